package io.meshlint.grammar.format;

import static io.meshlint.grammar.format.Doc.LINE;
import static io.meshlint.grammar.format.Doc.SOFT_LINE;
import static io.meshlint.grammar.format.Doc.SPACE;
import static io.meshlint.grammar.format.Doc.concat;
import static io.meshlint.grammar.format.Doc.group;
import static io.meshlint.grammar.format.Doc.nest;
import static io.meshlint.grammar.format.Printer.INDENTATION;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.concrete.Concrete.Branch;
import io.meshlint.grammar.concrete.Concrete.Leaf;
import io.meshlint.grammar.concrete.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands in brackets, and lists with commas. A closing bracket stays behind the last element. */
final class BracketLayout {
    static final Set<Form> FORMS =
            Set.of(Form.NAME_PRIMARY, Form.LIST_PRIMARY, Form.RECORD_PRIMARY, Form.EXISTS_PRIMARY, Form.EVERY_PRIMARY);

    private final Tokens tokens;
    private final ExpressionLayout expressions;

    BracketLayout(Tokens tokens, ExpressionLayout expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** {@code name(arguments)}. */
    Doc call(Branch call) {
        List<Concrete> children = call.children();
        Doc name = expressions.doc(children.get(0));
        Concrete open = children.get(1);
        Concrete close = children.get(children.size() - 1);
        if (children.size() == 3) {
            return concat(name, tokens.token(open), tokens.token(close));
        }
        return concat(name, enclosed(open, ((Branch) children.get(2)).children(), close));
    }

    /** {@code [a, b]}, or {@code [value for bindings where condition]}. */
    Doc list(Branch list) {
        List<Concrete> children = list.children();
        Concrete open = children.get(0);
        Concrete close = children.get(children.size() - 1);
        List<Concrete> inner = children.subList(1, children.size() - 1);
        if (inner.size() > 1 && Tokens.is(inner.get(1), "for")) {
            Doc rows = group(
                    expressions.doc(inner.get(0)),
                    nest(INDENTATION, LINE, tokens.token(inner.get(1)), SPACE, bindings(inner.get(2))));
            return group(tokens.token(open), rows, condition(inner.subList(3, inner.size())), tokens.token(close));
        }
        if (inner.stream().allMatch(element -> Tokens.bare(element) instanceof Leaf)) {
            return group(tokens.token(open), nest(INDENTATION, SOFT_LINE, Doc.fill(items(inner))), tokens.token(close));
        }
        return enclosed(open, inner, close);
    }

    /** <code>{key: value}</code>. */
    Doc record(Branch record) {
        List<Concrete> children = record.children();
        return group(
                tokens.token(children.get(0)),
                nest(INDENTATION, SOFT_LINE, lines(items(children.subList(1, children.size() - 1)))),
                tokens.token(children.get(children.size() - 1)));
    }

    /** {@code exists (bindings where condition)}, {@code every (bindings satisfies condition)}. */
    Doc quantifier(Branch quantifier) {
        List<Concrete> children = quantifier.children();
        int close = children.size() - 1;
        return group(
                tokens.token(children.get(0)),
                SPACE,
                tokens.token(children.get(1)),
                bindings(children.get(2)),
                condition(children.subList(3, close)),
                tokens.token(children.get(close)));
    }

    /** The items of a list, each with its comma; on lines of their own where the group around is broken. */
    Doc lines(List<Doc> items) {
        List<Doc> docs = new ArrayList<>();
        for (Doc item : items) {
            docs.add(docs.isEmpty() ? Doc.EMPTY : LINE);
            docs.add(item);
        }
        return concat(docs);
    }

    /** Each item with the comma behind it. */
    List<Doc> items(List<Concrete> parts) {
        List<Doc> items = new ArrayList<>();
        for (Concrete part : parts) {
            if (Tokens.is(part, ",")) {
                int last = items.size() - 1;
                items.set(last, concat(items.get(last), tokens.token(part)));
            } else {
                items.add(expressions.doc(part));
            }
        }
        return items;
    }

    private Doc bindings(Concrete bindings) {
        return group(nest(2 * INDENTATION, lines(items(((Branch) bindings).children()))));
    }

    /** The keyword and the condition behind bindings; possibly neither. */
    private Doc condition(List<Concrete> parts) {
        return parts.isEmpty()
                ? Doc.EMPTY
                : nest(INDENTATION, LINE, tokens.token(parts.get(0)), SPACE, expressions.doc(parts.get(1)));
    }

    private Doc enclosed(Concrete open, List<Concrete> inner, Concrete close) {
        boolean alone = inner.size() == 1;
        if (alone && !(Tokens.bare(inner.get(0)) instanceof Leaf) && ExpressionLayout.opens(inner.get(0))) {
            return concat(tokens.token(open), expressions.doc(inner.get(0)), tokens.token(close));
        }
        Doc content =
                alone ? expressions.doc(inner.get(0), ExpressionLayout.Continuation.ALIGNED) : lines(items(inner));
        return group(tokens.token(open), nest(INDENTATION, SOFT_LINE, content), tokens.token(close));
    }
}
