package io.meshlint.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.meshlint.engine.render.RenderResult.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRendererTest {

    private static final ProcessRenderer.Limits SMALL =
            new ProcessRenderer.Limits(2, Duration.ofSeconds(60), 512L << 20);

    @TempDir
    Path repository;

    private static RenderRequest.Helm helm(Path repository, String directory) {
        return new RenderRequest.Helm(repository, directory, List.of(), "", "blue", "shop", "1.29.0", List.of());
    }

    private void chart(String directory, String template) throws Exception {
        Path templates = Files.createDirectories(repository.resolve(directory).resolve("templates"));
        Files.writeString(
                templates.resolveSibling("Chart.yaml"), "apiVersion: v2\nname: " + directory + "\nversion: 1.0.0\n");
        Files.writeString(templates.resolve("object.yaml"), template);
    }

    private static final String CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    @Test
    void rendersAChart() {
        try (Renderer renderer = BuiltRenderer.start(SMALL)) {
            RenderResult result = renderer.render(helm(BuiltRenderer.resources("render"), "chart"));

            assertThat(result.problems()).isEmpty();
            assertThat(result.documents())
                    .extracting(d -> d.text()
                            .lines()
                            .filter(l -> l.startsWith("kind:"))
                            .findFirst()
                            .orElse(""))
                    .containsExactly(
                            "kind: CustomResourceDefinition", "kind: Service", "kind: Deployment", "kind: Gateway");
        }
    }

    @Test
    void rendersAnOverlay() {
        try (Renderer renderer = BuiltRenderer.start(SMALL)) {
            RenderResult result =
                    renderer.render(new RenderRequest.Kustomize(BuiltRenderer.resources("render"), "overlays/prod"));

            assertThat(result.problems()).isEmpty();
            assertThat(result.documents())
                    .hasSize(3)
                    .allSatisfy(d -> assertThat(d.text())
                            .contains("namespace: shop-prod")
                            .doesNotContain("config.kubernetes.io"));
        }
    }

    @Test
    void killsAWorkerThatTakesTooLongAndGoesOn() throws Exception {
        chart(
                "endless",
                "{{ define \"again\" }}{{ range until 1000 }}{{ range until 1000 }}{{ range until 1000 }}{{ range"
                        + " until 1000 }}{{ end }}{{ end }}{{ end }}{{ end }}{{ end }}{{ include \"again\" . }}");
        chart("good", CONFIG_MAP);
        try (Renderer renderer =
                BuiltRenderer.start(new ProcessRenderer.Limits(1, Duration.ofSeconds(3), 512L << 20))) {
            assertThat(renderer.render(helm(repository, "endless")).problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
                        assertThat(problem.file()).isEqualTo("endless/Chart.yaml");
                        assertThat(problem.message()).isEqualTo("rendering takes longer than 3 seconds");
                    });
            assertThat(renderer.render(helm(repository, "good")).documents()).hasSize(1);
        }
    }

    @Test
    void refusesAUnitThatTakesTooMuchMemoryAndGoesOn() throws Exception {
        chart("huge", "{{ $a := \"x\" }}{{ range until 60 }}{{ $a = printf \"%s%s\" $a $a }}{{ end }}");
        chart("good", CONFIG_MAP);
        try (Renderer renderer = BuiltRenderer.start(SMALL)) {
            assertThat(renderer.render(helm(repository, "huge")).problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
                        assertThat(problem.message()).isEqualTo("rendering needs more than 1 GiB of memory");
                    });
            assertThat(renderer.render(helm(repository, "good")).documents()).hasSize(1);
        }
    }

    @Test
    void refusesAliasesThatMultiplyAndGoesOn() throws Exception {
        StringBuilder bomb = new StringBuilder(
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level <= 9; level++) {
            String previous = "*a" + (level - 1);
            bomb.append("a" + level + ": &a" + level + " [" + (previous + ", ").repeat(9) + previous + "]\n");
        }
        Files.writeString(repository.resolve("bomb.yaml"), bomb);
        Files.writeString(repository.resolve("a.yaml"), CONFIG_MAP);
        Files.writeString(
                repository.resolve("kustomization.yaml"), "resources: [a.yaml]\npatches: [{path: bomb.yaml}]\n");
        chart("good", CONFIG_MAP);
        try (Renderer renderer =
                BuiltRenderer.start(new ProcessRenderer.Limits(1, Duration.ofSeconds(10), 512L << 20))) {
            assertThat(renderer.render(new RenderRequest.Kustomize(repository, ""))
                            .problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.REFUSED));
            assertThat(renderer.render(helm(repository, "good")).documents()).hasSize(1);
        }
    }

    @Test
    void aWorkerSeesNoEnvironment() throws Exception {
        Files.writeString(repository.resolve("names.env"), "PATH\nHOME\n");
        Files.writeString(
                repository.resolve("kustomization.yaml"), "configMapGenerator: [{name: a, envs: [names.env]}]\n");
        try (Renderer renderer = BuiltRenderer.start(SMALL)) {
            assertThat(renderer.render(new RenderRequest.Kustomize(repository, ""))
                            .documents())
                    .singleElement()
                    .satisfies(document ->
                            assertThat(document.text()).contains("PATH: \"\"").contains("HOME: \"\""));
        }
    }

    @Test
    void aWorkerUsesNoNetwork() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/a.yaml";
        Files.writeString(repository.resolve("a.yaml"), CONFIG_MAP);
        chart("schema", CONFIG_MAP);
        Files.writeString(repository.resolve("schema/values.schema.json"), "{\"$ref\": \"" + address + "\"}");
        try (Renderer renderer = BuiltRenderer.start(SMALL)) {
            for (String kustomization : List.of(
                    "resources: [a.yaml, '" + address + "']\n",
                    "resources: [a.yaml]\ncrds: ['" + address + "']\n",
                    "resources: [a.yaml]\nopenapi: {path: '" + address + "'}\n",
                    // Whatever the search for remote entries does not see meets a process without a network.
                    "resources: [a.yaml]\ntransformers:\n  - |\n    apiVersion: builtin\n    kind: PatchTransformer\n"
                            + "    metadata: {name: a}\n    target: {kind: ConfigMap}\n    path: "
                            + address
                            + "\n")) {
                Files.writeString(repository.resolve("kustomization.yaml"), kustomization);
                assertThat(renderer.render(new RenderRequest.Kustomize(repository, ""))
                                .problems())
                        .as(kustomization)
                        .hasSize(1);
            }
            renderer.render(helm(repository, "schema"));
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() throws Exception {
        chart("wordy", CONFIG_MAP + "data: {a: \"{{ repeat 100000 \"x\" }}\"}\n");
        try (Renderer renderer = BuiltRenderer.start(new ProcessRenderer.Limits(1, Duration.ofSeconds(60), 10_000))) {
            assertThat(renderer.render(helm(repository, "wordy")).problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.REFUSED));
        }
    }

    @Test
    void saysThatAProgramEndedWithoutAnAnswer() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try (Renderer renderer = new ProcessRenderer(List.of(java.toString(), "-version"), SMALL)) {
            assertThat(renderer.render(helm(repository, "good")).problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.kind()).isEqualTo(Kind.BROKEN);
                        assertThat(problem.message()).startsWith("the renderer ended without an answer");
                    });
        }
    }

    @Test
    void rendersManyUnitsAtTheSameTime() throws Exception {
        chart("good", CONFIG_MAP);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Renderer renderer = BuiltRenderer.start(SMALL)) {
            Callable<RenderResult> one = () -> renderer.render(helm(repository, "good"));
            List<Future<RenderResult>> results =
                    threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> one).toList());
            for (Future<RenderResult> result : results) {
                assertThat(result.get().documents()).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
