package io.meshlint.engine;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Declarations.Parameter;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.finding.Claims;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.run.RuleRunner;
import io.meshlint.engine.run.WorldRun;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs rules over worlds, side by side, and joins what they find. */
final class RuleRun {
    private final Program program;
    private final List<CheckedRule> rules;
    private final SchemaCatalog catalog;
    private final Map<Parameter, Value> given;
    private final boolean closedWorld;
    private final Map<String, WorldRun> worlds = new LinkedHashMap<>();
    private final Map<String, Integer> notApplying = new LinkedHashMap<>();
    private final TreeSet<String> problems = new TreeSet<>();
    private final Claims claims = new Claims();

    RuleRun(
            Program program,
            List<CheckedRule> rules,
            SchemaCatalog catalog,
            Map<Parameter, Value> given,
            boolean closedWorld) {
        this.program = program;
        this.rules = rules;
        this.catalog = catalog;
        this.given = given;
        this.closedWorld = closedWorld;
    }

    /** Rules that could not be run to their end, as whole messages. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Those findings of others that no rule of this run says better; known when the rules were run. */
    List<Finding> remaining(List<Finding> findings) {
        return claims.remaining(findings);
    }

    /** How many rules the target of a world switches off. */
    int notApplying(String world) {
        return notApplying.getOrDefault(world, 0);
    }

    private record Task(String world, Future<RuleRunner.Result> result) {}

    /** Makes the worlds known; to be called first. */
    void open(List<World> all) {
        for (World world : all) {
            worlds.put(world.name(), new WorldRun(world, catalog, given, true));
        }
    }

    List<Finding> run(List<World> all) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Task> tasks = new ArrayList<>();
            for (World world : all) {
                RuleRunner runner = new RuleRunner(worlds.get(world.name()), world.name(), closedWorld);
                rules.forEach(rule -> tasks.add(new Task(world.name(), threads.submit(() -> runner.run(rule)))));
            }
            List<Finding> findings = new ArrayList<>();
            for (Task task : tasks) {
                RuleRunner.Result result = task.result().get();
                findings.addAll(result.findings());
                claims.addAll(result.claims());
                Optional.ofNullable(result.problem()).ifPresent(problems::add);
                if (!result.applies()) {
                    notApplying.merge(task.world(), 1, Integer::sum);
                }
            }
            return mergeWorlds(claims.remaining(findings));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules were running", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private record Key(String fingerprint, String code, SourceLocation location) {}

    private static List<Finding> mergeWorlds(List<Finding> findings) {
        Map<Key, Finding> merged = new LinkedHashMap<>();
        for (Finding finding : findings) {
            merged.merge(
                    new Key(finding.fingerprint(), finding.rule().code(), finding.location()), finding, RuleRun::join);
        }
        return merged.values().stream().sorted(Finding.ORDER).toList();
    }

    private static Finding join(Finding a, Finding b) {
        return a.severity().atLeast(b.severity()) ? a.alsoIn(b.worlds()) : b.alsoIn(a.worlds());
    }

    /** True if the user set the parameter. */
    boolean isGiven(String name) {
        return given.keySet().stream().anyMatch(p -> p.name().equals(name));
    }

    /** The value of a parameter in a world; empty where no pack declares it. */
    Optional<Value> parameter(String world, String name) {
        return program.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .map(worlds.get(world)::parameter);
    }
}
