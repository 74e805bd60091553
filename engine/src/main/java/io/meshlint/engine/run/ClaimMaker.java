package io.meshlint.engine.run;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Claim;
import io.meshlint.engine.finding.Claim.Scope;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.ResourceReference;
import io.meshlint.engine.finding.RuleIdentity;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Makes the claims of a row: which findings of other rules its own one makes needless. */
final class ClaimMaker {
    private static final Set<RuleIdentity> BUILT_IN = Arrays.stream(BuiltInRule.values())
            .map(rule -> rule.descriptor().identity())
            .collect(Collectors.toUnmodifiableSet());

    private final WorldRun world;
    private final FindingMaker.Locator locator = new FindingMaker.Locator();
    private final List<Compiled> subsumptions = new ArrayList<>();

    /** @param place null where the header names none */
    private record Compiled(List<RuleIdentity> rules, Evaluation place) {}

    ClaimMaker(WorldRun world, CheckedRule rule, BodyCompiler compiler) {
        this.world = world;
        rule.subsumes()
                .forEach(subsumption -> subsumptions.add(new Compiled(
                        subsumption.rules(),
                        subsumption.place().map(compiler::compile).orElse(null))));
    }

    /**
     * @param places of the finding: its own, and the related ones
     */
    List<Claim> make(Frame frame, Finding finding, List<Value> places) {
        if (subsumptions.isEmpty()) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>();
        for (Compiled subsumption : subsumptions) {
            for (RuleIdentity rule : subsumption.rules()) {
                scopes(rule, subsumption, frame, places).forEach(scope -> claims.add(new Claim(rule, scope, finding)));
            }
        }
        return claims;
    }

    private Set<Scope> scopes(RuleIdentity rule, Compiled subsumption, Frame frame, List<Value> places) {
        if (subsumption.place() != null) {
            return scopes(
                    named(subsumption.place().of(frame)),
                    (resource, at) ->
                            new Scope.AtOrBelow(resource, locator.locate(at).path()));
        }
        return BUILT_IN.contains(rule)
                ? scopes(places, (resource, at) -> new Scope.SamePlace(resource, locator.locate(at)))
                : scopes(places, (resource, at) -> new Scope.OfResource(resource));
    }

    /** A list that was collected has the place of its first element; a list of a manifest stands around its elements. */
    private static List<Value> named(Value value) {
        if (!(value instanceof ListValue list)) {
            return List.of(value);
        }
        boolean written = list.elements().stream()
                .allMatch(element -> element.place() != null && element.place().parent() == list.place());
        return written ? List.of(list) : list.elements();
    }

    private Set<Scope> scopes(List<Value> places, BiFunction<ResourceReference, Value, Scope> scope) {
        Set<Scope> scopes = new LinkedHashSet<>();
        for (Value place : places) {
            Optional<ResourceReference> resource = place.place() == null
                    ? Optional.empty()
                    : world.resourceOf(place.place()).map(Identity::reference);
            resource.ifPresent(reference -> scopes.add(scope.apply(reference, place)));
        }
        return scopes;
    }
}
