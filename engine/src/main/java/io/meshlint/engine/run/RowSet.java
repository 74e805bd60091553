package io.meshlint.engine.run;

import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import java.util.Arrays;
import java.util.List;

/** Gathers the rows of a view, each once, in the order of their coming. Most evaluations give one row or none, a few very many. */
final class RowSet {
    private static final int FIRST_TABLE = 16;

    private RowValue[] rows = new RowValue[1];
    private int count;
    /** Numbers of rows plus 1, by hash; null while there is one row at most. */
    private int[] table;

    void add(RowValue row) {
        if (count == 0) {
            rows[count++] = row;
            return;
        }
        if (table == null || count * 2 >= table.length) {
            rehash();
        }
        int at = row.hashCode() * 0x9E3779B9 >>> shift();
        while (table[at] != 0) {
            int number = table[at] - 1;
            if (rows[number].equals(row)) {
                rows[number] = preferred(rows[number], row);
                return;
            }
            at = at + 1 & table.length - 1;
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(8, count * 2));
        }
        rows[count++] = row;
        table[at] = count;
    }

    private int shift() {
        return Integer.numberOfLeadingZeros(table.length) + 1;
    }

    private void rehash() {
        table = new int[table == null ? FIRST_TABLE : table.length * 4];
        for (int number = 0; number < count; number++) {
            int at = rows[number].hashCode() * 0x9E3779B9 >>> shift();
            while (table[at] != 0) {
                at = at + 1 & table.length - 1;
            }
            table[at] = number + 1;
        }
    }

    /** Of two equal rows the one that rests on less, else the one that stands first: which was found first depends on the plan. */
    private static RowValue preferred(RowValue a, RowValue b) {
        int comparison = Frame.compare(a.restsOn(), b.restsOn());
        return (comparison != 0 ? comparison : ValueOrder.CANONICAL.compare(a, b)) <= 0 ? a : b;
    }

    List<Value> rows() {
        return List.of(Arrays.copyOf(rows, count, Value[].class));
    }
}
