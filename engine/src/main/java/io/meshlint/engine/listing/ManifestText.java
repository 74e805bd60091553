package io.meshlint.engine.listing;

import io.meshlint.engine.report.PlainText;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DecimalValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.SecretMask;
import io.meshlint.engine.world.World;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Writes the resources of a world as YAML that {@code kubectl apply} takes, except that secrets are masked. */
public final class ManifestText {
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndicatorIndent(0)
            .setWidth(1000)
            .setSplitLines(false)
            .setDereferenceAliases(true)
            .build();
    /** Texts that YAML 1.1 and 1.2 both read as texts; Kubernetes' parser knows both. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./ -]*[A-Za-z0-9_]|[A-Za-z]{5,}");

    private static final Pattern WORD_OF_ITS_OWN = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");

    private static final Pattern MASK_ALONE = Pattern.compile("([:-] )(" + Pattern.quote(SecretMask.MASK) + ")$");

    private ManifestText() {}

    /** All resources in their order, each with a comment that says where it comes from. */
    public static String write(World world) {
        StringBuilder text = new StringBuilder();
        text.append("# World ").append(PlainText.line(world.name())).append('\n');
        for (Resource resource : world.resources()) {
            text.append("---\n# Source: ")
                    .append(PlainText.line(source(resource)))
                    .append('\n');
            String yaml = new Dump(SETTINGS, new Texts(SETTINGS)).dumpToString(body(resource));
            // A mask that stands alone would be read as an alias.
            SecretMask.mask(yaml)
                    .forEach(line -> text.append(MASK_ALONE.matcher(line).replaceAll("$1\"$2\""))
                            .append('\n'));
        }
        return text.toString();
    }

    private static String source(Resource resource) {
        var origin = resource.document().origins().originOf(resource.body().place());
        return origin.region()
                .map(region -> origin.file() + ":" + region.startLine())
                .orElse(origin.file());
    }

    /** A resource whose manifest names no namespace gets the one it is deployed to. */
    private static Object body(Resource resource) {
        Map<String, Object> body = map(resource.body());
        if (resource.namespaceAssumed()
                && resource.namespace().isPresent()
                && body.get("metadata") instanceof Map<?, ?> metadata) {
            Map<String, Object> withNamespace = new LinkedHashMap<>();
            metadata.forEach((key, value) -> withNamespace.put(String.valueOf(key), value));
            withNamespace.put("namespace", resource.namespace().get());
            body.put("metadata", withNamespace);
        }
        return body;
    }

    private static Map<String, Object> map(MapValue map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.fields().forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static Object plain(Value value) {
        if (value.isAbsent()) {
            return null;
        }
        if (value instanceof MapValue map) {
            return map(map);
        }
        if (value instanceof ListValue list) {
            List<Object> elements = new ArrayList<>();
            list.elements().forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (value instanceof IntegerValue integer) {
            return integer.value();
        }
        if (value instanceof BooleanValue truth) {
            return truth.value();
        }
        if (value instanceof DecimalValue decimal) {
            return decimal(decimal.value());
        }
        return value.toString();
    }

    private static Object decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return text;
        }
    }

    /** Quotes every text that some YAML parser takes for something else. */
    private static final class Texts extends StandardRepresenter {
        Texts(DumpSettings settings) {
            super(settings);
            representers.put(String.class, data -> {
                String text = (String) data;
                boolean plain = PLAIN.matcher(text).matches()
                        && !WORD_OF_ITS_OWN.matcher(text).matches();
                boolean printable = text.chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && c < 0x7F);
                boolean block = text.contains("\n") && !text.startsWith(" ") && printable;
                ScalarStyle style = plain ? ScalarStyle.PLAIN : block ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
                return representScalar(Tag.STR, text, style);
            });
        }
    }
}
