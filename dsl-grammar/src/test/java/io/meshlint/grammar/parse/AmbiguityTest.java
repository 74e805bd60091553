package io.meshlint.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.text.SourceText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.DecisionInfo;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar says one thing about each text, and says it without looking far ahead. */
class AmbiguityTest {
    private static final int LOOKAHEAD = 3;

    static List<SourceText> wellFormed() {
        return Samples.wellFormed();
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void has_no_ambiguity_and_needs_little_lookahead(SourceText text) {
        List<String> complaints = new ArrayList<>();
        MeshRulesParser parser = parser(text, PredictionMode.LL_EXACT_AMBIG_DETECTION, complaints::add);

        parser.module();

        assertThat(complaints).isEmpty();
        assertThat(parser.getParseInfo().getDecisionInfo())
                .allSatisfy(decision ->
                        assertThat(longest(decision)).as(rule(parser, decision)).isLessThanOrEqualTo(LOOKAHEAD));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void the_fast_prediction_suffices(SourceText text) {
        List<String> complaints = new ArrayList<>();

        parser(text, PredictionMode.SLL, complaints::add).module();

        assertThat(complaints).isEmpty();
    }

    private static long longest(DecisionInfo decision) {
        return Math.max(decision.SLL_MaxLook, decision.LL_MaxLook);
    }

    private static String rule(Parser parser, DecisionInfo decision) {
        return parser.getRuleNames()[parser.getATN().decisionToState.get(decision.decision).ruleIndex];
    }

    private static MeshRulesParser parser(SourceText text, PredictionMode mode, Consumer<String> complaints) {
        Reading reading = new Reading(text);
        var tokens = Scanner.scan(reading, 0, text.content().length());
        MeshRulesParser parser = new MeshRulesParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setProfile(true);
        parser.getInterpreter().setPredictionMode(mode);
        parser.addErrorListener(new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object symbol,
                    int line,
                    int column,
                    String message,
                    RecognitionException e) {
                complaints.accept("line " + line + ": " + message);
            }

            @Override
            public void reportAmbiguity(
                    Parser recognizer,
                    DFA dfa,
                    int start,
                    int stop,
                    boolean exact,
                    BitSet alternatives,
                    ATNConfigSet configurations) {
                complaints.accept(
                        "ambiguous: " + recognizer.getRuleNames()[dfa.atnStartState.ruleIndex] + " " + alternatives);
            }

            @Override
            public void reportAttemptingFullContext(
                    Parser recognizer, DFA dfa, int start, int stop, BitSet alternatives, ATNConfigSet configurations) {
                complaints.accept(
                        "full context: " + recognizer.getRuleNames()[dfa.atnStartState.ruleIndex] + " " + alternatives);
            }
        });
        return parser;
    }
}
