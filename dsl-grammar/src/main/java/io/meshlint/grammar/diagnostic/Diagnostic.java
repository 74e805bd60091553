package io.meshlint.grammar.diagnostic;

import io.meshlint.grammar.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One mistake in a rule file.
 *
 * @param code    identifies the kind of mistake; its severity is the diagnostic's
 * @param span    where the mistake is
 * @param message what is wrong, in one sentence without a full stop
 * @param notes   why it is wrong, each optionally at a place of its own; possibly empty
 * @param help    what to write instead; empty where nobody can know
 */
public record Diagnostic(DiagnosticCode code, Span span, String message, List<Note> notes, Optional<String> help) {

    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(span, "span");
        if (message.isBlank()) {
            throw new IllegalArgumentException("a diagnostic without a message: " + code);
        }
        notes = List.copyOf(notes);
        Objects.requireNonNull(help, "help");
    }

    /** A diagnostic without notes and help, to be completed with {@link #note} and {@link #help}. */
    public static Diagnostic of(DiagnosticCode code, Span span, String message) {
        return new Diagnostic(code, span, message, List.of(), Optional.empty());
    }

    public Diagnostic note(String text) {
        return withNote(new Note(Optional.empty(), text));
    }

    public Diagnostic note(Span place, String text) {
        return withNote(new Note(Optional.of(place), text));
    }

    private Diagnostic withNote(Note note) {
        List<Note> all = new java.util.ArrayList<>(notes);
        all.add(note);
        return new Diagnostic(code, span, message, all, help);
    }

    public Diagnostic help(String text) {
        return new Diagnostic(code, span, message, notes, Optional.of(text));
    }

    public boolean isError() {
        return code.severity() == DiagnosticSeverity.ERROR;
    }

    /**
     * A remark that belongs to a diagnostic.
     *
     * @param span where to look; empty where the remark is about no place
     * @param text the remark, without a full stop
     */
    public record Note(Optional<Span> span, String text) {
        public Note {
            Objects.requireNonNull(span, "span");
            Objects.requireNonNull(text, "text");
        }
    }
}
