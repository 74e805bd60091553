package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Clause;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.syntax.QualifiedName;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Parse trees of expressions and bindings to the syntax tree. */
final class ExpressionBuilder {
    private static final Set<String> FOREIGN_ABSENT = Set.of("null", "nil", "None", "undefined");

    private final Reading reading;
    private final TypeBuilder types;
    private final TemplateReader templates;
    private final LiteralReader literals;

    ExpressionBuilder(Reading reading) {
        this.reading = reading;
        this.types = new TypeBuilder(reading);
        this.templates = new TemplateReader(reading, this);
        this.literals = new LiteralReader(reading);
    }

    TemplateReader templates() {
        return templates;
    }

    /** The expression between two offsets: a hole of a template. */
    Expression hole(int start, int end) {
        List<Token> tokens = NestingLimit.enforce(reading, Scanner.scan(reading, start, end));
        boolean onlyEnd = tokens.size() == 1;
        if (onlyEnd && !reading.text().content().substring(start, end).isBlank()) {
            return new Expression.Broken(reading.span(start, end));
        }
        return expression(
                TwoStages.parse(reading, tokens, MeshRulesParser::hole).expr());
    }

    List<Expression> expressions(List<MeshRulesParser.ExprContext> nodes) {
        return nodes.stream().map(this::expression).toList();
    }

    /** {@link Expression.Broken} where the parser found none, and said so. */
    Expression expression(MeshRulesParser.ExprContext node) {
        if (node == null) {
            int end = reading.text().content().length();
            return new Expression.Broken(reading.span(end, end));
        }
        Span span = reading.span(node);
        if (node.exception != null) {
            return new Expression.Broken(span);
        }
        if (node instanceof MeshRulesParser.PrimaryExprContext primary) {
            return primary(primary.primary(), span);
        }
        if (node instanceof MeshRulesParser.FieldExprContext field) {
            Expression target = expression(field.expr());
            return types.identifier(field.name())
                    .<Expression>map(name -> new Expression.Field(span, target, name))
                    .orElse(new Expression.Broken(span));
        }
        if (node instanceof MeshRulesParser.IndexExprContext index) {
            Expression target = expression(index.expr(0));
            return index.STAR() != null
                    ? new Expression.Each(span, target)
                    : new Expression.Index(span, target, expression(index.expr(1)));
        }
        if (node instanceof MeshRulesParser.CastExprContext cast) {
            Expression value = expression(cast.expr());
            return types.identifier(cast.ident())
                    .<Expression>map(type -> new Expression.Cast(span, value, type))
                    .orElse(new Expression.Broken(span));
        }
        if (node instanceof MeshRulesParser.BinaryExprContext binary) {
            Span operator = binary.negated == null
                    ? reading.span(binary.op)
                    : reading.span(binary.negated).to(reading.span(binary.op));
            return new Expression.Binary(
                    span,
                    operator(binary.op.getType(), binary.negated != null),
                    operator,
                    expression(binary.expr(0)),
                    expression(binary.expr(1)));
        }
        if (node instanceof MeshRulesParser.PresenceExprContext presence) {
            return presence.PRESENT() == null && presence.ABSENT() == null
                    ? new Expression.Broken(span)
                    : new Expression.Presence(span, expression(presence.expr()), presence.PRESENT() != null);
        }
        if (node instanceof MeshRulesParser.NotExprContext not) {
            return new Expression.Not(span, expression(not.expr()));
        }
        if (node instanceof MeshRulesParser.IfExprContext conditional) {
            return new Expression.Conditional(
                    span,
                    expression(conditional.expr(0)),
                    expression(conditional.expr(1)),
                    expression(conditional.expr(2)));
        }
        return new Expression.Broken(span);
    }

    static BinaryOperator operator(int type, boolean negated) {
        return switch (type) {
            case MeshRulesParser.STAR -> BinaryOperator.TIMES;
            case MeshRulesParser.SLASH -> BinaryOperator.DIVIDE;
            case MeshRulesParser.PERCENT -> BinaryOperator.REMAINDER;
            case MeshRulesParser.PLUS -> BinaryOperator.PLUS;
            case MeshRulesParser.MINUS -> BinaryOperator.MINUS;
            case MeshRulesParser.BAR -> BinaryOperator.CONCATENATE;
            case MeshRulesParser.DEFAULT -> BinaryOperator.DEFAULT;
            case MeshRulesParser.LESS -> BinaryOperator.LESS;
            case MeshRulesParser.LESS_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
            case MeshRulesParser.GREATER -> BinaryOperator.GREATER;
            case MeshRulesParser.GREATER_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
            case MeshRulesParser.EQUAL -> BinaryOperator.EQUAL;
            case MeshRulesParser.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case MeshRulesParser.IN -> negated ? BinaryOperator.NOT_IN : BinaryOperator.IN;
            case MeshRulesParser.AND -> BinaryOperator.AND;
            case MeshRulesParser.OR -> BinaryOperator.OR;
            default -> throw new IllegalArgumentException("the grammar knows no operator of type " + type);
        };
    }

    private Expression primary(MeshRulesParser.PrimaryContext node, Span span) {
        if (node instanceof MeshRulesParser.NamePrimaryContext name) {
            return named(name, span);
        }
        if (node instanceof MeshRulesParser.LiteralPrimaryContext literal) {
            return literal(literal.literal());
        }
        if (node instanceof MeshRulesParser.ParenPrimaryContext paren) {
            return expression(paren.expr());
        }
        if (node instanceof MeshRulesParser.ListPrimaryContext list) {
            return list.FOR() == null
                    ? new Expression.ListOf(span, expressions(list.expr()))
                    : new Expression.Comprehension(
                            span,
                            expression(list.expr(0)),
                            bindings(list.bindings()),
                            list.WHERE() == null ? Optional.empty() : Optional.of(expression(list.expr(1))));
        }
        if (node instanceof MeshRulesParser.RecordPrimaryContext record) {
            return new Expression.RecordOf(
                    span,
                    record.entry().stream()
                            .flatMap(entry -> entry(entry).stream())
                            .toList());
        }
        if (node instanceof MeshRulesParser.ExistsPrimaryContext exists) {
            return new Expression.Exists(
                    span,
                    exists.MISSING() != null,
                    bindings(exists.bindings()),
                    exists.WHERE() == null ? Optional.empty() : Optional.of(expression(exists.expr())));
        }
        if (node instanceof MeshRulesParser.EveryPrimaryContext every) {
            return new Expression.Every(span, bindings(every.bindings()), expression(every.expr()));
        }
        return new Expression.Broken(span);
    }

    private Expression named(MeshRulesParser.NamePrimaryContext node, Span span) {
        Optional<Identifier> name = types.identifier(node.ident());
        if (name.isEmpty()) {
            return new Expression.Broken(span);
        }
        if (node.LEFT_PAREN() != null) {
            return new Expression.Call(span, name.get(), arguments(node.args()));
        }
        if (FOREIGN_ABSENT.contains(name.get().text())) {
            reading.report(Diagnostic.of(
                            DiagnosticCode.FOREIGN_SPELLING,
                            span,
                            "there is no `" + name.get() + "`: a value that is not set is `absent`")
                    .help("write `x is absent` or `x is present` to test for it"));
            return new Expression.AbsentLiteral(span);
        }
        return new Expression.Variable(span, name.get().text());
    }

    private Optional<Expression.Entry> entry(MeshRulesParser.EntryContext node) {
        Expression value = expression(node.expr());
        TerminalNode raw = node.RAW();
        if (raw != null) {
            return Optional.of(new Expression.Entry(reading.span(node), templates.plain(raw.getSymbol()), value));
        }
        return types.identifier(node.name()).map(name -> new Expression.Entry(reading.span(node), name.text(), value));
    }

    List<Expression> arguments(MeshRulesParser.ArgsContext node) {
        return node == null ? List.of() : expressions(node.expr());
    }

    /** A literal, a template, or {@link Expression.Broken} for what was reported already. */
    Expression literal(MeshRulesParser.LiteralContext node) {
        if (node == null || node.getStop() == null || node.exception != null) {
            return expression(null);
        }
        Span span = reading.span(node);
        return switch (node.getStart().getType()) {
            case MeshRulesParser.STRING, MeshRulesParser.TEXTBLOCK, MeshRulesParser.RAW ->
                templates.expression(node.getStart());
            case MeshRulesParser.INT -> literals.integer(span);
            case MeshRulesParser.VERSION -> literals.version(span);
            case MeshRulesParser.DURATION -> literals.duration(span);
            case MeshRulesParser.TRUE -> new Expression.BooleanLiteral(span, true);
            case MeshRulesParser.FALSE -> new Expression.BooleanLiteral(span, false);
            case MeshRulesParser.ABSENT -> new Expression.AbsentLiteral(span);
            default -> new Expression.Broken(span);
        };
    }

    private List<Clause.Binding> bindings(MeshRulesParser.BindingsContext node) {
        if (node == null) {
            return List.of();
        }
        List<Clause.Binding> bindings = new ArrayList<>();
        node.binding().forEach(binding -> binding(binding).ifPresent(bindings::add));
        return bindings;
    }

    /** Empty where the variable is missing. */
    Optional<Clause.Binding> binding(MeshRulesParser.BindingContext node) {
        Span span = reading.span(node);
        Optional<Identifier> variable = types.identifier(node.ident());
        if (node.IN() != null) {
            return variable.map(name -> new Clause.Binding.Element(span, name, expression(node.expr())));
        }
        List<Clause.Source> sources = node.source().stream()
                .flatMap(source -> source(source).stream())
                .toList();
        if (sources.isEmpty()) {
            return variable.map(name -> new Clause.Binding.Element(span, name, new Expression.Broken(span)));
        }
        return variable.map(name -> new Clause.Binding.Relation(span, name, sources));
    }

    Optional<Clause.Source> source(MeshRulesParser.SourceContext node) {
        Optional<QualifiedName> name = types.qualifiedName(node == null ? null : node.qualifiedName());
        return name.map(found -> new Clause.Source(reading.span(node), found, arguments(node.args())));
    }
}
