package io.meshlint.engine.world;

import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.render.BuiltRenderer;
import io.meshlint.engine.render.ProcessRenderer;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A small repository of GitOps objects, with real Helm and Kustomize. */
abstract class GitOpsRepository {
    private static ProcessRenderer renderer;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        renderer = BuiltRenderer.start(ProcessRenderer.Limits.DEFAULT);
    }

    @AfterAll
    static void stop() {
        if (renderer != null) {
            renderer.close();
        }
    }

    WorldSet worlds(String files) {
        return SmallRepository.at(directory, files).worlds(() -> renderer, Optional.empty());
    }

    /** What the worlds hold besides the GitOps objects themselves. */
    static String deployed(WorldSet set) {
        return set.worlds().stream()
                .map(world -> world.name() + ": "
                        + world.resources().stream()
                                .filter(resource -> resource.kind().equals("ConfigMap"))
                                .map(resource ->
                                        resource.namespace().orElse("") + "/" + resource.name() + " " + texts(resource))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }

    static String texts(Resource resource) {
        return resource.body().field("data") instanceof MapValue data
                ? data.fields().values().stream().map(Value::toString).collect(Collectors.joining("+"))
                : "";
    }

    /** Where a field of the only ConfigMap with a name comes from: file:line confidence. */
    static String origin(WorldSet set, String world, String name, String... way) {
        Resource resource = set.worlds().stream()
                .filter(one -> one.name().equals(world))
                .flatMap(one -> one.resources().stream())
                .filter(one -> one.kind().equals("ConfigMap") && one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Value value = resource.body();
        for (String step : way) {
            value = ((MapValue) value).field(step);
        }
        SourceLocation location = SourceLocation.of(value.place(), "");
        return location.file() + ":" + location.region().startLine() + " " + location.confidence();
    }

    static final String REMOTE = """
            === .git/config
            [core]
            	bare = false
            [remote "origin"]
            	url = git@github.com:example/deploy.git
            """;

    static final String CHART = """
            === charts/app/Chart.yaml
            apiVersion: v2
            name: app
            version: 1.0.0
            === charts/app/values.yaml
            color: none
            size: 1
            === charts/app/templates/config.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: {{ .Release.Name }}
              namespace: {{ .Release.Namespace }}
            data:
              color: {{ .Values.color }}
              size: {{ .Values.size | quote }}
            """;

    static String application(String name, String spec) {
        return "=== argo/" + name + ".yaml\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: "
                + name + "\n  namespace: argocd\nspec:\n" + spec.indent(2);
    }

    static final String SOURCE = """
            source:
              repoURL: https://github.com/example/deploy
              path: charts/app
            """;

    static final String FLUX = """
            === flux/source.yaml
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: here, namespace: flux-system}
            spec: {url: ssh://git@github.com/example/deploy}
            """;

    static String kustomization(String name, String spec) {
        return "=== flux/" + name
                + ".yaml\napiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: "
                + name + ", namespace: flux-system}\nspec:\n  sourceRef: {kind: GitRepository, name: here}\n"
                + spec.indent(2);
    }

    static final String DIRECTORY = """
            === app/deep/config.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: c}
            data:
              a: ${a}
              b: x-${b:=default}
            === app/README.yaml
            just: a note
            """;
}
