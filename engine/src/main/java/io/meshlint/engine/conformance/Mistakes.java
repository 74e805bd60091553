package io.meshlint.engine.conformance;

import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.Fingerprints;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.run.Identity;
import io.meshlint.engine.schema.Releases.Span;
import io.meshlint.engine.schema.Schema;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.text.EditDistance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes findings of what does not fit in one resource. Values are not repeated, except where a closed set was wanted: they may be secret. */
final class Mistakes {
    private static final String DROPPED = "As it is, the API server drops the field, and kubectl refuses the object.";
    private static final String UNLESS = ", unless the release in use is another than the one that meshlint knows.";

    private final Resource resource;
    private final Known known;
    private final List<String> worlds;
    private final List<Finding> findings = new ArrayList<>();

    Mistakes(Resource resource, Known known, List<String> worlds) {
        this.resource = resource;
        this.known = known;
        this.worlds = worlds;
    }

    List<Finding> findings() {
        return findings;
    }

    /**
     * @param levels the mapping with the field and those around it, outermost first
     * @return the field of the mapping that was probably meant
     */
    Optional<String> unknownField(String name, Value value, List<ResourceChecker.Level> levels) {
        MapValue map = levels.get(levels.size() - 1).map();
        Set<String> fields = known.fields(levels.get(levels.size() - 1).object());
        Optional<String> near =
                nearest(name, fields).filter(candidate -> map.field(candidate).isAbsent());
        // A name that is right elsewhere is rather misplaced than misspelt, unless one letter makes it right here.
        List<String> elsewhere =
                near.filter(field -> isOneLetterOff(name, field)).isPresent()
                        ? List.of()
                        : FieldSearch.around(levels, name, known);
        Optional<String> meant = elsewhere.isEmpty() ? near : Optional.empty();
        String hint = meant.map(field -> "; did you mean " + Wording.code(field) + "?")
                .orElse("");
        String instead =
                meant.map(field -> "Write " + Wording.code(field) + ".").orElseGet(() -> instead(elsewhere, fields));
        String why = known.proven() ? DROPPED : dropped();
        Place place = Keys.placeOf(name, value, map);
        add(
                BuiltInRule.UNKNOWN_FIELD,
                known.proven() ? Severity.ERROR : Severity.WARNING,
                code(path(map, name)) + " is no field of " + kind() + hint,
                instead + " " + why,
                place,
                path(map, name),
                AbsentValue.field(map.place(), name));
        return meant;
    }

    /** A field that another version of the kind has. */
    void fieldOfOtherVersion(Schema.Field field, Value value, List<ResourceChecker.Level> levels, Span without) {
        ResourceChecker.Level level = levels.get(levels.size() - 1);
        String path = path(level.map(), field.name());
        boolean proven = known.isCertain()
                || known.proven() && without.first().isEmpty() && without.last().isEmpty();
        Set<String> fields = known.fields(level.object());
        fields.removeAll(level.map().fields().keySet());
        add(
                BuiltInRule.UNKNOWN_FIELD,
                proven ? Severity.ERROR : Severity.WARNING,
                code(path) + " " + Versions.unlike(known, resource, field, without),
                Versions.instead(known, fields, without) + " " + (proven ? DROPPED : dropped()),
                Keys.placeOf(field.name(), value, level.map()),
                path,
                new AbsentValue(level.map().place(), Place.pathWith("", field.name())));
    }

    /** A value of a closed set that another version of the kind takes. */
    void valueOfOtherVersion(TextValue value, List<String> values, Span without) {
        add(
                BuiltInRule.UNKNOWN_VALUE,
                known.isCertain() ? Severity.ERROR : Severity.WARNING,
                code(value.value()) + " at " + code(value.place().path()) + " " + Versions.unlike(known, without),
                Wording.sentence("There, the field takes ", values, "There, the field takes no value.")
                        + " As it is, " + reader() + " refuses the object"
                        + (known.isCertain() ? "." : UNLESS),
                value.place(),
                value.place().path(),
                value);
    }

    /**
     * A kind that is not served under the API version that the manifest names. The API server serves its own kinds as its release does; definitions of
     * custom resources may be of another release than the product's.
     */
    void unservedVersion() {
        Versions.unserved(known, resource).ifPresent(unserved -> {
            Value value = resource.body().field("apiVersion");
            add(
                    BuiltInRule.UNSERVED_VERSION,
                    known.isCertain() && known.builtIn() ? Severity.ERROR : Severity.WARNING,
                    unserved.message(),
                    unserved.help(),
                    value.place(),
                    "apiVersion",
                    value);
        });
    }

    private String dropped() {
        return "As it is, " + reader() + " drops the field or refuses the object" + UNLESS;
    }

    private static boolean isOneLetterOff(String written, String meant) {
        return written.equalsIgnoreCase(meant) || EditDistance.between(written, meant) == 1;
    }

    private static String instead(List<String> elsewhere, Set<String> fields) {
        if (!elsewhere.isEmpty()) {
            String holders = elsewhere.stream()
                    .map(path -> path.isEmpty() ? "the object itself" : Wording.code(path))
                    .collect(Collectors.joining(" and of "));
            return "It is a field of " + holders + ": write it there.";
        }
        String beginning =
                fields.size() == 1 ? "Remove it. The only field here is " : "Remove it. The fields here are ";
        return Wording.sentence(beginning, fields, "Remove it: no fields are taken here.");
    }

    void wrongType(Value value, Schema schema) {
        Place place = value.place();
        String found = Wording.found(value);
        if (value instanceof BooleanValue written) {
            String word = Keys.written(place);
            boolean plain = word.isEmpty() || word.equals(String.valueOf(written.value()));
            String read = "the boolean " + written.value();
            found = plain ? read : Wording.code(word) + ", which YAML reads as " + read;
        }
        add(
                BuiltInRule.WRONG_TYPE,
                Severity.ERROR,
                code(place.path()) + " is " + found + ", but must be " + Wording.wanted(schema) + refused(),
                Wording.remedy(value, schema, place.path()),
                place,
                place.path(),
                value);
    }

    /** @param values the closed set, as the target's version has it */
    void unknownValue(TextValue value, List<String> values) {
        Optional<String> meant = nearest(value.value(), values);
        String why =
                meant.map(word -> capital(reader()) + " refuses the object. ").orElse("");
        add(
                BuiltInRule.UNKNOWN_VALUE,
                Severity.ERROR,
                code(value.place().path()) + " cannot be " + Wording.code(value.value())
                        + meant.map(word -> "; did you mean " + Wording.code(word) + "?")
                                .orElse(refused()),
                Wording.sentence(why + "The field takes ", values, ""),
                value.place(),
                value.place().path(),
                value);
    }

    /** Two in three letters must be right: HTTP is no misspelt SCTP, and mountPath no hostPath. */
    private static Optional<String> nearest(String written, Collection<String> names) {
        if (written.length() > Wording.LONGEST_NAME) {
            return Optional.empty();
        }
        return EditDistance.nearest(written, names)
                .filter(near -> written.equalsIgnoreCase(near)
                        || EditDistance.between(written, near) <= Math.max(1, near.length() / 3));
    }

    void missingField(Schema.Field field, MapValue map) {
        String path = path(map, field.name());
        String type = field.schema() instanceof Schema.TextSchema text
                        && !text.values().isEmpty()
                ? Wording.sentence("It takes ", text.values(), "")
                : "It is " + Wording.wanted(field.schema()) + ".";
        add(
                BuiltInRule.MISSING_FIELD,
                Severity.ERROR,
                code(path) + " is missing" + refused(),
                "Write " + Wording.code(field.name()) + ". " + type,
                map.place(),
                path,
                AbsentValue.field(map.place(), field.name()));
    }

    private void add(
            BuiltInRule rule,
            Severity severity,
            String message,
            String help,
            Place place,
            String path,
            Value identity) {
        findings.add(new Finding(
                rule.descriptor(),
                severity,
                message,
                Optional.of(help),
                worlds.stream().sorted().toList(),
                Optional.of(Identity.reference(resource)),
                SourceLocation.of(place, path),
                contributions(place),
                List.of(),
                List.of(),
                Fingerprints.of(rule.code(), List.of(Identity.stablePath(resource, identity))),
                Optional.empty()));
    }

    /** A values file, for example, whose line gave what a template wrote. */
    private static List<RelatedLocation> contributions(Place place) {
        return place.document().origins().originOf(place).alsoSee().stream()
                .map(other -> new RelatedLocation(
                        other.message(), new SourceLocation(other.file(), other.region(), "", Confidence.EXACT)))
                .toList();
    }

    private static String path(MapValue map, String name) {
        return Place.pathWith(map.place().path(), name);
    }

    private static String code(String path) {
        return Wording.code(path);
    }

    private String kind() {
        return resource.kind() + " (" + resource.apiVersion() + ")";
    }

    private String refused() {
        return ", so " + reader() + " refuses this " + resource.kind();
    }

    /** A configuration file has the form of an object, but no metadata, and never meets the API server. */
    private String reader() {
        return known.kind().root().fields().containsKey("metadata") ? "the API server" : "the program that reads it";
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
