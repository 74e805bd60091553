package io.meshlint.engine.world;

import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.gitops.Deployment;
import io.meshlint.engine.gitops.GitOps;
import io.meshlint.engine.gitops.GitOpsProblem;
import io.meshlint.engine.gitops.KnownObjects;
import io.meshlint.engine.gitops.Plan;
import io.meshlint.engine.gitops.RepositoryUrls;
import io.meshlint.engine.gitops.Sources;
import io.meshlint.engine.gitops.Surroundings;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.world.Rendering.Rendered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows the GitOps objects of a repository: reads what they deploy, has it rendered, and goes on with the GitOps objects in that.
 *
 * <p>An object that deploys itself, as those of a bootstrap do, is followed once. A chain that makes new objects for ever ends at a bound.
 */
final class Deployments {
    private static final int LONGEST_CHAIN = 8;
    private static final int MOST = 5_000;

    private final WorldRequest request;
    private final Rendering rendering;
    private final EnvironmentNames environments;
    private final Sources sources;
    private final KnownObjects objects = new KnownObjects();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> claims = new TreeSet<>();
    private final List<Rendered> rendered = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private List<Found> queue = new ArrayList<>();

    /**
     * A GitOps object.
     *
     * @param environment the world of what it was found in
     * @param depth       how many objects in a row deploy it
     */
    private record Found(Resource object, Optional<String> environment, int depth) {
        String file() {
            return SourceLocation.of(object.body().place(), "").file();
        }
    }

    Deployments(WorldRequest request, Rendering rendering, EnvironmentNames environments) {
        this.request = request;
        this.rendering = rendering;
        this.environments = environments;
        Repository repository = request.repository();
        List<String> guesses = new ArrayList<>();
        request.paths().forEach(path -> {
            String relative = repository.relative(Repository.real(path));
            guesses.add(relative);
        });
        if (!request.configuration().file().isEmpty()) {
            guesses.add(Repository.parent(request.configuration().file()));
        }
        this.sources = new Sources(
                repository.root(),
                RepositoryUrls.remotesOf(repository.root()),
                request.configuration().configuration().repositories(),
                guesses);
    }

    /** What is deployed, each with the world it belongs to. */
    List<Rendered> rendered() {
        return rendered;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Directories and files that are deployed by an object, and therefore by nothing else. */
    Set<String> claims() {
        return claims;
    }

    /** What was assumed. */
    List<String> notices() {
        return sources.assumed().stream()
                .map(url ->
                        url + " is taken for this repository, because what is deployed from it exists here. To be sure,"
                                + " name it in meshlint.yaml: gitops: {repositories: [" + url + "]}.")
                .toList();
    }

    /** Takes notice of the objects of a unit or a file. */
    void offer(Member member) {
        offer(member.resources(), ofMember(member), 0);
    }

    private Optional<String> ofMember(Member member) {
        if (member.environment().isPresent()) {
            return member.environment();
        }
        return environments.ofDirectory(member.root() ? member.path() : Repository.parent(member.path()));
    }

    private void offer(List<Resource> resources, Optional<String> environment, int depth) {
        for (Resource resource : resources) {
            objects.add(resource, environment);
            if (GitOps.deploys(resource)) {
                queue.add(new Found(resource, environment, depth));
            }
        }
    }

    void run() {
        List<Found> held = new ArrayList<>();
        boolean last = false;
        while (!queue.isEmpty() || !held.isEmpty()) {
            if (queue.isEmpty()) {
                last = true;
            }
            List<Found> round = new ArrayList<>(held);
            round.addAll(queue);
            held = new ArrayList<>();
            queue = new ArrayList<>();
            List<Planned> plans = new ArrayList<>();
            for (Found found : round) {
                Plan plan = GitOps.plan(
                                found.object(),
                                new Surroundings(
                                        request.repository().root(), sources, objects, found.environment(), last))
                        .orElseThrow();
                if (plan.isWaiting()) {
                    held.add(found);
                } else {
                    plans.add(new Planned(found, plan));
                }
            }
            if (plans.isEmpty() && last) {
                return;
            }
            follow(starts(plans));
        }
    }

    private record Planned(Found found, Plan plan) {}

    /**
     * The objects that no other object of the round deploys; the others are found again in what those deploy, as they will be then.
     * Where objects deploy each other in a circle, the first of them begins.
     */
    private List<Planned> starts(List<Planned> round) {
        Set<Planned> reached = new HashSet<>();
        List<Planned> starts = new ArrayList<>();
        List<Planned> free = round.stream()
                .filter(one -> round.stream().noneMatch(other -> other != one && deploys(other, one)))
                .toList();
        List<Planned> order = new ArrayList<>(free);
        round.stream().filter(one -> !free.contains(one)).forEach(order::add);
        for (Planned candidate : order) {
            if (!reached.contains(candidate)) {
                starts.add(candidate);
                reach(candidate, round, reached);
            }
        }
        return starts;
    }

    private static void reach(Planned from, List<Planned> round, Set<Planned> reached) {
        if (reached.add(from)) {
            round.stream().filter(other -> deploys(from, other)).forEach(other -> reach(other, round, reached));
        }
    }

    private static boolean deploys(Planned one, Planned other) {
        String file = other.found.file();
        return one.plan.deployments().stream()
                .anyMatch(deployment -> deployment.claims().contains(file));
    }

    private void follow(List<Planned> plans) {
        List<PlannedUnit> units = new ArrayList<>();
        List<Found> makers = new ArrayList<>();
        for (Planned one : plans) {
            for (GitOpsProblem problem : one.plan.problems()) {
                report(problem, one);
            }
            for (Deployment deployment : one.plan.deployments()) {
                Optional<String> environment = environment(one, deployment);
                if (seen.add(key(one.found, deployment, environment)) && isBounded(one, units.size())) {
                    PlannedUnit unit = PlannedUnit.deployed(deployment, environment, why(one));
                    claims.addAll(deployment.claims());
                    units.add(deployment instanceof Deployment.Generator ? unit.withPath(one.found.file()) : unit);
                    makers.add(one.found);
                }
            }
        }
        List<Rendered> results = rendering.render(units);
        for (int at = 0; at < results.size(); at++) {
            rendered.add(results.get(at));
            Optional<String> environment = units.get(at).environment();
            offer(results.get(at).resources(), environment, makers.get(at).depth() + 1);
        }
    }

    private String key(Found found, Deployment deployment, Optional<String> environment) {
        SourceLocation place = SourceLocation.of(found.object().body().place(), "");
        String release = deployment instanceof Deployment.Chart chart ? chart.release() : "";
        return String.join(
                "\n",
                found.object().reference(),
                deployment.getClass().getSimpleName(),
                deployment instanceof Deployment.Generator ? place.file() : deployment.path(),
                deployment.namespace(),
                release,
                environment.orElse(""));
    }

    private boolean isBounded(Planned one, int more) {
        boolean deep = one.found.depth() >= LONGEST_CHAIN;
        if (deep || rendered.size() + more >= MOST) {
            report(
                    new GitOpsProblem(
                            GitOpsProblem.Kind.REFUSED,
                            one.found.object().body().place(),
                            deep
                                    ? "what " + one.plan.object().kind() + " objects here deploy deploys further ones, "
                                            + LONGEST_CHAIN + " in a row, so the chain is not followed any further"
                                    : "GitOps objects deploy more than " + MOST + " units, so the others are left out",
                            deep
                                    ? "Break the loop: an object that deploys itself under a new name never ends."
                                    : "Name the directories to check on the command line, one part at a time."),
                    one);
            return false;
        }
        return true;
    }

    private static String why(Planned one) {
        SourceLocation place = SourceLocation.of(one.found.object().body().place(), "");
        return one.found.object().reference() + " deploys it (" + place.file() + ":"
                + place.region().startLine() + ")";
    }

    /** The other cluster that an object names, else the world that the object lives in, else what names say of the environment. */
    private Optional<String> environment(Planned one, Deployment deployment) {
        if (deployment instanceof Deployment.Generator) {
            return one.found.environment();
        }
        return one.plan
                .cluster()
                .or(one.found::environment)
                .or(() -> environments.ofDirectory(deployment.path()))
                .or(() -> deployment instanceof Deployment.Chart chart ? ofValues(chart) : Optional.empty())
                .or(() -> EnvironmentNames.ofName(one.found.object().name()))
                .or(() -> EnvironmentNames.ofName(deployment.namespace()));
    }

    private Optional<String> ofValues(Deployment.Chart chart) {
        Optional<String> environment = Optional.empty();
        for (String file : chart.ownValuesFiles()) {
            Optional<String> own = EnvironmentNames.ofValuesFile(Repository.name(file))
                    .or(() -> ofPath(file))
                    .or(() -> environments.ofDirectory(Repository.parent(file)));
            environment = own.isPresent() ? own : environment;
        }
        return environment;
    }

    private static Optional<String> ofPath(String file) {
        String directory = Repository.parent(file);
        String near = Repository.name(directory) + "/" + Repository.name(file);
        return EnvironmentNames.ofValuesFile(near)
                .or(() -> EnvironmentNames.ofValuesFile(Repository.name(Repository.parent(directory)) + "/" + near));
    }

    private void report(GitOpsProblem problem, Planned one) {
        BuiltInRule rule = switch (problem.kind()) {
            case MISSING -> BuiltInRule.MISSING_UNIT;
            case MISSING_VALUES -> BuiltInRule.MISSING_VALUES_FILE;
            case UNKNOWABLE -> BuiltInRule.RENDER_UNKNOWABLE;
            case REFUSED -> BuiltInRule.RENDER_REFUSED;
        };
        List<String> worlds =
                one.plan.cluster().or(one.found::environment).stream().toList();
        findings.add(Findings.of(
                        rule,
                        problem.message(),
                        problem.help(),
                        SourceLocation.of(problem.place(), problem.place().path()),
                        one.found.object().reference(),
                        problem.message())
                .withWorlds(worlds));
    }
}
