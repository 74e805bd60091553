package io.meshlint.grammar.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What could have stood at a place, folded from a set of tokens into the words of the manual. */
final class Expectations {
    /** A longer list tells nothing. */
    private static final int LONGEST = 6;

    private final Set<Integer> types;

    Expectations(IntervalSet expected) {
        this.types = new LinkedHashSet<>(expected.toList());
    }

    boolean allows(int type) {
        return types.contains(type);
    }

    boolean allowsExpression() {
        return types.contains(MeshRulesLexer.LEFT_PAREN)
                && types.contains(MeshRulesLexer.INT)
                && types.contains(MeshRulesLexer.NOT);
    }

    /** The words among what could stand here. */
    Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        for (int type : types) {
            String spelling = type > 0 ? Words.spelling(type) : "";
            boolean word = spelling.length() > 1 && spelling.chars().allMatch(c -> c >= 'a' && c <= 'z');
            if (word) {
                words.add(spelling);
            }
        }
        return words;
    }

    /** For example {@code `,` or `)`}, with {@code others} in front; empty where it would be long. */
    String sentence(String... others) {
        List<String> terms = new ArrayList<>(List.of(others));
        terms.addAll(terms());
        if (terms.isEmpty() || terms.size() > LONGEST) {
            return "";
        }
        String last = terms.get(terms.size() - 1);
        return terms.size() == 1 ? last : String.join(", ", terms.subList(0, terms.size() - 1)) + " or " + last;
    }

    private List<String> terms() {
        Set<Integer> left = new LinkedHashSet<>(types);
        List<String> terms = new ArrayList<>();
        if (allowsExpression()) {
            terms.add("an expression");
            fold(
                    left,
                    MeshRulesLexer.LEFT_PAREN,
                    MeshRulesLexer.LEFT_BRACKET,
                    MeshRulesLexer.LEFT_BRACE,
                    MeshRulesLexer.NOT,
                    MeshRulesLexer.IF,
                    MeshRulesLexer.EXISTS,
                    MeshRulesLexer.MISSING,
                    MeshRulesLexer.EVERY);
            foldNames(left);
            foldLiterals(left);
        } else if (types.contains(MeshRulesLexer.IDENT) && types.contains(MeshRulesLexer.FOR)) {
            terms.add("a name");
            foldNames(left);
            left.removeAll(Words.CLAUSES);
            left.removeAll(Words.DECLARATIONS);
            left.removeAll(Words.REPORTS);
            left.removeIf(type -> type > 0 && Words.spelling(type).chars().allMatch(Character::isLetter));
            left.remove(MeshRulesLexer.RAW);
        } else if (types.contains(MeshRulesLexer.IDENT)) {
            boolean type = types.contains(MeshRulesLexer.LEFT_BRACKET) && types.contains(MeshRulesLexer.LEFT_BRACE);
            terms.add(type ? "a type" : "a name");
            foldNames(left);
            if (type) {
                fold(left, MeshRulesLexer.LEFT_BRACKET, MeshRulesLexer.LEFT_BRACE);
            }
        } else if (types.contains(MeshRulesLexer.INT)) {
            terms.add("a value");
            foldLiterals(left);
            if (left.remove(MeshRulesLexer.LESS)) {
                terms.add("a comparison");
                fold(
                        left,
                        MeshRulesLexer.LESS_EQUAL,
                        MeshRulesLexer.GREATER,
                        MeshRulesLexer.GREATER_EQUAL,
                        MeshRulesLexer.EQUAL,
                        MeshRulesLexer.NOT_EQUAL);
            }
        }
        foldGroups(left, terms);
        for (int type : left) {
            terms.add(type == MeshRulesLexer.EOF ? "the end" : "`" + Words.spelling(type) + "`");
        }
        return terms;
    }

    private static void foldGroups(Set<Integer> left, List<String> terms) {
        if (left.contains(MeshRulesLexer.TAGS)) {
            terms.add("a header");
            left.removeAll(Words.HEADERS);
        }
        if (left.contains(MeshRulesLexer.LET)) {
            terms.add("a clause");
            left.removeAll(Words.CLAUSES);
        }
        if (left.contains(MeshRulesLexer.MESSAGE)) {
            terms.add("a line of the report");
            left.removeAll(Words.REPORTS);
            left.remove(MeshRulesLexer.SEVERITY);
        }
        if (left.contains(MeshRulesLexer.PARAM)) {
            terms.add("a declaration");
            left.removeAll(Words.DECLARATIONS);
            left.remove(MeshRulesLexer.TYPE);
        }
        if (left.remove(MeshRulesLexer.STRING)) {
            terms.add("a text");
            fold(left, MeshRulesLexer.RAW, MeshRulesLexer.TEXTBLOCK);
        }
    }

    private static void foldNames(Set<Integer> left) {
        fold(
                left,
                MeshRulesLexer.IDENT,
                MeshRulesLexer.AT,
                MeshRulesLexer.BY,
                MeshRulesLexer.EACH,
                MeshRulesLexer.INTO,
                MeshRulesLexer.PAIR,
                MeshRulesLexer.SET,
                MeshRulesLexer.REMOVE,
                MeshRulesLexer.SATISFIES,
                MeshRulesLexer.PRESENT,
                MeshRulesLexer.PER,
                MeshRulesLexer.TIES,
                MeshRulesLexer.ASC,
                MeshRulesLexer.DESC,
                MeshRulesLexer.GIVEN,
                MeshRulesLexer.WHEN,
                MeshRulesLexer.TYPE,
                MeshRulesLexer.ON);
        left.removeAll(Words.HEADERS);
    }

    private static void foldLiterals(Set<Integer> left) {
        fold(
                left,
                MeshRulesLexer.STRING,
                MeshRulesLexer.TEXTBLOCK,
                MeshRulesLexer.RAW,
                MeshRulesLexer.INT,
                MeshRulesLexer.VERSION,
                MeshRulesLexer.DURATION,
                MeshRulesLexer.BAD_NUMBER,
                MeshRulesLexer.TRUE,
                MeshRulesLexer.FALSE,
                MeshRulesLexer.ABSENT);
    }

    private static void fold(Set<Integer> left, int... types) {
        for (int type : types) {
            left.remove(type);
        }
    }
}
