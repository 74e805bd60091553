package io.meshlint.engine.check;

import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DurationValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.VersionValue;
import io.meshlint.grammar.syntax.Expression;

/** The values and types of literals. */
final class Literals {
    private Literals() {}

    static Value value(Expression.Literal literal) {
        if (literal instanceof Expression.TextLiteral text) {
            return new TextValue(text.value(), null);
        }
        if (literal instanceof Expression.IntegerLiteral number) {
            return new IntegerValue(number.value(), null);
        }
        if (literal instanceof Expression.BooleanLiteral truth) {
            return new BooleanValue(truth.value(), null);
        }
        if (literal instanceof Expression.VersionLiteral version) {
            return new VersionValue(version.numbers(), null);
        }
        if (literal instanceof Expression.DurationLiteral duration) {
            return new DurationValue(duration.milliseconds(), null);
        }
        return AbsentValue.NOTHING;
    }

    static Type type(Value value) {
        if (value instanceof TextValue) {
            return Type.TEXT;
        }
        if (value instanceof IntegerValue) {
            return Type.INTEGER;
        }
        if (value instanceof BooleanValue) {
            return Type.BOOLEAN;
        }
        if (value instanceof VersionValue) {
            return Type.VERSION;
        }
        if (value instanceof DurationValue) {
            return Type.DURATION;
        }
        return Type.NOTHING.optional();
    }
}
