package io.meshlint.engine.yaml;

/** Leaves the building of a document that cannot be read; never leaves this package. */
final class BrokenDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient YamlProblem problem;

    BrokenDocument(YamlProblem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    YamlProblem problem() {
        return problem;
    }
}
