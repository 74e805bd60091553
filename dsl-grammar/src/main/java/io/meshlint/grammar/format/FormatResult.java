package io.meshlint.grammar.format;

import io.meshlint.grammar.diagnostic.Diagnostic;
import java.util.List;
import java.util.Objects;

/** What became of a text that was to be formatted. */
public sealed interface FormatResult {

    /**
     * The text in its one layout.
     *
     * @param text equal to the original where that had this layout already
     */
    record Formatted(String text) implements FormatResult {
        public Formatted {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * The text has mistakes, and a layout for it cannot be known.
     *
     * @param diagnostics at least one, ordered by place
     */
    record Mistaken(List<Diagnostic> diagnostics) implements FormatResult {
        public Mistaken {
            diagnostics = List.copyOf(diagnostics);
            if (diagnostics.isEmpty()) {
                throw new IllegalArgumentException("a mistaken text without a mistake");
            }
        }
    }

    /**
     * The formatter would have changed what the text says, which is a bug of the formatter.
     *
     * @param original the text as it was, to be left alone
     */
    record Unsafe(String original) implements FormatResult {
        public Unsafe {
            Objects.requireNonNull(original, "original");
        }
    }
}
