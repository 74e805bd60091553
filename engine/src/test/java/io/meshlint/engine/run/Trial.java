package io.meshlint.engine.run;

import io.meshlint.engine.check.Checker;
import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.finding.Claims;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A module of rules and views, tried on worlds. */
final class Trial {
    private static final String HEAD = "module trial\n";

    private final Program program;

    private Trial(Program program) {
        this.program = program;
    }

    /** Checks a module; {@code module} may leave its own head out. */
    static Trial of(String module) {
        SourceText text = new SourceText("trial.mesh", module.startsWith("module") ? module : HEAD + module);
        Checker.Checked checked =
                Checker.check(List.of(new Checker.PackModule("trial", ModuleParser.parse(text))), SmallWorld.CATALOG);
        List<String> errors = checked.diagnostics().stream()
                .filter(d -> d.isError())
                .map(d -> d.span() + " " + d.code() + " " + d.message())
                .toList();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    "the module of a test is wrong:\n" + String.join("\n", errors) + "\n" + text.content());
        }
        return new Trial(checked.program());
    }

    Program program() {
        return program;
    }

    CheckedRule rule(String code) {
        return program.rules().stream()
                .filter(rule -> rule.descriptor().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    Run in(World world, WorldRun.Strategy strategy) {
        return in(world, strategy, Map.of(), Budget.STEPS);
    }

    /** @param given texts by the names of parameters */
    Run in(World world, WorldRun.Strategy strategy, Map<String, String> given, long limit) {
        Map<Declarations.Parameter, Value> values = new LinkedHashMap<>();
        for (Declarations.Parameter parameter : program.parameters()) {
            Optional.ofNullable(given.get(parameter.name()))
                    .ifPresent(text -> values.put(parameter, new TextValue(text, null)));
        }
        return new Run(new WorldRun(world, SmallWorld.CATALOG, values, strategy, limit));
    }

    /** The module in one world. */
    final class Run {
        final WorldRun world;

        private Run(WorldRun world) {
            this.world = world;
        }

        /** A table of a view's rows: one line each, with what the row rests on behind it. */
        String rows(String view) {
            Declarations.View found = view(view);
            StringBuilder table =
                    new StringBuilder(String.join(" | ", found.columnTypes().keySet())).append('\n');
            for (Value row :
                    world.relations().members(new Relation.OfView(found)).inOrder()) {
                RowValue values = (RowValue) row;
                table.append(values.columns().stream().map(Value::toString).collect(Collectors.joining(" | ")));
                if (!values.restsOn().isEmpty()) {
                    table.append("   rests on: no ")
                            .append(values.restsOn().stream()
                                    .map(Evidence::description)
                                    .collect(Collectors.joining(", no ")));
                }
                table.append('\n');
            }
            return table.toString();
        }

        /** As {@link #rows}, with the line and column where each value stands. */
        String places(String view) {
            StringBuilder table = new StringBuilder();
            for (Value row :
                    world.relations().members(new Relation.OfView(view(view))).inOrder()) {
                table.append(((RowValue) row)
                                .columns().stream().map(Trial::located).collect(Collectors.joining(" | ")))
                        .append('\n');
            }
            return table.toString();
        }

        RuleRunner.Result result(CheckedRule rule, boolean closed) {
            return new RuleRunner(world, "test", closed).run(rule);
        }

        List<Finding> findings(boolean closed) {
            List<Finding> all = new ArrayList<>();
            Claims claims = new Claims();
            for (CheckedRule rule : program.rules()) {
                RuleRunner.Result result = result(rule, closed);
                all.addAll(result.findings());
                claims.addAll(result.claims());
            }
            return claims.remaining(all);
        }
    }

    private static String located(Value value) {
        return value
                + (value.place() == null
                        ? " (nowhere)"
                        : " (" + value.place().startLine() + ":" + value.place().startColumn() + ")");
    }

    /** A view of the module by name: a rule or another view must use it. */
    private Declarations.View view(String name) {
        return ViewFinder.find(program, name);
    }

    /** Finds views through the rules that use them. */
    private static final class ViewFinder {
        static Declarations.View find(Program program, String name) {
            for (CheckedRule rule : program.rules()) {
                for (Query.Step step : rule.body().steps()) {
                    if (step instanceof Query.Scan scan
                            && scan.sources().get(0).relation() instanceof Relation.OfView view
                            && view.name().equals(name)) {
                        return view.view();
                    }
                }
            }
            throw new IllegalArgumentException("no rule begins with the view " + name);
        }
    }
}
