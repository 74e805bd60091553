package io.meshlint.engine.value;

import java.util.Comparator;
import java.util.List;

/**
 * Orders values, so that whatever is collected comes out in the same order whichever way it was found.
 */
public final class ValueOrder {
    /** Values of different sorts stand in this order. */
    private static final List<Class<? extends Value>> SORTS = List.of(
            BooleanValue.class,
            IntegerValue.class,
            DecimalValue.class,
            TextValue.class,
            VersionValue.class,
            DurationValue.class,
            ListValue.class,
            MapValue.class,
            ResourceValue.class,
            RowValue.class);

    private static final Comparator<Place> PLACES = Comparator.nullsFirst(ValueOrder::comparePlaces);

    /**
     * By content: numbers by size, texts by their characters, durations by length, versions number by number, lists and rows element by
     * element, resources by identity, mappings by place.
     */
    public static final Comparator<Value> BY_CONTENT = ValueOrder::compareContent;

    /** By content, then by place; 0 only for values that cannot be told apart. */
    public static final Comparator<Value> CANONICAL = ValueOrder::compareCanonically;

    private ValueOrder() {}

    private static int compareCanonically(Value a, Value b) {
        if (a == b) {
            return 0;
        }
        int comparison = compareContent(a, b);
        if (comparison != 0 || a instanceof ResourceValue) {
            return comparison;
        }
        if (a instanceof RowValue x && b instanceof RowValue y) {
            return compareElements(x.columns(), y.columns(), CANONICAL);
        }
        comparison = PLACES.compare(a.place(), b.place());
        if (comparison == 0 && a instanceof ListValue x && b instanceof ListValue y) {
            return compareElements(x.elements(), y.elements(), CANONICAL);
        }
        if (comparison == 0 && a instanceof AbsentValue x && b instanceof AbsentValue y) {
            return x.missing().compareTo(y.missing());
        }
        return comparison;
    }

    /** By the content of all values one after the other, then by their places; values that begin others come first. */
    public static int compareAll(List<Value> a, List<Value> b) {
        int comparison = compareElements(a, b, BY_CONTENT);
        return comparison != 0 ? comparison : compareElements(a, b, CANONICAL);
    }

    private static int compareContent(Value a, Value b) {
        if (a instanceof IntegerValue x && b instanceof IntegerValue y) {
            return Long.compare(x.value(), y.value());
        }
        if (a instanceof TextValue x && b instanceof TextValue y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof DurationValue x && b instanceof DurationValue y) {
            return Long.compare(x.milliseconds(), y.milliseconds());
        }
        if (a instanceof VersionValue x && b instanceof VersionValue y) {
            return compareVersions(x, y);
        }
        if (a instanceof BooleanValue x && b instanceof BooleanValue y) {
            return Boolean.compare(x.value(), y.value());
        }
        if (a instanceof ResourceValue x && b instanceof ResourceValue y) {
            return Resource.ORDER.compare(x.resource(), y.resource());
        }
        if (a instanceof RowValue x && b instanceof RowValue y) {
            return compareElements(x.columns(), y.columns(), BY_CONTENT);
        }
        if (a instanceof ListValue x && b instanceof ListValue y) {
            return compareElements(x.elements(), y.elements(), BY_CONTENT);
        }
        if (a instanceof MapValue && b instanceof MapValue) {
            int byPlace = a == b ? 0 : PLACES.compare(a.place(), b.place());
            return a == b || byPlace != 0 ? byPlace : a.toString().compareTo(b.toString());
        }
        int bySort = Integer.compare(sort(a), sort(b));
        return bySort != 0 ? bySort : a.toString().compareTo(b.toString());
    }

    private static int compareVersions(VersionValue a, VersionValue b) {
        int comparison = a.compareAtPrecisionOf(b);
        return comparison != 0
                ? comparison
                : Integer.compare(a.numbers().size(), b.numbers().size());
    }

    private static int compareElements(List<Value> a, List<Value> b, Comparator<Value> order) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int comparison = order.compare(a.get(i), b.get(i));
            if (comparison != 0) {
                return comparison;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int sort(Value value) {
        return value.isAbsent() ? 0 : SORTS.indexOf(value.getClass()) + 1;
    }

    private static int comparePlaces(Place a, Place b) {
        if (a == b) {
            return 0;
        }
        Document x = a.document();
        Document y = b.document();
        int comparison = x.file().compareTo(y.file());
        if (comparison == 0) {
            comparison = Integer.compare(x.number(), y.number());
        }
        if (comparison == 0) {
            comparison = Integer.compare(a.startLine(), b.startLine());
        }
        return comparison != 0 ? comparison : Integer.compare(a.startColumn(), b.startColumn());
    }
}
