package io.meshlint.grammar.parse;

import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Declaration.Edit;
import io.meshlint.grammar.syntax.Declaration.Header;
import io.meshlint.grammar.syntax.Declaration.ReportItem;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.text.Span;
import java.util.List;
import java.util.Optional;

/** Parse trees of rules to the syntax tree. */
final class RuleBuilder {
    private final Reading reading;
    private final TypeBuilder types;
    private final ExpressionBuilder expressions;
    private final ClauseBuilder clauses;

    RuleBuilder(Reading reading, TypeBuilder types, ExpressionBuilder expressions, ClauseBuilder clauses) {
        this.reading = reading;
        this.types = types;
        this.expressions = expressions;
        this.clauses = clauses;
    }

    /** Empty where the rule has no code. */
    Optional<Declaration.Rule> rule(MeshRulesParser.RuleDeclContext node, List<String> documentation) {
        MeshRulesParser.RuleHeadContext head = node.ruleHead();
        List<Identifier> names = head == null ? List.of() : types.identifiers(head.ident());
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Identifier code = names.get(0);
        Identifier name = names.size() > 1 ? names.get(1) : code;
        return Optional.of(new Declaration.Rule(
                reading.span(node),
                documentation,
                code,
                name,
                title(head.title()),
                node.header().stream()
                        .flatMap(header -> header(header).stream())
                        .toList(),
                clauses.clauses(node.clause()),
                report(node)));
    }

    private String title(MeshRulesParser.TitleContext node) {
        return node == null || node.getStop() == null || node.exception != null
                ? ""
                : expressions.templates().plain(node.getStart());
    }

    private Optional<Header> header(MeshRulesParser.HeaderContext node) {
        Span span = reading.span(node);
        if (node instanceof MeshRulesParser.SeverityHeaderContext severity) {
            return types.identifier(severity.ident()).map(level -> new Header.Severity(span, level));
        }
        if (node instanceof MeshRulesParser.TagsHeaderContext tags) {
            return Optional.of(new Header.Tags(span, types.identifiers(tags.ident())));
        }
        if (node instanceof MeshRulesParser.EquivalentHeaderContext equivalent) {
            return Optional.of(new Header.Equivalent(span, types.identifiers(equivalent.ident())));
        }
        if (node instanceof MeshRulesParser.DocsHeaderContext docs) {
            return Optional.of(new Header.Docs(span, title(docs.title())));
        }
        if (node instanceof MeshRulesParser.AppliesHeaderContext applies) {
            return Optional.of(new Header.Applies(span, expressions.expressions(applies.expr())));
        }
        if (node instanceof MeshRulesParser.SubsumesHeaderContext subsumes) {
            Optional<Expression> place =
                    subsumes.ON() == null ? Optional.empty() : Optional.of(expressions.expression(subsumes.expr()));
            return Optional.of(new Header.Subsumes(span, types.identifiers(subsumes.ident()), place));
        }
        return Optional.empty();
    }

    private Declaration.Report report(MeshRulesParser.RuleDeclContext rule) {
        MeshRulesParser.ReportContext node = rule.report();
        if (node == null) {
            int end = reading.span(rule).end();
            Span nowhere = reading.span(end, end);
            return new Declaration.Report(nowhere, new Expression.Broken(nowhere), List.of());
        }
        return new Declaration.Report(
                reading.span(node),
                expressions.expression(node.expr()),
                node.reportItem().stream().flatMap(item -> item(item).stream()).toList());
    }

    private Optional<ReportItem> item(MeshRulesParser.ReportItemContext node) {
        Span span = reading.span(node);
        Optional<Expression> when =
                node.WHEN() == null ? Optional.empty() : Optional.of(expressions.expression(node.expr()));
        MeshRulesParser.ItemContext item = node.item();
        if (item instanceof MeshRulesParser.SeverityItemContext severity) {
            return types.identifier(severity.ident()).map(level -> new ReportItem.SeverityItem(span, level, when));
        }
        if (item instanceof MeshRulesParser.RelatedItemContext related) {
            return related(related, span, when);
        }
        if (item instanceof MeshRulesParser.MessageItemContext message) {
            return template(message.string()).map(text -> new ReportItem.Message(span, text, when));
        }
        if (item instanceof MeshRulesParser.HelpItemContext help) {
            return template(help.string()).map(text -> new ReportItem.Help(span, text, when));
        }
        if (item instanceof MeshRulesParser.FixItemContext fix) {
            return template(fix.string())
                    .flatMap(title -> edit(fix.edit()).map(edit -> new ReportItem.Fix(span, title, edit, when)));
        }
        return Optional.empty();
    }

    private Optional<ReportItem> related(
            MeshRulesParser.RelatedItemContext node, Span span, Optional<Expression> when) {
        Optional<Declaration.Each> each = Optional.empty();
        int location = 0;
        if (node.EACH() != null) {
            location = 1;
            each = types.identifier(node.ident()).map(variable -> {
                Expression list = expressions.expression(node.expr(0));
                Span from = reading.span(node.EACH().getSymbol());
                return new Declaration.Each(from.to(list.span()), variable, list);
            });
        }
        Expression at = expressions.expression(node.expr(location));
        Optional<Declaration.Each> found = each;
        return template(node.string()).map(text -> new ReportItem.Related(span, found, at, text, when));
    }

    private Optional<Expression.Template> template(MeshRulesParser.StringContext node) {
        return node == null || node.getStop() == null || node.exception != null
                ? Optional.empty()
                : Optional.of(expressions.templates().template(node.getStart()));
    }

    private Optional<Edit> edit(MeshRulesParser.EditContext node) {
        if (node == null || node.SET() == null && node.REMOVE() == null) {
            return Optional.empty();
        }
        Span span = reading.span(node);
        Expression target = expressions.expression(node.expr(0));
        return Optional.of(
                node.SET() == null
                        ? new Edit.Remove(span, target)
                        : new Edit.Set(span, target, expressions.expression(node.expr(1))));
    }
}
