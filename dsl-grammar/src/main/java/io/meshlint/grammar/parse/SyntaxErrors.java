package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;

/** Stub. */
final class SyntaxErrors extends DefaultErrorStrategy {
    private final Reading reading;

    SyntaxErrors(Reading reading) {
        this.reading = reading;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            reading.report(Diagnostic.of(DiagnosticCode.UNEXPECTED_TOKEN, reading.span(e.getOffendingToken()), "unexpected"));
        }
    }
}
