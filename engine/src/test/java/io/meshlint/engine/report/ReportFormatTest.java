package io.meshlint.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsLabelAndWritesWholeLines(ReportFormat format) {
        assertThat(ReportFormat.of(format.label())).contains(format);
        assertThat(ReportTests.write(format.writer(), SampleReport.report()))
                .endsWith("\n")
                .doesNotContain("\r", "\u001b");
    }

    @Test
    void labelsAreThoseOfTheCommandLine() {
        assertThat(ReportFormat.labels()).isEqualTo("text, json, sarif, github");
        assertThat(ReportFormat.of("TEXT")).isEmpty();
    }
}
