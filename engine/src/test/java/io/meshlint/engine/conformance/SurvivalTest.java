package io.meshlint.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.engine.schema.Product;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.world.World;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile.YamlDocument;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a stranger makes of manifests and definitions, they are checked to their end, and every finding has its place in the file. */
class SurvivalTest {
    private static final int ROUNDS = 150;
    private static final List<String> PIECES = List.of(
            "[]",
            "{}",
            "[[]]",
            "{a: {b: [1]}}",
            "5",
            "1.5",
            "true",
            "~",
            "''",
            "\"\\u0007`\"",
            "*anchor",
            "&anchor {x: 1}",
            "{<<: *anchor}",
            "-1e400",
            ".nan");

    @Test
    void mangledManifestsAreCheckedToTheirEnd() throws IOException, URISyntaxException {
        Random random = new Random(20261120);
        int findings = 0;
        for (Path fixture : ManifestFixturesTest.fixtures()) {
            List<String> lines = Files.readAllLines(fixture);
            for (int round = 0; round < ROUNDS; round++) {
                String text = "anchor: &anchor {a: {b: c}}\n---\n" + mangled(lines, random);
                findings += check(text).size();
            }
        }
        assertThat(findings).as("the mangling leaves something to be found").isGreaterThan(1000);
    }

    private static String mangled(List<String> original, Random random) {
        List<String> lines = new ArrayList<>(original);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int colon = line.indexOf(": ");
            switch (random.nextInt(4)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.set(at, "  " + line);
                case 2 ->
                    lines.set(
                            at,
                            colon < 0
                                    ? line + " x"
                                    : line.substring(0, colon + 2) + PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                default -> throw new IllegalStateException();
            }
        }
        return String.join("\n", lines);
    }

    private static List<Finding> check(String text) {
        List<Resource> resources = new ArrayList<>();
        for (YamlDocument document : new ManifestReader()
                .readText("a.yaml", text, Origins.same("a.yaml"))
                .documents()) {
            MapValue root = document.root();
            if (root.field("apiVersion") instanceof TextValue version && root.field("kind") instanceof TextValue kind) {
                resources.add(
                        new Resource(version.value(), kind.value(), "default", true, "r" + resources.size(), root));
            }
        }
        List<World> worlds = List.of(new World("default", resources, List.of()));
        CustomKinds custom = CustomKinds.read(BundledSchemas.bundled(), worlds, List.of());
        List<Finding> findings = SchemaCheck.check(
                worlds,
                custom.kinds(),
                world -> TargetVersions.UNKNOWN.with(Product.KUBERNETES, "1.36.0", true),
                rule -> true);
        long count = text.lines().count();
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.location().region().startLine()).isBetween(1, (int) count);
            assertThat(finding.message()).isNotBlank().doesNotContain("\n", "\u0007", "null");
        });
        return findings;
    }
}
