package io.meshlint.engine.run;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.RowValue.Sought;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes {@code exists}, {@code missing}, {@code every} and comprehensions ready to run. They run in the frame of the body around them. */
final class SubqueryCompiler {
    private final BodyCompiler body;
    private final ExpressionCompiler expressions;

    SubqueryCompiler(BodyCompiler body, ExpressionCompiler expressions) {
        this.body = body;
        this.expressions = expressions;
    }

    /** The rows found so far, and what the surest of them rests on; null while there is none. */
    private static final class Search {
        final int mark;
        List<Evidence> surest;

        Search(int mark) {
            this.mark = mark;
        }
    }

    /** Looks on until it finds a row that rests on nothing: what a condition rests on must not depend on the order of the rows. */
    Evaluation exists(Code.Exists code) {
        int state = body.newState();
        Operator rows = body.compileSubquery(code.query(), frame -> {
            Search search = (Search) frame.states[state];
            List<Evidence> restsOn = frame.restsOn(search.mark);
            if (search.surest == null || Frame.compare(restsOn, search.surest) < 0) {
                search.surest = restsOn;
            }
            return !restsOn.isEmpty();
        });
        Evaluation description = code.sought() == null ? null : expressions.compile(code.sought());
        Function<Frame, Optional<Sought>> sought =
                code.negated() ? new SoughtCompiler(expressions).compile(code.query()) : frame -> Optional.empty();
        Condition condition = frame -> {
            int mark = frame.mark();
            Search search = new Search(mark);
            frame.states[state] = search;
            rows.run(frame);
            frame.forget(mark);
            boolean found = search.surest != null;
            if (code.negated()) {
                if (!found) {
                    frame.restOn(List.of(new Evidence(description.of(frame).toString(), sought.apply(frame))));
                }
                return !found;
            }
            if (found) {
                frame.restOn(search.surest);
            }
            return found;
        };
        return condition;
    }

    /** Holds until a row denies it; what the rows rest on is what the whole rests on. */
    private static final class Proof {
        final int mark;
        boolean denied;
        final Set<Evidence> restsOn = new LinkedHashSet<>();

        Proof(int mark) {
            this.mark = mark;
        }
    }

    Evaluation every(Code.Every code) {
        int state = body.newState();
        Evaluation condition = expressions.compile(code.condition());
        Operator rows = body.compileSubquery(code.query(), frame -> {
            Proof proof = (Proof) frame.states[state];
            int mark = frame.mark();
            proof.denied = !condition.holds(frame);
            proof.restsOn.addAll(frame.restsOn(proof.mark));
            frame.forget(mark);
            return !proof.denied;
        });
        Condition holds = frame -> {
            int mark = frame.mark();
            Proof proof = new Proof(mark);
            frame.states[state] = proof;
            rows.run(frame);
            frame.forget(mark);
            if (!proof.denied) {
                frame.restOn(List.copyOf(proof.restsOn));
            }
            return !proof.denied;
        };
        return holds;
    }

    /** The values found so far and what their rows rest on. */
    private static final class Collection {
        final int mark;
        final List<Value> values = new ArrayList<>();
        final Set<Evidence> restsOn = new LinkedHashSet<>();

        Collection(int mark) {
            this.mark = mark;
        }
    }

    /** Elements of lists keep their order; where a relation takes part, the values come in the order of values. */
    Evaluation comprehension(Code.Comprehension code) {
        int state = body.newState();
        Evaluation value = expressions.compile(code.value());
        boolean ordered = code.query().steps().stream().allMatch(SubqueryCompiler::keepsOrder);
        Operator rows = body.compileSubquery(code.query(), frame -> {
            Collection found = (Collection) frame.states[state];
            int mark = frame.mark();
            Value one = value.of(frame);
            if (!one.isAbsent()) {
                found.values.add(one);
                found.restsOn.addAll(frame.restsOn(found.mark));
            }
            frame.forget(mark);
            return true;
        });
        return frame -> {
            int mark = frame.mark();
            Collection found = new Collection(mark);
            frame.states[state] = found;
            rows.run(frame);
            frame.forget(mark);
            frame.restOn(List.copyOf(found.restsOn));
            if (!ordered) {
                found.values.sort(ValueOrder.CANONICAL);
            }
            return new ListValue(
                    found.values,
                    found.values.isEmpty() ? null : found.values.get(0).place());
        };
    }

    private static boolean keepsOrder(Query.Step step) {
        return step instanceof Query.Unnest || step instanceof Query.Assign || step instanceof Query.Filter;
    }
}
