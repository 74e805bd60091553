package io.meshlint.grammar.format;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.parse.ConcreteModule;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;

/**
 * Gives a rule file its one layout. Tokens, texts, comments and the empty lines between clauses stay; all other white space is
 * the formatter's. Formatting a second time changes nothing.
 */
public final class Formatter {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Formatter() {}

    /**
     * Formats a rule file. A byte order mark and the kind of line ends (the most frequent, where they differ) are kept.
     *
     * @param source the whole file; line ends may be LF, CRLF or CR
     */
    public static FormatResult format(SourceText source) {
        ConcreteModule original = ModuleParser.parseConcrete(source);
        if (original.concrete().isEmpty()) {
            return new FormatResult.Mistaken(original.parsed().diagnostics());
        }
        Concrete.Branch concrete = original.concrete().get();
        String content = source.content();
        String mark = content.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        String text = mark + LineEnd.of(content).apply(Printer.print(ModuleLayout.of(concrete)) + "\n");
        ConcreteModule formatted = ModuleParser.parseConcrete(new SourceText(source.name(), text));
        boolean same = formatted.concrete().isPresent()
                && Sameness.sameTokens(concrete, formatted.concrete().get())
                && Sameness.sameTree(
                        original.parsed().module(), formatted.parsed().module());
        return same ? new FormatResult.Formatted(text) : new FormatResult.Unsafe(content);
    }
}
