package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import java.util.List;
import java.util.Map;

/** Tells whether two scans, perhaps of different rules, can use the same index. */
public final class IndexIdentity {
    private static final Variable MEMBER = new Variable("member", Type.ANY, -1);

    private IndexIdentity() {}

    /** Equal for scans with equal keys; a scan that takes in steps of its own shares its index with nothing. */
    public static Object of(PlanStep.Scan scan, List<Access.Key> keys) {
        return scan.flattened().isEmpty() ? keys.stream().map(key -> normalized(key.stored(), scan.variable())).toList() : scan;
    }

    /** Equal for the same index of a built-in over the same part of the member. */
    public static Object of(PlanStep.Scan scan, Access.Indexed access) {
        return List.of(access.index().getClass(), access.storedArgument(), normalized(access.stored(), scan.variable()));
    }

    private static Code normalized(Code stored, Variable member) {
        return Substitution.apply(stored, Map.of(member, new Code.Read(MEMBER)));
    }
}
