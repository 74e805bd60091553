package io.meshlint.engine.finding;

import io.meshlint.engine.finding.Finding.ResourceReference;
import java.util.Objects;

/**
 * What a finding says for another rule too: in its world, findings of that rule within the scope are withdrawn.
 *
 * @param rule  the one that has nothing left to say
 * @param scope where
 * @param by    the finding that says it; it belongs to one world
 */
public record Claim(RuleIdentity rule, Scope scope, Finding by) {
    public Claim {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(scope, "scope");
        if (by.worlds().size() != 1) {
            throw new IllegalArgumentException("a claim holds in one world, not in " + by.worlds());
        }
    }

    String world() {
        return by.worlds().get(0);
    }

    /** A finding that rests on something not found withdraws none that is certain. */
    boolean covers(Finding finding) {
        boolean certain = finding.conditions().isEmpty();
        return rule.equals(finding.rule().identity())
                && (by.conditions().isEmpty() || !certain)
                && scope.covers(finding);
    }

    /** Which findings are meant. */
    public sealed interface Scope {
        boolean covers(Finding finding);

        /** Those about a resource. */
        record OfResource(ResourceReference resource) implements Scope {
            @Override
            public boolean covers(Finding finding) {
                return isAbout(finding, resource);
            }
        }

        /**
         * Those at a field of a resource or below it.
         *
         * @param path of the field, from the root of the document
         */
        record AtOrBelow(ResourceReference resource, String path) implements Scope {
            @Override
            public boolean covers(Finding finding) {
                return isAbout(finding, resource) && isWithin(finding.location().path());
            }

            private boolean isWithin(String other) {
                boolean begins = other.startsWith(path);
                return begins
                        && (path.isEmpty()
                                || other.length() == path.length()
                                || ".[!".indexOf(other.charAt(path.length())) >= 0
                                || path.endsWith("!"));
            }
        }

        /** Those at the same line, or at the same field of the same resource. */
        record SamePlace(ResourceReference resource, SourceLocation location) implements Scope {
            @Override
            public boolean covers(Finding finding) {
                SourceLocation other = finding.location();
                boolean sameLine = other.file().equals(location.file())
                        && other.region().startLine() == location.region().startLine();
                return isAbout(finding, resource) && (sameLine || other.path().equals(location.path()));
            }
        }

        private static boolean isAbout(Finding finding, ResourceReference resource) {
            return finding.resource().filter(resource::equals).isPresent();
        }
    }
}
