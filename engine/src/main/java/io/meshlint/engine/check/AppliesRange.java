package io.meshlint.engine.check;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.value.VersionValue;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds {@code applies} headers that no version meets. */
final class AppliesRange {
    private record Bound(BinaryOperator operator, VersionValue version) {}

    private AppliesRange() {}

    /**
     * @param conditions all {@code applies} conditions of a rule
     * @param span       where they are written
     */
    static void check(BodyContext context, List<Code> conditions, Span span) {
        Map<Declarations.Parameter, List<Bound>> bounds = new LinkedHashMap<>();
        conditions.forEach(condition -> gather(condition, bounds));
        bounds.forEach((parameter, ofParameter) -> {
            boolean possible = ofParameter.stream()
                    .flatMap(bound -> Versions.around(bound.version()).stream())
                    .anyMatch(version ->
                            ofParameter.stream().allMatch(b -> Versions.holds(version, b.operator(), b.version())));
            if (!possible) {
                context.report(Diagnostic.of(
                                DiagnosticCode.NEVER_APPLIES,
                                span,
                                "no version of `" + parameter + "` meets these conditions")
                        .note("the rule never runs")
                        .help("the conditions must all hold; where one of several is enough, join them with `or`"));
            }
        });
    }

    private static void gather(Code condition, Map<Declarations.Parameter, List<Bound>> bounds) {
        if (!(condition instanceof Code.Binary binary)) {
            return;
        }
        if (binary.operator() == BinaryOperator.AND) {
            gather(binary.left(), bounds);
            gather(binary.right(), bounds);
            return;
        }
        boolean isBound = binary.left() instanceof Code.ReadParameter
                && binary.right() instanceof Code.Constant constant
                && constant.value() instanceof VersionValue;
        if (isBound) {
            VersionValue version = (VersionValue) ((Code.Constant) binary.right()).value();
            bounds.computeIfAbsent(((Code.ReadParameter) binary.left()).parameter(), p -> new ArrayList<>())
                    .add(new Bound(binary.operator(), version));
        }
    }
}
