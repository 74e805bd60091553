package io.meshlint.engine.run;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts of findings. What a Secret holds is masked in them: rules may look at it, reports may not show it. Names of hosts and numbers of ports
 * that a rule took out of it are shown, since a finding about a connection is none without them.
 */
final class ReportText {
    /** Stands for what is not shown. */
    static final String MASK = "*****";

    private static final int LARGEST_PORT = 65_535;
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+(:\\d{1,5})?");
    private static final Pattern IN_SECRET = Pattern.compile("(data|stringData)\\b.*", Pattern.DOTALL);

    private final WorldRun world;
    private final List<Evaluation> parts;

    private ReportText(WorldRun world, List<Evaluation> parts) {
        this.world = world;
        this.parts = parts;
    }

    static ReportText of(WorldRun world, Code text, BodyCompiler compiler) {
        List<Code> parts = text instanceof Code.Text template ? template.parts() : List.of(text);
        return new ReportText(world, parts.stream().map(compiler::compile).toList());
    }

    String of(Frame frame) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> {
            Value value = part.of(frame);
            text.append(hides(world, value) ? MASK : value.toString());
        });
        return text.toString();
    }

    /** True for a value that a Secret holds and that is neither a host nor the number of a port. */
    static boolean hides(WorldRun world, Value value) {
        if (value.isAbsent() || value instanceof BooleanValue) {
            return false;
        }
        if (value instanceof ListValue list) {
            return list.elements().stream().anyMatch(element -> hides(world, element));
        }
        boolean inSecret = value.place() != null
                && IN_SECRET.matcher(value.place().path()).matches()
                && world.resourceOf(value.place())
                        .filter(resource -> resource.kind().equals("Secret"))
                        .isPresent();
        return inSecret && !isPort(value) && !HOST.matcher(value.toString()).matches();
    }

    private static boolean isPort(Value value) {
        return value instanceof IntegerValue number && number.value() >= 0 && number.value() <= LARGEST_PORT;
    }
}
