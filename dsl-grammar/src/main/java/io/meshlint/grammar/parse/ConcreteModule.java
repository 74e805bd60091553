package io.meshlint.grammar.parse;

import io.meshlint.grammar.concrete.Concrete;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule file as it was written, beside what the parser made of it.
 *
 * @param parsed   the syntax tree and the mistakes
 * @param concrete every token and comment; empty where there are mistakes
 */
public record ConcreteModule(ParsedModule parsed, Optional<Concrete.Branch> concrete) {
    public ConcreteModule {
        Objects.requireNonNull(parsed, "parsed");
        if (concrete.isPresent() == parsed.hasErrors()) {
            throw new IllegalArgumentException("concrete syntax stands for a text without mistakes");
        }
    }
}
