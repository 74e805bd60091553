package io.meshlint.engine.run;

import io.meshlint.engine.value.Value;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A relation in a world: its members for the values that it is asked for, each computed once by whoever asks first. Thread-safe. */
final class AskedRelation {
    private final Function<Value[], Members> evaluation;
    private final Map<Asked, Lazy<Members>> known = new ConcurrentHashMap<>();

    AskedRelation(Function<Value[], Members> evaluation) {
        this.evaluation = evaluation;
    }

    /** @param values not changed afterwards by anyone */
    Members members(Value[] values) {
        Asked asked = new Asked(values);
        Lazy<Members> members = known.get(asked);
        if (members == null) {
            members = new Lazy<>(() -> evaluation.apply(values));
            Lazy<Members> earlier = known.putIfAbsent(asked, members);
            members = earlier == null ? members : earlier;
        }
        return members.get();
    }
}
