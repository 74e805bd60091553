package io.meshlint.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DecimalValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    private final ManifestReader reader = new ManifestReader();

    private YamlFile read(String text) {
        return reader.readText("a.yaml", text, Origins.same("a.yaml"));
    }

    private MapValue root(String text) {
        YamlFile file = read(text);
        assertThat(file.problems()).isEmpty();
        assertThat(file.documents()).hasSize(1);
        return file.documents().get(0).root();
    }

    private static Value at(Value value, Object... steps) {
        for (Object step : steps) {
            value = step instanceof String name
                    ? ((MapValue) value).field(name)
                    : ((ListValue) value).elements().get((Integer) step);
        }
        return value;
    }

    private static String where(Value value) {
        Region region = value.place().region();
        return value.place().path() + " " + region.startLine() + ":" + region.startColumn() + "-" + region.endLine()
                + ":" + region.endColumn();
    }

    @Test
    void aScalarIsPointedAtItselfAndACollectionAtItsKeyOrItsFirstEntry() {
        MapValue root = root("""
            kind: Gateway
            spec:
              servers:
              - port:
                  number: 443
                hosts: [a.example, "b.example"]
              - {port: {number: 80}}
            """);
        assertThat(where(root)).isEqualTo(" 1:1-1:5");
        assertThat(where(at(root, "kind"))).isEqualTo("kind 1:7-1:14");
        assertThat(where(at(root, "spec"))).isEqualTo("spec 2:1-2:5");
        assertThat(where(at(root, "spec", "servers"))).isEqualTo("spec.servers 3:3-3:10");
        assertThat(where(at(root, "spec", "servers", 0))).isEqualTo("spec.servers[0] 4:5-4:9");
        assertThat(where(at(root, "spec", "servers", 0, "port", "number")))
                .isEqualTo("spec.servers[0].port.number 5:15-5:18");
        assertThat(where(at(root, "spec", "servers", 0, "hosts", 1))).isEqualTo("spec.servers[0].hosts[1] 6:24-6:35");
        assertThat(where(at(root, "spec", "servers", 1))).isEqualTo("spec.servers[1] 7:6-7:10");
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(where(at(root("{\"\uD83D\uDE80\": x, b: y}"), "b"))).isEqualTo("b 1:13-1:14");
    }

    @Test
    void multiLineScalarsArePointedAtInOneLine() {
        MapValue root = root("a: |-\n  one\n  two\nb: >\n  x\nc: \"p\n  q\"\n");
        assertThat(where(at(root, "a"))).isEqualTo("a 1:4-1:5");
        assertThat(at(root, "a")).hasToString("one\ntwo");
        assertThat(where(at(root, "b"))).isEqualTo("b 4:4-4:5");
        assertThat(where(at(root, "c"))).isEqualTo("c 6:4-6:5");
        assertThat(at(root, "c")).hasToString("p q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes", "on", "ON", "true", "TRUE", "y"})
    void theWordsOfYaml11AreTrue(String text) {
        assertThat(at(root("a: " + text), "a")).isEqualTo(new BooleanValue(true, null));
    }

    @ParameterizedTest
    @CsvSource({
        "017, 15",
        "0o17, 15",
        "0x1F, 31",
        "0b101, 5",
        "-0x10, -16",
        "1_000, 1000",
        "+5, 5",
        "08, 8",
        "1.0, 1",
        "1e3, 1000",
        "0, 0",
        "9223372036854775807, 9223372036854775807"
    })
    void wholeNumbersAreReadAsKubernetesDoes(String text, long number) {
        assertThat(at(root("a: " + text), "a")).isEqualTo(new IntegerValue(number, null));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5",
        ".5, 0.5",
        "1.50, 1.5",
        "1e-3, 0.001",
        ".inf, .inf",
        "18446744073709551615, 18446744073709551615"
    })
    void otherNumbersAreDecimals(String text, String number) {
        assertThat(at(root("a: " + text), "a")).isEqualTo(new DecimalValue(number, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.20.3",
                "10m",
                "2026-11-01",
                "0x",
                "1_2a",
                "'yes'",
                "\"1\"",
                "tRUE",
                "1:30",
                "- 1",
                "!!str 5",
                "-",
                "1e999"
            })
    void everythingElseIsText(String text) {
        Value value = at(root("a:\n  " + (text.equals("- 1") ? "'- 1'" : text.equals("-") ? "'-'" : text)), "a");
        assertThat(value).isInstanceOf(TextValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "NULL", "!!null x"})
    void nullIsHeldAsAbsent(String text) {
        MapValue root = root("a: " + text + "\nb: 1");
        assertThat(root.fields().get("a")).isEqualTo(AbsentValue.NOTHING);
        assertThat(root.fields()).containsOnlyKeys("a", "b");
        assertThat(((AbsentValue) root.field("a")).missing()).isEqualTo("a");
    }

    @Test
    void keysBecomeTexts() {
        assertThat(root("{yes: 1, 017: 2, 'on': 3, 5: 4}").fields().keySet()).containsExactly("true", "15", "on", "5");
    }

    @Test
    void anAliasStandsWhereItIsUsedAndItsContentWhereItIsWritten() {
        MapValue root = root("""
            base: &base
              mode: SIMPLE
            use: *base
            merged:
              <<: *base
              port: 1
            overridden: {<<: [*base], mode: MUTUAL}
            """);
        assertThat(where(at(root, "use"))).isEqualTo("use 3:6-3:11");
        assertThat(where(at(root, "use", "mode"))).isEqualTo("use.mode 2:9-2:15");
        assertThat(where(at(root, "merged", "mode"))).isEqualTo("merged.mode 2:9-2:15");
        assertThat(at(root, "overridden", "mode")).hasToString("MUTUAL");
    }

    @Test
    void documentsMayBeEmptyHaveDirectivesAndEndInDots() {
        YamlFile file = read("# nothing\n---\n---\n...\n%YAML 1.1\n---\na: 1\n...\n---\nb: 2\n");
        assertThat(file.problems()).isEmpty();
        assertThat(file.documents())
                .extracting(d -> d.root().fields().keySet().iterator().next())
                .containsExactly("a", "b");
        assertThat(file.documents()).extracting(d -> d.document().number()).containsExactly(0, 1);
    }

    @Test
    void aByteOrderMarkAndWindowsLinesDoNotMovePositions() {
        YamlFile file = reader.read("a.yaml", "\uFEFFa: 1\r\nb:\r\n  c: x\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(where(at(file.documents().get(0).root(), "b", "c"))).isEqualTo("b.c 3:6-3:7");
        assertThat(file.lines().line(3)).isEqualTo("  c: x");
    }

    @Test
    void aBrokenDocumentDoesNotHideTheOthers() {
        YamlFile file = read("""
            a: 1
            ---
            b: [1, 2
            ---
            c: 3
            ---
            d: "never closed
            ---
            e: 5
            ---
            f:
              g: 1
             h: 2
            ---
            i: 9
            """);
        assertThat(file.documents())
                .extracting(d -> d.root().toString())
                .containsExactly("{a=1}", "{c=3}", "{e=5}", "{i=9}");
        assertThat(file.documents().get(3).root().place().startLine()).isEqualTo(15);
        assertThat(file.problems())
                .extracting(YamlProblem::kind)
                .containsExactly(YamlProblem.Kind.SYNTAX, YamlProblem.Kind.SYNTAX, YamlProblem.Kind.SYNTAX);
        assertThat(file.problems().get(2).region().startLine()).isEqualTo(13);
    }

    @Test
    void manyBrokenDocumentsAreSurvived() {
        YamlFile file = read("---\na: [\n".repeat(20_000) + "---\nb: 1\n");
        assertThat(file.problems()).hasSize(20_000);
        assertThat(file.documents()).hasSize(1);
    }

    @Test
    void anAliasBombIsOneProblem() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ",").repeat(9))
                    .append("]\n");
        }
        YamlFile file = read(text.append("---\nb: 1\n").toString());
        assertThat(file.problems()).extracting(YamlProblem::kind).containsExactly(YamlProblem.Kind.TOO_LARGE);
        assertThat(file.documents()).hasSize(1);
    }

    @Test
    void aBottomlessDocumentIsOneProblem() {
        YamlFile file = read("a: " + "[".repeat(100_000) + "\n---\nb: 1\n");
        assertThat(file.problems()).extracting(YamlProblem::kind).containsExactly(YamlProblem.Kind.TOO_LARGE);
        assertThat(file.documents()).hasSize(1);
    }

    @Test
    void aControlCharacterBreaksItsDocumentOnly() {
        YamlFile file = read("a: 1\n---\nb: x\u0007\n---\nc: 3\n");
        assertThat(file.documents()).extracting(d -> d.root().toString()).containsExactly("{a=1}", "{c=3}");
        assertThat(file.problems()).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(YamlProblem.Kind.NOT_TEXT);
            assertThat(p.region()).isEqualTo(new Region(3, 5, 3, 6));
        });
    }

    @Test
    void bytesThatAreNoTextAreOneProblem() {
        YamlFile file = reader.read("a.yaml", new byte[] {'a', '\n', (byte) 0xC3, 0x28});
        assertThat(file.problems()).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(YamlProblem.Kind.NOT_TEXT);
            assertThat(p.region().startLine()).isEqualTo(2);
        });
        assertThat(reader.read("b.yaml", new byte[] {1, 0, 2}).problems()).hasSize(1);
    }

    @Test
    void largeMappingsKeepOrderAndFindDuplicates() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("k").append(i).append(": ").append(i).append('\n');
        }
        YamlFile file = read(text + "k500: again\n");
        assertThat(file.problems()).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(YamlProblem.Kind.DUPLICATE_KEY);
            assertThat(p.related()).contains(new Region(501, 1, 501, 5));
            assertThat(p.region().startLine()).isEqualTo(1001);
        });
        assertThat(file.documents().get(0).root().fields())
                .hasSize(1000)
                .containsEntry("k500", new TextValue("again", null));
    }

    @Test
    void jsonIsReadWithTabsAndWithoutSpaces() {
        MapValue root =
                root("{\n\t\"apiVersion\":\"v1\",\n\t\"a\\/b\": [\n\t\t1,\n\t\tnull\n\t],\n\t\"c\":{\"d\":true}\n}\n");
        assertThat(root.fields().keySet()).containsExactly("apiVersion", "a/b", "c");
        assertThat(where(at(root, "c", "d"))).isEqualTo("c.d 7:11-7:15");
    }

    @Test
    void longScalarsAreReadWhole() {
        String text = "x".repeat(3_000_000);
        MapValue root = root("a: " + text + "\nb: |\n  " + text + "\nc: '" + text + "'\nd: 1\n");
        assertThat(List.of(
                        at(root, "a").toString().length(),
                        at(root, "b").toString().length(),
                        at(root, "c").toString().length()))
                .containsExactly(3_000_000, 3_000_001, 3_000_000);
        assertThat(where(at(root, "d"))).isEqualTo("d 5:4-5:5");
    }
}
