package io.meshlint.engine.run;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Operands;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.FreeVariables;
import io.meshlint.engine.value.RowValue.Sought;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out which object a {@code missing (…)} looks for by name: one relation of kinds, and conditions that its name, and perhaps its namespace
 * and kind, equal something that is known outside.
 */
final class SoughtCompiler {
    private static final String NAME = "name";
    private static final String NAMESPACE = "namespace";
    private static final String KIND = "kind";

    private final ExpressionCompiler expressions;

    SoughtCompiler(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    /** What is looked for in a row; empty for a query that is about something else than a name. */
    Function<Frame, Optional<Sought>> compile(Query query) {
        List<Query.Scan> scans = query.steps().stream()
                .filter(Query.Scan.class::isInstance)
                .map(Query.Scan.class::cast)
                .toList();
        List<Query.Filter> filters = query.steps().stream()
                .filter(Query.Filter.class::isInstance)
                .map(Query.Filter.class::cast)
                .toList();
        boolean kindsOnly = scans.size() == 1
                && scans.size() + filters.size() == query.steps().size()
                && scans.get(0).sources().stream().allMatch(source -> source.relation() instanceof Relation.OfKind);
        Map<String, Evaluation> wanted = new HashMap<>();
        if (kindsOnly) {
            filters.forEach(filter -> Operands.conjuncts(filter.condition())
                    .forEach(c -> collect(c, scans.get(0).variable(), wanted)));
        }
        if (!wanted.containsKey(NAME)) {
            return frame -> Optional.empty();
        }
        List<String> kinds = scans.get(0).sources().stream()
                .map(source -> source.relation().name())
                .toList();
        return frame -> {
            Optional<String> name = text(wanted, NAME, frame);
            List<String> ofKind = text(wanted, KIND, frame).map(List::of).orElse(kinds);
            return name.map(n -> new Sought(ofKind, n, text(wanted, NAMESPACE, frame)));
        };
    }

    private static Optional<String> text(Map<String, Evaluation> wanted, String field, Frame frame) {
        Evaluation evaluation = wanted.get(field);
        Value value = evaluation == null ? null : evaluation.of(frame);
        return value == null || value.isAbsent() ? Optional.empty() : Optional.of(value.toString());
    }

    private void collect(Code condition, Variable member, Map<String, Evaluation> wanted) {
        if (condition instanceof Code.Binary equality && equality.operator() == BinaryOperator.EQUAL) {
            collect(equality.left(), equality.right(), member, wanted);
            collect(equality.right(), equality.left(), member, wanted);
        }
    }

    private void collect(Code side, Code other, Variable member, Map<String, Evaluation> wanted) {
        boolean fits = side instanceof Code.FieldOf field
                && field.target().equals(new Code.Read(member))
                && List.of(NAME, NAMESPACE, KIND).contains(field.field())
                && !FreeVariables.of(other).contains(member);
        if (fits) {
            wanted.putIfAbsent(((Code.FieldOf) side).field(), expressions.compile(other));
        }
    }
}
