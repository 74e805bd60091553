package io.meshlint.engine.run;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Operands;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A condition of a rule's header and what it comes to in a world.
 *
 * @param operands the values that decide it
 */
public record HeaderCondition(Code condition, boolean holds, Map<Code, Value> operands) {

    /** The conditions of a rule, in the author's order. */
    public static List<HeaderCondition> of(WorldRun world, CheckedRule rule) {
        List<HeaderCondition> conditions = new ArrayList<>();
        for (Code condition : rule.applies()) {
            BodyCompiler compiler =
                    new BodyCompiler(world, "rule " + rule.descriptor().code(), rule.slots());
            Evaluation holds = compiler.compile(condition);
            Map<Code, Evaluation> operands = new LinkedHashMap<>();
            Operands.of(condition).forEach(operand -> operands.put(operand, compiler.compile(operand)));
            Frame frame = compiler.newFrame(world.budget(compiler.owner()));
            boolean held = holds.holds(frame);
            Map<Code, Value> values = new LinkedHashMap<>();
            operands.forEach((code, value) -> values.put(code, value.of(frame)));
            conditions.add(new HeaderCondition(condition, held, values));
        }
        return conditions;
    }
}
