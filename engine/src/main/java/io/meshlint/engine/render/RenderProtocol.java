package io.meshlint.engine.render;

import io.meshlint.engine.render.RenderResult.Kind;
import io.meshlint.engine.render.RenderResult.Problem;
import io.meshlint.engine.render.RenderResult.RenderedDocument;
import io.meshlint.engine.value.Region;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that goes to and comes from a worker: one object per line. The other side is {@code internal/protocol} of the Go program. */
final class RenderProtocol {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(128 << 20)
                            .maxNestingDepth(1000)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RenderProtocol() {}

    static MappingIterator<Answer> answers(InputStream input) {
        return JSON.readerFor(Answer.class).readValues(input);
    }

    static byte[] request(RenderRequest request, Duration deadline) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind(request));
        fields.put("repository", request.repository().toString());
        fields.put("directory", request.directory());
        // The worker's own deadline is for the case that this process is gone.
        fields.put("deadlineMillis", 2 * deadline.toMillis());
        fields.put("files", request.files());
        if (request instanceof RenderRequest.Helm helm) {
            fields.put("parameters", helm.parameters());
            fields.put("skipDefinitions", helm.skipDefinitions());
            fields.put("valuesFiles", helm.valuesFiles());
            fields.put("inlineValues", helm.inlineValues());
            fields.put("releaseName", helm.releaseName());
            fields.put("namespace", helm.namespace());
            fields.put("kubernetesVersion", helm.kubernetesVersion());
            fields.put("apiVersions", helm.apiVersions());
        } else if (request instanceof RenderRequest.Kustomize kustomize) {
            fields.put("variables", kustomize.variables());
            fields.put("openVariables", kustomize.openVariables());
            fields.put("anyDirectory", kustomize.anyDirectory());
        } else if (request instanceof RenderRequest.ApplicationSet set) {
            fields.put("ownRepositories", set.ownRepositories());
        }
        return (JSON.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String kind(RenderRequest request) {
        if (request instanceof RenderRequest.ApplicationSet) {
            return "applicationset";
        }
        return request instanceof RenderRequest.Helm ? "helm" : "kustomize";
    }

    /** An answer as it is written; lists may be null. */
    record Answer(List<AnsweredDocument> documents, List<AnsweredProblem> problems) {

        RenderResult toResult() {
            return new RenderResult(
                    documents.stream()
                            .map(d -> new RenderedDocument(d.text(), new TreeOrigins(d.origin())))
                            .toList(),
                    problems.stream().map(AnsweredProblem::toProblem).toList());
        }
    }

    record AnsweredDocument(String text, OriginNode origin) {}

    /**
     * @param line   0 where it is not known
     * @param column 0 where only the line is known
     */
    record AnsweredProblem(Kind kind, String file, int line, int column, int endColumn, String message, String help) {
        Problem toProblem() {
            if (line == 0) {
                return new Problem(kind, file, OptionalInt.empty(), message, help);
            }
            Optional<Region> region = column == 0
                    ? Optional.empty()
                    : Optional.of(new Region(line, column, line, Math.max(column, endColumn)));
            return new Problem(kind, file, OptionalInt.of(line), region, message, help);
        }
    }
}
