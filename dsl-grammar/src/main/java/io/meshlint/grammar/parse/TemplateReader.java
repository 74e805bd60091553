package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Expression.Part;
import io.meshlint.grammar.text.Span;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Quoted texts to templates, plain texts and literals. */
final class TemplateReader {
    private final Reading reading;
    private final ExpressionBuilder expressions;

    TemplateReader(Reading reading, ExpressionBuilder expressions) {
        this.reading = reading;
        this.expressions = expressions;
    }

    /** A text where an expression stands: a literal unless it has holes. */
    Expression expression(Token token) {
        Expression.Template template = template(token);
        if (template.parts().isEmpty()) {
            return new Expression.TextLiteral(template.span(), "");
        }
        if (template.parts().size() == 1 && template.parts().get(0) instanceof Part.Text text) {
            return new Expression.TextLiteral(template.span(), text.text());
        }
        return template;
    }

    Expression.Template template(Token token) {
        Span span = reading.span(token);
        if (reading.isUnfinished(token) || token.getType() == MeshRulesParser.RAW) {
            return new Expression.Template(span, texts(inner(span)));
        }
        boolean block = token.getType() == MeshRulesParser.TEXTBLOCK;
        int quotes = block ? 3 : 1;
        return new Expression.Template(
                span,
                new TemplateScanner(reading, expressions, block).parts(span.start() + quotes, span.end() - quotes));
    }

    /** The text of a title or a key: its escapes are resolved, its braces are only braces. */
    String plain(Token token) {
        Span span = reading.span(token);
        if (reading.isUnfinished(token) || token.getType() == MeshRulesParser.RAW) {
            return inner(span);
        }
        StringBuilder text = new StringBuilder();
        String content = reading.text().content();
        int position = span.start() + 1;
        while (position < span.end() - 1) {
            char c = content.charAt(position);
            if (c == '\\') {
                text.append(escape(reading, position));
                position += 2;
            } else {
                text.append(c);
                position++;
            }
        }
        return text.toString();
    }

    /** The character for the escape at an offset; an unknown one is reported and stands for itself. */
    static String escape(Reading reading, int position) {
        String content = reading.text().content();
        int length = Character.charCount(content.codePointAt(position + 1));
        return switch (content.charAt(position + 1)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '"' -> "\"";
            case '\\' -> "\\";
            default -> {
                Span span = reading.span(position, position + 1 + length);
                reading.report(Diagnostic.of(
                                DiagnosticCode.BAD_ESCAPE, span, "there is no escape `" + printable(span.text()) + "`")
                        .help("known are \\n"
                                + ", \\t, \\\" and \\\\; a pattern is best written in 'single quotes',"
                                + " which have no escapes"));
                yield content.substring(position + 1, position + 2);
            }
        };
    }

    private static String printable(String escape) {
        int point = escape.codePointAt(1);
        return Character.isISOControl(point) ? String.format("\\U+%04X", point) : escape;
    }

    private String inner(Span span) {
        String written = span.text();
        boolean closed = written.length() > 1
                && "'\"\u2018\u2019\u201C\u201D".indexOf(written.charAt(written.length() - 1)) >= 0;
        return written.substring(1, closed ? written.length() - 1 : written.length());
    }

    private static List<Part> texts(String text) {
        return text.isEmpty() ? List.of() : List.of(new Part.Text(text));
    }
}
