package io.meshlint.maven.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheDirectoryTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxFollowsXdg() {
        assertThat(CacheDirectory.of("Linux", HOME, Map.of())).isEqualTo(HOME.resolve(".cache/meshlint"));
        assertThat(CacheDirectory.of("Linux", HOME, Map.of("XDG_CACHE_HOME", "/var/cache/ada")))
                .isEqualTo(Path.of("/var/cache/ada/meshlint"));
        assertThat(CacheDirectory.of("Linux", HOME, Map.of("XDG_CACHE_HOME", "relative")))
                .as("relative paths are ignored, as the specification says")
                .isEqualTo(HOME.resolve(".cache/meshlint"));
    }

    @Test
    void macOsHasALibrary() {
        assertThat(CacheDirectory.of("Mac OS X", HOME, Map.of())).isEqualTo(HOME.resolve("Library/Caches/meshlint"));
    }

    @Test
    void windowsHasLocalApplicationData() {
        assertThat(CacheDirectory.of("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local")))
                .isEqualTo(Path.of("/local/meshlint/cache"));
        assertThat(CacheDirectory.of("Windows 11", HOME, Map.of()))
                .isEqualTo(HOME.resolve("AppData/Local/meshlint/cache"));
    }
}
