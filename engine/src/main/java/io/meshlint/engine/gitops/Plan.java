package io.meshlint.engine.gitops;

import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a GitOps object deploys, and what is wrong with it. Filled while the object is read. */
public final class Plan {
    private final Resource object;
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<GitOpsProblem> problems = new ArrayList<>();
    private Optional<String> cluster = Optional.empty();
    private final List<String> claims = new ArrayList<>();
    private boolean waiting;

    Plan(Resource object) {
        this.object = object;
    }

    public Resource object() {
        return object;
    }

    public List<Deployment> deployments() {
        return List.copyOf(deployments);
    }

    public List<GitOpsProblem> problems() {
        return List.copyOf(problems);
    }

    /** The other cluster that the object deploys to; empty for the one it lives in. */
    public Optional<String> cluster() {
        return cluster;
    }

    /** True where something was not found that another GitOps object may still bring. */
    public boolean isWaiting() {
        return waiting;
    }

    void deploy(Deployment deployment) {
        deployments.add(deployment);
    }

    void cluster(String name) {
        cluster = Optional.of(name);
    }

    void waitForMore() {
        waiting = true;
    }

    /** What will be deployed when all is known. */
    void claim(String path) {
        claims.add(path);
    }

    /** Directories and files that nothing else deploys. */
    public List<String> claims() {
        List<String> all = new ArrayList<>(claims);
        deployments.forEach(deployment -> all.addAll(deployment.claims()));
        return all;
    }

    void problem(GitOpsProblem.Kind kind, Value at, String message, String help) {
        Place place = at.place() == null ? object.body().place() : at.place();
        problems.add(new GitOpsProblem(kind, place, message, help));
    }

    void unknowable(Value at, String message, String help) {
        problem(GitOpsProblem.Kind.UNKNOWABLE, at, message, help);
    }

    /** For example {@code Application argocd/shop}. */
    String name() {
        return object.reference();
    }
}
