package io.meshlint.engine.render;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;

/** One process of the renderer. Used by one thread at a time; {@link #kill} may be called by any. */
final class Worker {

    /** What came of a unit. */
    sealed interface Outcome {}

    record Answered(RenderResult result) implements Outcome {}

    record Late() implements Outcome {}

    record TooMuch() implements Outcome {}

    /**
     * @param lastWords what the process wrote to its standard error, ready to be appended to a message; empty where it wrote nothing
     */
    record Died(String lastWords) implements Outcome {}

    private final Process process;
    private final LimitedInput input;
    private final ErrorTail errors;
    /** Null until the first unit: making it waits for the first byte. */
    private MappingIterator<RenderProtocol.Answer> answers;

    private volatile boolean late;

    private Worker(Process process) {
        this.process = process;
        this.input = new LimitedInput(process.getInputStream());
        this.errors = new ErrorTail(process.getErrorStream());
        errors.start();
    }

    static Worker start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        // Windows itself needs this one to start a process that opens a socket or asks for random numbers.
        environment.keySet().removeIf(name -> !name.toUpperCase(Locale.ROOT).equals("SYSTEMROOT"));
        return new Worker(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** True until the first unit. */
    boolean isFresh() {
        return answers == null;
    }

    void kill() {
        process.destroyForcibly();
    }

    Outcome render(RenderRequest request, ProcessRenderer.Limits limits) {
        input.allow(limits.answer());
        Thread deadline = deadline(limits);
        try {
            OutputStream output = process.getOutputStream();
            output.write(RenderProtocol.request(request, limits.deadline()));
            output.flush();
            if (answers == null) {
                answers = RenderProtocol.answers(input);
            }
            if (answers.hasNextValue()) {
                return new Answered(answers.nextValue().toResult());
            }
        } catch (IOException | JacksonException | UncheckedIOException e) {
            // What happened is told by the limits below; otherwise the process is gone or talks nonsense.
            process.destroyForcibly();
        } finally {
            deadline.interrupt();
        }
        if (input.exceeded) {
            return new TooMuch();
        }
        return late ? new Late() : new Died(errors.lastWords(process));
    }

    private Thread deadline(ProcessRenderer.Limits limits) {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(limits.deadline().toMillis());
                        late = true;
                        process.destroyForcibly();
                    } catch (InterruptedException e) {
                        // The unit was done in time.
                    }
                },
                "meshlint-render deadline");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Counts what is read and ends the stream at a limit. */
    private static final class LimitedInput extends FilterInputStream {
        private long left;
        private volatile boolean exceeded;

        LimitedInput(InputStream in) {
            super(in);
        }

        void allow(long bytes) {
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                exceeded = true;
                return -1;
            }
            int count = super.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }

    /** Reads standard error to its end, so that the process never waits for us, and keeps a little of it. */
    private static final class ErrorTail extends Thread {
        private static final int KEPT = 400;
        private final InputStream stream;
        private final StringBuilder kept = new StringBuilder();

        ErrorTail(InputStream stream) {
            super("meshlint-render errors");
            setDaemon(true);
            this.stream = stream;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[8192];
            try {
                for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                    synchronized (kept) {
                        if (kept.length() < KEPT) {
                            kept.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                        }
                    }
                }
            } catch (IOException e) {
                // The process was killed.
            }
        }

        String lastWords(Process process) {
            try {
                process.waitFor(2, TimeUnit.SECONDS);
                join(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            synchronized (kept) {
                String first = kept.toString().strip().lines().findFirst().orElse("");
                return first.isEmpty() ? "" : ": " + first.substring(0, Math.min(first.length(), KEPT));
            }
        }
    }
}
