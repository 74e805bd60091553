package io.meshlint.engine.check;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.type.Fields;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.type.Types;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.text.EditDistance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks a rule: its header, its clauses, its report. */
final class RuleChecker {
    private final BodyContext context;
    private final String pack;
    private final Declaration.Rule rule;
    private final List<CheckedRule.SeverityCase> severities = new ArrayList<>();
    private final List<CheckedRule.Related> related = new ArrayList<>();
    private final List<CheckedRule.TextCase> messages = new ArrayList<>();
    private final List<CheckedRule.TextCase> help = new ArrayList<>();
    private final List<CheckedRule.Fix> fixes = new ArrayList<>();

    private final Subsumptions subsumptions;

    RuleChecker(BodyContext context, Subsumptions subsumptions, String pack, Declaration.Rule rule) {
        this.context = context;
        this.subsumptions = subsumptions;
        this.pack = pack;
        this.rule = rule;
    }

    CheckedRule check() {
        Severity severity = null;
        List<String> tags = new ArrayList<>();
        List<String> equivalents = new ArrayList<>();
        Optional<String> link = Optional.empty();
        List<Code> applies = new ArrayList<>();
        for (Declaration.Header header : rule.headers()) {
            if (header instanceof Declaration.Header.Severity level) {
                severity = severity(level.level());
            } else if (header instanceof Declaration.Header.Tags list) {
                list.tags().forEach(tag -> tags.add(tag.text()));
            } else if (header instanceof Declaration.Header.Equivalent list) {
                list.codes().forEach(code -> equivalents.add(code.text()));
            } else if (header instanceof Declaration.Header.Docs docs) {
                link = Optional.of(docs.link());
            } else if (header instanceof Declaration.Header.Applies conditions) {
                conditions.conditions().forEach(c -> applies.add(applies(c)));
            }
        }
        rule.headers().stream()
                .filter(Declaration.Header.Applies.class::isInstance)
                .findFirst()
                .ifPresent(header -> AppliesRange.check(context, applies, header.span()));
        if (severity == null) {
            boolean written = rule.headers().stream().anyMatch(h -> h instanceof Declaration.Header.Severity);
            if (!written) {
                context.report(
                        DiagnosticCode.SEVERITY_MISSING,
                        rule.code().span(),
                        "the rule does not say how bad it is",
                        "add `severity error`, `severity warning` or `severity note` as its first line");
            }
            severity = Severity.ERROR;
        }
        ClauseChecker clauses = new ClauseChecker(context, new Scope());
        clauses.check(rule.body());
        Scope scope = clauses.scope();
        Code location = location(rule.report().location(), scope);
        rule.report().items().forEach(item -> item(item, scope));
        List<CheckedRule.Subsumption> subsumes = subsumes(scope);
        checkMessages();
        RuleDescriptor descriptor = new RuleDescriptor(
                rule.code().text(),
                rule.name().text(),
                rule.title(),
                String.join("\n", rule.documentation()),
                pack,
                severity,
                tags,
                equivalents,
                link);
        return new CheckedRule(
                descriptor,
                rule,
                applies,
                subsumes,
                new Query(clauses.steps()),
                List.copyOf(scope.variables().values()),
                new CheckedRule.Report(location, severities, related, messages, help, fixes),
                context.slots());
    }

    private Severity severity(Identifier level) {
        Optional<Severity> severity = Severity.of(level.text());
        if (severity.isEmpty()) {
            List<String> labels =
                    Arrays.stream(Severity.values()).map(Severity::label).toList();
            String near = EditDistance.nearest(level.text(), labels)
                    .map(label -> "did you mean `" + label + "`?")
                    .orElse("write `error`, `warning` or `note`");
            boolean isNote = List.of("info", "information", "hint", "low", "minor")
                    .contains(level.text().toLowerCase(Locale.ROOT));
            boolean isError = List.of("critical", "fatal", "high", "blocker", "major", "danger", "err")
                    .contains(level.text().toLowerCase(Locale.ROOT));
            context.report(
                    DiagnosticCode.UNKNOWN_SEVERITY,
                    level.span(),
                    "there is no severity `" + level.text() + "`",
                    isNote
                            ? "write `note`, the mildest of `error`, `warning` and `note`"
                            : isError ? "write `error`, the worst of `error`, `warning` and `note`" : near);
        }
        return severity.orElse(null);
    }

    private List<CheckedRule.Subsumption> subsumes(Scope scope) {
        return rule.headers().stream()
                .filter(Declaration.Header.Subsumes.class::isInstance)
                .map(Declaration.Header.Subsumes.class::cast)
                .map(header -> subsumptions.check(
                        context, pack, rule, header, header.place().map(place -> places(place, scope))))
                .toList();
    }

    /** A place, or a list of them. */
    private Code places(Expression expression, Scope scope) {
        Typed typed = new ExpressionChecker(context, scope).place(expression);
        Type type = typed.type().present();
        return location(
                expression,
                typed,
                type instanceof Type.ListOf list ? list.element().present() : type);
    }

    private Code location(Expression expression, Scope scope) {
        Typed typed = new ExpressionChecker(context, scope).place(expression);
        return location(expression, typed, typed.type().present());
    }

    private Code location(Expression expression, Typed typed, Type type) {
        if (type instanceof Type.Nothing || expression instanceof Expression.Literal) {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    expression.span(),
                    "this has no place to point at",
                    "name a field of a resource, for example `dr.spec.host`");
        }
        return typed.code();
    }

    private Code when(Optional<Expression> when, Scope scope) {
        return when.map(condition -> condition(condition, scope)).orElse(Code.truth());
    }

    private Code applies(Expression condition) {
        return condition(condition, new Scope());
    }

    private Code condition(Expression condition, Scope scope) {
        Typed typed = new ExpressionChecker(context, scope).condition(condition);
        ConstantConditions.check(context, condition, typed);
        return typed.code();
    }

    private void item(Declaration.ReportItem item, Scope scope) {
        ExpressionChecker expressions = new ExpressionChecker(context, scope);
        if (item instanceof Declaration.ReportItem.SeverityItem severity) {
            Severity level = severity(severity.level());
            severities.add(
                    new CheckedRule.SeverityCase(level == null ? Severity.ERROR : level, when(severity.when(), scope)));
        } else if (item instanceof Declaration.ReportItem.Message message) {
            messages.add(
                    new CheckedRule.TextCase(expressions.check(message.text()).code(), when(message.when(), scope)));
        } else if (item instanceof Declaration.ReportItem.Help text) {
            help.add(new CheckedRule.TextCase(expressions.check(text.text()).code(), when(text.when(), scope)));
        } else if (item instanceof Declaration.ReportItem.Related place) {
            related(place, scope);
        } else if (item instanceof Declaration.ReportItem.Fix fix) {
            fix(fix, scope);
        }
    }

    private void related(Declaration.ReportItem.Related place, Scope scope) {
        Scope inner = scope;
        Optional<CheckedRule.Each> each = Optional.empty();
        if (place.each().isPresent()) {
            Declaration.Each over = place.each().get();
            Typed list = new ExpressionChecker(context, scope).check(over.list());
            Type element = new ClauseChecker(context, scope).element(list.type(), over.list());
            if (scope.find(over.variable().text()).isPresent()) {
                context.report(
                        DiagnosticCode.DUPLICATE_VARIABLE,
                        over.variable().span(),
                        "`" + over.variable().text() + "` is bound already",
                        "choose another name");
            }
            Variable variable = context.newVariable(over.variable().text(), element);
            inner = scope.copy();
            inner.bind(variable);
            context.usage.bind(over.variable(), variable, Usage.Sort.EACH);
            each = Optional.of(new CheckedRule.Each(variable, list.code()));
        }
        Code when = when(place.when(), scope);
        Code location = location(place.location(), inner);
        Code text = new ExpressionChecker(context, inner).check(place.text()).code();
        related.add(new CheckedRule.Related(each, location, text, when));
    }

    private void fix(Declaration.ReportItem.Fix fix, Scope scope) {
        ExpressionChecker expressions = new ExpressionChecker(context, scope);
        Code title = expressions.check(fix.title()).code();
        Typed target = expressions.check(fix.edit().target());
        boolean isPath = fix.edit().target() instanceof Expression.Field
                || fix.edit().target() instanceof Expression.Index
                || fix.edit().target() instanceof Expression.Variable;
        if (!isPath && !target.type().isError()) {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    fix.edit().target().span(),
                    "a fix changes a field, this is none",
                    "name the field, for example `dr.spec.host`");
        }
        Optional<Code> value = fix.edit() instanceof Declaration.Edit.Set set
                ? Optional.of(newValue(expressions, target, set.value()))
                : Optional.empty();
        fixes.add(new CheckedRule.Fix(title, target.code(), value, when(fix.when(), scope)));
    }

    private Code newValue(ExpressionChecker expressions, Typed target, Expression written) {
        Typed value = expressions.check(written);
        Type wanted = target.type().present();
        boolean fits = Types.fits(value.type().present(), wanted)
                || wanted.equals(Type.DURATION) && value.type().present() instanceof Type.Text
                || wanted instanceof Type.Text && value.type().present().equals(Type.DURATION)
                || value.type().present() instanceof Type.Struct && Fields.hasFields(wanted);
        if (!fits) {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    written.span(),
                    "this is " + Words.of(value.type().present()) + ", the field holds " + Words.of(wanted),
                    "write " + Words.example(wanted));
        } else {
            Enumerations.check(context, wanted, written);
        }
        return value.code();
    }

    private void checkMessages() {
        List<Declaration.ReportItem.Message> written = items(Declaration.ReportItem.Message.class);
        if (written.isEmpty()) {
            context.report(
                    DiagnosticCode.MESSAGE_MISSING,
                    rule.report().location().span(),
                    "the rule reports nothing that a person could read",
                    "add `message \"…\"` below");
        } else if (written.stream().allMatch(message -> message.when().isPresent())) {
            context.report(
                    DiagnosticCode.MESSAGE_MISSING,
                    written.get(written.size() - 1).span(),
                    "no message is left where this condition does not hold",
                    "add a last `message \"…\"` without `when`");
        }
        checkReachable(written, "this message is never shown");
        checkReachable(items(Declaration.ReportItem.SeverityItem.class), "this severity never counts");
        checkReachable(items(Declaration.ReportItem.Help.class), "this help is never shown");
    }

    private <T extends Declaration.ReportItem> List<T> items(Class<T> sort) {
        return rule.report().items().stream()
                .filter(sort::isInstance)
                .map(sort::cast)
                .toList();
    }

    /** Of several the first that holds counts: what stands behind one without a condition never does. */
    private void checkReachable(List<? extends Declaration.ReportItem> written, String message) {
        for (int i = 0; i + 1 < written.size(); i++) {
            if (written.get(i).when().isEmpty()) {
                context.report(Diagnostic.of(
                                DiagnosticCode.UNREACHABLE_MESSAGE,
                                written.get(i + 1).span(),
                                message)
                        .note(written.get(i).span(), "the one before it always holds")
                        .help("add `when …` to the earlier one, or leave this one out"));
                return;
            }
        }
    }
}
