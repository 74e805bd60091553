package io.meshlint.engine.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A row of a view or table. Equal to another row of the same relation with the same values.
 */
public final class RowValue implements Value {
    private final Object relation;
    private final Value[] columns;
    private final List<Evidence> restsOn;
    private int hash;

    /**
     * @param relation identifies the view or table; compared by identity
     * @param columns  in the order of the declaration
     * @param restsOn  what was looked for and not found on the way to this row
     */
    public RowValue(Object relation, List<Value> columns, List<Evidence> restsOn) {
        this(relation, columns.toArray(Value[]::new), restsOn);
    }

    /**
     * @param columns in the order of the declaration; not changed afterwards by anyone
     */
    public RowValue(Object relation, Value[] columns, List<Evidence> restsOn) {
        this.relation = relation;
        this.columns = columns;
        this.restsOn = List.copyOf(restsOn);
    }

    public Object relation() {
        return relation;
    }

    public List<Value> columns() {
        return Collections.unmodifiableList(Arrays.asList(columns));
    }

    /** The value of a column by its 0-based number. */
    public Value column(int number) {
        return columns[number];
    }

    public List<Evidence> restsOn() {
        return restsOn;
    }

    /** The place of the first column that has one. */
    @Override
    public Place place() {
        for (Value column : columns) {
            if (column.place() != null) {
                return column.place();
            }
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof RowValue that
                        && relation == that.relation
                        && hashCode() == that.hashCode()
                        && Arrays.equals(columns, that.columns);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = Arrays.hashCode(columns);
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return Arrays.toString(columns);
    }

    /**
     * Something that was looked for with {@code missing} and not found; the conclusion holds only if it is not defined elsewhere.
     *
     * @param description for example {@code Service carts in namespace shop}, or {@code a Service with type ExternalName}
     * @param sought      what to compare with what there is; empty where it was not looked for by name
     */
    public record Evidence(String description, Optional<Sought> sought) {
        public Evidence(String description) {
            this(description, Optional.empty());
        }
    }

    /**
     * An object that was looked for by its name.
     *
     * @param kinds     that it may have
     * @param namespace empty where any would do
     */
    public record Sought(List<String> kinds, String name, Optional<String> namespace) {
        public Sought {
            kinds = List.copyOf(kinds);
        }
    }
}
