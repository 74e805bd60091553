package io.meshlint.maven.renderer;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a user's programs keep what they can make again. */
public final class CacheDirectory {
    private CacheDirectory() {}

    /**
     * meshlint's cache directory: below {@code XDG_CACHE_HOME} or {@code ~/.cache} on Linux, {@code ~/Library/Caches} on macOS,
     * {@code LOCALAPPDATA} on Windows.
     *
     * @param osName      as in the system property {@code os.name}
     * @param home        the user's home directory
     * @param environment the environment's variables
     */
    public static Path of(String osName, Path home, Map<String, String> environment) {
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            Path base = local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
            return base.resolve("meshlint").resolve("cache");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("meshlint");
        }
        // The XDG Base Directory Specification has relative paths ignored.
        String cacheHome = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cacheHome.startsWith("/") ? Path.of(cacheHome) : home.resolve(".cache");
        return base.resolve("meshlint");
    }
}
