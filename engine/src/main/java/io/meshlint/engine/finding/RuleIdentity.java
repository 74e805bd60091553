package io.meshlint.engine.finding;

import java.util.Objects;

/** A rule among those of all packs: codes are unique in a pack only. */
public record RuleIdentity(String pack, String code) {
    public RuleIdentity {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(code, "code");
    }
}
