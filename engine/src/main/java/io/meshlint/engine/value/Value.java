package io.meshlint.engine.value;

/**
 * A value that a rule can touch.
 *
 * <p>Equality is that of the rule language: scalars are equal by content wherever they stand, lists by their elements; mappings, resources and rows by identity.
 */
public sealed interface Value
        permits AbsentValue,
                BooleanValue,
                DecimalValue,
                DurationValue,
                IntegerValue,
                ListValue,
                MapValue,
                ResourceValue,
                RowValue,
                TextValue,
                VersionValue {

    /** Where the value stands, or where what it was computed from stands; null where it comes from no document. */
    Place place();

    /** True only for {@link AbsentValue}. */
    default boolean isAbsent() {
        return false;
    }
}
