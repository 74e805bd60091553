package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mistakes of one text, one message each: what the parser stumbles over on a line behind a mistake of the scanner, or
 * of a template, is a consequence of that and is left out.
 */
final class Problems {
    /** More messages than anyone mends in one go; a bound on what a hostile file can make us print. */
    static final int LIMIT = 100;

    private static final Set<DiagnosticCode> CAUSES =
            EnumSet.of(DiagnosticCode.UNTERMINATED_TEXT, DiagnosticCode.BAD_CHARACTER, DiagnosticCode.BAD_TEMPLATE);
    private static final Set<DiagnosticCode> CONSEQUENCES =
            EnumSet.of(DiagnosticCode.UNEXPECTED_TOKEN, DiagnosticCode.EXPRESSION_EXPECTED);

    private final List<Diagnostic> found = new ArrayList<>();

    void add(Diagnostic diagnostic) {
        // Far above the limit, so that sorting and leaving out still choose among enough.
        if (found.size() < 20 * LIMIT) {
            found.add(diagnostic);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The messages to show, ordered by place. */
    List<Diagnostic> sorted() {
        Map<Integer, Diagnostic> causes = new HashMap<>();
        for (Diagnostic diagnostic : found) {
            if (CAUSES.contains(diagnostic.code())) {
                causes.merge(
                        diagnostic.span().startLine(),
                        diagnostic,
                        (one, other) -> one.span().start() <= other.span().start() ? one : other);
            }
        }
        Diagnostics kept = new Diagnostics();
        found.stream().filter(diagnostic -> !follows(diagnostic, causes)).forEach(kept::add);
        List<Diagnostic> sorted = kept.sorted();
        if (sorted.size() <= LIMIT) {
            return sorted;
        }
        List<Diagnostic> first = new ArrayList<>(sorted.subList(0, LIMIT));
        first.set(LIMIT - 1, first.get(LIMIT - 1).note("more mistakes follow; they are shown once these are mended"));
        return List.copyOf(first);
    }

    private static boolean follows(Diagnostic diagnostic, Map<Integer, Diagnostic> causes) {
        if (!CONSEQUENCES.contains(diagnostic.code())) {
            return false;
        }
        Diagnostic cause = causes.get(diagnostic.span().startLine());
        // Without its opening quote a text is read as words, up to the closing quote that then seems to open one.
        return cause != null
                && (cause.code() == DiagnosticCode.UNTERMINATED_TEXT
                        || cause.span().start() <= diagnostic.span().start());
    }
}
