package io.meshlint.engine.world;

import io.meshlint.engine.render.RenderRequest;
import io.meshlint.engine.render.RenderResult;
import io.meshlint.engine.render.RenderResult.Problem;
import io.meshlint.engine.render.RenderResult.RenderedDocument;
import io.meshlint.engine.render.Renderer;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.yaml.ManifestReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Renders the simplest charts and kustomizations: files put one after the other, {@code $RELEASE} and {@code $VALUES} filled in. */
final class PlainRenderer implements Renderer {
    final ConcurrentLinkedQueue<RenderRequest> requests = new ConcurrentLinkedQueue<>();

    @Override
    public RenderResult render(RenderRequest request) {
        requests.add(request);
        List<RenderedDocument> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        if (request instanceof RenderRequest.Helm helm) {
            for (Path template :
                    list(helm.repository().resolve(helm.directory()).resolve("templates"))) {
                String text = read(template)
                        .replace("$RELEASE", helm.releaseName())
                        .replace(
                                "$VALUES",
                                String.join(
                                                "-",
                                                helm.valuesFiles().stream()
                                                        .map(Repository::name)
                                                        .toList())
                                        .replace(".yaml", ""));
                add(documents, text, helm.repository().relativize(template).toString());
            }
        } else {
            kustomize(request.repository(), request.directory(), documents, problems);
        }
        return new RenderResult(documents, problems);
    }

    private void kustomize(
            Path repository, String directory, List<RenderedDocument> documents, List<Problem> problems) {
        String file = directory + "/kustomization.yaml";
        MapValue root = new ManifestReader()
                .readText(file, read(repository.resolve(file)), Origins.same(file))
                .documents()
                .get(0)
                .root();
        for (String use : Kustomization.of(directory, root).uses()) {
            Path path = repository.resolve(use);
            if (Files.isDirectory(path)) {
                kustomize(repository, use, documents, problems);
            } else if (Files.exists(path)) {
                add(documents, read(path), use);
            } else {
                problems.add(new Problem(
                        RenderResult.Kind.BROKEN,
                        file,
                        OptionalInt.of(2),
                        use + " does not exist",
                        "Add the file or remove the entry."));
            }
        }
    }

    private static void add(List<RenderedDocument> documents, String text, String file) {
        for (String document : text.split("(?m)^---\n")) {
            if (!document.isBlank()) {
                documents.add(new RenderedDocument(document, Origins.same(file)));
            }
        }
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {}
}
