package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.MeshlintVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BugTest {

    @Test
    void ourBugAsksForAReportWithVersionAndStackTrace() {
        StringWriter messages = new StringWriter();

        int status = new Mistakes(new PrintWriter(messages)).bug(new IllegalStateException("two roots"));

        assertThat(status).isEqualTo(70);
        assertThat(messages.toString())
                .contains("bug in meshlint", "Please report it", "meshlint " + MeshlintVersion.get())
                .contains("java.lang.IllegalStateException: two roots", "at io.meshlint.cli.BugTest");
    }

    @Test
    void tooLittleMemorySaysHowToGiveMore() {
        StringWriter messages = new StringWriter();

        new Mistakes(new PrintWriter(messages)).bug(new OutOfMemoryError());

        assertThat(messages.toString()).startsWith("meshlint: out of memory.").contains("-Xmx");
    }
}
