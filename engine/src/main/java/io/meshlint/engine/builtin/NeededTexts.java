package io.meshlint.engine.builtin;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts of which one must stand in whatever a regular expression matches: {@code mysql} or {@code redis} for {@code (mysql|redis)://[a-z]+}.
 *
 * <p>Most texts that rules search hold none of them, and to look for a text is far cheaper than to run an expression. Where an expression
 * uses anything that is not known here, nothing is needed: that costs time and is never wrong.
 */
final class NeededTexts {
    private static final int MOST = 24;
    private static final String ESCAPED_LITERALS = ".()[]{}|^$*+?\\/-_:@\"'<>=!,;&%#~` ";

    private final String expression;
    private int at;

    private NeededTexts(String expression) {
        this.expression = expression;
    }

    /** What is outside of the known part of the syntax. */
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }

    /** The texts; empty where nothing is known to be needed. */
    static List<String> of(String expression) {
        NeededTexts reader = new NeededTexts(expression);
        try {
            List<String> needed = reader.alternatives();
            return reader.at < expression.length() || needed.size() > MOST ? List.of() : needed;
        } catch (Unknown unknown) {
            return List.of();
        }
    }

    private boolean atEnd() {
        return at >= expression.length();
    }

    private char next() throws Unknown {
        if (atEnd()) {
            throw new Unknown();
        }
        return expression.charAt(at++);
    }

    /** Every alternative needs something, or nothing is needed. */
    private List<String> alternatives() throws Unknown {
        List<String> all = new ArrayList<>();
        boolean free = false;
        while (true) {
            List<String> one = sequence();
            free |= one.isEmpty();
            all.addAll(one);
            if (atEnd() || expression.charAt(at) != '|') {
                return free ? List.of() : all;
            }
            at++;
        }
    }

    /** The most telling of what the parts need. */
    private List<String> sequence() throws Unknown {
        List<String> best = List.of();
        StringBuilder run = new StringBuilder();
        while (!atEnd() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
            char c = next();
            Character literal = null;
            List<String> group = List.of();
            switch (c) {
                case '(':
                    openGroup();
                    group = alternatives();
                    if (next() != ')') {
                        throw new Unknown();
                    }
                    break;
                case '[':
                    skipClass();
                    break;
                case '\\':
                    literal = escaped();
                    break;
                case '.', '^', '$':
                    break;
                case '*', '+', '?', '{', ']', '}':
                    throw new Unknown();
                default:
                    literal = c;
                    break;
            }
            int least = least();
            boolean repeated = least != 1 || quantified;
            if (literal != null && least > 0) {
                run.append(literal);
            }
            if (literal == null || repeated) {
                best = better(best, run);
                run.setLength(0);
            }
            if (least > 0) {
                best = better(best, group);
            }
        }
        return better(best, run);
    }

    private boolean quantified;

    /** How often the part before has to occur at least. */
    private int least() throws Unknown {
        quantified = !atEnd() && "*+?{".indexOf(expression.charAt(at)) >= 0;
        if (!quantified) {
            return 1;
        }
        char c = next();
        int least = c == '+' ? 1 : 0;
        if (c == '{') {
            int end = expression.indexOf('}', at);
            if (end < 0 || !expression.substring(at, end).matches("\\d{1,4}(,\\d{0,4})?")) {
                throw new Unknown();
            }
            least = Integer.parseInt(expression.substring(at, end).split(",")[0]);
            at = end + 1;
        }
        if (!atEnd() && expression.charAt(at) == '?') {
            at++;
        }
        return least;
    }

    /** Behind the opening bracket: a plain group, one without a number, or one with a name; anything else sets flags. */
    private void openGroup() throws Unknown {
        if (!expression.startsWith("?", at)) {
            return;
        }
        if (expression.startsWith("?:", at)) {
            at += 2;
        } else if (expression.startsWith("?<", at) || expression.startsWith("?P<", at)) {
            at = expression.indexOf('>', at) + 1;
            if (at == 0) {
                throw new Unknown();
            }
        } else {
            throw new Unknown();
        }
    }

    private void skipClass() throws Unknown {
        if (!atEnd() && expression.charAt(at) == '^') {
            at++;
        }
        boolean first = true;
        for (char c = next(); first || c != ']'; c = next()) {
            first = false;
            if (c == '[') {
                throw new Unknown();
            }
            if (c == '\\') {
                next();
            }
        }
    }

    /** The character that an escape stands for; null for a class of characters or a boundary. */
    private Character escaped() throws Unknown {
        char c = next();
        if (ESCAPED_LITERALS.indexOf(c) >= 0) {
            return c;
        }
        if ("dDwWsSbB".indexOf(c) >= 0) {
            return null;
        }
        throw new Unknown();
    }

    private static List<String> better(List<String> known, StringBuilder run) {
        return run.length() == 0 ? known : better(known, List.of(run.toString()));
    }

    /** Longer texts are rarer; of equally long ones fewer are quicker to look for. */
    private static List<String> better(List<String> a, List<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        int comparison = Integer.compare(shortest(a), shortest(b));
        return comparison > 0 || comparison == 0 && a.size() <= b.size() ? a : b;
    }

    private static int shortest(List<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }
}
