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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private List<Found> queue = new ArrayList<>();

    /**
     * A GitOps object.
     *
     * @param environment the world of what it was found in
     * @param unit        the chart or kustomization that it was found in by convention; empty for another
     * @param depth       how many objects in a row deploy it
     */
    private record Found(Resource object, Optional<String> environment, String unit, int depth) {
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
        return List.copyOf(findings.values());
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
        offer(member.resources(), ofMember(member), member.root() ? member.path() : "", 0);
    }

    private Optional<String> ofMember(Member member) {
        if (member.environment().isPresent()) {
            return member.environment();
        }
        return environments.ofDirectory(member.root() ? member.path() : Repository.parent(member.path()));
    }

    private void offer(List<Resource> resources, Optional<String> environment, String unit, int depth) {
        for (Resource resource : resources) {
            objects.add(resource, environment);
            if (GitOps.deploys(resource)) {
                queue.add(new Found(resource, environment, unit, depth));
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
            held.clear();
            queue = new ArrayList<>();
            List<Planned> plans = new ArrayList<>();
            for (Found found : round) {
                plans.add(new Planned(found, plan(found, last)));
            }
            List<Planned> starts = Starts.of(
                    plans,
                    one -> List.of(one.found.file(), one.found.unit()),
                    one -> isDone(one) ? List.of() : one.plan.claims());
            List<Planned> ready =
                    starts.stream().filter(one -> !one.plan.isWaiting()).toList();
            if (ready.isEmpty()) {
                // What waits for one another is not waited for.
                last = true;
            }
            starts.stream().filter(one -> one.plan.isWaiting()).forEach(one -> held.add(one.found));
            follow(ready);
        }
    }

    private Plan plan(Found found, boolean last) {
        Surroundings surroundings =
                new Surroundings(request.repository().root(), sources, objects, found.environment(), last);
        return GitOps.plan(found.object(), surroundings).orElseThrow();
    }

    /**
     * What objects seem to deploy as they are written, before anything is rendered: it need not be rendered to find objects in it.
     * A unit that deploys itself, as that of a bootstrap does, is left out.
     */
    Set<String> expected(List<Member> loose, Map<PlannedUnit, List<Resource>> units) {
        KnownObjects written = new KnownObjects();
        loose.forEach(member -> member.resources().forEach(one -> written.add(one, ofMember(member))));
        units.forEach((unit, resources) -> resources.forEach(one -> written.add(one, ofUnit(unit))));
        Set<String> expected = new TreeSet<>();
        for (Member member : loose) {
            member.resources().forEach(one -> expected.addAll(claims(one, written, ofMember(member))));
        }
        units.forEach((unit, resources) -> resources.forEach(one -> {
            List<String> claimed = new ArrayList<>(claims(one, written, ofUnit(unit)));
            claimed.remove(unit.path());
            expected.addAll(claimed);
        }));
        return expected;
    }

    private Optional<String> ofUnit(PlannedUnit unit) {
        return unit.environment().or(() -> environments.ofDirectory(unit.path()));
    }

    private List<String> claims(Resource resource, KnownObjects written, Optional<String> environment) {
        Surroundings surroundings = new Surroundings(request.repository().root(), sources, written, environment, true);
        return GitOps.plan(resource, surroundings).map(Plan::claims).orElse(List.of());
    }

    /** Equal only to itself, as its plan is. */
    private record Planned(Found found, Plan plan) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Planned that && plan == that.plan;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(plan);
        }
    }

    /** True where all that an object deploys has been followed already. */
    private boolean isDone(Planned one) {
        return !one.plan.deployments().isEmpty()
                && one.plan.deployments().stream()
                        .allMatch(deployment -> seen.contains(key(
                                one.found,
                                deployment,
                                DeployedWorld.of(one.plan, deployment, one.found.environment(), environments))));
    }

    private void follow(List<Planned> plans) {
        List<PlannedUnit> units = new ArrayList<>();
        List<Found> makers = new ArrayList<>();
        for (Planned one : plans) {
            for (GitOpsProblem problem : one.plan.problems()) {
                report(problem, one);
            }
            for (Deployment deployment : one.plan.deployments()) {
                Optional<String> environment =
                        DeployedWorld.of(one.plan, deployment, one.found.environment(), environments);
                if (seen.add(key(one.found, deployment, environment)) && isBounded(one, units.size())) {
                    PlannedUnit unit = PlannedUnit.deployed(deployment, environment, why(one, deployment));
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
            offer(results.get(at).resources(), environment, "", makers.get(at).depth() + 1);
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

    private static String why(Planned one, Deployment deployment) {
        SourceLocation place = SourceLocation.of(one.found.object().body().place(), "");
        String what = deployment instanceof Deployment.Generator ? " makes these Applications (" : " deploys it (";
        return one.found.object().reference() + what + place.file() + ":"
                + place.region().startLine() + ")";
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
        SourceLocation location =
                SourceLocation.of(problem.place(), problem.place().path());
        Finding finding = Findings.of(
                        rule,
                        problem.message(),
                        problem.help(),
                        location,
                        one.found.object().reference(),
                        problem.message())
                .withWorlds(worlds);
        // The Applications of one template make one mistake, whatever they are called.
        findings.merge(rule.code() + " " + location, finding, (first, other) -> first.alsoIn(other.worlds()));
    }
}
