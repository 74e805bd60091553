package io.meshlint.maven.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "Linux, amd64, linux-amd64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, x86_64, darwin-amd64",
        "Mac OS X, aarch64, darwin-arm64",
        "Windows 11, amd64, windows-amd64"
    })
    void platformsAreNamedAsGoNamesThem(String osName, String osArch, String classifier) {
        assertThat(Platform.classifier(osName, osArch)).contains(classifier);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"AIX, ppc64", "Linux, s390x", "Darwinish, amd64"})
    void othersHaveNone(String osName, String osArch) {
        assertThat(Platform.classifier(osName, osArch)).isEmpty();
    }
}
