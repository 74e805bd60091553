package io.meshlint.engine.explain;

import io.meshlint.engine.LintRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to explain.
 *
 * @param lint the repository, packs and target; its selection of rules does not matter
 * @param rule code or name
 * @param at   the line whose resource it is about; empty for all rows
 * @param plan true to describe how the rule is really run
 */
public record ExplainRequest(LintRequest lint, String rule, Optional<Position> at, boolean plan) {

    /**
     * A line of a file.
     *
     * @param file absolute
     * @param line 1-based
     */
    public record Position(Path file, int line) {}
}
