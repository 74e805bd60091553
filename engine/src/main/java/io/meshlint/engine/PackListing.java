package io.meshlint.engine;

import io.meshlint.engine.pack.PackLock;
import io.meshlint.engine.pack.RulePack;
import io.meshlint.grammar.syntax.Declaration;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The packs that a request would lint with.
 *
 * @param packs    by name
 * @param lock     where the lock is, or would be
 * @param problems of the configuration and of packs, whole messages
 */
public record PackListing(List<Entry> packs, Path lock, List<String> problems) {
    public PackListing {
        packs = packs.stream()
                .sorted(Comparator.comparing(entry -> entry.pack().name()))
                .toList();
        problems = List.copyOf(problems);
    }

    /**
     * A pack.
     *
     * @param rules  how many it has
     * @param locked whether the lock holds it; empty for one that comes with meshlint, which is not locked
     */
    public record Entry(RulePack pack, int rules, Optional<LockState> locked) {}

    /** What the lock says of a pack. */
    public enum LockState {
        LOCKED,
        CHANGED,
        NOT_LOCKED
    }

    /** Reads configuration, packs and lock; nothing is linted. */
    public static PackListing of(LintRequest request) {
        RequestedPacks requested = RequestedPacks.of(request);
        PackRules.Parsed parsed = PackRules.parse(request.packClassLoader(), requested.paths());
        Optional<PackLock> lock = PackLock.read(requested.lock());
        List<String> problems = new ArrayList<>(requested.file().problems());
        problems.addAll(parsed.problems());
        lock.ifPresent(read -> problems.addAll(read.problems()));
        Map<String, Long> rules = parsed.modules().stream()
                .collect(Collectors.groupingBy(
                        module -> module.pack(),
                        Collectors.summingLong(module -> module.parsed().module().stream()
                                .flatMap(syntax -> syntax.declarations().stream())
                                .filter(Declaration.Rule.class::isInstance)
                                .count())));
        List<Entry> entries = parsed.packs().stream()
                .map(pack -> new Entry(
                        pack,
                        rules.getOrDefault(pack.name(), 0L).intValue(),
                        pack.bundled() ? Optional.empty() : Optional.of(state(pack, lock))))
                .toList();
        return new PackListing(entries, requested.lock(), problems);
    }

    private static LockState state(RulePack pack, Optional<PackLock> lock) {
        PackLock.Entry entry = lock.map(read -> read.entries().get(pack.name())).orElse(null);
        if (entry == null) {
            return LockState.NOT_LOCKED;
        }
        return entry.digest().equals(pack.digest()) ? LockState.LOCKED : LockState.CHANGED;
    }

    /** Writes the lock for the packs as they are. A link is refused: a pull request could bring one that leads out of the repository. */
    public void writeLock() throws IOException {
        if (Files.isSymbolicLink(lock)) {
            throw new FileSystemException(lock.toString(), null, "is a symbolic link; remove it");
        }
        Files.writeString(lock, PackLock.text(packs.stream().map(Entry::pack).toList()));
    }
}
