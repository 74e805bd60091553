package io.meshlint.engine.render;

import io.meshlint.engine.render.RenderResult.Kind;
import io.meshlint.engine.render.RenderResult.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Renders with worker processes of {@code meshlint-render}.
 *
 * <p>A worker is started when there is a unit for it, and works on one unit at a time. One that takes too long, writes too much or dies is
 * killed; its unit gets a problem, and the next unit a new worker. The environment of a worker is empty.
 */
public final class ProcessRenderer implements Renderer {

    /**
     * What a unit may cost.
     *
     * @param workers  how many units are rendered at the same time, at least 1
     * @param deadline for one unit, from the moment it is handed to a worker
     * @param answer   size of a worker's answer in bytes, with origins
     */
    public record Limits(int workers, Duration deadline, long answer) {

        /** As many workers as there are processors, but 4 at most; 60 seconds; 512 MiB. */
        public static final Limits DEFAULT =
                new Limits(Math.min(Runtime.getRuntime().availableProcessors(), 4), Duration.ofSeconds(60), 512L << 20);

        public Limits {
            if (workers < 1 || deadline.isNegative() || deadline.isZero() || answer < 1) {
                throw new IllegalArgumentException("no limits: " + workers + ", " + deadline + ", " + answer);
            }
        }
    }

    private final List<String> command;
    private final Limits limits;
    private final Semaphore slots;
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> all = new LinkedHashSet<>();
    private boolean closed;

    /**
     * @param command the program and its arguments; the program is an absolute path
     */
    public ProcessRenderer(List<String> command, Limits limits) {
        this.command = List.copyOf(command);
        this.limits = Objects.requireNonNull(limits, "limits");
        this.slots = new Semaphore(limits.workers(), true);
    }

    @Override
    public RenderResult render(RenderRequest request) {
        slots.acquireUninterruptibly();
        try {
            while (true) {
                Worker worker;
                try {
                    worker = take();
                } catch (IOException e) {
                    return failed(
                            request,
                            Kind.UNAVAILABLE,
                            "cannot render: the program " + command.get(0) + " does not start",
                            "Check that it is built for this platform and may be run here; the system says: "
                                    + e.getMessage());
                }
                boolean fresh = worker.isFresh();
                Worker.Outcome outcome = worker.render(request, limits);
                if (outcome instanceof Worker.Answered answered) {
                    giveBack(worker);
                    return answered.result();
                }
                discard(worker);
                if (outcome instanceof Worker.Late) {
                    return failed(
                            request,
                            Kind.REFUSED,
                            "rendering takes longer than " + limits.deadline().toSeconds() + " seconds",
                            "Look for a loop without an end, or split the unit.");
                }
                if (outcome instanceof Worker.TooMuch) {
                    return failed(
                            request,
                            Kind.REFUSED,
                            "rendering writes more than " + limits.answer() + " bytes",
                            "Look for a loop or a repetition without an end, or split the unit.");
                }
                // A worker may have died of the unit before; only a new one tells.
                if (fresh) {
                    return failed(
                            request,
                            Kind.BROKEN,
                            "the renderer ended without an answer" + ((Worker.Died) outcome).lastWords(),
                            "Render the directory with helm or kustomize; if they manage, report it as a defect of"
                                    + " meshlint.");
                }
            }
        } finally {
            slots.release();
        }
    }

    private synchronized Worker take() throws IOException {
        if (closed) {
            throw new IllegalStateException("the renderer is closed");
        }
        Worker worker = idle.poll();
        while (worker != null && !worker.isAlive()) {
            all.remove(worker);
            worker = idle.poll();
        }
        if (worker == null) {
            worker = Worker.start(command);
            all.add(worker);
        }
        return worker;
    }

    private synchronized void giveBack(Worker worker) {
        if (closed) {
            worker.kill();
        } else {
            idle.push(worker);
        }
    }

    private synchronized void discard(Worker worker) {
        all.remove(worker);
        worker.kill();
    }

    /** Ends all workers; units in work get a problem. */
    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(Worker::kill);
        all.clear();
        idle.clear();
    }

    private static RenderResult failed(RenderRequest request, Kind kind, String message, String help) {
        return new RenderResult(
                List.of(), List.of(new Problem(kind, unitFile(request), OptionalInt.empty(), message, help)));
    }

    /** The file that stands for a unit. */
    static String unitFile(RenderRequest request) {
        String directory = request.directory().isEmpty() ? "" : request.directory() + "/";
        return directory + (request instanceof RenderRequest.Helm ? "Chart.yaml" : "kustomization.yaml");
    }
}
