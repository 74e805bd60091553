package io.meshlint.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshlint.engine.report.ReportFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionTest {
    @TempDir
    private Path project;

    @Test
    void withoutSourcesTheProjectIsLinted() throws MojoExecutionException {
        assertThat(new Conversion(project.toFile()).sources(null)).containsExactly(project);
    }

    @Test
    void withoutAProjectTheWorkingDirectoryIsLinted() throws MojoExecutionException {
        Path here = Path.of("").toAbsolutePath();

        assertThat(new Conversion(null).sources(List.of())).containsExactly(here);
        assertThat(new Conversion(null).directory(new File("${project.basedir}/target/meshlint")))
                .isEqualTo(here.resolve("target/meshlint"));
    }

    @Test
    void listsMayHoldWhatMavenMakesOfEmptyElements() throws MojoExecutionException {
        assertThat(new Conversion(null).formats(Arrays.asList(" text", "", "sarif")))
                .containsExactly(ReportFormat.TEXT, ReportFormat.SARIF);
    }

    @Test
    void unknownWordsAreErrorsThatNameTheKnownOnes() {
        Conversion conversion = new Conversion(null);

        assertThatThrownBy(() -> conversion.threshold("fatal"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("meshlint.failOn is 'fatal'. Write one of error, warning, note, never.");
        assertThatThrownBy(() -> conversion.formats(List.of("xml")))
                .hasMessage("meshlint.formats is 'xml'. Write one of text, json, sarif, github.");
        assertThatThrownBy(() -> conversion.closedWorld("flat"))
                .hasMessage("meshlint.world is 'flat'. Write one of open, closed.");
    }

    @Test
    void aMissingSourceIsAnError() {
        assertThatThrownBy(() -> new Conversion(project.toFile()).sources(List.of(new File("k8s"))))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("meshlint.sources names " + project.resolve("k8s"));
    }
}
