package io.meshlint.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ANTLR is an implementation detail of one package. */
class AntlrBoundaryTest {

    @Test
    void only_the_parser_touches_antlr() throws IOException {
        Set<String> packages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("org.antlr")) {
                    packages.add(file.getParent().getFileName().toString());
                }
            }
        }
        assertThat(packages).containsExactly("parse");
    }
}
