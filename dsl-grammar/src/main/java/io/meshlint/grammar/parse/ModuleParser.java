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
        return Parse.of(text).module();
    }

    /**
     * Reads a rule file and keeps every token and comment of it, for tools that rewrite it.
     *
     * @param text the whole file; line ends may be LF, CRLF or CR
     */
    public static ConcreteModule parseConcrete(SourceText text) {
        Parse parse = Parse.of(text);
        ParsedModule parsed = parse.module();
        return new ConcreteModule(
                parsed,
                parsed.hasErrors()
                        ? Optional.empty()
                        : Optional.of(ConcreteBuilder.build(parse.tree, Leaves.of(text.content(), parse.tokens))));
    }

    private record Parse(Reading reading, List<Token> tokens, MeshRulesParser.ModuleContext tree) {

        static Parse of(SourceText text) {
            Reading reading = new Reading(text);
            List<Token> tokens = NestingLimit.enforce(
                    reading, Scanner.scan(reading, 0, text.content().length()));
            return new Parse(reading, tokens, TwoStages.parse(reading, tokens, MeshRulesParser::module));
        }

        ParsedModule module() {
            Optional<Module> module = new ModuleBuilder(reading).module(tree);
            return new ParsedModule(module, reading.problems().sorted());
        }
    }
}
