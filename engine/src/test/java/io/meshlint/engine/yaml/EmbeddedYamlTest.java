package io.meshlint.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedYamlTest {

    private static TextValue data(String text) {
        YamlFile file = new ManifestReader().readText("a.yaml", text, Origins.same("a.yaml"));
        assertThat(file.problems()).isEmpty();
        return (TextValue) file.documents().get(0).root().field("data");
    }

    /** The value of {@code needle} must be found at the one place of the text where NEEDLE stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: |\n  a: 1\n  list:\n  - needle: NEEDLE\n",
                "data: |-\n\n\n      a: 1\n\n      needle: NEEDLE",
                "# x\ndata: &anchor |+ # comment\n  # in it\n  needle: NEEDLE\n\n",
                "data: |2\n    a: {needle: NEEDLE}\n",
                "data: >\n  {\"a\": 1,\n  \"b\": 2,\n  \"needle\": \"x\", \"list\": [],\n\n  \"needle\": NEEDLE}\n",
                "data: '{\"a\": \"it''s\", \"needle\": \"NEEDLE\"}'\n",
                "data: \"{\\\"a\\\": \\\"\\u00e9\\\", \\\"needle\\\": NEEDLE}\"\n",
                "data: \"a: 1\\nneedle: NEEDLE\\n\"\n",
                "data: \"{a: 1,\n   needle: NEEDLE}\"\n",
                "data: 'a: [1,\n\n   2]\n\n   needle: NEEDLE'\n",
                "data: |\n  {f: \uD83D\uDE80, needle: NEEDLE}\n",
                "data: |\r\n  a: 1\r\n  needle: NEEDLE\r\n"
            })
    void valuesHaveTheirPlaceInTheDocument(String text) {
        Value needle = find(EmbeddedYaml.parse(data(text)));
        assertThat(needle).as("needle in %s", text).isNotNull();
        int offset = text.indexOf("NEEDLE");
        int line =
                (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
        int lineStart = text.lastIndexOf('\n', offset) + 1;
        int column = text.codePointCount(lineStart, offset) + 1;
        int before = text.charAt(offset - 1) == '"' ? 1 : 0;
        assertThat(needle.place().region()).isEqualTo(new Region(line, column - before, line, column + 6 + before));
    }

    private static Value find(Value value) {
        if (value instanceof MapValue map) {
            for (Value field : map.fields().values()) {
                Value found = field.toString().equals("NEEDLE") ? field : find(field);
                if (found != null) {
                    return found;
                }
            }
        } else if (value instanceof ListValue list) {
            return list.elements().stream()
                    .map(EmbeddedYamlTest::find)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    @Test
    void thePathLeadsThroughTheText() {
        Value mode = ((MapValue) EmbeddedYaml.parse(data("data: |\n  mesh: {mode: x}\n"))).field("mesh");
        assertThat(((MapValue) mode).field("mode").place().path()).isEqualTo("data!mesh.mode");
    }

    @Test
    void whatCannotBeReadIsAbsentAndSaysWhy() {
        EmbeddedYaml.Parsed parsed = EmbeddedYaml.read(data("data: |\n  a: [1\n  b: 2\n"));
        assertThat(parsed.value().isAbsent()).isTrue();
        assertThat(parsed.problem())
                .hasValueSatisfying(p -> assertThat(p.region().startLine()).isEqualTo(2));
        assertThat(EmbeddedYaml.read(data("data: ''\n")).value().isAbsent()).isTrue();
    }

    @Test
    void aTextFromNoDocumentIsReadWithoutPlaces() {
        Value value = EmbeddedYaml.parse(new TextValue("a: {b: [1]}", null));
        assertThat(value).hasToString("{a={b=[1]}}");
        assertThat(value.place()).isNull();
    }

    @Test
    void whereTheTextCannotBeFollowedTheWholeScalarIsMeant() {
        YamlFile file = new ManifestReader()
                .readText("a.yaml", "base: &b |\n  needle: NEEDLE\ndata: *b\n", Origins.same("a.yaml"));
        Value needle = find(
                EmbeddedYaml.parse((TextValue) file.documents().get(0).root().field("data")));
        assertThat(needle.place().region()).isEqualTo(new Region(3, 7, 3, 9));
    }
}
