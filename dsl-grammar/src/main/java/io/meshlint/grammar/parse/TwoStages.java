package io.meshlint.grammar.parse;

import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Parses a well-formed text with ANTLR's fast prediction, and only a text that fails again with the full one and messages. */
final class TwoStages {
    private TwoStages() {}

    static <T extends ParserRuleContext> T parse(
            Reading reading, List<Token> tokens, Function<MeshRulesParser, T> rule) {
        MeshRulesParser parser = new MeshRulesParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return rule.apply(parser);
        } catch (ParseCancellationException firstStageFailed) {
            parser.reset();
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            parser.setErrorHandler(new SyntaxErrors(reading));
            return rule.apply(parser);
        }
    }
}
