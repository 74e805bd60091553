package io.meshlint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output. A reader that goes away early ({@code meshlint check | head}) ends the writing and is no error;
 * any other failure, a full disk for instance, is kept and told at the end.
 */
final class ResultStream extends OutputStream {
    private final OutputStream target;
    private boolean ended;
    private String failure;

    ResultStream(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        attempt(() -> target.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        attempt(target::flush);
    }

    /** Why not everything could be written; empty if it was, or if the reader did not want it. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private void attempt(Attempt attempt) {
        if (ended) {
            return;
        }
        try {
            attempt.run();
        } catch (IOException e) {
            ended = true;
            if (!readerIsGone(e)) {
                failure = String.valueOf(e.getMessage());
            }
        }
    }

    /** Linux and macOS say "Broken pipe", Windows "The pipe is being closed" or "The pipe has been ended". */
    private static boolean readerIsGone(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }
}
