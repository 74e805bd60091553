package io.meshlint.grammar.parse;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.concrete.Form;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** The parse tree of a well-formed text to plain records. */
final class ConcreteBuilder {
    /** ANTLR names a class for each rule and each named alternative: {@code forClause} is {@code ForClauseContext}. */
    private static final ClassValue<Form> FORMS = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> node) {
            String name = node.getSimpleName().replaceFirst("Context$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
            return Form.valueOf(name.toUpperCase(Locale.ROOT));
        }
    };

    private final Iterator<Concrete.Leaf> leaves;

    private ConcreteBuilder(Iterator<Concrete.Leaf> leaves) {
        this.leaves = leaves;
    }

    static Concrete.Branch build(MeshRulesParser.ModuleContext module, List<Concrete.Leaf> leaves) {
        return new ConcreteBuilder(leaves.iterator()).branch(module);
    }

    private Concrete.Branch branch(ParserRuleContext node) {
        List<Concrete> children = new ArrayList<>(node.getChildCount());
        for (ParseTree child : node.children) {
            children.add(child instanceof ParserRuleContext below ? branch(below) : leaves.next());
        }
        return new Concrete.Branch(form(node.getClass()), children);
    }

    static Form form(Class<? extends ParserRuleContext> node) {
        return FORMS.get(node);
    }
}
