package io.meshlint.maven.renderer;

import java.util.Locale;
import java.util.Optional;

/** The operating systems and processors that the renderer is built for, named as Go names them. */
public final class Platform {
    private Platform() {}

    /**
     * The classifier of the renderer's zip, for example {@code linux-amd64}; empty for a platform that it is not built for.
     *
     * @param osName as in the system property {@code os.name}
     * @param osArch as in the system property {@code os.arch}
     */
    public static Optional<String> classifier(String osName, String osArch) {
        return operatingSystem(osName.toLowerCase(Locale.ROOT))
                .flatMap(system -> processor(osArch.toLowerCase(Locale.ROOT)).map(p -> system + "-" + p));
    }

    private static Optional<String> operatingSystem(String name) {
        if (name.startsWith("linux")) {
            return Optional.of("linux");
        }
        if (name.startsWith("mac")) {
            return Optional.of("darwin");
        }
        return name.startsWith("windows") ? Optional.of("windows") : Optional.empty();
    }

    private static Optional<String> processor(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> Optional.of("amd64");
            case "aarch64", "arm64" -> Optional.of("arm64");
            default -> Optional.empty();
        };
    }
}
