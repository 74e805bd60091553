package io.meshlint.maven.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RendererCacheTest {
    @TempDir
    private Path directory;

    @Test
    void theProgramIsUnpackedAndCanBeRun() throws IOException {
        Path program = cache().program(zip("one.zip", "meshlint-render", "#!/bin/sh\n"));

        assertThat(program)
                .hasContent("#!/bin/sh\n")
                .hasFileName("meshlint-render")
                .isExecutable();
        assertThat(program).startsWith(directory.resolve("cache"));
    }

    @Test
    void anotherVersionHasAnotherPlace() throws IOException {
        Path one = cache().program(zip("one.zip", "meshlint-render", "one"));
        Path two = cache().program(zip("two.zip", "meshlint-render", "two"));

        assertThat(one).hasContent("one");
        assertThat(two).hasContent("two");
    }

    @Test
    void whatIsUnpackedIsUsedAgain() throws IOException {
        Path zip = zip("one.zip", "meshlint-render", "one");
        Path program = cache().program(zip);
        Object first = Files.readAttributes(program, "lastModifiedTime,size,creationTime");

        assertThat(cache().program(zip)).isEqualTo(program);
        assertThat((Object) Files.readAttributes(program, "lastModifiedTime,size,creationTime"))
                .isEqualTo(first);
    }

    @Test
    void severalBuildsAtOnceGetTheSameProgramAndLeaveNothingElse() throws Exception {
        Path zip = zip("one.zip", "meshlint-render", "x".repeat(1 << 20));
        ExecutorService builds = Executors.newFixedThreadPool(8);
        try {
            Callable<Path> build = () -> cache().program(zip);
            List<Future<Path>> programs = builds.invokeAll(Collections.nCopies(8, build));
            for (Future<Path> program : programs) {
                assertThat(program.get()).hasSize(1 << 20);
            }
        } finally {
            builds.shutdown();
        }
        try (var left = Files.list(directory.resolve("cache/renderer"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void anEntryCannotLeaveItsDirectory() throws IOException {
        Path program = cache().program(zip("evil.zip", "../../../meshlint-render", "one"));

        assertThat(program).startsWith(directory.resolve("cache/renderer")).hasContent("one");
    }

    @Test
    void aZipWithoutTheProgramIsAnErrorAndLeavesNothing() throws IOException {
        Path zip = zip("other.zip", "README", "hello");

        assertThatThrownBy(() -> cache().program(zip))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("meshlint-render");
        try (var left = Files.list(directory.resolve("cache/renderer"))) {
            assertThat(left).isEmpty();
        }
    }

    private RendererCache cache() {
        return new RendererCache(directory.resolve("cache"));
    }

    private Path zip(String name, String entry, String content) throws IOException {
        Path zip = directory.resolve(name);
        try (ZipOutputStream output = new ZipOutputStream(Files.newOutputStream(zip))) {
            output.putNextEntry(new ZipEntry(entry));
            output.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }
}
