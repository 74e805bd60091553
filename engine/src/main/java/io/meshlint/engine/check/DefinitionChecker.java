package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.type.Types;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.text.EditDistance;
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
            new TableChecker(context, table, (Declaration.Table) table.syntax()).check();
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
            context.report(Diagnostic.of(
                            DiagnosticCode.OPTIONAL_NOT_ALLOWED,
                            expression.span(),
                            what + " is " + wanted + ", its value can be absent")
                    .help("end it with `?? …`, or declare it `" + wanted + "?`"));
        } else {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    expression.span(),
                    what + " is " + wanted + ", its value is " + given,
                    "declare it `" + given + "`, or change the value");
        }
    }

    private Variable bind(Scope scope, Declaration.Column column, Type type, Usage.Sort sort) {
        if (scope.find(column.name().text()).isPresent()) {
            context.report(
                    DiagnosticCode.DUPLICATE_VARIABLE,
                    column.name().span(),
                    "there are two called `" + column.name().text() + "`",
                    "give one of them another name");
        }
        Variable variable = context.newVariable(column.name().text(), type);
        scope.bind(variable);
        context.usage.bind(column.name(), variable, sort);
        return variable;
    }

    private void function(Declarations.Function function, Declaration.Function syntax) {
        Scope scope = new Scope();
        List<Variable> parameters = new ArrayList<>();
        for (int i = 0; i < syntax.parameters().size(); i++) {
            parameters.add(bind(
                    scope, syntax.parameters().get(i), function.parameterTypes().get(i), Usage.Sort.PARAMETER));
        }
        Typed body = new ExpressionChecker(context, scope).check(syntax.body());
        checkFits(body.type(), function.result(), syntax.body(), "the result of `" + function.name() + "`");
        function.define(parameters, body.code(), context.slots());
    }

    private void view(Declarations.View view, Declaration.View syntax) {
        Scope scope = new Scope();
        List<Variable> inputs = new ArrayList<>();
        for (int i = 0; i < syntax.inputs().size(); i++) {
            inputs.add(bind(scope, syntax.inputs().get(i), view.inputTypes().get(i), Usage.Sort.INPUT));
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
            Optional<String> near = EditDistance.nearest(name, scope.variables().keySet());
            Diagnostic missing = Diagnostic.of(
                    DiagnosticCode.COLUMN_NOT_BOUND, column.span(), "no clause binds the column `" + name + "`");
            context.report(scope.loss(name)
                    .map(loss -> missing.note(loss.why()))
                    .orElse(missing)
                    .help(
                            near.isPresent()
                                    ? "the clauses bind `" + near.get() + "`: give the column that name, or bind `"
                                            + name + "`"
                                    : "bind it with `for " + name + ": …` or `let " + name
                                            + " = …`, in every branch, or leave the column out"));
            return bound;
        }
        Type declared = view.columnTypes().get(name);
        Typed value = new ExpressionChecker(context, scope).check(new Expression.Variable(column.span(), name));
        Type given = value.type();
        if (!Types.fits(given, declared)) {
            if (given.isOptional() && Types.fits(given.present(), declared)) {
                context.report(
                        DiagnosticCode.OPTIONAL_NOT_ALLOWED,
                        column.span(),
                        "the column `" + name + "` is " + declared + ", but it can be absent",
                        "declare it `" + declared + "?`, or bind it with `for " + name
                                + " in …`, which drops absent values");
            } else {
                context.report(
                        DiagnosticCode.TYPE_MISMATCH,
                        column.span(),
                        "the column `" + name + "` is " + declared + ", it is bound to " + given,
                        "declare it `" + given + "`");
            }
        }
        return bound;
    }
}
