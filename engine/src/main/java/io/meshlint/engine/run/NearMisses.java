package io.meshlint.engine.run;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Operands;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the rows that a condition rejects, the ones that meet most parts of it first. */
public final class NearMisses {
    private static final int MOST = 3;

    private final Query.Filter filter;
    private final List<Variable> scope;
    private final List<Part> parts = new ArrayList<>();
    private final List<Miss> misses = new ArrayList<>();

    private record Part(Code condition, Evaluation holds, Map<Code, Evaluation> operands) {}

    NearMisses(Query.Filter filter, List<Variable> scope) {
        this.filter = filter;
        this.scope = scope;
    }

    /**
     * A row that was rejected.
     *
     * @param variables the row, in the order of binding
     * @param condition the first part of the condition that does not hold
     * @param operands  the values of that part's operands
     * @param held      how many parts hold
     */
    public record Miss(Map<Variable, Value> variables, Code condition, Map<Code, Value> operands, int held) {}

    Query.Filter filter() {
        return filter;
    }

    void compile(BodyCompiler compiler) {
        for (Code part : Operands.conjuncts(filter.condition())) {
            Map<Code, Evaluation> operands = new LinkedHashMap<>();
            Operands.of(part).forEach(operand -> operands.put(operand, compiler.compile(operand)));
            parts.add(new Part(part, compiler.compile(part), operands));
        }
    }

    void see(Frame frame) {
        int mark = frame.mark();
        Part failed = null;
        int held = 0;
        for (Part part : parts) {
            boolean holds = (failed == null || !dependsOnNarrowing(failed))
                    && part.holds().holds(frame);
            held += holds ? 1 : 0;
            failed = holds || failed != null ? failed : part;
        }
        if (failed != null) {
            add(frame, failed, held);
        }
        frame.forget(mark);
    }

    /** A part behind one that asks for presence may only be computed where that one holds. */
    private static boolean dependsOnNarrowing(Part part) {
        return part.condition() instanceof Code.IsPresent;
    }

    private void add(Frame frame, Part failed, int held) {
        boolean nearer = misses.size() < MOST || misses.get(MOST - 1).held() < held;
        if (!nearer) {
            return;
        }
        Map<Variable, Value> variables = new LinkedHashMap<>();
        scope.forEach(variable -> variables.put(variable, frame.slots[variable.slot()]));
        Map<Code, Value> operands = new LinkedHashMap<>();
        failed.operands().forEach((code, value) -> operands.put(code, value.of(frame)));
        misses.add(new Miss(variables, failed.condition(), operands, held));
        misses.sort(Comparator.comparingInt(Miss::held).reversed());
        if (misses.size() > MOST) {
            misses.remove(MOST);
        }
    }

    List<Miss> nearest() {
        return List.copyOf(misses);
    }
}
