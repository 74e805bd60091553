package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultStreamTest {

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe is being closed", "The pipe has been ended"})
    void aReaderThatWentAwayIsNoFailure(String message) {
        FailingStream target = new FailingStream(message);
        ResultStream results = new ResultStream(target);

        results.write('a');
        results.write('b');
        results.flush();

        assertThat(results.failure()).isEmpty();
        assertThat(target.attempts)
                .as("nothing more is written to a closed pipe")
                .isEqualTo(1);
    }

    @Test
    void aFullDiskIsAFailure() {
        ResultStream results = new ResultStream(new FailingStream("No space left on device"));

        results.write('a');

        assertThat(results.failure()).contains("No space left on device");
    }

    private static final class FailingStream extends OutputStream {
        private final String message;
        private int attempts;

        FailingStream(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            attempts++;
            throw new IOException(message);
        }
    }
}
