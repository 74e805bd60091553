package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.type.Types;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks the rows of a table: their width, the types of their cells, and whether each can be reached and none is missing. */
final class TableChecker {
    private static final int MOST_EXAMPLES = 3;

    private final BodyContext context;
    private final Declarations.Table table;
    private final Declaration.Table syntax;
    private final List<Type> outputs;

    TableChecker(BodyContext context, Declarations.Table table, Declaration.Table syntax) {
        this.context = context;
        this.table = table;
        this.syntax = syntax;
        this.outputs = List.copyOf(table.columnTypes().values());
    }

    void check() {
        List<Declarations.TableRow> rows = new ArrayList<>();
        List<Declaration.Row> written = new ArrayList<>();
        for (Declaration.Row row : syntax.rows()) {
            if (hasWidth(row)) {
                rows.add(row(row));
                written.add(row);
            }
        }
        table.define(rows);
        if (context.isSound()) {
            checkCover(rows, written);
        }
    }

    private boolean hasWidth(Declaration.Row row) {
        int width = table.inputTypes().size() + outputs.size();
        if (row.cells().size() == width) {
            return true;
        }
        context.report(
                DiagnosticCode.TABLE_ROW_WIDTH,
                row.span(),
                "this row has " + cells(row.cells().size()) + ", " + width + (width == 1 ? " is" : " are") + " wanted",
                "write first the inputs (" + table.inputTypes().size() + "), then the columns (" + outputs.size()
                        + ")");
        return false;
    }

    private static String cells(int number) {
        return number + (number == 1 ? " cell" : " cells");
    }

    private Declarations.TableRow row(Declaration.Row row) {
        List<Declarations.Cell> inputs = new ArrayList<>();
        for (int i = 0; i < table.inputTypes().size(); i++) {
            inputs.add(input(row.cells().get(i), table.inputTypes().get(i)));
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            values.add(output(row.cells().get(inputs.size() + i), outputs.get(i)));
        }
        return new Declarations.TableRow(inputs, values);
    }

    private Declarations.Cell input(Declaration.Cell cell, Type type) {
        if (cell instanceof Declaration.Cell.Any) {
            return new Declarations.Cell(null, null);
        }
        if (cell instanceof Declaration.Cell.Comparison comparison) {
            return new Declarations.Cell(comparison.operator(), literal(cell, comparison.literal(), type));
        }
        return new Declarations.Cell(
                Expression.BinaryOperator.EQUAL, literal(cell, ((Declaration.Cell.Value) cell).literal(), type));
    }

    private Value output(Declaration.Cell cell, Type type) {
        if (cell instanceof Declaration.Cell.Value written) {
            return literal(cell, written.literal(), type);
        }
        context.report(
                DiagnosticCode.TYPE_MISMATCH, cell.span(), "a column needs a value", "write a literal, or `absent`");
        return AbsentValue.NOTHING;
    }

    private Value literal(Declaration.Cell cell, Expression.Literal literal, Type wanted) {
        Value value = Literals.value(literal);
        Type given = Literals.type(value);
        if (!Types.fits(given, wanted)) {
            String help =
                    given.isOptional() ? "declare the column `" + wanted + "?`" : "write " + Words.example(wanted);
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    cell.span(),
                    "this cell is " + Words.of(given) + ", " + Words.of(wanted) + " is wanted",
                    help);
        } else if (wanted.present() instanceof Type.Text text && literal instanceof Expression.TextLiteral written) {
            Enumerations.check(context, text, written);
        }
        return value;
    }

    private void checkCover(List<Declarations.TableRow> rows, List<Declaration.Row> written) {
        TableCover cover = new TableCover(table.inputTypes(), rows);
        for (int i = 0; i < rows.size(); i++) {
            if (table.inputTypes().isEmpty() && rows.subList(0, i).contains(rows.get(i))) {
                int same = rows.indexOf(rows.get(i));
                context.report(Diagnostic.of(
                                DiagnosticCode.UNREACHABLE_ROW, written.get(i).span(), "this row is there twice")
                        .note(written.get(same).span(), "first here")
                        .help("leave one of them out"));
            } else if (!table.inputTypes().isEmpty() && cover.isUnreachable(i)) {
                reportUnreachable(written, i, cover);
            }
        }
        if (!cover.unanswered().isEmpty()) {
            reportMissing(cover.unanswered());
        }
    }

    private void reportUnreachable(List<Declaration.Row> written, int row, TableCover cover) {
        Diagnostic unreachable = Diagnostic.of(
                DiagnosticCode.UNREACHABLE_ROW,
                written.get(row).span(),
                "this row is never used: the first row that fits counts");
        List<Integer> before =
                cover.answeringBefore(row).stream().limit(MOST_EXAMPLES).toList();
        for (int earlier : before) {
            unreachable = unreachable.note(
                    written.get(earlier).span(),
                    before.size() == 1 ? "this one fits wherever it does" : "this one fits before it");
        }
        context.report(unreachable.help("leave it out, or move it up"));
    }

    private void reportMissing(List<List<Value>> unanswered) {
        Diagnostic missing = Diagnostic.of(
                DiagnosticCode.MISSING_ROW,
                syntax.name().span(),
                "`" + syntax.name().text() + "` has no row for " + combinations(unanswered.size()) + " of its inputs");
        for (List<Value> values : unanswered.subList(0, Math.min(MOST_EXAMPLES, unanswered.size()))) {
            missing = missing.note(IntStream.range(0, values.size())
                    .mapToObj(i -> syntax.inputs().get(i).name().text() + " is " + cell(values.get(i)))
                    .collect(Collectors.joining(", ")));
        }
        context.report(missing.help("add rows for them; `_` stands for any value"));
    }

    private static String combinations(int number) {
        return number == 1 ? "one combination" : number + " combinations";
    }

    private static String cell(Value value) {
        return value instanceof TextValue ? "'" + value + "'" : value.toString();
    }
}
