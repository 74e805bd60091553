package io.meshlint.engine.builtin;

import io.meshlint.engine.builtin.Builtin.Result;
import io.meshlint.engine.builtin.Builtin.Work;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.AbsentValue;
import java.util.List;
import java.util.Optional;

/** Short forms in which the built-ins are declared. */
final class Signatures {
    static final Type LIST = Type.listOf(Type.ANY.optional());
    static final Type TEXTS = Type.listOf(Type.TEXT);

    private Signatures() {}

    /** A function whose result has one type. */
    static Builtin function(String name, List<Type> parameters, Type result, Work work) {
        return new Builtin(
                name, parameters, (arguments, literals) -> result, work, AbsentValue.NOTHING, Optional.empty());
    }

    /** A function whose result's type depends on its arguments. */
    static Builtin function(String name, List<Type> parameters, Result result, Work work) {
        return new Builtin(name, parameters, result, work, AbsentValue.NOTHING, Optional.empty());
    }

    /** A condition; false where an argument is absent. */
    static Builtin condition(String name, List<Type> parameters, Work work) {
        return new Builtin(
                name, parameters, (arguments, literals) -> Type.BOOLEAN, work, Arguments.FALSE, Optional.empty());
    }

    /** A condition of two arguments that can be looked up. */
    static Builtin condition(String name, List<Type> parameters, Work work, JoinIndex index) {
        return new Builtin(
                name, parameters, (arguments, literals) -> Type.BOOLEAN, work, Arguments.FALSE, Optional.of(index));
    }

    /** The element type of a list argument; optional elements stay optional. */
    static Type element(Type list) {
        return list.present() instanceof Type.ListOf of ? of.element() : list.present();
    }
}
