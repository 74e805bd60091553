package io.meshlint.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Severity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manifests in {@code src/test/resources/manifests}: {@code # expect: CODE} stands on the line of each mistake, and nowhere else is one. The
 * first line may name the releases that they are checked for.
 */
class ManifestFixturesTest {
    private static final Pattern EXPECTED = Pattern.compile("# expect: (SCHEMA\\d+)( warning)?");

    private static final Pattern TARGET = Pattern.compile("# target: istio (.*), kubernetes (.*)\n");

    @TempDir
    Path directory;

    static List<Path> fixtures() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(
                Path.of(ManifestFixturesTest.class.getResource("/manifests").toURI()))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyMistakeIsFoundOnItsLineAndNothingElse(Path fixture) throws IOException {
        String text = Files.readString(fixture);

        List<String> found = findings(fixture, text).stream()
                .map(f -> f.location().region().startLine() + " " + f.rule().code()
                        + (f.severity() == Severity.WARNING ? " warning" : ""))
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected(text));
    }

    @Test
    void messagesSayWhatIsWrongWhyAndWhatToWrite() throws IOException, URISyntaxException {
        StringBuilder messages = new StringBuilder();
        for (Path fixture : fixtures()) {
            String text = Files.readString(fixture);
            for (Finding finding : findings(fixture, text)) {
                int line = finding.location().region().startLine();
                messages.append(fixture.getFileName())
                        .append(':')
                        .append(line)
                        .append("  ")
                        .append(text.lines()
                                .toList()
                                .get(line - 1)
                                .replaceAll(" *# expect.*", "")
                                .strip())
                        .append('\n');
                messages.append("  ")
                        .append(finding.rule().code())
                        .append(' ')
                        .append(finding.severity().label())
                        .append(": ")
                        .append(finding.message())
                        .append('\n');
                messages.append("  ").append(finding.help().orElseThrow()).append("\n\n");
            }
        }
        Approvals.verify(messages);
    }

    private List<Finding> findings(Path fixture, String text) throws IOException {
        Path repository = Files.createTempDirectory(directory, "repository");
        Lint lint = Lint.of(repository, "=== " + fixture.getFileName() + "\n" + text);
        Matcher target = TARGET.matcher(text);
        return target.lookingAt()
                ? lint.istio(target.group(1)).kubernetes(target.group(2)).findings()
                : lint.findings();
    }

    private static List<String> expected(String text) {
        List<String> expected = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTED.matcher(lines.get(i));
            while (matcher.find()) {
                expected.add((i + 1) + " " + matcher.group(1) + (matcher.group(2) == null ? "" : matcher.group(2)));
            }
        }
        return expected;
    }
}
