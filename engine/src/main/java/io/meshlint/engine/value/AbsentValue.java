package io.meshlint.engine.value;

/**
 * Nothing: a field that is missing or null.
 *
 * @param place   the nearest present ancestor; null where there is none
 * @param missing what is missing below it, for example {@code trafficPolicy.tls}; empty for the literal {@code absent}
 */
public record AbsentValue(Place place, String missing) implements Value {

    /** The literal {@code absent}. */
    public static final AbsentValue NOTHING = new AbsentValue(null, "");

    /** A field that is missing in this missing value. */
    public AbsentValue below(String field) {
        return new AbsentValue(place, Place.pathWith(missing, field));
    }

    @Override
    public boolean isAbsent() {
        return true;
    }

    /** All absent values are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof AbsentValue;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "(not set)";
    }
}
