package io.meshlint.grammar.format;

import static io.meshlint.grammar.format.FormatSamples.formatted;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.concrete.Concrete.Leaf;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout depends on nothing but tokens, comments and empty lines, and loses none of the comments. */
class WhiteSpaceTest {
    private static final int ROUNDS = 12;
    private static final Pattern GAP = Pattern.compile("(\\s|#[^\\r\\n]*)*");

    static List<SourceText> wellFormed() {
        return FormatSamples.wellFormed();
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void mangled_white_space_is_set_right(SourceText text) {
        String formatted = formatted(text.content());
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            String mangled = mangled(formatted, random);

            assertThat(formatted(mangled)).as(mangled).isEqualTo(formatted);
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void comments_anywhere_are_kept(SourceText text) {
        Random random = new Random(2);
        for (int round = 0; round < ROUNDS; round++) {
            String commented = withComments(text.content(), random);

            String once = formatted(commented);

            assertThat(comments(once)).isEqualTo(comments(commented));
            assertThat(formatted(once)).as(commented).isEqualTo(once);
            String mangled = mangled(once, random);
            assertThat(formatted(mangled)).as(mangled).isEqualTo(once);
        }
    }

    /** The text with other white space: line ends stay only where a comment or an empty line needs them. */
    private static String mangled(String text, Random random) {
        StringBuilder out = new StringBuilder();
        String before = "";
        boolean lineOver = true;
        for (Leaf leaf : leaves(text)) {
            for (Concrete.Comment comment : leaf.leading()) {
                out.append(out.length() == 0 ? "" : comment.blankBefore() ? emptyLines(random) : "\n")
                        .append(blanks(random));
                out.append(comment.text()).append(blanks(random));
                lineOver = false;
            }
            boolean afterComment = !lineOver;
            if (leaf.blankBefore()) {
                out.append(emptyLines(random)).append(blanks(random));
            } else if (afterComment) {
                out.append("\n").append(blanks(random));
            } else {
                out.append(between(before, leaf.text(), random));
            }
            out.append(leaf.text());
            before = leaf.text();
            leaf.trailing()
                    .ifPresent(comment ->
                            out.append(blanks(random)).append(comment.text()).append(blanks(random)));
            lineOver = leaf.trailing().isEmpty();
        }
        return out.toString();
    }

    private static String between(String before, String after, Random random) {
        boolean separated = "()[]{},:=".contains(before) || "()[]{},:".contains(after);
        int choice = random.nextInt(separated ? 4 : 3);
        return switch (choice) {
            case 0 -> " " + blanks(random);
            case 1 -> blanks(random) + "\n" + blanks(random);
            case 2 -> "\t";
            default -> "";
        };
    }

    private static String blanks(Random random) {
        return " ".repeat(random.nextInt(4)) + "\t".repeat(random.nextInt(2));
    }

    private static String emptyLines(Random random) {
        return ("\n" + blanks(random)).repeat(2 + random.nextInt(3));
    }

    private static String withComments(String text, Random random) {
        StringBuilder out = new StringBuilder();
        int number = 0;
        List<Leaf> leaves = leaves(text);
        int position = 0;
        for (Leaf leaf : leaves.subList(0, leaves.size() - 1)) {
            int start = text.indexOf(leaf.text(), behindComments(text, position));
            out.append(text, position, start);
            if (random.nextInt(15) == 0) {
                out.append("\n".repeat(random.nextInt(3))).append("# comment ").append(number++);
                out.append("\n".repeat(1 + random.nextInt(2)));
            }
            out.append(leaf.text());
            position = start + leaf.text().length();
        }
        return out.append(text.substring(position)).toString();
    }

    private static int behindComments(String text, int position) {
        Matcher gap = GAP.matcher(text).region(position, text.length());
        return gap.lookingAt() ? gap.end() : position;
    }

    private static List<String> comments(String text) {
        return leaves(text).stream()
                .flatMap(leaf -> Stream.concat(leaf.leading().stream(), leaf.trailing().stream()))
                .map(Concrete.Comment::text)
                .sorted()
                .toList();
    }

    private static List<Leaf> leaves(String text) {
        List<Leaf> leaves = new ArrayList<>();
        collect(
                ModuleParser.parseConcrete(new SourceText("test.mesh", text))
                        .concrete()
                        .orElseThrow(),
                leaves);
        return leaves;
    }

    private static void collect(Concrete part, List<Leaf> leaves) {
        if (part instanceof Leaf leaf) {
            leaves.add(leaf);
        } else if (part instanceof Concrete.Branch branch) {
            branch.children().forEach(child -> collect(child, leaves));
        }
    }
}
