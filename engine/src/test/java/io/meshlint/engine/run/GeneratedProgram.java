package io.meshlint.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Random well-typed modules: functions, views over views, and a rule. */
final class GeneratedProgram {
    private final Choices choices;
    private final Map<String, Map<String, String>> views = new LinkedHashMap<>();
    private final GeneratedExpressions expressions;
    private final StringBuilder text = new StringBuilder();

    private GeneratedProgram(Choices choices) {
        this.choices = choices;
        this.expressions = new GeneratedExpressions(choices, views);
    }

    static String generate(Choices choices) {
        return new GeneratedProgram(choices).module();
    }

    private String module() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("left", "string?");
        parameters.put("right", "string");
        text.append("fun akin(left: string?, right: string): bool = ")
                .append(expressions.condition(parameters, 1))
                .append('\n');
        expressions.addFunction("akin");
        for (int i = 0; i < 1 + choices.below(3); i++) {
            view("View" + i);
        }
        text.append("rule GEN1 generated 'Generated' {\n  severity error\n");
        Map<String, String> scope = new LinkedHashMap<>();
        for (int i = 0; i < 1 + choices.below(3); i++) {
            clause(scope, "  ", 2);
        }
        relation(scope, "  ");
        List<String> names = new ArrayList<>(scope.keySet());
        text.append("  report at ").append(choices.of(names)).append('\n');
        text.append("    severity warning when ")
                .append(expressions.condition(scope, 1))
                .append('\n');
        text.append("    message \"")
                .append(names.stream().map(name -> "{" + name + "}").collect(Collectors.joining(" ")))
                .append("\"\n}\n");
        return text.toString();
    }

    private void view(String name) {
        StringBuilder before = new StringBuilder(text);
        text.setLength(0);
        Map<String, String> scope = new LinkedHashMap<>();
        relation(scope, "  ");
        for (int i = 0; i < 1 + choices.below(4); i++) {
            clause(scope, "  ", 2);
        }
        Map<String, String> columns = new LinkedHashMap<>();
        scope.forEach((variable, type) -> {
            if (!views.containsKey(type) && columns.size() < 3) {
                columns.put(variable, type);
            }
        });
        String last = expressions.freshName();
        text.append("  let ")
                .append(last)
                .append(" = ")
                .append(expressions.text(scope, 1))
                .append('\n');
        columns.put(last, "string");
        String body = text.toString();
        text.setLength(0);
        text.append(before)
                .append("view ")
                .append(name)
                .append('(')
                .append(columns.entrySet().stream()
                        .map(c -> c.getKey() + ": " + c.getValue())
                        .collect(Collectors.joining(", ")))
                .append(") {\n")
                .append(body)
                .append("}\n");
        views.put(name, columns);
    }

    /** @param depth blocks in each other that may follow; {@code group} and {@code pick} come only outside of all */
    private void clause(Map<String, String> scope, String indent, int depth) {
        int forms = depth == 0 ? 6 : 8;
        switch (choices.below(depth == 2 && !scope.isEmpty() ? 10 : forms)) {
            case 0, 1 -> relation(scope, indent);
            case 2 -> {
                String name = expressions.freshName();
                text.append(indent)
                        .append("for ")
                        .append(name)
                        .append(" in ")
                        .append(expressions.texts(scope, 1))
                        .append('\n');
                scope.put(name, "string");
            }
            case 3 -> {
                String name = expressions.freshName();
                text.append(indent)
                        .append("let ")
                        .append(name)
                        .append(" = ")
                        .append(expressions.text(scope, 1))
                        .append('\n');
                scope.put(name, "string");
            }
            case 4, 5 ->
                text.append(indent)
                        .append("where ")
                        .append(expressions.condition(scope, 2))
                        .append('\n');
            case 6 -> block(scope, indent, depth, "either", "or");
            case 7 -> block(scope, indent, depth, "first", "else");
            case 8 -> group(scope, indent);
            default -> pick(scope, indent);
        }
    }

    private void relation(Map<String, String> scope, String indent) {
        String name = expressions.freshName();
        String relation = expressions.relation();
        text.append(indent)
                .append("for ")
                .append(name)
                .append(": ")
                .append(relation)
                .append('\n');
        scope.put(name, relation);
        if (choices.oneIn(2)) {
            text.append(indent)
                    .append("where ")
                    .append(expressions.condition(scope, 1))
                    .append('\n');
        }
    }

    private void block(Map<String, String> scope, String indent, int depth, String first, String next) {
        String name = expressions.freshName();
        for (int i = 0; i < 2 + choices.below(2); i++) {
            text.append(i == 0 ? indent + first : " " + next).append(" {\n");
            Map<String, String> inner = new LinkedHashMap<>(scope);
            for (int j = choices.below(3); j >= 0; j--) {
                // A group leaves only its keys in scope, so that in a branch it would hide what is behind the block.
                clause(inner, indent + "  ", depth - 1);
            }
            if (!inner.isEmpty() && choices.oneIn(4)) {
                pick(inner, indent + "  ");
            }
            text.append(indent)
                    .append("  let ")
                    .append(name)
                    .append(" = ")
                    .append(expressions.text(inner, 1))
                    .append('\n');
            text.append(indent).append('}');
        }
        text.append('\n');
        scope.put(name, "string");
    }

    private void group(Map<String, String> scope, String indent) {
        List<String> names = new ArrayList<>(scope.keySet());
        String key = expressions.freshName();
        String list = expressions.freshName();
        String other = expressions.freshName();
        String kept = choices.of(names);
        text.append(indent)
                .append("group ")
                .append(expressions.text(scope, 1))
                .append(" into ")
                .append(list)
                .append(" by ")
                .append(key)
                .append(": ")
                .append(choices.oneIn(3) ? expressions.optionalText(scope) + " ?? 'x'" : expressions.text(scope, 1))
                .append(", ")
                .append(other)
                .append(": ")
                .append(kept)
                .append('\n');
        String type = scope.get(kept);
        scope.clear();
        scope.put(key, "string");
        scope.put(list, "[string]");
        scope.put(other, type);
    }

    private void pick(Map<String, String> scope, String indent) {
        List<String> names = new ArrayList<>(scope.keySet());
        String chosen = choices.of(names);
        text.append(indent)
                .append("pick ")
                .append(chosen)
                .append(" by ")
                .append(choices.oneIn(2) ? expressions.optionalText(scope) : expressions.text(scope, 0))
                .append(choices.of("", " desc"));
        if (choices.oneIn(2)) {
            text.append(", ").append(expressions.text(scope, 0));
        }
        text.append(" per ")
                .append(choices.oneIn(2) ? choices.of(names) : expressions.text(scope, 0))
                .append('\n');
    }
}
