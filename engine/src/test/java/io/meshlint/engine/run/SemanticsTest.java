package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.run.WorldRun.Strategy;
import io.meshlint.engine.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What each clause of the language means: the pages in {@code src/test/resources/semantics} show small modules, worlds, and what comes of them.
 * Every example is run as planned, with every view on demand, and in the author's order without indexes.
 *
 * <p>With {@code -Dsemantics.write} the results are written into the pages, to be read before they are committed.
 */
class SemanticsTest {
    private static final Path PAGES = Path.of("src", "test", "resources", "semantics");

    @TestFactory
    Stream<DynamicNode> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream()
                    .map(SemanticsTest::page);
        }
    }

    private static DynamicNode page(Path file) {
        SemanticsPage page = SemanticsPage.read(file);
        if (System.getProperty("semantics.write") != null) {
            page.write(example -> results(example, Strategy.SOURCE_ORDER));
            page = SemanticsPage.read(file);
        }
        List<DynamicNode> tests = new ArrayList<>();
        for (SemanticsPage.Example example : page.examples()) {
            for (Strategy strategy : Strategy.values()) {
                tests.add(DynamicTest.dynamicTest(example.title() + " (" + strategy + ")", () -> {
                    List<String> results = results(example, strategy);
                    for (int i = 0; i < results.size(); i++) {
                        assertThat(results.get(i))
                                .as(example.expected().get(i).kind())
                                .isEqualTo(example.expected().get(i).text());
                    }
                }));
            }
        }
        return DynamicContainer.dynamicContainer(file.getFileName().toString(), tests);
    }

    private static List<String> results(SemanticsPage.Example example, Strategy strategy) {
        Trial trial = Trial.of(example.module() + uses(example));
        World world = SmallWorld.of(example.yaml());
        List<String> results = new ArrayList<>();
        for (SemanticsPage.Block expected : example.expected()) {
            String[] words = expected.kind().split(" ");
            Trial.Run run = trial.in(world, strategy, given(words), Budget.STEPS);
            results.add(
                    switch (words[0]) {
                        case "rows" -> run.rows(words[1]);
                        case "places" -> run.places(words[1]);
                        case "findings" ->
                            FindingText.of(run.findings(expected.kind().contains("closed")).stream()
                                    .filter(finding -> !finding.rule().code().startsWith("SHOWN"))
                                    .toList());
                        default -> throw new IllegalArgumentException("no such result: " + expected.kind());
                    });
        }
        return results;
    }

    /** Words such as {@code color=red} set parameters. */
    private static Map<String, String> given(String[] words) {
        return Stream.of(words)
                .filter(word -> word.contains("="))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** A rule for each view that is shown, so that the module uses it. */
    private static String uses(SemanticsPage.Example example) {
        StringBuilder rules = new StringBuilder();
        int number = 0;
        for (SemanticsPage.Block expected : example.expected()) {
            String[] words = expected.kind().split(" ");
            if (words[0].equals("rows") || words[0].equals("places")) {
                rules.append("\nrule SHOWN")
                        .append(++number)
                        .append(" shown-")
                        .append(number)
                        .append(" 'Shown' { severity note for shown: ")
                        .append(words[1])
                        .append(" report at shown message 'shown' }\n");
            }
        }
        return rules.toString();
    }
}
