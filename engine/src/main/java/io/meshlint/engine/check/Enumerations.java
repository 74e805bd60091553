package io.meshlint.engine.check;

import io.meshlint.engine.type.Type;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.text.EditDistance;
import java.util.Optional;

/** Checks literals that stand for values of a closed set. */
final class Enumerations {
    private Enumerations() {}

    /** Reports a literal that is not in the set of a type; a type without one holds all. */
    static void check(BodyContext context, Type type, Expression literal) {
        if (type.present() instanceof Type.Text text
                && literal instanceof Expression.TextLiteral written
                && !text.values().isEmpty()
                && !text.values().contains(written.value())) {
            String all = "it is one of " + String.join(", ", text.values());
            Diagnostic unknown = Diagnostic.of(
                    DiagnosticCode.UNKNOWN_ENUM_LITERAL, written.span(), "this is never '" + written.value() + "'");
            Optional<String> near = EditDistance.nearest(written.value(), text.values());
            context.report(near.map(value -> unknown.note(all).help("did you mean '" + value + "'?"))
                    .orElse(unknown.help(all)));
        }
    }
}
