package io.meshlint.engine.core;

import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The parts of a condition whose values tell a person why it does not hold. */
public final class Operands {
    private Operands() {}

    /** The conditions that must all hold for a condition to hold, in the author's order. */
    public static List<Code> conjuncts(Code condition) {
        if (condition instanceof Code.Binary and && and.operator() == BinaryOperator.AND) {
            List<Code> all = new ArrayList<>(conjuncts(and.left()));
            all.addAll(conjuncts(and.right()));
            return all;
        }
        return List.of(condition);
    }

    /** Both sides of comparisons, arguments of calls, what is asked to be present; no constants. Equal parts once, in the author's order. */
    public static List<Code> of(Code condition) {
        Set<Code> found = new LinkedHashSet<>();
        collect(condition, found);
        return List.copyOf(found);
    }

    private static void collect(Code code, Set<Code> found) {
        if (code instanceof Code.Binary binary) {
            switch (binary.operator()) {
                case AND, OR -> {
                    collect(binary.left(), found);
                    collect(binary.right(), found);
                }
                case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN -> {
                    add(binary.left(), found);
                    add(binary.right(), found);
                }
                case PLUS, MINUS, TIMES, DIVIDE, REMAINDER, CONCATENATE, DEFAULT -> add(code, found);
            }
        } else if (code instanceof Code.Not not) {
            collect(not.value(), found);
        } else if (code instanceof Code.IsPresent present) {
            add(present.value(), found);
        } else if (code instanceof Code.Call call) {
            call.arguments().forEach(argument -> add(argument, found));
        } else if (code instanceof Code.CallFunction call) {
            call.arguments().forEach(argument -> add(argument, found));
        } else if (code instanceof Code.Bind bind) {
            collect(bind.body(), found);
        } else if (code instanceof Code.Conditional conditional) {
            collect(conditional.condition(), found);
            collect(conditional.then(), found);
            collect(conditional.otherwise(), found);
        } else if (!(code instanceof Code.Exists || code instanceof Code.Every)) {
            add(code, found);
        }
    }

    private static void add(Code code, Set<Code> found) {
        if (!(code instanceof Code.Constant)) {
            found.add(code);
        }
    }
}
