package io.meshlint.grammar.format;

import static io.meshlint.grammar.format.Doc.LINE;
import static io.meshlint.grammar.format.Doc.SPACE;
import static io.meshlint.grammar.format.Doc.concat;
import static io.meshlint.grammar.format.Doc.group;
import static io.meshlint.grammar.format.Doc.nest;
import static io.meshlint.grammar.format.Printer.INDENTATION;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.concrete.Concrete.Branch;
import io.meshlint.grammar.concrete.Form;
import io.meshlint.grammar.format.Tokens.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules: headers with their values aligned, clauses, the report; an empty line between these three. */
final class RuleLayout {
    private static final Set<Form> HEADERS = Set.of(
            Form.SEVERITY_HEADER,
            Form.TAGS_HEADER,
            Form.EQUIVALENT_HEADER,
            Form.DOCS_HEADER,
            Form.APPLIES_HEADER,
            Form.SUBSUMES_HEADER);

    private final Tokens tokens;
    private final ExpressionLayout expressions;
    private final BracketLayout brackets;
    private final ClauseLayout clauses;

    RuleLayout(Tokens tokens, ExpressionLayout expressions, BracketLayout brackets, ClauseLayout clauses) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.brackets = brackets;
        this.clauses = clauses;
    }

    Doc rule(Branch rule) {
        List<Concrete> children = rule.children();
        int close = children.size() - 1;
        List<Branch> body =
                children.subList(3, close).stream().map(Branch.class::cast).toList();
        List<Branch> headers =
                body.stream().filter(line -> HEADERS.contains(line.form())).toList();
        int values = headers.stream().mapToInt(RuleLayout::keywordLength).max().orElse(0) + 1;
        List<Doc> lines = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            Branch line = body.get(i);
            boolean header = i < headers.size();
            lines.add(tokens.begin(line, gap(i, headers.size(), line)));
            lines.add(header ? header(line, values) : line.form() == Form.REPORT ? report(line) : clauses.clause(line));
        }
        return concat(
                tokens.token(children.get(0)),
                SPACE,
                clauses.words((Branch) children.get(1)),
                SPACE,
                clauses.enclosed(children.get(2), concat(lines), children.get(close)));
    }

    private static Gap gap(int position, int headers, Branch line) {
        if (position < headers || position == 0) {
            return Gap.NONE;
        }
        return position == headers || line.form() == Form.REPORT ? Gap.EMPTY_LINE : Gap.AS_WRITTEN;
    }

    private static int keywordLength(Branch header) {
        return header.first().text().length();
    }

    private Doc header(Branch header, int values) {
        List<Concrete> children = header.children();
        int on = header.form() == Form.SUBSUMES_HEADER && Tokens.is(children.get(children.size() - 2), "on")
                ? children.size() - 2
                : children.size();
        List<Doc> items = new ArrayList<>(brackets.items(children.subList(1, on)));
        if (on < children.size()) {
            items.add(concat(tokens.token(children.get(on)), SPACE, expressions.doc(children.get(on + 1))));
        }
        Doc list = header.form() == Form.APPLIES_HEADER ? brackets.lines(items) : Doc.fill(items);
        return concat(
                tokens.token(children.get(0)),
                new Doc.Text(" ".repeat(values - keywordLength(header))),
                group(nest(values, list)));
    }

    private Doc report(Branch report) {
        List<Concrete> children = report.children();
        List<Doc> items = new ArrayList<>();
        for (Concrete item : children.subList(3, children.size())) {
            items.add(tokens.begin(item, Gap.NONE));
            items.add(item((Branch) item));
        }
        return concat(
                tokens.token(children.get(0)),
                SPACE,
                tokens.token(children.get(1)),
                SPACE,
                expressions.doc(children.get(2)),
                nest(INDENTATION, concat(items)));
    }

    /** The text stays behind its keyword; where the line is too long, the edit and the condition go to lines of their own. */
    private Doc item(Branch item) {
        List<Doc> docs = new ArrayList<>();
        for (Concrete part : ((Branch) item.children().get(0)).children()) {
            boolean edit = part instanceof Branch branch && branch.form() == Form.EDIT;
            docs.add(docs.isEmpty() ? Doc.EMPTY : edit ? LINE : SPACE);
            docs.add(edit ? edit((Branch) part) : itemPart(part));
        }
        if (item.children().size() > 1) {
            docs.add(LINE);
            docs.add(tokens.token(item.children().get(1)));
            docs.add(SPACE);
            docs.add(expressions.doc(item.children().get(2)));
        }
        return group(nest(INDENTATION, concat(docs)));
    }

    private Doc itemPart(Concrete part) {
        return part instanceof Branch branch && branch.form() == Form.STRING
                ? tokens.prose(part)
                : expressions.doc(part);
    }

    private Doc edit(Branch edit) {
        List<Concrete> children = edit.children();
        Doc target = concat(tokens.token(children.get(0)), SPACE, expressions.doc(children.get(1)));
        return children.size() == 2
                ? target
                : concat(target, SPACE, tokens.token(children.get(2)), expressions.assigned(children.get(3)));
    }
}
