package io.meshlint.engine;

import io.meshlint.engine.config.ConfigurationFile;
import io.meshlint.engine.config.ConfigurationLocator;
import io.meshlint.engine.config.ConfigurationReader;
import io.meshlint.engine.pack.PackLock;
import io.meshlint.engine.pack.RulePack;
import io.meshlint.engine.world.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration of a request and the packs that it asks for.
 *
 * @param repository the one around the request's paths
 * @param file       the configuration
 * @param paths      the packs of the configuration and of the request; those of the class path are found besides
 * @param lock       where {@code meshlint.lock} is, or would be: beside the configuration, else at the repository's root
 */
public record RequestedPacks(Repository repository, ConfigurationFile file, List<Path> paths, Path lock) {

    /** Reads the configuration. */
    public static RequestedPacks of(LintRequest request) {
        Repository repository = Repository.around(request.paths());
        Optional<Path> found = request.configurationFile();
        if (found.isEmpty() && !request.paths().isEmpty()) {
            found = ConfigurationLocator.locate(request.paths().get(0), repository.root());
        }
        ConfigurationFile file = found.map(path -> ConfigurationReader.read(path, repository.root()))
                .orElse(ConfigurationFile.NONE);
        List<Path> paths = Stream.concat(
                        file.configuration().packs().stream().map(repository::resolve), request.packs().stream())
                .toList();
        Path directory = found.map(Path::getParent).orElse(repository.root());
        return new RequestedPacks(repository, file, paths, directory.resolve(PackLock.FILE));
    }

    /**
     * Compares what was read with the lock.
     *
     * @param locked true to want every pack in it
     */
    List<String> compare(List<RulePack> packs, boolean locked) {
        Optional<PackLock> read = PackLock.read(lock);
        if (read.isEmpty() && locked) {
            return List.of("there is no " + PackLock.FILE + " in " + lock.getParent()
                    + ", and a locked run wants one; write it with `meshlint packs lock`, and commit it");
        }
        return read.map(one -> one.compare(packs, locked)).orElse(List.of());
    }
}
