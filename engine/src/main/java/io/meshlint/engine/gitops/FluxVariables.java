package io.meshlint.engine.gitops;

import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that a Kustomization substitutes: of {@code substituteFrom} in their order, then of {@code substitute}, which wins.
 *
 * @param values texts by name
 * @param open   true where an object that may hold more is not readable here
 */
record FluxVariables(Map<String, Value> values, boolean open) {

    /** Empty where an object may still be found. */
    static Optional<FluxVariables> of(Value spec, Plan plan, Surroundings surroundings) {
        Map<String, Value> values = new LinkedHashMap<>();
        boolean open = false;
        for (Value reference : Values.list(spec, "postBuild", "substituteFrom")) {
            String kind = Values.text(reference, "kind").orElse("ConfigMap");
            String name = Values.text(reference, "name").orElse("");
            String namespace = plan.object().namespace().orElse("default");
            Optional<Resource> found = surroundings.objects().find(kind, namespace, name, surroundings.environment());
            if (found.isEmpty() && !surroundings.last()) {
                plan.waitForMore();
                return Optional.empty();
            }
            boolean readable = found.isPresent() && !KnownObjects.isEncrypted(found.get());
            if (readable) {
                values.putAll(KnownObjects.data(found.get()));
                continue;
            }
            open = true;
            Value at = Values.isPresent(reference, "name") ? Values.at(reference, "name") : reference;
            String what = kind + " " + namespace + "/" + name;
            if (found.isPresent()) {
                plan.unknowable(
                        at,
                        plan.name() + " takes variables from " + what + ", which is encrypted",
                        "Fields with these variables keep them as they are written. Give the variables defaults,"
                                + " ${name:=value}, to have them checked.");
            } else if (!Values.isTrue(reference, "optional")) {
                plan.unknowable(
                        at,
                        plan.name() + " takes variables from " + what + ", which is not in this repository",
                        "Fields with these variables keep them as they are written. Add the object, mark the reference"
                                + " as optional, or give the variables defaults, ${name:=value}.");
            }
        }
        if (Values.at(spec, "postBuild", "substitute") instanceof MapValue own) {
            own.fields().forEach((name, value) -> {
                if (!value.isAbsent()) {
                    values.put(name, value instanceof TextValue ? value : Values.text(value.toString(), value.place()));
                }
            });
        }
        return Optional.of(new FluxVariables(values, open));
    }

    /** Without variables Flux leaves the text alone, even where it has defaults. */
    boolean isEmpty() {
        return values.isEmpty() && !open;
    }
}
