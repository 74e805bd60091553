package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line says before anything is linted. */
class ArgumentsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        chek                          | there is no command chek; did you mean check?
        frobnicate                    | there is no command frobnicate
        check --fromat json           | there is no option --fromat; did you mean --format?
        check --fail_on=error         | there is no option --fail_on; did you mean --fail-on?
        check --quux                  | there is no option --quux
        check --format xml            | 'xml' is none of text, json, sarif, github
        check --format sarif=         | the file's name is missing after '='
        check --fail-on fatal         | 'fatal' is none of error, warning, note, never
        check --world flat            | 'flat' is none of open, closed
        check --color maybe           | 'maybe' is none of auto, always, never
        check nowhere                 | nowhere: there is no such file or directory
        check --config missing.yaml   | --config missing.yaml: there is no such file or directory
        check --pack missing.jar      | --pack missing.jar: there is no such file or directory
        check --format text --format json       | only one report can go to standard output; give the others a file: --format json=FILE
        check --format json=x --format sarif=./x | two reports would go to ./x; give each a file of its own
        """)
    void aMistakeIsOneMessageAndStatusTwo(String arguments, String message) {
        Run run = Run.in(directory, arguments.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.results()).isEmpty();
        assertThat(run.messages())
                .startsWith("meshlint: ")
                .containsOnlyOnce("meshlint: ")
                .contains(message);
    }

    @Test
    void everyMissingPathIsNamed() {
        Run run = Run.in(directory, "check", "one", "two");

        assertThat(run.messages()).isEqualTo("""
            meshlint: one: there is no such file or directory
            meshlint: two: there is no such file or directory
            """);
    }

    @Test
    void withoutACommandItSaysWhatToType() {
        Run run = Run.in(directory);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("meshlint check");
    }

    @Test
    void standardInputMustBeText() {
        byte[] latin1 = {'k', 'i', 'n', 'd', ':', ' ', (byte) 0xE9};

        Run run = Run.with(directory, latin1, Map.of(), "check", "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages())
                .isEqualTo("meshlint: standard input is not UTF-8 text; manifests are YAML or JSON in UTF-8\n");
    }

    @Test
    void theVersionIsTheBuilds() {
        Run run = Run.in(directory, "--version");

        assertThat(run.status()).isZero();
        assertThat(run.results()).matches("meshlint [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\\R");
    }

    @Test
    void helpNamesEveryOptionOfTheContract() {
        Run run = Run.in(directory, "check", "--help");

        assertThat(run.status()).isZero();
        assertThat(run.messages()).isEmpty();
        assertThat(run.results())
                .contains("--format=FORMAT[=FILE]", "--config=FILE", "--pack=DIR|JAR", "--select=LIST", "--ignore=LIST")
                .contains(
                        "--fail-on=",
                        "--fail-on-incomplete",
                        "--istio-version=V",
                        "--kubernetes-version=V",
                        "--world=open|closed")
                .contains("Exit status:", "70");
        assertThat(run.results().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
}
