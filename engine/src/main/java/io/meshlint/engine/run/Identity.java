package io.meshlint.engine.run;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.finding.Finding.ResourceReference;
import io.meshlint.engine.finding.Fingerprints;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes a finding the same finding after edits elsewhere: the rule, the resources that its row joins, and the field it is reported at,
 * with elements of lists named by what they are and not by their number.
 */
public final class Identity {
    /** Fields by which Kubernetes and Istio tell the elements of a list apart, the most telling first. */
    private static final List<String> NAMING_FIELDS =
            List.of("name", "number", "containerPort", "port", "host", "key", "ip", "uri");

    private final WorldRun world;

    Identity(WorldRun world) {
        this.world = world;
    }

    String fingerprint(CheckedRule rule, Frame frame, Value at) {
        TreeSet<String> partners = new TreeSet<>();
        for (Variable variable : rule.scope()) {
            Value value = frame.slots[variable.slot()];
            // Lists of a group grow and shrink with things elsewhere; what the group is about are its keys.
            if (value != null && !(value instanceof ListValue)) {
                addPartners(value, partners);
            }
        }
        List<String> parts = new ArrayList<>(partners);
        parts.add(stablePath(at));
        return Fingerprints.of(rule.descriptor().code(), parts);
    }

    private void addPartners(Value value, TreeSet<String> partners) {
        if (value instanceof RowValue row) {
            row.columns().stream()
                    .filter(column -> !(column instanceof ListValue))
                    .forEach(column -> addPartners(column, partners));
            return;
        }
        if (value.place() != null) {
            world.resourceOf(value.place()).ifPresent(resource -> partners.add(identity(resource)));
        }
    }

    /** Group, kind, namespace and name: what a resource is called, whatever else changes in it. */
    public static String identity(Resource resource) {
        return resource.group() + "/" + resource.kind() + "/"
                + resource.namespace().orElse("") + "/" + resource.name();
    }

    public static ResourceReference reference(Resource resource) {
        return new ResourceReference(resource.apiVersion(), resource.kind(), resource.namespace(), resource.name());
    }

    private String stablePath(Value at) {
        if (at.place() == null) {
            return "";
        }
        String missing = at instanceof AbsentValue absent ? absent.missing() : "";
        Optional<Resource> resource = world.resourceOf(at.place());
        return resource.isEmpty() ? at.place().path() + missing : stablePath(resource.get(), at);
    }

    /**
     * The resource and the field of it, with elements of lists named by what they are.
     *
     * @param at a value of the resource, or one that is missing in it; has a place
     */
    public static String stablePath(Resource resource, Value at) {
        StringBuilder path = new StringBuilder(identity(resource)).append(':');
        Value value = resource.body();
        for (Place step : stepsBelow(at.place(), resource.body().place())) {
            if (value != null && step.elementIndex() >= 0) {
                value = value instanceof ListValue list
                                && step.elementIndex() < list.elements().size()
                        ? list.elements().get(step.elementIndex())
                        : null;
                path.append('[').append(value == null ? "" : nameOf(value)).append(']');
            } else if (step.fieldName() != null) {
                value = value instanceof MapValue map ? map.field(step.fieldName()) : null;
                path.append('.').append(step.fieldName());
            } else {
                value = null;
                path.append('!');
            }
        }
        return path.append('.')
                .append(at instanceof AbsentValue absent ? absent.missing() : "")
                .toString();
    }

    private static List<Place> stepsBelow(Place place, Place root) {
        List<Place> steps = new ArrayList<>();
        for (Place at = place; at != null && at != root; at = at.parent()) {
            steps.add(0, at);
        }
        return steps;
    }

    private static String nameOf(Value element) {
        if (!(element instanceof MapValue map)) {
            return element.toString();
        }
        for (String field : NAMING_FIELDS) {
            Value name = map.field(field);
            if (!name.isAbsent() && !(name instanceof MapValue) && !(name instanceof ListValue)) {
                return field + "=" + name;
            }
        }
        return content(map);
    }

    /** The content of a mapping without regard to the order of its keys. */
    private static String content(Value value) {
        if (value instanceof MapValue map) {
            Map<String, String> sorted = new TreeMap<>();
            map.fields().forEach((key, field) -> sorted.put(key, content(field)));
            return sorted.toString();
        }
        return value instanceof ListValue list
                ? list.elements().stream().map(Identity::content).toList().toString()
                : value.toString();
    }
}
