package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.syntax.Module;
import io.meshlint.grammar.syntax.QualifiedName;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parse tree of a file to its syntax tree; a declaration without a name is left out, its mistake was reported. */
final class ModuleBuilder {
    private final Reading reading;
    private final TypeBuilder types;
    private final ExpressionBuilder expressions;
    private final ClauseBuilder clauses;
    private final RuleBuilder rules;
    private int previousEnd;

    ModuleBuilder(Reading reading) {
        this.reading = reading;
        this.types = new TypeBuilder(reading);
        this.expressions = new ExpressionBuilder(reading);
        this.clauses = new ClauseBuilder(reading, types, expressions);
        this.rules = new RuleBuilder(reading, types, expressions, clauses);
    }

    /** Empty where not even the module's name was understood. */
    Optional<Module> module(MeshRulesParser.ModuleContext node) {
        MeshRulesParser.ModuleDeclContext head = node.moduleDecl();
        Optional<QualifiedName> name = head == null ? Optional.empty() : types.qualifiedName(head.qualifiedName());
        List<Module.Import> imports = node.importDecl().stream()
                .flatMap(each -> importOf(each).stream())
                .toList();
        previousEnd = reading.span(node).start();
        List<Declaration> declarations = new ArrayList<>();
        for (MeshRulesParser.DeclarationContext each : node.declaration()) {
            declaration(each).ifPresent(declarations::add);
            previousEnd = reading.span(each).end();
        }
        Span start = reading.span(node.getStart());
        Span whole = start.to(reading.span(previousEnd, previousEnd));
        for (Module.Import each : imports) {
            whole = whole.to(each.span());
        }
        Span span = head == null ? whole : whole.to(reading.span(head));
        return name.map(found -> new Module(span, found, imports, declarations));
    }

    private Optional<Module.Import> importOf(MeshRulesParser.ImportDeclContext node) {
        Optional<List<Module.ImportItem>> items = node.LEFT_PAREN() == null
                ? Optional.empty()
                : Optional.of(node.importItem().stream()
                        .flatMap(item -> item(item).stream())
                        .toList());
        return types.qualifiedName(node.qualifiedName())
                .map(name -> new Module.Import(reading.span(node), name, items));
    }

    private Optional<Module.ImportItem> item(MeshRulesParser.ImportItemContext node) {
        List<Identifier> names = types.identifiers(node.ident());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Module.ImportItem(
                        reading.span(node),
                        names.get(0),
                        names.size() > 1 ? Optional.of(names.get(1)) : Optional.empty()));
    }

    private Optional<? extends Declaration> declaration(MeshRulesParser.DeclarationContext node) {
        List<String> documentation =
                reading.documentation(previousEnd, reading.span(node).start());
        if (node.typeDecl() != null) {
            var type = node.typeDecl();
            return types.identifier(type.ident())
                    .map(name -> new Declaration.TypeAlias(
                            reading.span(type), documentation, name, types.type(type.type())));
        }
        if (node.paramDecl() != null) {
            var parameter = node.paramDecl();
            return types.identifier(parameter.ident())
                    .map(name -> new Declaration.Parameter(
                            reading.span(parameter),
                            documentation,
                            name,
                            types.type(parameter.type()),
                            expressions.expression(parameter.expr())));
        }
        if (node.funDecl() != null) {
            var function = node.funDecl();
            return types.identifier(function.ident())
                    .map(name -> new Declaration.Function(
                            reading.span(function),
                            documentation,
                            name,
                            columns(function.columns()),
                            types.type(function.type()),
                            expressions.expression(function.expr())));
        }
        if (node.viewDecl() != null) {
            var view = node.viewDecl();
            return name(view.viewHead())
                    .map(name -> new Declaration.View(
                            reading.span(view),
                            documentation,
                            name,
                            columns(view.viewHead().columns()),
                            inputs(view.viewHead()),
                            clauses.body(view.block())));
        }
        if (node.tableDecl() != null) {
            var table = node.tableDecl();
            return name(table.viewHead())
                    .map(name -> new Declaration.Table(
                            reading.span(table),
                            documentation,
                            name,
                            columns(table.viewHead().columns()),
                            inputs(table.viewHead()),
                            table.tableRow().stream().map(this::row).toList()));
        }
        return Optional.ofNullable(node.ruleDecl()).flatMap(rule -> rules.rule(rule, documentation));
    }

    private Optional<Identifier> name(MeshRulesParser.ViewHeadContext node) {
        return node == null ? Optional.empty() : types.identifier(node.ident());
    }

    private List<Declaration.Column> inputs(MeshRulesParser.ViewHeadContext node) {
        return node.given() == null ? List.of() : columns(node.given().columns());
    }

    private List<Declaration.Column> columns(MeshRulesParser.ColumnsContext node) {
        return node == null
                ? List.of()
                : node.column().stream()
                        .flatMap(column -> types
                                .identifier(column.ident())
                                .map(name ->
                                        new Declaration.Column(reading.span(column), name, types.type(column.type())))
                                .stream())
                        .toList();
    }

    private Declaration.Row row(MeshRulesParser.TableRowContext node) {
        return new Declaration.Row(
                reading.span(node),
                node.cell().stream().flatMap(cell -> cell(cell).stream()).toList());
    }

    private Optional<Declaration.Cell> cell(MeshRulesParser.CellContext node) {
        Span span = reading.span(node);
        if (node.ANY() != null) {
            return Optional.of(new Declaration.Cell.Any(span));
        }
        Optional<Expression.Literal> literal = literal(node.literal());
        return node.relop() == null || node.relop().getStop() == null
                ? literal.map(value -> new Declaration.Cell.Value(span, value))
                : literal.map(value -> new Declaration.Cell.Comparison(
                        span, ExpressionBuilder.operator(node.relop().getStart().getType(), false), value));
    }

    private Optional<Expression.Literal> literal(MeshRulesParser.LiteralContext node) {
        Expression value = expressions.literal(node);
        if (value instanceof Expression.Literal literal) {
            return Optional.of(literal);
        }
        if (value instanceof Expression.Template) {
            reading.report(
                    Diagnostic.of(DiagnosticCode.BAD_TEMPLATE, value.span(), "a cell of a table cannot have holes")
                            .note("tables are constants: their cells are compared before any variable has a value")
                            .help("write a text in 'single quotes', or compute the value where the table is used"));
        }
        return Optional.empty();
    }
}
