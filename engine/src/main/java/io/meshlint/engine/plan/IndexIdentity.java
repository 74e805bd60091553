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
    public static Object of(PlanStep.Scan scan, List<? extends Access.Key> keys) {
        return scan.flattened().isEmpty()
                ? keys.stream().map(key -> filing(key, scan.variable())).toList()
                : List.of(new Object());
    }

    /** Equal for the same view asked by the same conditions. */
    public static Object ofDemand(PlanStep.Scan scan, List<Access.Equality> keys) {
        return keys.stream()
                .map(key -> List.of(key.match(), normalized(key.stored(), scan.variable())))
                .toList();
    }

    /** What decides where a member is filed. */
    private static Object filing(Access.Key key, Variable member) {
        Code stored = normalized(key.stored(), member);
        if (key instanceof Access.Proposal proposal) {
            return List.of(proposal.function(), proposal.storedArgument(), stored);
        }
        return List.of(((Access.Equality) key).match() == Access.Match.PROBE_IN_STORED, stored);
    }

    private static Code normalized(Code stored, Variable member) {
        return Substitution.apply(stored, Map.of(member, new Code.Read(MEMBER)));
    }
}
