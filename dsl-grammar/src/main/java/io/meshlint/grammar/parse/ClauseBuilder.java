package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Clause;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parse trees of clauses to the syntax tree; a clause without its variable is left out, its mistake was reported. */
final class ClauseBuilder {
    private final Reading reading;
    private final TypeBuilder types;
    private final ExpressionBuilder expressions;

    ClauseBuilder(Reading reading, TypeBuilder types, ExpressionBuilder expressions) {
        this.reading = reading;
        this.types = types;
        this.expressions = expressions;
    }

    List<Clause> clauses(List<MeshRulesParser.ClauseContext> nodes) {
        List<Clause> found = new ArrayList<>();
        nodes.forEach(node -> clause(node).ifPresent(found::add));
        return found;
    }

    List<Clause> body(MeshRulesParser.BlockContext node) {
        return node == null ? List.of() : clauses(node.clause());
    }

    private Optional<? extends Clause> clause(MeshRulesParser.ClauseContext node) {
        Span span = reading.span(node);
        if (node instanceof MeshRulesParser.ForClauseContext loop) {
            return loop.PAIR() == null ? binding(loop, span) : pair(loop, span);
        }
        if (node instanceof MeshRulesParser.LetClauseContext let) {
            return types.identifier(let.ident())
                    .map(name -> new Clause.Let(span, name, expressions.expression(let.expr())));
        }
        if (node instanceof MeshRulesParser.WhereClauseContext where) {
            return Optional.of(new Clause.Where(span, expressions.expression(where.expr())));
        }
        if (node instanceof MeshRulesParser.EitherClauseContext either) {
            return Optional.of(new Clause.Either(span, blocks(either.block())));
        }
        if (node instanceof MeshRulesParser.FirstClauseContext first) {
            return Optional.of(new Clause.First(span, blocks(first.block())));
        }
        if (node instanceof MeshRulesParser.GroupClauseContext group) {
            return Optional.of(new Clause.Group(
                    span,
                    group.collected().stream()
                            .flatMap(collected -> collected(collected).stream())
                            .toList(),
                    group.groupKey().stream().flatMap(key -> key(key).stream()).toList()));
        }
        if (node instanceof MeshRulesParser.PickClauseContext pick) {
            return pick(pick, span);
        }
        return Optional.empty();
    }

    private Optional<Clause> binding(MeshRulesParser.ForClauseContext node, Span span) {
        return Optional.ofNullable(node.binding())
                .flatMap(expressions::binding)
                .map(binding -> new Clause.For(span, binding));
    }

    private Optional<Clause> pair(MeshRulesParser.ForClauseContext node, Span span) {
        List<Identifier> names = types.identifiers(node.ident());
        Optional<Clause.Source> source = expressions.source(node.source());
        return names.size() == 2 && source.isPresent()
                ? Optional.of(new Clause.Pair(span, names.get(0), names.get(1), source.get()))
                : Optional.empty();
    }

    private List<Clause.Block> blocks(List<MeshRulesParser.BlockContext> nodes) {
        return nodes.stream()
                .map(node -> new Clause.Block(reading.span(node), clauses(node.clause())))
                .toList();
    }

    private Optional<Clause.Collected> collected(MeshRulesParser.CollectedContext node) {
        return types.identifier(node.ident())
                .map(list -> new Clause.Collected(reading.span(node), expressions.expression(node.expr()), list));
    }

    private Optional<Clause.Key> key(MeshRulesParser.GroupKeyContext node) {
        Span span = reading.span(node);
        Expression first = expressions.expression(node.expr(0));
        if (node.COLON() != null) {
            Expression value = expressions.expression(node.expr(1));
            if (first instanceof Expression.Variable name) {
                return Optional.of(new Clause.Key(span, new Identifier(name.span(), name.name()), value));
            }
            if (!(first instanceof Expression.Broken)) {
                reading.report(Diagnostic.of(
                                DiagnosticCode.KEY_WITHOUT_NAME, first.span(), "the name of a key is one plain word")
                        .help("write `name: " + excerpt(value.span()) + "`"));
            }
            return Optional.empty();
        }
        if (first instanceof Expression.Variable name) {
            return Optional.of(new Clause.Key(span, new Identifier(name.span(), name.name()), first));
        }
        if (!(first instanceof Expression.Broken)) {
            String suggestion =
                    first instanceof Expression.Field field ? field.field().text() : "name";
            reading.report(Diagnostic.of(
                            DiagnosticCode.KEY_WITHOUT_NAME,
                            first.span(),
                            "a key that is not a plain variable has no name")
                    .note("only the keys and the lists remain in scope behind `group`, so each needs a name")
                    .help("give the key a name: `by " + suggestion + ": " + excerpt(first.span()) + "`"));
        }
        return Optional.empty();
    }

    private static String excerpt(Span span) {
        String text = span.text();
        boolean fits = text.length() <= 40 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return fits ? text : "…";
    }

    private Optional<Clause> pick(MeshRulesParser.PickClauseContext node, Span span) {
        int keys = node.sortKey().size();
        List<Clause.SortKey> order = node.sortKey().stream()
                .map(key ->
                        new Clause.SortKey(reading.span(key), expressions.expression(key.expr()), key.DESC() != null))
                .toList();
        Optional<Identifier> ties =
                node.TIES() == null || node.ident().size() < 2 ? Optional.empty() : types.identifier(node.ident(1));
        return node.ident().isEmpty() || keys == 0
                ? Optional.empty()
                : types.identifier(node.ident(0))
                        .map(chosen ->
                                new Clause.Pick(span, chosen, order, expressions.expressions(node.expr()), ties));
    }
}
