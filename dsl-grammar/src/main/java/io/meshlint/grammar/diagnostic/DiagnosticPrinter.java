package io.meshlint.grammar.diagnostic;

import io.meshlint.grammar.text.Span;
import java.util.List;

/**
 * Prints diagnostics for a person: what is wrong, where, the line with the mistake underlined, why, and what to write instead.
 *
 * <pre>
 * error[ML0210]: both sides of == can be absent
 *   gateway.mesh:12:9
 *    | where a.bind == b.bind
 *    |       ^^^^^^^^^^^^^^^^
 *    = two Gateways without it would match
 *   help: add `where a.bind is present`
 * </pre>
 */
public final class DiagnosticPrinter {
    private static final String BOLD_RED = "\u001B[1;31m";
    private static final String BOLD_YELLOW = "\u001B[1;33m";
    private static final String BOLD = "\u001B[1m";
    private static final String CYAN = "\u001B[36m";
    private static final String RESET = "\u001B[0m";

    private final boolean colours;

    /**
     * @param colours whether to use the terminal's colours (ANSI escape sequences); without, the output is plain text
     */
    public DiagnosticPrinter(boolean colours) {
        this.colours = colours;
    }

    /** All diagnostics in the given order, an empty line between two; ends with a line end unless there are none. */
    public String print(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            if (out.length() > 0) {
                out.append('\n');
            }
            out.append(print(diagnostic));
        }
        return out.toString();
    }

    /** One diagnostic; each line ends with LF. */
    public String print(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        String severity = severity(diagnostic.code().severity());
        String colour = diagnostic.isError() ? BOLD_RED : BOLD_YELLOW;
        out.append(paint(colour, severity + "[" + diagnostic.code().code() + "]"))
                .append(paint(BOLD, ": " + printable(diagnostic.message())))
                .append('\n');
        frame(out, diagnostic.span(), colour);
        for (Diagnostic.Note note : diagnostic.notes()) {
            out.append("   = ").append(indented(note.text(), "     ")).append('\n');
            note.span().ifPresent(place -> frame(out, place, CYAN));
        }
        diagnostic
                .help()
                .ifPresent(help -> out.append("  ")
                        .append(paint(CYAN, "help"))
                        .append(": ")
                        .append(indented(help, "        "))
                        .append('\n'));
        return out.toString();
    }

    private static String severity(DiagnosticSeverity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
        };
    }

    private void frame(StringBuilder out, Span span, String colour) {
        CodeFrame frame = CodeFrame.of(span);
        out.append("  ")
                .append(printable(span.source().name()))
                .append(':')
                .append(span.startLine())
                .append(':')
                .append(span.startColumn())
                .append('\n');
        out.append("   | ").append(frame.line()).append('\n');
        out.append("   | ")
                .append(" ".repeat(frame.offset()))
                .append(paint(colour, "^".repeat(frame.width())))
                .append(frame.continues() ? "…" : "")
                .append('\n');
    }

    private static String indented(String text, String indentation) {
        return String.join(
                "\n" + indentation,
                text.lines().map(DiagnosticPrinter::printable).toList());
    }

    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> out.appendCodePoint(CodeFrame.shown(point)));
        return out.toString();
    }

    private String paint(String colour, String text) {
        return colours ? colour + text + RESET : text;
    }
}
