package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.Access;
import java.util.List;

/**
 * A view that is evaluated for the keys that are asked for.
 *
 * @param member   the variable that stands for a row in the keys
 * @param identity equal for the same keys of the same view, whoever asks
 */
record DemandedMembers(Declarations.View view, Variable member, List<Access.Equality> keys, Object identity) {}
