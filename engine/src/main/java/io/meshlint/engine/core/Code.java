package io.meshlint.engine.core;

import io.meshlint.engine.builtin.Builtin;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.List;
import java.util.Map;

/** A checked expression. Two codes that are equal compute the same value from the same variables. */
public sealed interface Code {

    <R> R accept(Visitor<R> visitor);

    record Constant(Value value) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    record Read(Variable variable) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.read(this);
        }
    }

    record ReadParameter(Declarations.Parameter parameter) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.readParameter(this);
        }
    }

    /**
     * A field of a mapping, resource or row.
     *
     * @param defaultValue what stands where the field is missing; null for absence
     * @param conversion   how the text of a document becomes a value of the field's type
     */
    record FieldOf(Code target, String field, Value defaultValue, Conversion conversion) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.field(this);
        }
    }

    /** How a scalar of a document becomes a value of its type. */
    enum Conversion {
        NONE,
        DURATION
    }

    /** A field of each element of a list; elements without it are left out, lists in it are kept whole. */
    record FieldOfEach(Code target, String field, Value defaultValue, Conversion conversion) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fieldOfEach(this);
        }
    }

    /** A column of a row. */
    record Column(Code target, int column) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.column(this);
        }
    }

    /** {@code list[*]}: the elements; where the target was itself spread, of all its lists together. Absence gives no elements. */
    record Elements(Code target, boolean flatten) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.elements(this);
        }
    }

    record Index(Code target, Code key) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.index(this);
        }
    }

    /** The value if it is a mapping or resource, else absent. */
    record AsRecord(Code value) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.asRecord(this);
        }
    }

    record Binary(BinaryOperator operator, Code left, Code right) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    record IsPresent(Code value) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isPresent(this);
        }
    }

    record Not(Code value) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    record Conditional(Code condition, Code then, Code otherwise) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conditional(this);
        }
    }

    record ListOf(List<Code> elements) implements Code {
        public ListOf {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.list(this);
        }
    }

    record RecordOf(Map<String, Code> fields) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.record(this);
        }
    }

    /** Parts joined to a text; absence prints as {@code (not set)}. */
    record Text(List<Code> parts) implements Code {
        public Text {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** A built-in function. */
    record Call(Builtin function, List<Code> arguments) implements Code {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** A function of a module that was not opened up. */
    record CallFunction(Declarations.Function function, List<Code> arguments) implements Code {
        public CallFunction {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.callFunction(this);
        }
    }

    /** The only column of the first row of a relation; absent without a row. */
    record Lookup(Relation relation, List<Code> arguments) implements Code {
        public Lookup {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lookup(this);
        }
    }

    /** {@code body} with a variable bound to a value: an argument of a function that was opened up. */
    record Bind(Variable variable, Code value, Code body) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bind(this);
        }
    }

    /**
     * True if the query has a row.
     *
     * @param negated  true for {@code missing}: true if there is no row, and then the conclusion rests on that
     * @param sought   for {@code missing}, what was looked for, as a text; null for {@code exists}
     */
    record Exists(Query query, boolean negated, Code sought) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exists(this);
        }
    }

    /** True if the condition holds in every row of the query. */
    record Every(Query query, Code condition) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.every(this);
        }
    }

    /** A value for each row of the query. */
    record Comprehension(Query query, Code value) implements Code {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comprehension(this);
        }
    }

    /** One method per form. */
    interface Visitor<R> {
        R constant(Constant code);

        R read(Read code);

        R readParameter(ReadParameter code);

        R field(FieldOf code);

        R fieldOfEach(FieldOfEach code);

        R column(Column code);

        R elements(Elements code);

        R index(Index code);

        R asRecord(AsRecord code);

        R binary(Binary code);

        R isPresent(IsPresent code);

        R not(Not code);

        R conditional(Conditional code);

        R list(ListOf code);

        R record(RecordOf code);

        R text(Text code);

        R call(Call code);

        R callFunction(CallFunction code);

        R lookup(Lookup code);

        R bind(Bind code);

        R exists(Exists code);

        R every(Every code);

        R comprehension(Comprehension code);
    }

    /** The constant {@code true}. */
    static Code truth() {
        return new Constant(new io.meshlint.engine.value.BooleanValue(true, null));
    }

    /** How a document's scalar becomes a value of a type. */
    static Conversion conversionTo(Type type) {
        Type present = type.present();
        Type scalar = present instanceof Type.ListOf list && list.spread()
                ? list.element().present()
                : present;
        return scalar.equals(Type.DURATION) ? Conversion.DURATION : Conversion.NONE;
    }
}
