package io.meshlint.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Random well-typed expressions over the variables that are in scope.
 *
 * <p>The generator knows these types: a kind, {@code string}, {@code string?}, {@code int}, {@code [string]}, {@code [int]}, a view's name.
 */
final class GeneratedExpressions {
    private final Choices choices;
    private final Map<String, Map<String, String>> views;
    private final List<String> functions = new ArrayList<>();
    private int fresh;

    /** @param views the columns of each view that can be asked, by its name */
    GeneratedExpressions(Choices choices, Map<String, Map<String, String>> views) {
        this.choices = choices;
        this.views = views;
    }

    void addFunction(String name) {
        functions.add(name);
    }

    String freshName() {
        return "v" + fresh++;
    }

    /** Expressions of a type that can be made of the variables alone. */
    private List<String> paths(Map<String, String> scope, String type) {
        List<String> found = new ArrayList<>();
        scope.forEach((name, of) -> {
            if (of.equals(type)) {
                found.add(name);
            }
            found.addAll(pathsOf(name, of, type));
            views.getOrDefault(of, Map.of()).forEach((column, columnType) -> {
                if (columnType.equals(type)) {
                    found.add(name + "." + column);
                }
                found.addAll(pathsOf(name + "." + column, columnType, type));
            });
        });
        return found;
    }

    private static List<String> pathsOf(String name, String of, String type) {
        boolean kind =
                List.of("Service", "DestinationRule", "Deployment", "Gateway").contains(of);
        if (type.equals("string")) {
            List<String> found =
                    new ArrayList<>(kind ? List.of(name + ".name", name + ".namespace", name + ".ref") : List.of());
            found.addAll(of.equals("DestinationRule") ? List.of(name + ".spec.host") : List.of());
            return found;
        }
        if (type.equals("string?")) {
            List<String> found = new ArrayList<>();
            if (kind) {
                found.addAll(List.of(name + ".metadata.labels['app']", name + ".metadata.labels['version']"));
            }
            if (of.equals("Service")) {
                found.addAll(List.of(
                        name + ".spec.externalName", name + ".spec.selector['tier']", name + ".spec.ports[0].name"));
            }
            return found;
        }
        if (type.equals("duration?")) {
            return of.equals("DestinationRule")
                    ? List.of(name + ".spec.trafficPolicy.connectionPool.http.idleTimeout")
                    : List.of();
        }
        if (type.equals("[string]")) {
            return switch (of) {
                case "DestinationRule" -> List.of("(" + name + ".spec.exportTo ?? [])");
                case "Gateway" -> List.of(name + ".spec.servers[*].hosts[*]");
                case "Service" -> List.of("[p.name ?? 'none' for p in " + name + ".spec.ports]");
                default -> List.of();
            };
        }
        if (type.equals("[int]")) {
            return of.equals("Service") ? List.of(name + ".spec.ports[*].port") : List.of();
        }
        if (type.equals("int")) {
            return of.equals("Deployment") ? List.of(name + ".spec.replicas") : List.of();
        }
        return List.of();
    }

    private String path(Map<String, String> scope, String type, String otherwise) {
        List<String> all = paths(scope, type);
        return all.isEmpty() ? otherwise : choices.of(all);
    }

    String text(Map<String, String> scope, int depth) {
        return switch (depth == 0 ? choices.below(3) : choices.below(7)) {
            case 0 -> literal();
            case 1, 2 -> path(scope, "string", literal());
            case 3 -> "\"{" + path(scope, "string", literal()) + "}.{" + path(scope, "string", literal()) + "}.svc\"";
            case 4 -> "(" + optionalText(scope) + " ?? " + text(scope, 0) + ")";
            case 5 -> "(if " + condition(scope, 0) + " then " + text(scope, 0) + " else " + text(scope, 0) + ")";
            default -> "(head([" + "x for x in " + texts(scope, 0) + "]) ?? 'none')";
        };
    }

    private String literal() {
        return "'" + choices.of(choices.oneIn(3) ? GeneratedWorld.HOSTS : GeneratedWorld.NAMES) + "'";
    }

    String optionalText(Map<String, String> scope) {
        return path(scope, "string?", "head([x for x in ['a'] where false])");
    }

    String texts(Map<String, String> scope, int depth) {
        return switch (depth == 0 ? choices.below(2) : choices.below(4)) {
            case 0 -> "[" + text(scope, 0) + ", " + text(scope, 0) + "]";
            case 1 -> path(scope, "[string]", "['a', 'b']");
            case 2 -> {
                String name = freshName();
                Map<String, String> inner = with(scope, name, "DestinationRule");
                yield "[" + text(inner, 0) + " for " + name + ": DestinationRule where " + condition(inner, 0) + "]";
            }
            default -> "distinct([x.name for x: Service where " + condition(with(scope, "x", "Service"), 0) + "])";
        };
    }

    String number(Map<String, String> scope) {
        return switch (choices.below(3)) {
            case 0 -> path(scope, "int", "1");
            case 1 -> "count(" + texts(scope, 0) + ")";
            default -> String.valueOf(choices.below(3));
        };
    }

    String condition(Map<String, String> scope, int depth) {
        return switch (depth == 0 ? choices.below(9) : choices.below(15)) {
            case 0 -> text(scope, depth) + choices.of(" == ", " == ", " != ") + text(scope, depth);
            case 1 -> likeWithLike(scope);
            case 2 -> optionalText(scope) + choices.of(" == ", " == ", " != ") + text(scope, depth);
            case 3 -> "hostMatches(" + text(scope, 0) + ", " + text(scope, 0) + ")";
            case 4 -> text(scope, 0) + choices.of(" in ", " in ", " not in ") + texts(scope, depth);
            case 5 ->
                path(scope, "duration?", "60s") + " == "
                        + choices.of("60s", "61s", "(parseDuration(" + text(scope, 0) + ") ?? 61s)");
            case 6 -> optionalText(scope) + " is present";
            case 7 -> number(scope) + choices.of(" < ", " == ", " >= ") + number(scope);
            case 8 -> choices.of("80", "81") + " in " + path(scope, "[int]", "[80, 82]");
            case 9 ->
                "(" + condition(scope, depth - 1) + choices.of(" and ", " or ") + condition(scope, depth - 1) + ")";
            case 10 -> "not (" + condition(scope, depth - 1) + ")";
            case 11, 12 -> quantifier(scope, depth);
            case 13 ->
                functions.isEmpty()
                        ? "true"
                        : choices.of(functions) + "(" + optionalText(scope) + ", " + text(scope, 0) + ")";
            default -> selection(scope);
        };
    }

    /** The same path of two variables, so that values meet. */
    private String likeWithLike(Map<String, String> scope) {
        List<String> resources = new ArrayList<>();
        scope.forEach((name, type) -> {
            if (type.matches("Service|DestinationRule|Deployment|Gateway")) {
                resources.add(name);
            }
        });
        if (resources.isEmpty()) {
            return text(scope, 0) + " != " + text(scope, 0);
        }
        String one = choices.of(resources);
        String other = choices.of(resources);
        return choices.of(
                one + ".namespace == " + other + ".namespace",
                one + ".name == " + other + ".name",
                one + ".metadata.labels['app'] == " + other + ".metadata.labels['app'] ?? 'a'",
                one + ".ref != " + other + ".ref");
    }

    private String selection(Map<String, String> scope) {
        List<String> services = paths(scope, "Service");
        List<String> deployments = paths(scope, "Deployment");
        if (services.isEmpty() || deployments.isEmpty()) {
            return condition(scope, 0);
        }
        return "selects(" + choices.of(services) + ".spec.selector ?? " + choices.of(deployments)
                + ".spec.template.metadata.labels ?? {}, " + choices.of(deployments)
                + ".spec.template.metadata.labels)";
    }

    private String quantifier(Map<String, String> scope, int depth) {
        String name = freshName();
        String relation = relation();
        Map<String, String> inner = with(scope, name, relation);
        String condition = condition(inner, depth - 1);
        return switch (choices.below(4)) {
            case 0 -> "missing (" + name + ": " + relation + " where " + condition + ")";
            case 1 -> "every (" + name + ": " + relation + " satisfies " + condition + ")";
            case 2 -> "not exists (" + name + ": " + relation + " where " + condition + ")";
            default -> "exists (" + name + ": " + relation + " where " + condition + ")";
        };
    }

    /** A kind or a view. */
    String relation() {
        List<String> all = new ArrayList<>(List.of("Service", "DestinationRule", "Deployment", "Gateway"));
        all.addAll(views.keySet());
        all.addAll(views.keySet());
        return choices.of(all);
    }

    static Map<String, String> with(Map<String, String> scope, String name, String type) {
        Map<String, String> larger = new LinkedHashMap<>(scope);
        larger.put(name, type);
        return larger;
    }
}
