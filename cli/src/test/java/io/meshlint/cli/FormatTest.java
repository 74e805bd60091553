package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshlint fmt}: which files it formats, what it says, and its exit status. */
class FormatTest {
    private static final String UNTIDY = "module  a\nparam x:int=1 # one\n";
    private static final String TIDY = "module a\n\nparam x: int = 1  # one\n";
    private static final String MISTAKEN = "module a\nparam x: int =\n";

    @TempDir
    Path directory;

    @BeforeEach
    void files() throws IOException {
        write("b.mesh", UNTIDY);
        write("rules/a.mesh", UNTIDY);
        write("rules/tidy.mesh", TIDY);
        write("rules/notes.txt", UNTIDY);
        write(".git/hidden.mesh", UNTIDY);
        write("target/classes/copy.mesh", UNTIDY);
    }

    @Test
    void formatsTheRuleFilesBelowTheCurrentDirectory() throws IOException {
        Run run = Run.in(directory, "fmt");

        assertThat(run).isEqualTo(new Run(0, "", "meshlint: formatted b.mesh\nmeshlint: formatted rules/a.mesh\n"));
        assertThat(read("b.mesh")).isEqualTo(TIDY);
        assertThat(read("rules/a.mesh")).isEqualTo(TIDY);
        assertThat(read("rules/notes.txt")).isEqualTo(UNTIDY);
        assertThat(read(".git/hidden.mesh")).isEqualTo(UNTIDY);
        assertThat(read("target/classes/copy.mesh")).isEqualTo(UNTIDY);
        assertThat(Run.in(directory, "fmt")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void formatsWhatIsNamedOnceAndInTheOrderOfPaths() throws IOException {
        Run run = Run.in(directory, "fmt", "rules/notes.txt", "target", "rules", "rules/a.mesh");

        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        "",
                        "meshlint: formatted rules/a.mesh\n"
                                + "meshlint: formatted rules/notes.txt\n"
                                + "meshlint: formatted target/classes/copy.mesh\n"));
        assertThat(read("b.mesh")).isEqualTo(UNTIDY);
    }

    @Test
    void checkListsTheFilesThatWouldChangeAndWritesNothing() throws IOException {
        Run run = Run.in(directory, "fmt", "--check");

        assertThat(run).isEqualTo(new Run(1, "b.mesh\nrules/a.mesh\n", ""));
        assertThat(read("b.mesh")).isEqualTo(UNTIDY);
        assertThat(Run.in(directory, "fmt", "--check", "rules/tidy.mesh")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void keepsCarriageReturns() throws IOException {
        write("b.mesh", UNTIDY.replace("\n", "\r\n"));

        assertThat(Run.in(directory, "fmt", "b.mesh").status()).isZero();
        assertThat(read("b.mesh")).isEqualTo(TIDY.replace("\n", "\r\n"));
    }

    @Test
    void standardInputGoesToStandardOutput() {
        assertThat(Run.piped(directory, UNTIDY, "fmt", "-")).isEqualTo(new Run(0, TIDY, ""));
        assertThat(Run.piped(directory, TIDY, "fmt", "-")).isEqualTo(new Run(0, TIDY, ""));
        assertThat(Run.piped(directory, UNTIDY, "fmt", "--check", "-")).isEqualTo(new Run(1, "standard input\n", ""));
    }

    @Test
    void aFileWithSyntaxErrorsIsLeftAloneAndTheOthersAreFormatted() throws IOException {
        write("b.mesh", MISTAKEN);

        Run run = Run.in(directory, "fmt");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.results()).isEmpty();
        assertThat(run.messages()).contains("error[ML0002]", "b.mesh:2:", "meshlint: formatted rules/a.mesh\n");
        assertThat(read("b.mesh")).isEqualTo(MISTAKEN);
        assertThat(read("rules/a.mesh")).isEqualTo(TIDY);
        assertThat(Run.piped(directory, MISTAKEN, "fmt", "-").results()).isEmpty();
    }

    @Test
    void syntaxErrorsWeighMoreThanFilesThatWouldChange() throws IOException {
        write("rules/z.mesh", MISTAKEN);

        assertThat(Run.in(directory, "fmt", "--check").status()).isEqualTo(2);
    }

    @Test
    void nothingIsFormattedWhereAPathDoesNotExist() throws IOException {
        Run run = Run.in(directory, "fmt", "b.mesh", "rulez");

        assertThat(run).isEqualTo(new Run(2, "", "meshlint: rulez: there is no such file or directory\n"));
        assertThat(read("b.mesh")).isEqualTo(UNTIDY);
    }

    @Test
    void whatIsNoTextIsRefused() {
        byte[] latin1 = "module a # \u00FC".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Run.with(directory, latin1, Map.of(), "fmt", "-"))
                .isEqualTo(new Run(2, "", "meshlint: standard input: is not UTF-8 text\n"));
    }

    @Test
    void helpFitsTheTerminal() {
        Run run = Run.in(directory, "fmt", "--help");

        assertThat(run.status()).isZero();
        assertThat(run.results()).contains("--check", "Exit status:");
        assertThat(run.results().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }
}
