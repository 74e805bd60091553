package io.meshlint.grammar.parse;

import io.meshlint.grammar.syntax.Module;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** The text of a rule file to its syntax tree. */
public final class ModuleParser {
    private ModuleParser() {}

    /**
     * Reads a rule file. Never throws for what the text says: mistakes are in the result, one diagnostic each.
     *
     * @param text the whole file; line ends may be LF, CRLF or CR
     */
    public static ParsedModule parse(SourceText text) {
        Reading reading = new Reading(text);
        List<Token> tokens = NestingLimit.enforce(reading, Scanner.scan(reading, 0, text.content().length()));
        MeshRulesParser.ModuleContext tree = TwoStages.parse(reading, tokens, MeshRulesParser::module);
        Optional<Module> module = new ModuleBuilder(reading).module(tree);
        return new ParsedModule(module, reading.problems().sorted());
    }
}
