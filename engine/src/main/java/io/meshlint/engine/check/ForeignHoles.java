package io.meshlint.engine.check;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.text.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds holes in the spelling of other tools: two braces are braces of the text here, and a dollar is a dollar. */
final class ForeignHoles {
    private static final Pattern PATH = Pattern.compile(
            "\\{ {0,3}(?<variable>[A-Za-z_][A-Za-z0-9_]{0,60})(?<rest>(?:\\.[A-Za-z0-9_]{1,60}){0,9}) {0,3}}");

    private ForeignHoles() {}

    static void check(BodyContext context, Scope scope, Expression.Template template) {
        String before = "";
        for (Expression.Part part : template.parts()) {
            if (part instanceof Expression.Part.Text text) {
                before = text.text();
                check(context, scope, template.span(), before);
            } else {
                Span hole = ((Expression.Part.Hole) part).value().span();
                if (before.endsWith("$")) {
                    context.report(Diagnostic.of(
                                    DiagnosticCode.FOREIGN_HOLE, hole, "the `$` before this hole is printed as it is")
                            .help("write `{" + hole.text() + "}`; if a dollar is meant, write `{'$'}{" + hole.text()
                                    + "}`"));
                }
                before = "";
            }
        }
    }

    /** @param text of a template, without its holes and escapes */
    private static void check(BodyContext context, Scope scope, Span span, String text) {
        Matcher matcher = PATH.matcher(text);
        while (matcher.find()) {
            if (scope.find(matcher.group("variable")).isPresent()) {
                String path = matcher.group("variable") + matcher.group("rest");
                context.report(Diagnostic.of(
                                DiagnosticCode.FOREIGN_HOLE,
                                span,
                                "`{{" + path + "}}` is no hole: it is printed as it is")
                        .note("`{{` and `}}` stand for braces in the text")
                        .help("write `{" + path + "}` for its value"));
                return;
            }
        }
    }
}
