package io.meshlint.grammar.format;

import static io.meshlint.grammar.format.Doc.SPACE;
import static io.meshlint.grammar.format.Doc.concat;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.concrete.Concrete.Branch;
import io.meshlint.grammar.concrete.Concrete.Leaf;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table, with its cells aligned. */
final class TableLayout {
    private final Tokens tokens;
    private final List<Integer> widths = new ArrayList<>();

    TableLayout(Tokens tokens, List<Branch> rows) {
        this.tokens = tokens;
        for (Branch row : rows) {
            for (int column = 0; column < row.children().size() / 2; column++) {
                int width = width(text(cell(row, column)));
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
    }

    Doc row(Branch row) {
        List<Doc> docs = new ArrayList<>();
        for (int column = 0; column < row.children().size() / 2; column++) {
            Branch cell = cell(row, column);
            docs.add(tokens.token(row.children().get(2 * column)));
            docs.add(SPACE);
            docs.add(content(cell));
            docs.add(new Doc.Text(" ".repeat(Math.max(0, widths.get(column) - width(text(cell))))));
            docs.add(SPACE);
        }
        docs.add(tokens.token(row.last()));
        return concat(docs);
    }

    private Doc content(Branch cell) {
        List<Doc> docs = new ArrayList<>();
        for (Concrete part : cell.children()) {
            docs.add(docs.isEmpty() ? Doc.EMPTY : SPACE);
            docs.add(tokens.token(Tokens.bare(part)));
        }
        return concat(docs);
    }

    private static Branch cell(Branch row, int column) {
        return (Branch) row.children().get(2 * column + 1);
    }

    private static String text(Branch cell) {
        return String.join(
                " ",
                cell.children().stream()
                        .map(part -> ((Leaf) Tokens.bare(part)).text())
                        .toList());
    }

    /** In code points; a text block cannot be aligned and counts for nothing. */
    private static int width(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 ? 0 : text.codePointCount(0, text.length());
    }
}
