package io.meshlint.grammar.parse;

import io.meshlint.grammar.syntax.Syntax;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All nodes of a tree, found by the components of its records, so that no node can be forgotten. */
final class Nodes {
    private Nodes() {}

    static List<Syntax> of(Object root) {
        List<Syntax> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Object value, List<Syntax> found) {
        if (value instanceof Syntax node) {
            found.add(node);
        }
        if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, found));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(each -> collect(each, found));
        } else if (value instanceof Record node
                && node.getClass().getPackageName().equals(Syntax.class.getPackageName())) {
            children(node).forEach(each -> collect(each, found));
        }
    }

    /** The values of a record's components. */
    static List<Object> children(Record node) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            try {
                values.add(component.getAccessor().invoke(node));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return values;
    }
}
