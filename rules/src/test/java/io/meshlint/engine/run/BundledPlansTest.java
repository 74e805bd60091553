package io.meshlint.engine.run;

import io.meshlint.engine.core.Program;
import io.meshlint.engine.world.World;
import java.util.List;
import java.util.Map;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

/** The plans of the bundled rules in words, where nothing is known of the sizes of relations. */
class BundledPlansTest {
    @Test
    void everyRulesPlan() {
        Program program = BundledPack.program();
        World world = new World("empty", List.of(), List.of());
        WorldRun run = new WorldRun(world, BundledPack.CATALOG, Map.of(), true);
        StringBuilder text = new StringBuilder();
        program.rules()
                .forEach(rule -> text.append(rule.descriptor().code())
                        .append("\n\n")
                        .append(run.describePlan(rule))
                        .append('\n'));
        Approvals.verify(text.toString());
    }
}
