package io.meshlint.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.render.RenderResult.Kind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RendererLocatorTest {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    private Renderer locate(Optional<Path> distributed) {
        return new RendererLocator(properties::get, environment::get).locate(distributed);
    }

    private static RenderResult render(Renderer renderer) {
        try (renderer) {
            return renderer.render(new RenderRequest.Kustomize(BuiltRenderer.resources("render"), "overlays/prod"));
        }
    }

    @Test
    void withoutAProgramEachUnitIsOneProblemWithARemedy() {
        RenderResult result = render(locate(Optional.empty()));

        assertThat(result.documents()).isEmpty();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(problem.file()).isEqualTo("overlays/prod/kustomization.yaml");
            assertThat(problem.message()).isEqualTo("cannot render: the program meshlint-render is not there");
            assertThat(problem.help()).contains("MESHLINT_RENDERER");
        });
    }

    @Test
    void takesTheProgramOfTheDistribution() {
        assertThat(render(locate(Optional.of(BuiltRenderer.program()))).documents())
                .hasSize(3);
    }

    @Test
    void takesTheProgramThatTheEnvironmentNames() {
        environment.put(RendererLocator.VARIABLE, BuiltRenderer.program().toString());

        assertThat(render(locate(Optional.empty())).documents()).hasSize(3);
    }

    @Test
    void thePropertyWinsOverTheEnvironment() {
        properties.put(RendererLocator.PROPERTY, BuiltRenderer.program().toString());
        environment.put(RendererLocator.VARIABLE, "nowhere");

        assertThat(render(locate(Optional.empty())).documents()).hasSize(3);
    }

    @Test
    void aWrongPathIsSaidAndNotPassedOver() {
        environment.put(RendererLocator.VARIABLE, "nowhere/meshlint-render");

        assertThat(render(locate(Optional.of(BuiltRenderer.resources("render"))))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("cannot render: the environment variable MESHLINT_RENDERER names"
                                + " nowhere/meshlint-render, which is no program"));
    }
}
