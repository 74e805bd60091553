package io.meshlint.engine.core;

import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked declarations of modules. Each is known by its signature first, so that others can refer to it, and gets its content once.
 */
public final class Declarations {
    private Declarations() {}

    /** A declaration. Equal only to itself. */
    public abstract static sealed class Declared permits Parameter, Function, View, Table {
        private final String name;
        private final Declaration syntax;

        Declared(String name, Declaration syntax) {
            this.name = name;
            this.syntax = syntax;
        }

        public String name() {
            return name;
        }

        /** What the author wrote. */
        public Declaration syntax() {
            return syntax;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code param}. */
    public static final class Parameter extends Declared {
        private final String module;
        private final Type type;
        private Code value;
        private int slots;

        public Parameter(String module, String name, Type type, Declaration syntax) {
            super(name, syntax);
            this.module = module;
            this.type = type;
        }

        /** The name by which configuration can tell it from others of the same name: {@code module.name}. */
        public String qualifiedName() {
            return module + "." + name();
        }

        public void define(Code value, int slots) {
            this.value = value;
            this.slots = slots;
        }

        public Type type() {
            return type;
        }

        public Code value() {
            return value;
        }

        /** Places in the frame of {@link #value}. */
        public int slots() {
            return slots;
        }
    }

    /** {@code fun}. */
    public static final class Function extends Declared {
        private final List<Type> parameterTypes;
        private final Type result;
        private List<Variable> parameters = List.of();
        private Code body;
        private int slots;

        public Function(String name, List<Type> parameterTypes, Type result, Declaration syntax) {
            super(name, syntax);
            this.parameterTypes = List.copyOf(parameterTypes);
            this.result = result;
        }

        public void define(List<Variable> parameters, Code body, int slots) {
            this.parameters = List.copyOf(parameters);
            this.body = body;
            this.slots = slots;
        }

        public List<Type> parameterTypes() {
            return parameterTypes;
        }

        public Type result() {
            return result;
        }

        public List<Variable> parameters() {
            return parameters;
        }

        public Code body() {
            return body;
        }

        public int slots() {
            return slots;
        }
    }

    /** {@code view}. */
    public static final class View extends Declared implements Type.Columns {
        private Map<String, Type> columnTypes = Map.of();
        private List<Type> inputTypes = List.of();
        private List<Variable> inputs = List.of();
        private List<Variable> columns = List.of();
        private Query body;
        private int slots;

        public View(String name, Declaration syntax) {
            super(name, syntax);
        }

        public void sign(Map<String, Type> columnTypes, List<Type> inputTypes) {
            this.columnTypes = Collections.unmodifiableMap(new LinkedHashMap<>(columnTypes));
            this.inputTypes = List.copyOf(inputTypes);
        }

        public void define(List<Variable> inputs, List<Variable> columns, Query body, int slots) {
            this.inputs = List.copyOf(inputs);
            this.columns = List.copyOf(columns);
            this.body = body;
            this.slots = slots;
        }

        @Override
        public Map<String, Type> columnTypes() {
            return columnTypes;
        }

        public List<Type> inputTypes() {
            return inputTypes;
        }

        public List<Variable> inputs() {
            return inputs;
        }

        /** In the order of the columns. */
        public List<Variable> columns() {
            return columns;
        }

        public Query body() {
            return body;
        }

        public int slots() {
            return slots;
        }
    }

    /** {@code table}. */
    public static final class Table extends Declared implements Type.Columns {
        private Map<String, Type> columnTypes = Map.of();
        private List<Type> inputTypes = List.of();
        private List<TableRow> rows = List.of();

        public Table(String name, Declaration syntax) {
            super(name, syntax);
        }

        public void sign(Map<String, Type> columnTypes, List<Type> inputTypes) {
            this.columnTypes = Collections.unmodifiableMap(new LinkedHashMap<>(columnTypes));
            this.inputTypes = List.copyOf(inputTypes);
        }

        public void define(List<TableRow> rows) {
            this.rows = List.copyOf(rows);
        }

        @Override
        public Map<String, Type> columnTypes() {
            return columnTypes;
        }

        public List<Type> inputTypes() {
            return inputTypes;
        }

        public List<TableRow> rows() {
            return rows;
        }
    }

    /** A row of a table: the conditions on its inputs, and its values. */
    public record TableRow(List<Cell> inputs, List<Value> values) {
        public TableRow {
            inputs = List.copyOf(inputs);
            values = List.copyOf(values);
        }
    }

    /**
     * A condition on an input.
     *
     * @param operator null for any value
     * @param value    null for any value
     */
    public record Cell(BinaryOperator operator, Value value) {}
}
