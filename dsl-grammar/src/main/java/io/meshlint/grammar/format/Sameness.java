package io.meshlint.grammar.format;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.text.Span;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether two files say the same, wherever they say it. */
final class Sameness {
    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> node) {
            return Arrays.stream(node.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toList();
        }
    };

    private Sameness() {}

    /** The same tokens and comments in the same order; only text blocks may differ in their line ends. */
    static boolean sameTokens(Concrete one, Concrete other) {
        return texts(one).equals(texts(other));
    }

    private static List<String> texts(Concrete root) {
        List<String> texts = new ArrayList<>();
        collect(root, texts);
        return texts;
    }

    private static void collect(Concrete part, List<String> texts) {
        if (part instanceof Concrete.Branch branch) {
            for (Concrete child : branch.children()) {
                collect(child, texts);
            }
        } else if (part instanceof Concrete.Leaf leaf) {
            leaf.leading().forEach(comment -> texts.add(comment.text()));
            texts.add(LineEnd.LINE_FEED.apply(leaf.text()));
            leaf.trailing().ifPresent(comment -> texts.add(comment.text()));
        }
    }

    /** The same syntax trees except for their spans: nodes, found by the components of their records. */
    static boolean sameTree(Object one, Object other) {
        if (one instanceof Span) {
            return other instanceof Span;
        }
        if (one instanceof List<?> list && other instanceof List<?> others) {
            boolean same = list.size() == others.size();
            for (int i = 0; same && i < list.size(); i++) {
                same = sameTree(list.get(i), others.get(i));
            }
            return same;
        }
        if (one instanceof Optional<?> optional && other instanceof Optional<?> others) {
            return optional.isPresent() == others.isPresent()
                    && (optional.isEmpty() || sameTree(optional.get(), others.get()));
        }
        if (one instanceof Record node && node.getClass() == other.getClass()) {
            for (Method accessor : ACCESSORS.get(node.getClass())) {
                if (!sameTree(value(accessor, one), value(accessor, other))) {
                    return false;
                }
            }
            return true;
        }
        return one.equals(other);
    }

    private static Object value(Method accessor, Object node) {
        try {
            return accessor.invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a node of the syntax tree is not readable: " + node.getClass(), e);
        }
    }
}
