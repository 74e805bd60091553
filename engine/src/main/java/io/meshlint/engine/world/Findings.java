package io.meshlint.engine.world;

import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.Finding.ResourceReference;
import io.meshlint.engine.finding.Fingerprints;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.render.RenderResult;
import io.meshlint.engine.value.Document;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Origins.Origin;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes findings of what went wrong while reading and rendering. */
final class Findings {
    private Findings() {}

    static Finding of(BuiltInRule rule, String message, String help, SourceLocation location, String... identity) {
        List<String> parts = new ArrayList<>(List.of(identity));
        parts.add(0, location.file());
        return new Finding(
                rule.descriptor(),
                rule.severity(),
                message,
                Optional.of(help),
                List.of(),
                Optional.empty(),
                location,
                List.of(),
                List.of(),
                List.of(),
                Fingerprints.of(rule.code(), parts),
                Optional.empty());
    }

    /**
     * A mistake in the text of a file or of a rendered document.
     *
     * @param origins leads from the text to the repository
     */
    static Finding of(YamlProblem problem, String file, Origins origins) {
        SourceLocation location = locate(problem.region(), file, origins);
        Finding finding = of(rule(problem.kind()), problem.message(), problem.help(), location, problem.message());
        if (problem.related().isEmpty()) {
            return finding;
        }
        SourceLocation other = locate(problem.related().get(), file, origins);
        return finding.withRelated(List.of(new RelatedLocation(relation(problem.kind()), other)));
    }

    private static String relation(YamlProblem.Kind kind) {
        return switch (kind) {
            case DUPLICATE_KEY -> "it stands here first";
            case SYNTAX, TAB, NOT_A_MAPPING, NOT_TEXT, TOO_LARGE ->
                "reading the same mapping, list or text, also see here";
        };
    }

    private static SourceLocation locate(Region region, String file, Origins origins) {
        return locate(Place.root(new Document(file, 0, origins), region));
    }

    /** Where a person has to change what stands at a place. */
    static SourceLocation locate(Place place) {
        Origin origin = place.document().origins().originOf(place);
        Region region = origin.region().orElse(SourceLocation.WHOLE_FILE);
        return new SourceLocation(origin.file(), region, place.path(), origin.confidence());
    }

    private static BuiltInRule rule(YamlProblem.Kind kind) {
        return switch (kind) {
            case SYNTAX -> BuiltInRule.YAML_SYNTAX_ERROR;
            case TAB -> BuiltInRule.YAML_TAB;
            case DUPLICATE_KEY -> BuiltInRule.YAML_DUPLICATE_KEY;
            case NOT_A_MAPPING -> BuiltInRule.NOT_A_MAPPING;
            case NOT_TEXT -> BuiltInRule.NOT_TEXT;
            case TOO_LARGE -> BuiltInRule.FILE_TOO_LARGE;
        };
    }

    /** @param unit the unit's directory, where the renderer names no file */
    static Finding of(RenderResult.Problem problem, String unit) {
        String file = problem.file().isEmpty() ? unit : problem.file();
        SourceLocation lineOrFile = problem.line().isPresent()
                ? SourceLocation.wholeLine(file, Math.max(1, problem.line().getAsInt()))
                : SourceLocation.wholeFile(file);
        SourceLocation location =
                problem.region().map(region -> exactly(file, region)).orElse(lineOrFile);
        // Numbers are those of lines and versions; what is wrong stays the same when they change.
        String mistake = problem.message().replaceAll("[0-9]+", "#");
        return of(rule(problem.kind()), problem.message(), problem.help(), location, unit, mistake);
    }

    private static BuiltInRule rule(RenderResult.Kind kind) {
        return switch (kind) {
            case BROKEN -> BuiltInRule.RENDER_FAILED;
            case UNKNOWABLE -> BuiltInRule.RENDER_UNKNOWABLE;
            case REFUSED -> BuiltInRule.RENDER_REFUSED;
            case UNAVAILABLE -> BuiltInRule.RENDERER_UNAVAILABLE;
        };
    }

    /** Two definitions of one object in a world; rules see the first. */
    static Finding duplicate(Resource first, Resource second) {
        SourceLocation location = locate(second.body().place());
        Finding finding = of(
                BuiltInRule.DUPLICATE_RESOURCE,
                second.reference()
                        + " is defined a second time; the one that is applied last wins, and rules see the first",
                "Remove one of the two definitions, or put them into different environments in meshlint.yaml.",
                location,
                second.group(),
                second.kind(),
                second.namespace().orElse(""),
                second.name());
        Finding related = finding.withRelated(List.of(
                new RelatedLocation("the first definition", locate(first.body().place()))));
        return related.withResource(
                new ResourceReference(second.apiVersion(), second.kind(), second.namespace(), second.name()));
    }

    /** A kustomization or chart file without content. */
    static Finding empty(String file) {
        return of(
                BuiltInRule.NOT_A_MAPPING,
                file + " is empty",
                "Write its content, or remove the file.",
                SourceLocation.wholeFile(file));
    }

    /** A place that is exactly known. */
    static SourceLocation exactly(String file, Region region) {
        return new SourceLocation(file, region, "", Confidence.EXACT);
    }
}
