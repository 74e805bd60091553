package io.meshlint.cli;

import io.meshlint.engine.PackListing;
import io.meshlint.engine.PackListing.Entry;
import io.meshlint.engine.PackListing.LockState;
import io.meshlint.engine.report.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code meshlint packs}. */
@Command(
        name = "packs",
        description = {
            "Lists the packs of rules that a repository is linted with, and whether they are as its meshlint.lock says.",
            "`lock` writes meshlint.lock beside meshlint.yaml: name, version and digest of each pack that does not come"
                    + " with meshlint. Commit it: `meshlint check` then refuses a pack that has changed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        descriptionHeading = "%n",
        parameterListHeading = "%nWhat to do:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:listed, or written",
            "2:a pack or the configuration cannot be read, or the lock cannot be written",
            "70:a bug in meshlint; the message asks for a report"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  meshlint packs", "  meshlint packs lock"})
final class PacksCommand implements Callable<Integer> {
    private static final int SHOWN_DIGEST = "sha256:".length() + 12;

    /** What to do with packs. */
    enum Action {
        LIST,
        LOCK
    }

    @Parameters(
            index = "0",
            paramLabel = "list|lock",
            arity = "0..1",
            converter = Converters.PackActionConverter.class,
            description = "list (default) or lock.")
    private Action action = Action.LIST;

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            arity = "0..1",
            description = "A directory of the repository. Default: the current one.")
    private Optional<String> path = Optional.empty();

    @Mixin
    private final LintOptions options = new LintOptions();

    private final Terminal terminal;

    PacksCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Inputs inputs = Inputs.read(path.map(List::of).orElse(List.of()), terminal);
        List<String> mistakes = new ArrayList<>(inputs.mistakes());
        mistakes.addAll(options.mistakes(terminal));
        if (!mistakes.isEmpty()) {
            mistakes.forEach(terminal::say);
            return ExitStatus.NOT_DONE;
        }
        PackListing listing = PackListing.of(options.request(inputs, terminal));
        listing.problems().forEach(terminal::say);
        return switch (action) {
            case LIST -> list(listing);
            case LOCK -> lock(listing);
        };
    }

    private int list(PackListing listing) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : listing.packs()) {
            text.append(PlainText.line(entry.pack().name() + " " + entry.pack().version() + ", " + entry.rules()
                            + (entry.rules() == 1 ? " rule" : " rules")))
                    .append('\n');
            entry.pack().description().ifPresent(words -> line(text, words));
            if (entry.locked().isEmpty()) {
                line(text, "comes with meshlint");
            } else {
                line(text, entry.pack().where());
                line(
                        text,
                        shortened(entry.pack().digest()) + ", "
                                + words(entry.locked().get()));
            }
        }
        terminal.print(text.toString());
        return listing.problems().isEmpty() ? ExitStatus.CLEAN : ExitStatus.NOT_DONE;
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(PlainText.line(line)).append('\n');
    }

    private static String shortened(String digest) {
        return digest.substring(0, SHOWN_DIGEST) + "…";
    }

    private static String words(LockState state) {
        return switch (state) {
            case LOCKED -> "as locked";
            case CHANGED -> "not as locked: look at what changed, then `meshlint packs lock`";
            case NOT_LOCKED -> "not locked";
        };
    }

    private int lock(PackListing listing) {
        if (!listing.problems().isEmpty()) {
            terminal.say("the lock is not written: the mistakes have to be mended first");
            return ExitStatus.NOT_DONE;
        }
        try {
            listing.writeLock();
        } catch (IOException failure) {
            terminal.say(listing.lock() + ": the lock cannot be written: " + failure.getMessage());
            return ExitStatus.NOT_DONE;
        }
        Path here = terminal.workingDirectory();
        Path shown = listing.lock().startsWith(here) ? here.relativize(listing.lock()) : listing.lock();
        long locked = listing.packs().stream()
                .filter(entry -> entry.locked().isPresent())
                .count();
        terminal.print(PlainText.line("Locked " + locked + (locked == 1 ? " pack" : " packs") + " in " + shown) + "\n");
        return ExitStatus.CLEAN;
    }
}
