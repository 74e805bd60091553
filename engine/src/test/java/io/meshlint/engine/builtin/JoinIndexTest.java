package io.meshlint.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.EmbeddedYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index finds every pair for which its condition holds: over many random pairs, and whichever side is stored. */
class JoinIndexTest {
    private static final int PAIRS = 20_000;
    private static final List<String> LABELS = List.of("a", "b", "c");
    private static final Map<String, List<Function<Random, Value>>> ARGUMENTS = arguments();

    private static Map<String, List<Function<Random, Value>>> arguments() {
        Map<String, List<Function<Random, Value>>> byName = new LinkedHashMap<>();
        byName.put("hostMatches", List.of(JoinIndexTest::host, JoinIndexTest::host));
        byName.put("hostsOverlap", List.of(JoinIndexTest::host, JoinIndexTest::host));
        byName.put("cidrContains", List.of(JoinIndexTest::network, JoinIndexTest::network));
        byName.put("cidrsOverlap", List.of(JoinIndexTest::network, JoinIndexTest::network));
        byName.put("selects", List.of(JoinIndexTest::selector, JoinIndexTest::labels));
        byName.put("labelSelectorMatches", List.of(JoinIndexTest::selector, JoinIndexTest::labels));
        return byName;
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Value host(Random random) {
        StringBuilder host = new StringBuilder(any(random, List.of("", "", "*", "*.", "*a", "*-")));
        for (int i = random.nextInt(4); i > 0; i--) {
            host.append(any(random, LABELS)).append(i > 1 || random.nextInt(20) == 0 ? "." : "");
        }
        return new TextValue(host.toString(), null);
    }

    private static Value network(Random random) {
        int first = random.nextInt(2);
        String address = random.nextInt(4) == 0
                ? "fd0" + first + "::" + random.nextInt(3)
                : "10." + first + "." + random.nextInt(2) + "." + random.nextInt(4);
        String mapped = random.nextInt(10) == 0 && !address.contains("::") ? "::ffff:" + address : address;
        String prefix = any(random, List.of("", "", "/0", "/8", "/16", "/24", "/30", "/32", "/33", "/127"));
        return new TextValue(random.nextInt(20) == 0 ? any(random, List.of("*", "host", "")) : mapped + prefix, null);
    }

    private static Value labels(Random random) {
        return yaml(random.nextInt(20) == 0 ? "null" : plain(random));
    }

    private static String plain(Random random) {
        List<String> entries = new ArrayList<>();
        for (String key : LABELS) {
            if (random.nextBoolean()) {
                entries.add(key + ": " + any(random, List.of("x", "y", "1", "'1'", "null")));
            }
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private static Value selector(Random random) {
        if (random.nextBoolean()) {
            return yaml(plain(random));
        }
        String operator = any(random, List.of("In", "NotIn", "Exists", "DoesNotExist", "Odd"));
        String expression = "{key: " + any(random, LABELS) + ", operator: " + operator + ", values: [x, 1]}";
        return yaml("{matchLabels: " + any(random, List.of(plain(random), "{}", "null")) + ", matchExpressions: ["
                + expression + "]}");
    }

    private static Value yaml(String text) {
        return EmbeddedYaml.parse(new TextValue(text, null));
    }

    @Test
    void every_index_is_tried() {
        assertThat(Builtins.all())
                .filteredOn(function -> function.index().isPresent())
                .extracting(Builtin::name)
                .containsExactlyInAnyOrderElementsOf(ARGUMENTS.keySet());
    }

    @Test
    void indexes_differ_by_their_class() {
        assertThat(Builtins.all().stream()
                        .flatMap(function -> function.index().stream())
                        .distinct()
                        .map(Object::getClass))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hostMatches", "hostsOverlap", "cidrContains", "cidrsOverlap", "selects", "labelSelectorMatches"
            })
    void what_holds_is_found(String name) {
        Builtin function = Builtins.find(name).orElseThrow();
        Random random = new Random(name.hashCode());
        int holding = 0;
        for (int i = 0; i < PAIRS; i++) {
            Value first = ARGUMENTS.get(name).get(0).apply(random);
            Value second = ARGUMENTS.get(name).get(1).apply(random);
            if (((BooleanValue) function.apply(List.of(first, second))).value()) {
                holding++;
                assertThat(isFound(function.index().orElseThrow(), 0, first, second))
                        .as("%s stored, %s asked", first, second)
                        .isTrue();
                assertThat(isFound(function.index().orElseThrow(), 1, second, first))
                        .as("%s stored, %s asked", second, first)
                        .isTrue();
            }
        }
        assertThat(holding).as("pairs that hold").isGreaterThan(PAIRS / 100);
    }

    private static boolean isFound(JoinIndex index, int storedArgument, Value stored, Value probing) {
        Optional<List<Object>> asked = index.probed(storedArgument, probing);
        return asked.isEmpty() || !Collections.disjoint(index.stored(storedArgument, stored), asked.get());
    }
}
