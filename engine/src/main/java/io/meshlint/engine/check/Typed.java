package io.meshlint.engine.check;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.AbsentValue;
import java.util.Set;

/**
 * A checked expression.
 *
 * @param presentIfTrue  paths that are present where the expression is a condition and holds
 * @param presentIfFalse paths that are present where it does not hold
 */
record Typed(Code code, Type type, Set<String> presentIfTrue, Set<String> presentIfFalse) {

    static final Typed ERROR = of(new Code.Constant(AbsentValue.NOTHING), Type.ERROR);

    static Typed of(Code code, Type type) {
        return new Typed(code, type, Set.of(), Set.of());
    }

    Typed withType(Type other) {
        return new Typed(code, other, presentIfTrue, presentIfFalse);
    }
}
