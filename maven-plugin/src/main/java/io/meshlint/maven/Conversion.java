package io.meshlint.maven;

import io.meshlint.engine.finding.FailureThreshold;
import io.meshlint.engine.report.ReportFormat;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;

/** From the values that Maven hands over, null where nothing is set, to those that the engine takes. */
final class Conversion {
    private final Path base;

    /** @param projectDirectory null without a project: then relative paths are relative to the working directory */
    Conversion(File projectDirectory) {
        this.base = (projectDirectory == null ? Path.of("") : projectDirectory.toPath()).toAbsolutePath();
    }

    FailureThreshold threshold(String label) throws MojoExecutionException {
        return FailureThreshold.of(label)
                .orElseThrow(() -> unknown("meshlint.failOn", label, FailureThreshold.labels()));
    }

    Set<ReportFormat> formats(List<String> labels) throws MojoExecutionException {
        Set<ReportFormat> formats = new LinkedHashSet<>();
        for (String label : list(labels)) {
            formats.add(ReportFormat.of(label)
                    .orElseThrow(() -> unknown("meshlint.formats", label, ReportFormat.labels())));
        }
        return formats;
    }

    Optional<Boolean> closedWorld(String world) throws MojoExecutionException {
        if (text(world).isEmpty()) {
            return Optional.empty();
        }
        return switch (world) {
            case "open" -> Optional.of(false);
            case "closed" -> Optional.of(true);
            default -> throw unknown("meshlint.world", world, "open, closed");
        };
    }

    Optional<String> text(String value) {
        return Optional.ofNullable(value).map(String::trim).filter(v -> !v.isEmpty());
    }

    List<String> list(List<String> values) {
        return values == null
                ? List.of()
                : values.stream().map(String::trim).filter(v -> !v.isEmpty()).toList();
    }

    List<Path> sources(List<File> sources) throws MojoExecutionException {
        return sources == null || sources.isEmpty() ? List.of(base.normalize()) : files("meshlint.sources", sources);
    }

    List<Path> files(String parameter, List<File> files) throws MojoExecutionException {
        List<Path> paths = new ArrayList<>();
        for (File file : files == null ? List.<File>of() : files) {
            paths.add(file(parameter, file).orElseThrow());
        }
        return paths;
    }

    Optional<Path> file(String parameter, File file) throws MojoExecutionException {
        if (file == null) {
            return Optional.empty();
        }
        Path path = base.resolve(file.toPath()).normalize();
        if (!Files.exists(path)) {
            throw new MojoExecutionException(
                    parameter + " names " + path + ", where there is no file or directory. Correct the path.");
        }
        return Optional.of(path);
    }

    /** Without a project Maven leaves {@code ${project.basedir}} as it stands. */
    Path directory(File directory) {
        String unresolved = "${project.basedir}";
        String path = directory.getPath();
        int at = path.indexOf(unresolved);
        return at < 0 ? base.resolve(path).normalize() : Path.of(base + path.substring(at + unresolved.length()));
    }

    private static MojoExecutionException unknown(String parameter, String value, String expected) {
        return new MojoExecutionException(parameter + " is '" + value + "'. Write one of " + expected + ".");
    }
}
