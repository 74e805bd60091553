package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.meshlint.engine.finding.LintReport.WorldSummary;
import io.meshlint.rules.CleanWorld.Breakage;
import io.meshlint.rules.LintedDirectory.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing is wrong, nothing is said: clean worlds of well-known styles, linted for every version they are meant for. */
class SilenceTest {
    private static final Path WORLDS = Path.of("src/test/clean");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicNode> cleanWorlds() throws IOException {
        List<CleanWorld> worlds = new ArrayList<>();
        try (Stream<Path> children = Files.list(WORLDS)) {
            for (Path world : children.filter(Files::isDirectory).sorted().toList()) {
                worlds.add(CleanWorld.read(world));
            }
        }
        assertThat(worlds).as("clean worlds").hasSizeGreaterThanOrEqualTo(8);
        return worlds.stream().map(this::tests);
    }

    private DynamicNode tests(CleanWorld world) {
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("is of a size that people have", () -> checkSize(world)));
        tests.add(DynamicTest.dynamicTest("expects nothing that cannot appear", () -> checkExpectations(world)));
        tests.add(DynamicTest.dynamicTest("gives the same bytes twice", () -> checkRepeats(world)));
        world.targets()
                .forEach(target -> tests.add(DynamicTest.dynamicTest(target.toString(), () -> check(world, target))));
        for (int i = 0; i < world.breakages().size(); i++) {
            Breakage breakage = world.breakages().get(i);
            tests.add(DynamicTest.dynamicTest(
                    "breakage " + (i + 1) + ": " + breakage.finds(), () -> checkBreakage(world, breakage)));
        }
        return DynamicContainer.dynamicContainer(world.name(), world.directory().toUri(), tests.stream());
    }

    private void checkSize(CleanWorld world) throws IOException {
        for (WorldSummary summary :
                lint(world, world.targets().get(0)).outcome().report().worlds()) {
            assertThat(summary.resources())
                    .as("resources of world " + summary.name())
                    .isBetween(50, 200);
        }
        try (Stream<Path> files = Files.walk(world.manifests())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(file)).as("lines of " + file).hasSizeLessThan(400);
            }
        }
    }

    private void checkExpectations(CleanWorld world) {
        world.findings()
                .forEach(finding -> assertThat(world.targets())
                        .as("runs with " + finding)
                        .anyMatch(target -> world.applies(finding, target)));
    }

    private void checkRepeats(CleanWorld world) {
        Target newest = world.targets().get(world.targets().size() - 1);
        assertThat(lint(world, newest).json()).isEqualTo(lint(world, newest).json());
    }

    private void check(CleanWorld world, Target target) {
        LintedDirectory linted = lint(world, target);

        assertThat(linted.described())
                .as(linted.explained())
                .containsExactlyInAnyOrderElementsOf(world.expected(target));
        assertThat(linted.outcome().report().incomplete())
                .as("something could not be known")
                .isFalse();
    }

    private void checkBreakage(CleanWorld world, Breakage breakage) throws IOException {
        assumeRenderer(world);
        Path broken = TextEdit.copy(world.manifests(), Files.createTempDirectory(directory, "broken"));
        for (TextEdit edit : breakage.edits()) {
            edit.apply(broken);
        }
        List<String> expected = new ArrayList<>(world.expected(breakage.target()));
        expected.addAll(breakage.finds());

        LintedDirectory linted = LintedDirectory.lint(broken, breakage.target());

        assertThat(linted.described()).as(linted.explained()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static LintedDirectory lint(CleanWorld world, Target target) {
        assumeRenderer(world);
        return LintedDirectory.lint(world.manifests(), target);
    }

    private static void assumeRenderer(CleanWorld world) {
        assumeThat(!world.rendered() || LintedDirectory.canRender())
                .as("the program that renders charts and kustomizations is there; it is built where there is Go")
                .isTrue();
    }
}
