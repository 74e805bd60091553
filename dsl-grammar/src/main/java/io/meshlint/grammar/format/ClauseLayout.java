package io.meshlint.grammar.format;

import static io.meshlint.grammar.format.Doc.LINE;
import static io.meshlint.grammar.format.Doc.SPACE;
import static io.meshlint.grammar.format.Doc.concat;
import static io.meshlint.grammar.format.Doc.group;
import static io.meshlint.grammar.format.Doc.nest;
import static io.meshlint.grammar.format.Printer.INDENTATION;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.concrete.Concrete.Branch;
import io.meshlint.grammar.concrete.Concrete.Leaf;
import io.meshlint.grammar.concrete.Form;
import io.meshlint.grammar.format.Tokens.Gap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Clauses and the blocks of clauses. */
final class ClauseLayout {
    private final Tokens tokens;
    private final ExpressionLayout expressions;
    private final BracketLayout brackets;
    private final Map<Form, Function<Branch, Doc>> layouts = new EnumMap<>(Form.class);

    ClauseLayout(Tokens tokens, ExpressionLayout expressions, BracketLayout brackets) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.brackets = brackets;
        layouts.put(Form.FOR_CLAUSE, this::words);
        layouts.put(Form.LET_CLAUSE, this::let);
        layouts.put(Form.WHERE_CLAUSE, this::words);
        layouts.put(Form.EITHER_CLAUSE, this::branches);
        layouts.put(Form.FIRST_CLAUSE, this::branches);
        layouts.put(Form.GROUP_CLAUSE, this::sections);
        layouts.put(Form.PICK_CLAUSE, this::sections);
    }

    Doc clause(Branch clause) {
        return layouts.get(clause.form()).apply(clause);
    }

    /** Braces around lines, one level deeper; the opening brace stays where it is. */
    Doc block(Concrete open, List<? extends Concrete> lines, Function<Branch, Doc> layout, Concrete close) {
        List<Doc> docs = new ArrayList<>();
        for (Concrete line : lines) {
            docs.add(tokens.begin(line, docs.isEmpty() ? Gap.NONE : Gap.AS_WRITTEN));
            docs.add(layout.apply((Branch) line));
        }
        return enclosed(open, concat(docs), close);
    }

    /** Braces around what consists of lines already. */
    Doc enclosed(Concrete open, Doc lines, Concrete close) {
        return concat(
                tokens.token(open),
                nest(INDENTATION, lines, tokens.remarks((Leaf) close, Gap.AS_WRITTEN)),
                new Doc.HardLine(false),
                tokens.token(close));
    }

    /** {@code { clauses }}. */
    Doc block(Branch block) {
        List<Concrete> children = block.children();
        int close = children.size() - 1;
        return block(children.get(0), children.subList(1, close), this::clause, children.get(close));
    }

    /** A keyword and what belongs to it, on one line as far as brackets and operators allow. */
    Doc words(Branch branch) {
        List<Doc> docs = new ArrayList<>();
        for (Concrete child : branch.children()) {
            boolean closeBehind = Tokens.is(child, ",") || Tokens.is(child, ":");
            docs.add(docs.isEmpty() || closeBehind ? Doc.EMPTY : SPACE);
            docs.add(expressions.doc(child));
        }
        return concat(docs);
    }

    private Doc let(Branch let) {
        List<Concrete> children = let.children();
        return concat(
                tokens.token(children.get(0)),
                SPACE,
                expressions.doc(children.get(1)),
                SPACE,
                tokens.token(children.get(2)),
                expressions.assigned(children.get(3)));
    }

    private Doc branches(Branch clause) {
        List<Doc> docs = new ArrayList<>();
        for (Concrete child : clause.children()) {
            docs.add(docs.isEmpty() ? Doc.EMPTY : SPACE);
            docs.add(child instanceof Branch block ? block(block) : tokens.token(child));
        }
        return concat(docs);
    }

    /** Keywords with a list behind each; where the line is too long, each keyword begins one. */
    private Doc sections(Branch clause) {
        List<Doc> docs = new ArrayList<>();
        List<Concrete> list = new ArrayList<>();
        for (Concrete child : clause.children()) {
            boolean keyword = child instanceof Leaf && !Tokens.is(child, ",");
            if (keyword) {
                docs.add(list(list));
                docs.add(docs.size() == 1 ? Doc.EMPTY : LINE);
                docs.add(tokens.token(child));
                list.clear();
            } else {
                list.add(child);
            }
        }
        docs.add(list(list));
        return group(nest(INDENTATION, concat(docs)));
    }

    private Doc list(List<Concrete> parts) {
        return parts.isEmpty() ? Doc.EMPTY : concat(SPACE, nest(INDENTATION, Doc.fill(brackets.items(parts))));
    }
}
