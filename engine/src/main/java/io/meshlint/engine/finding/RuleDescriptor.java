package io.meshlint.engine.finding;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a report says about a rule.
 *
 * @param code        for example {@code GW001}
 * @param name        for example {@code gateways-claim-same-tls-host}
 * @param title       one line
 * @param description the rule's documentation, Markdown; empty where it has none
 * @param pack        the pack it comes from; {@code meshlint} for what the linter itself finds
 * @param severity    the severity that its header declares
 * @param equivalents codes of the same check in other tools
 * @param link        a page about it
 */
public record RuleDescriptor(
        String code,
        String name,
        String title,
        String description,
        String pack,
        Severity severity,
        List<String> tags,
        List<String> equivalents,
        Optional<String> link) {
    public RuleDescriptor {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(severity, "severity");
        tags = List.copyOf(tags);
        equivalents = List.copyOf(equivalents);
        Objects.requireNonNull(link, "link");
    }

    public RuleIdentity identity() {
        return new RuleIdentity(pack, code);
    }
}
