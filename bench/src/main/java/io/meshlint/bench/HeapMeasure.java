package io.meshlint.bench;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.LintRequest;
import io.meshlint.engine.Linter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lints generated repositories of about 10 MB and 50 MB in processes with a limited heap, and finds the smallest that is enough.
 *
 * <p>With a directory as its argument it is such a process.
 */
public final class HeapMeasure {
    private static final int BYTES_OF_A_RESOURCE = 540;
    private static final int[] MEGABYTES = {10, 50};
    private static final double[] FACTORS = {6, 8, 10, 12};
    private static final int FIXED_MEGABYTES = 128;

    private HeapMeasure() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1) {
            lint(Path.of(arguments[0]));
            return;
        }
        for (int megabytes : MEGABYTES) {
            Path directory = Files.createTempDirectory("meshlint-bench");
            long bytes = 0;
            int number = 0;
            for (String file : WorldGenerator.files(megabytes * 1_000_000 / BYTES_OF_A_RESOURCE, 7)) {
                bytes += file.length();
                Files.writeString(directory.resolve("file-" + number++ + ".yaml"), file);
            }
            for (double factor : FACTORS) {
                int heap = (int) (FIXED_MEGABYTES + factor * bytes / 1e6);
                boolean enough = lintWithHeap(directory, heap);
                System.out.println(String.format(
                        Locale.ROOT,
                        "%.1f MB with a heap of %d MB + %.0f times the input = %d MB: %s",
                        bytes / 1e6,
                        FIXED_MEGABYTES,
                        factor,
                        heap,
                        enough ? "enough" : "not enough"));
                if (enough) {
                    break;
                }
            }
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .map(Path::toFile)
                        .forEach(File::delete);
            }
        }
    }

    private static boolean lintWithHeap(Path directory, int megabytes) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx" + megabytes + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapMeasure.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        return process.waitFor() == 0;
    }

    private static void lint(Path directory) throws IOException {
        LintOutcome outcome = Linter.lint(new LintRequest(
                List.of(directory.toRealPath()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                HeapMeasure.class.getClassLoader(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                () -> {
                    throw new IllegalStateException("nothing to render");
                }));
        System.out.println("  " + outcome.report().findings().size() + " findings");
    }
}
