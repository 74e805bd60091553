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
import io.meshlint.grammar.concrete.Form;
import io.meshlint.grammar.format.Tokens.Gap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A file: the module's name, imports, declarations. */
final class ModuleLayout {
    private final Tokens tokens = new Tokens();
    private final ExpressionLayout expressions = new ExpressionLayout(tokens);
    private final BracketLayout brackets = new BracketLayout(tokens, expressions);
    private final ClauseLayout clauses = new ClauseLayout(tokens, expressions, brackets);
    private final Map<Form, Function<Branch, Doc>> layouts = new EnumMap<>(Form.class);

    private ModuleLayout() {
        layouts.put(Form.MODULE_DECL, clauses::words);
        layouts.put(Form.IMPORT_DECL, this::importDeclaration);
        layouts.put(Form.TYPE_DECL, clauses::words);
        layouts.put(Form.PARAM_DECL, this::valued);
        layouts.put(Form.FUN_DECL, this::valued);
        layouts.put(Form.VIEW_DECL, this::view);
        layouts.put(Form.TABLE_DECL, this::table);
        layouts.put(Form.RULE_DECL, new RuleLayout(tokens, expressions, brackets, clauses)::rule);
    }

    static Doc of(Branch module) {
        return new ModuleLayout().module(module);
    }

    private Doc module(Branch module) {
        List<Doc> docs = new ArrayList<>();
        Form before = Form.MODULE;
        for (Concrete child : module.children().subList(0, module.children().size() - 1)) {
            Branch line = (Branch) child;
            Branch declaration =
                    line.form() == Form.DECLARATION ? (Branch) line.children().get(0) : line;
            boolean amongImports = before == Form.IMPORT_DECL && declaration.form() == Form.IMPORT_DECL;
            docs.add(tokens.begin(
                    line, amongImports ? Gap.AS_WRITTEN : before == Form.MODULE ? Gap.NONE : Gap.EMPTY_LINE));
            docs.add(layouts.get(declaration.form()).apply(declaration));
            before = declaration.form();
        }
        docs.add(tokens.remarks(module.last(), Gap.EMPTY_LINE));
        return concat(docs);
    }

    private Doc importDeclaration(Branch declaration) {
        List<Concrete> children = declaration.children();
        Doc module = concat(tokens.token(children.get(0)), SPACE, expressions.doc(children.get(1)));
        if (children.size() == 2) {
            return module;
        }
        int close = children.size() - 1;
        List<Doc> items = new ArrayList<>();
        for (Concrete item : children.subList(3, close)) {
            Doc doc = item instanceof Branch branch ? clauses.words(branch) : tokens.token(item);
            if (Tokens.is(item, ",")) {
                items.set(items.size() - 1, concat(items.get(items.size() - 1), doc));
            } else {
                items.add(doc);
            }
        }
        return concat(
                module,
                SPACE,
                group(
                        tokens.token(children.get(2)),
                        nest(2 * INDENTATION, SOFT_LINE, Doc.fill(items)),
                        tokens.token(children.get(close))));
    }

    /** A parameter or a function: all up to {@code =} on one line if it fits, and the value behind it or below. */
    private Doc valued(Branch declaration) {
        List<Concrete> children = declaration.children();
        List<Doc> docs = new ArrayList<>();
        docs.add(tokens.token(children.get(0)));
        docs.add(SPACE);
        docs.add(expressions.doc(children.get(1)));
        int colon = declaration.form() == Form.PARAM_DECL ? 2 : children.size() - 4;
        docs.add(parameters(children.subList(2, colon)));
        docs.add(tokens.token(children.get(colon)));
        docs.add(SPACE);
        docs.add(tokens.tight(children.get(colon + 1)));
        docs.add(SPACE);
        docs.add(tokens.token(children.get(colon + 2)));
        Concrete value = children.get(colon + 3);
        docs.add(declaration.form() == Form.PARAM_DECL ? expressions.assigned(value) : expressions.body(value));
        return concat(docs);
    }

    /** {@code (columns)}, deeper than the lines of a body below. */
    private Doc parameters(List<Concrete> parts) {
        if (parts.isEmpty()) {
            return Doc.EMPTY;
        }
        Doc columns = parts.size() == 2 ? Doc.EMPTY : nest(2 * INDENTATION, SOFT_LINE, columns(parts.get(1)));
        return group(tokens.token(parts.get(0)), columns, tokens.token(parts.get(parts.size() - 1)));
    }

    private Doc columns(Concrete columns) {
        List<Doc> items = new ArrayList<>();
        for (Concrete part : ((Branch) columns).children()) {
            Doc doc = part instanceof Branch ? tokens.tight(part) : tokens.token(part);
            if (Tokens.is(part, ",")) {
                items.set(items.size() - 1, concat(items.get(items.size() - 1), doc));
            } else {
                items.add(doc);
            }
        }
        return brackets.lines(items);
    }

    /** The inputs go to a line of their own, not indented, where the head is too long. */
    private Doc head(Concrete keyword, Branch head) {
        List<Concrete> children = head.children();
        List<Doc> docs = new ArrayList<>(List.of(
                tokens.token(keyword), SPACE, expressions.doc(children.get(0)), parameters(children.subList(1, 4))));
        if (children.size() > 4) {
            Branch given = (Branch) children.get(4);
            docs.add(LINE);
            docs.add(tokens.token(given.children().get(0)));
            docs.add(SPACE);
            docs.add(group(nest(2 * INDENTATION, columns(given.children().get(1)))));
        }
        return concat(new Doc.Group(concat(docs)), SPACE);
    }

    private Doc view(Branch view) {
        List<Concrete> children = view.children();
        return concat(head(children.get(0), (Branch) children.get(1)), clauses.block((Branch) children.get(2)));
    }

    private Doc table(Branch table) {
        List<Concrete> children = table.children();
        int close = children.size() - 1;
        List<Branch> rows =
                children.subList(3, close).stream().map(Branch.class::cast).toList();
        TableLayout layout = new TableLayout(tokens, rows);
        return concat(
                head(children.get(0), (Branch) children.get(1)),
                clauses.block(children.get(2), rows, layout::row, children.get(close)));
    }
}
