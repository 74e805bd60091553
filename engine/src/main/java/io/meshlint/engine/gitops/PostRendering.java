package io.meshlint.engine.gitops;

import io.meshlint.engine.gitops.GeneratedText.LineSource;
import io.meshlint.engine.render.RenderResult.RenderedDocument;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Origins.Origin;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.ManifestReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends what a chart renders to through a kustomization, as the post renderers of a HelmRelease do. */
public final class PostRendering {
    private static final String DIRECTORY = GeneratedFiles.DIRECTORY + "release";

    private PostRendering() {}

    /** @param documents with origins that lead into the repository */
    public static Deployment.Overlay of(MapValue kustomization, List<RenderedDocument> documents, String namespace) {
        GeneratedText release = new GeneratedText();
        for (RenderedDocument document : documents) {
            release.line("---", LineSource.NOWHERE);
            Lines lines = new Lines(document, release.count());
            document.text().lines().forEach(line -> release.line(line, lines));
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("resources", new ListValue(List.of(Values.text("release.yaml", null)), null));
        fields.putAll(kustomization.fields());
        GeneratedFiles files = new GeneratedFiles();
        files.replace(DIRECTORY + "/release.yaml", release);
        files.replace(DIRECTORY + "/kustomization.yaml", ValueWriter.document(fields));
        return new Deployment.Overlay(DIRECTORY, namespace, files, "", false, true, List.of());
    }

    /** Leads a line of a rendered document on to where its chart has it from. */
    private static final class Lines implements LineSource {
        private final Map<Integer, Map<Integer, Place>> places = new HashMap<>();
        private final int above;
        private Place root;

        Lines(RenderedDocument document, int above) {
            this.above = above;
            new ManifestReader()
                    .readText("", document.text(), document.origins())
                    .documents()
                    .forEach(one -> add(one.root()));
        }

        private void add(Value value) {
            Place place = value.place();
            root = root == null ? place : root;
            if (place.parent() != null) {
                places.computeIfAbsent(place.startLine(), line -> new HashMap<>())
                        .putIfAbsent(place.startColumn(), place);
            }
            if (value instanceof MapValue map) {
                map.fields().values().stream()
                        .filter(field -> !field.isAbsent())
                        .forEach(this::add);
            } else if (value instanceof ListValue list) {
                list.elements().stream().filter(element -> !element.isAbsent()).forEach(this::add);
            }
        }

        @Override
        public Optional<Origin> origin(Region region) {
            Map<Integer, Place> line = places.getOrDefault(region.startLine() - above, Map.of());
            Place exact = line.get(region.startColumn());
            if (exact != null) {
                return Optional.of(originOf(exact));
            }
            Place near = line.values().stream().findFirst().orElse(root);
            return Optional.ofNullable(near).map(Lines::originOf).map(Lines::unsure);
        }

        private static Origin originOf(Place place) {
            return place.document().origins().originOf(place);
        }

        private static Origin unsure(Origin origin) {
            return origin.confidence() == Confidence.EXACT
                    ? new Origin(origin.file(), origin.region(), Confidence.LINE, origin.alsoSee())
                    : origin;
        }
    }
}
