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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Expressions, bindings and sources. */
final class ExpressionLayout {
    /** Where an expression that these join is too long, each operand begins a line with its operator. */
    private static final Set<String> JOINING = Set.of("and", "or", "|", "+", "*", "??");

    private final Tokens tokens;
    private final BracketLayout brackets;
    private final Map<Form, Function<Branch, Doc>> layouts = new EnumMap<>(Form.class);

    /** Where the further lines of an expression begin. */
    enum Continuation {
        /** Below the first; for an expression that begins a line. */
        ALIGNED,
        /** One level deeper. */
        INDENTED
    }

    ExpressionLayout(Tokens tokens) {
        this.tokens = tokens;
        this.brackets = new BracketLayout(tokens, this);
        layouts.put(Form.FIELD_EXPR, this::field);
        layouts.put(Form.INDEX_EXPR, this::adjacent);
        layouts.put(Form.CAST_EXPR, this::spaced);
        layouts.put(Form.PRESENCE_EXPR, this::spaced);
        layouts.put(Form.NOT_EXPR, this::spaced);
        layouts.put(Form.PAREN_PRIMARY, this::adjacent);
        layouts.put(Form.NAME_PRIMARY, brackets::call);
        layouts.put(Form.LIST_PRIMARY, brackets::list);
        layouts.put(Form.RECORD_PRIMARY, brackets::record);
        layouts.put(Form.EXISTS_PRIMARY, brackets::quantifier);
        layouts.put(Form.EVERY_PRIMARY, brackets::quantifier);
        layouts.put(Form.SOURCE, brackets::call);
        layouts.put(Form.BINDING, this::binding);
        layouts.put(Form.SORT_KEY, this::spaced);
        layouts.put(Form.COLLECTED, this::spaced);
        layouts.put(Form.GROUP_KEY, this::named);
        layouts.put(Form.ENTRY, this::named);
    }

    /** An expression, or a part of a clause that consists of expressions. */
    Doc doc(Concrete part, Continuation continuation) {
        Concrete bare = Tokens.bare(part);
        if (bare instanceof Leaf) {
            return tokens.token(bare);
        }
        Branch branch = (Branch) bare;
        if (branch.form() == Form.BINARY_EXPR) {
            return binary(branch, continuation);
        }
        if (branch.form() == Form.IF_EXPR) {
            return conditional(branch, continuation);
        }
        return layouts.getOrDefault(branch.form(), tokens::tight).apply(branch);
    }

    Doc doc(Concrete part) {
        return doc(part, Continuation.INDENTED);
    }

    /** What stands behind {@code =}. */
    Doc assigned(Concrete value) {
        return new Doc.Assigned(doc(value, Continuation.ALIGNED), opens(value));
    }

    /** The body of a function: on a line of its own, unless it fits behind {@code =}. */
    Doc body(Concrete value) {
        return new Doc.Assigned(doc(value, Continuation.ALIGNED), false);
    }

    /** Whether a bracket of the expression can hold what follows on further lines, or nothing can. */
    static boolean opens(Concrete expression) {
        Concrete bare = Tokens.bare(expression);
        if (bare instanceof Leaf) {
            return true;
        }
        Branch branch = (Branch) bare;
        Form form = branch.form();
        if (form == Form.FIELD_EXPR || form == Form.INDEX_EXPR || form == Form.CAST_EXPR) {
            return opens(branch.children().get(0));
        }
        return form == Form.NOT_EXPR ? opens(branch.children().get(1)) : BracketLayout.FORMS.contains(form);
    }

    private Doc spaced(Branch branch) {
        List<Doc> docs = new ArrayList<>();
        for (Concrete child : branch.children()) {
            docs.add(docs.isEmpty() ? Doc.EMPTY : SPACE);
            docs.add(doc(child));
        }
        return concat(docs);
    }

    private Doc adjacent(Branch branch) {
        List<Doc> docs = new ArrayList<>();
        for (Concrete child : branch.children()) {
            docs.add(doc(child));
        }
        return concat(docs);
    }

    private Doc field(Branch branch) {
        Concrete target = branch.children().get(0);
        // Without the space the dot would be read as part of the number.
        boolean number = target.last().text().matches("-?[0-9].*");
        return concat(
                doc(target),
                number ? SPACE : Doc.EMPTY,
                doc(branch.children().get(1)),
                doc(branch.children().get(2)));
    }

    /** {@code name: value}. */
    private Doc named(Branch branch) {
        return concat(
                doc(branch.children().get(0)),
                doc(branch.children().get(1)),
                SPACE,
                doc(branch.children().get(2)));
    }

    private Doc binding(Branch branch) {
        List<Concrete> children = branch.children();
        if (Tokens.is(children.get(1), "in")) {
            return spaced(branch);
        }
        List<Doc> alternatives = new ArrayList<>();
        for (int i = 3; i < children.size(); i += 2) {
            alternatives.add(concat(LINE, doc(children.get(i)), SPACE, doc(children.get(i + 1))));
        }
        return group(
                doc(children.get(0)),
                doc(children.get(1)),
                SPACE,
                doc(children.get(2)),
                nest(INDENTATION, concat(alternatives)));
    }

    private Doc binary(Branch branch, Continuation continuation) {
        if (!JOINING.contains(operator(branch))) {
            return spaced(branch);
        }
        List<Doc> docs = new ArrayList<>();
        join(branch, operator(branch), docs);
        return new Doc.Group(continued(concat(docs), continuation));
    }

    private static String operator(Branch binary) {
        return binary.children().get(1).first().text();
    }

    /** The operands of one operator, however they are associated. */
    private void join(Concrete operand, String operator, List<Doc> docs) {
        if (Tokens.bare(operand) instanceof Branch branch
                && branch.form() == Form.BINARY_EXPR
                && operator(branch).equals(operator)) {
            join(branch.children().get(0), operator, docs);
            docs.add(LINE);
            docs.add(tokens.token(branch.children().get(1)));
            docs.add(SPACE);
            join(branch.children().get(2), operator, docs);
        } else {
            docs.add(doc(operand));
        }
    }

    private Doc conditional(Branch branch, Continuation continuation) {
        List<Doc> docs = new ArrayList<>();
        Branch current = branch;
        while (current != null) {
            List<Concrete> children = current.children();
            docs.add(group(
                    doc(children.get(0)),
                    SPACE,
                    doc(children.get(1)),
                    nest(INDENTATION, LINE, doc(children.get(2)), SPACE, doc(children.get(3)))));
            docs.add(LINE);
            docs.add(doc(children.get(4)));
            docs.add(SPACE);
            boolean chained = Tokens.bare(children.get(5)) instanceof Branch below && below.form() == Form.IF_EXPR;
            if (!chained) {
                docs.add(doc(children.get(5)));
            }
            current = chained ? (Branch) Tokens.bare(children.get(5)) : null;
        }
        return new Doc.Group(continued(concat(docs), continuation));
    }

    private static Doc continued(Doc doc, Continuation continuation) {
        return switch (continuation) {
            case ALIGNED -> doc;
            case INDENTED -> nest(INDENTATION, doc);
        };
    }
}
