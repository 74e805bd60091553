package io.meshlint.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.EmbeddedYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each built-in gives: the table of {@code builtins/calls.txt}. */
class CallsTest {
    private static final Pattern LINE =
            Pattern.compile("(?<call>(?<name>\\w+)\\((?<arguments>.*)\\)) ->(?: (?<result>.*))?");
    private static final Pattern MARKED = Pattern.compile("!(duration|version) ([\\w.]+)");

    /** A line of the table. */
    record Call(String text, String name, String arguments, String result) {
        @Override
        public String toString() {
            return text + " -> " + result;
        }
    }

    static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (String line : resource("calls.txt").lines().toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher matcher = LINE.matcher(line);
                assertThat(matcher.matches()).as(line).isTrue();
                calls.add(new Call(
                        matcher.group("call"),
                        matcher.group("name"),
                        matcher.group("arguments"),
                        Objects.requireNonNullElse(matcher.group("result"), "")));
            }
        }
        return calls;
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(CallsTest.class.getResourceAsStream("/builtins/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** YAML has no durations and versions: they are written as marked texts. */
    private static Value marked(Value value) {
        if (value instanceof ListValue list) {
            return new ListValue(list.elements().stream().map(CallsTest::marked).toList(), list.place());
        }
        if (!(value instanceof TextValue text && text.value().startsWith("!"))) {
            return value;
        }
        String written = text.value().substring(text.value().indexOf(' ') + 1);
        String parser = text.value().startsWith("!duration") ? "parseDuration" : "parseVersion";
        return apply(parser, List.of(new TextValue(written, null)));
    }

    private static Value apply(String name, List<Value> arguments) {
        return Builtins.find(name).orElseThrow().apply(arguments);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void a_call_gives(Call call) {
        String arguments = MARKED.matcher(call.arguments()).replaceAll("'!$1 $2'");
        ListValue values = (ListValue) marked(EmbeddedYaml.parse(new TextValue("[" + arguments + "]", null)));

        assertThat(apply(call.name(), values.elements())).hasToString(call.result());
    }

    @Test
    void every_built_in_has_examples() {
        assertThat(calls().stream().map(Call::name).collect(Collectors.toSet()))
                .containsAll(Builtins.all().stream().map(Builtin::name).toList());
    }

    @Test
    void a_certificate_tells_its_dns_names_as_pem_and_as_a_secret_holds_it() {
        String certificate = resource("certificate.pem");
        String secret =
                Base64.getEncoder().encodeToString((certificate + certificate).getBytes(StandardCharsets.US_ASCII));

        assertThat(apply("certificateHosts", List.of(new TextValue(certificate, null))))
                .hasToString("[shop.example, *.shop.example]");
        assertThat(apply("certificateHosts", List.of(new TextValue(secret, null))))
                .hasToString("[shop.example, *.shop.example]");
        assertThat(apply("certificateHosts", List.of(new TextValue(certificate.replace("M", "N"), null))))
                .hasToString("[]");
    }

    @Test
    void a_certificate_tells_when_it_ends() {
        assertThat(apply("certificateExpires", List.of(new TextValue(resource("certificate.pem"), null))))
                .hasToString(
                        String.valueOf(Instant.parse("2126-10-27T23:06:01Z").getEpochSecond()));
    }

    @Test
    void texts_of_strangers_do_not_hold_up_the_run() {
        String repeated = "a:".repeat(200_000);
        Value text = new TextValue(repeated, null);

        assertThat(apply("hostOf", List.of(text)).isAbsent()).isTrue();
        assertThat(apply("parseDuration", List.of(new TextValue("1s".repeat(200_000), null)))
                        .isAbsent())
                .isTrue();
        assertThat(apply("editDistance", List.of(text, text))).hasToString("400000");
        assertThat(apply("parseQuantity", List.of(new TextValue("1".repeat(200_000), null)))
                        .isAbsent())
                .isTrue();
    }
}
