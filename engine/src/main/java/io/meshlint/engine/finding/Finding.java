package io.meshlint.engine.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One thing that is wrong, at one place, in one or more worlds.
 *
 * @param rule        the rule that found it
 * @param severity    may differ from the rule's
 * @param message     what is wrong, plain text in one line
 * @param help        what to do about it, Markdown; empty where the rule says nothing
 * @param worlds      names of the worlds it holds in, sorted; empty where it belongs to no world
 * @param resource    the resource it is about; empty for a file that could not be read
 * @param location    the place to change
 * @param related     the other places that take part, in the rule's order
 * @param fixes       what could be written instead
 * @param conditions  for a finding that rests on something not found: what must not be defined elsewhere; empty where it is certain
 * @param fingerprint identity that survives edits elsewhere: lower-case hexadecimal
 * @param suppression the reason it was suppressed with; empty for a finding that counts
 */
public record Finding(
        RuleDescriptor rule,
        Severity severity,
        String message,
        Optional<String> help,
        List<String> worlds,
        Optional<ResourceReference> resource,
        SourceLocation location,
        List<RelatedLocation> related,
        List<Fix> fixes,
        List<String> conditions,
        String fingerprint,
        Optional<String> suppression) {

    /** By file, position, rule, and then message. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::location, SourceLocation.ORDER)
            .thenComparing(f -> f.rule().code())
            .thenComparing(Finding::message)
            .thenComparing(Finding::fingerprint);

    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(help, "help");
        worlds = List.copyOf(worlds);
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(location, "location");
        related = List.copyOf(related);
        fixes = List.copyOf(fixes);
        conditions = List.copyOf(conditions);
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(suppression, "suppression");
    }

    /** This finding with another severity. */
    public Finding withSeverity(Severity severity) {
        return new Finding(
                rule,
                severity,
                message,
                help,
                worlds,
                resource,
                location,
                related,
                fixes,
                conditions,
                fingerprint,
                suppression);
    }

    /** This finding in the given worlds. */
    public Finding withWorlds(List<String> worlds) {
        return new Finding(
                rule,
                severity,
                message,
                help,
                worlds,
                resource,
                location,
                related,
                fixes,
                conditions,
                fingerprint,
                suppression);
    }

    /** This finding with the given related places instead of its own. */
    public Finding withRelated(List<RelatedLocation> related) {
        return new Finding(
                rule,
                severity,
                message,
                help,
                worlds,
                resource,
                location,
                related,
                fixes,
                conditions,
                fingerprint,
                suppression);
    }

    /** This finding as one about a resource. */
    public Finding withResource(ResourceReference about) {
        return new Finding(
                rule,
                severity,
                message,
                help,
                worlds,
                Optional.of(about),
                location,
                related,
                fixes,
                conditions,
                fingerprint,
                suppression);
    }

    /** This finding, which is also in the worlds of an equal one; sorted. */
    public Finding alsoIn(List<String> others) {
        TreeSet<String> all = new TreeSet<>(worlds);
        all.addAll(others);
        return withWorlds(List.copyOf(all));
    }

    /** True unless the finding was suppressed. */
    public boolean counts() {
        return suppression.isEmpty();
    }

    /**
     * A resource by name.
     *
     * @param namespace empty for an object in no namespace
     */
    public record ResourceReference(String apiVersion, String kind, Optional<String> namespace, String name) {}

    /** Another place that takes part, and what it does there. */
    public record RelatedLocation(String message, SourceLocation location) {}

    /**
     * A way to mend the finding.
     *
     * @param edits empty where the source cannot be edited for the user (a template, a patch); the title and {@code snippet} then say what to write
     * @param snippet YAML to write, for people; empty for a fix that only removes something
     */
    public record Fix(String title, String snippet, List<Edit> edits) {
        public Fix {
            edits = List.copyOf(edits);
        }
    }

    /** Replaces the text of a region; the file is the location's. */
    public record Edit(SourceLocation location, String replacement) {}
}
