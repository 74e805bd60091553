package io.meshlint.engine.value;

import java.util.Objects;

/**
 * Nothing: a field that is missing or null. All absent values are equal.
 *
 * <p>Rules look for far more fields than there are, so that what is missing is put into words only when somebody asks.
 */
public final class AbsentValue implements Value {

    /** The literal {@code absent}. */
    public static final AbsentValue NOTHING = new AbsentValue(null, "");

    private final Place place;
    private final AbsentValue above;
    private final String field;
    private String missing;

    /**
     * @param place   the nearest present ancestor; null where there is none
     * @param missing what is missing below it, for example {@code trafficPolicy.tls}; empty for the literal {@code absent}
     */
    public AbsentValue(Place place, String missing) {
        this.place = place;
        this.above = null;
        this.field = null;
        this.missing = Objects.requireNonNull(missing, "missing");
    }

    private AbsentValue(Place place, AbsentValue above, String field) {
        this.place = place;
        this.above = above;
        this.field = field;
    }

    /** A field that is missing in a mapping that is there. */
    public static AbsentValue field(Place mapping, String name) {
        return new AbsentValue(mapping, null, Objects.requireNonNull(name, "name"));
    }

    /** A field that is missing in this missing value. */
    public AbsentValue below(String name) {
        return new AbsentValue(place, this, Objects.requireNonNull(name, "name"));
    }

    @Override
    public Place place() {
        return place;
    }

    /** What is missing below the place, for example {@code trafficPolicy.tls}; empty for the literal {@code absent}. */
    public String missing() {
        String known = missing;
        if (known == null) {
            known = Place.pathWith(above == null ? "" : above.missing(), field);
            missing = known;
        }
        return known;
    }

    @Override
    public boolean isAbsent() {
        return true;
    }

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
