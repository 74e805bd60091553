package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.type.Types;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what stands behind a signature: the value of a parameter, the body of a function or view, the rows of a table. */
final class DefinitionChecker {
    private final BodyContext context;

    DefinitionChecker(BodyContext context) {
        this.context = context;
    }

    void define(Declared declared) {
        if (declared instanceof Declarations.Parameter parameter) {
            parameter(parameter, (Declaration.Parameter) parameter.syntax());
        } else if (declared instanceof Declarations.Function function) {
            function(function, (Declaration.Function) function.syntax());
        } else if (declared instanceof Declarations.View view) {
            view(view, (Declaration.View) view.syntax());
        } else if (declared instanceof Declarations.Table table) {
            table(table, (Declaration.Table) table.syntax());
        }
    }

    private void parameter(Declarations.Parameter parameter, Declaration.Parameter syntax) {
        Typed value = new ExpressionChecker(context, new Scope()).check(syntax.value());
        checkFits(value.type(), parameter.type(), syntax.value(), "the parameter `" + parameter.name() + "`");
        parameter.define(value.code(), context.slots());
    }

    private void checkFits(Type given, Type wanted, Expression expression, String what) {
        if (Types.fits(given, wanted)) {
            return;
        }
        if (given.isOptional() && Types.fits(given.present(), wanted)) {
            context.report(Diagnostic.of(DiagnosticCode.OPTIONAL_NOT_ALLOWED, expression.span(), what + " is " + wanted + ", its value can be absent")
                    .help("end it with `?? …`, or declare it `" + wanted + "?`"));
        } else {
            context.report(DiagnosticCode.TYPE_MISMATCH, expression.span(), what + " is " + wanted + ", its value is " + given, "declare it `" + given + "`, or change the value");
        }
    }

    private Variable bind(Scope scope, Declaration.Column column, Type type) {
        if (scope.find(column.name().text()).isPresent()) {
            context.report(DiagnosticCode.DUPLICATE_VARIABLE, column.name().span(), "there are two called `" + column.name() + "`", "give one of them another name");
        }
        Variable variable = context.newVariable(column.name().text(), type);
        scope.bind(variable);
        return variable;
    }

    private void function(Declarations.Function function, Declaration.Function syntax) {
        Scope scope = new Scope();
        List<Variable> parameters = new ArrayList<>();
        for (int i = 0; i < syntax.parameters().size(); i++) {
            parameters.add(bind(scope, syntax.parameters().get(i), function.parameterTypes().get(i)));
        }
        Typed body = new ExpressionChecker(context, scope).check(syntax.body());
        checkFits(body.type(), function.result(), syntax.body(), "the result of `" + function.name() + "`");
        function.define(parameters, body.code(), context.slots());
    }

    private void view(Declarations.View view, Declaration.View syntax) {
        Scope scope = new Scope();
        List<Variable> inputs = new ArrayList<>();
        for (int i = 0; i < syntax.inputs().size(); i++) {
            inputs.add(bind(scope, syntax.inputs().get(i), view.inputTypes().get(i)));
        }
        ClauseChecker clauses = new ClauseChecker(context, scope);
        clauses.check(syntax.body());
        List<Variable> columns = new ArrayList<>();
        for (Declaration.Column column : syntax.columns()) {
            column(view, column, clauses.scope()).ifPresent(columns::add);
        }
        view.define(inputs, columns, new Query(clauses.steps()), context.slots());
    }

    private Optional<Variable> column(Declarations.View view, Declaration.Column column, Scope scope) {
        String name = column.name().text();
        Optional<Variable> bound = scope.find(name);
        if (bound.isEmpty()) {
            Diagnostic missing = Diagnostic.of(DiagnosticCode.COLUMN_NOT_BOUND, column.span(), "no clause binds the column `" + name + "`");
            context.report(scope.whyLost(name)
                    .map(missing::note)
                    .orElse(missing)
                    .help("bind it in every branch with `for " + name + ": …` or `let " + name + " = …`, or leave the column out"));
            return bound;
        }
        Type declared = view.columnTypes().get(name);
        Typed value = new ExpressionChecker(context, scope).check(new Expression.Variable(column.span(), name));
        Type given = value.type();
        if (!Types.fits(given, declared)) {
            if (given.isOptional() && Types.fits(given.present(), declared)) {
                context.report(DiagnosticCode.OPTIONAL_NOT_ALLOWED, column.span(), "the column `" + name + "` is " + declared + ", but it can be absent", "declare it `" + declared + "?`, or bind it with `for " + name + " in …`, which drops absent values");
            } else {
                context.report(DiagnosticCode.TYPE_MISMATCH, column.span(), "the column `" + name + "` is " + declared + ", it is bound to " + given, "declare it `" + given + "`");
            }
        }
        return bound;
    }

    private void table(Declarations.Table table, Declaration.Table syntax) {
        List<Type> outputs = List.copyOf(table.columnTypes().values());
        int width = table.inputTypes().size() + outputs.size();
        List<Declarations.TableRow> rows = new ArrayList<>();
        for (Declaration.Row row : syntax.rows()) {
            if (row.cells().size() != width) {
                context.report(DiagnosticCode.TABLE_ROW_WIDTH, row.span(), "this row has " + row.cells().size() + " cells, " + width + " are wanted",
                        "write first the inputs (" + table.inputTypes().size() + "), then the columns (" + outputs.size() + ")");
                continue;
            }
            List<Declarations.Cell> inputs = new ArrayList<>();
            for (int i = 0; i < table.inputTypes().size(); i++) {
                inputs.add(input(row.cells().get(i), table.inputTypes().get(i)));
            }
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
                values.add(output(row.cells().get(table.inputTypes().size() + i), outputs.get(i)));
            }
            rows.add(new Declarations.TableRow(inputs, values));
        }
        table.define(rows);
    }

    private Declarations.Cell input(Declaration.Cell cell, Type type) {
        if (cell instanceof Declaration.Cell.Any) {
            return new Declarations.Cell(null, null);
        }
        Expression.Literal literal = cell instanceof Declaration.Cell.Value value ? value.literal() : ((Declaration.Cell.Comparison) cell).literal();
        Value value = Literals.value(literal);
        checkCell(cell, Literals.type(value), type);
        Expression.BinaryOperator operator = cell instanceof Declaration.Cell.Comparison comparison ? comparison.operator() : Expression.BinaryOperator.EQUAL;
        return new Declarations.Cell(operator, value);
    }

    private Value output(Declaration.Cell cell, Type type) {
        if (!(cell instanceof Declaration.Cell.Value written)) {
            context.report(DiagnosticCode.TYPE_MISMATCH, cell.span(), "a column needs a value", "write a literal, or `absent`");
            return io.meshlint.engine.value.AbsentValue.NOTHING;
        }
        Value value = Literals.value(written.literal());
        checkCell(cell, Literals.type(value), type);
        return value;
    }

    private void checkCell(Declaration.Cell cell, Type given, Type wanted) {
        if (!Types.fits(given, wanted)) {
            context.report(DiagnosticCode.TYPE_MISMATCH, cell.span(), "this cell is " + given + ", " + wanted + " is wanted", "write " + wanted);
        }
    }
}
