package io.meshlint.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.render.RenderResult.RenderedDocument;
import io.meshlint.engine.value.Document;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Origins.Contribution;
import io.meshlint.engine.value.Origins.Origin;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile;
import io.meshlint.engine.yaml.YamlProblem;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way back from rendered fields to the files under {@code src/test/resources/render}. */
class OriginsTest {

    private static ProcessRenderer renderer;

    /** Started by the first test, so that each test is skipped visibly where there is no program. */
    private static ProcessRenderer renderer() {
        if (renderer == null) {
            renderer = BuiltRenderer.start(ProcessRenderer.Limits.DEFAULT);
        }
        return renderer;
    }

    @AfterAll
    static void stop() {
        if (renderer != null) {
            renderer.close();
        }
    }

    private static RenderResult chart() {
        return renderer()
                .render(new RenderRequest.Helm(
                        BuiltRenderer.resources("render"),
                        "chart",
                        List.of("values-prod.yaml"),
                        "",
                        "blue",
                        "shop",
                        "1.29.0",
                        List.of()));
    }

    private static RenderResult overlay() {
        return renderer().render(new RenderRequest.Kustomize(BuiltRenderer.resources("render"), "overlays/prod"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # kind,     field,                                              file and line,                   confidence
        Service,    kind,                                               chart/templates/service.yaml:2,  EXACT
        Service,    metadata name,                                      chart/templates/service.yaml:4,  LINE
        Service,    metadata labels app,                                chart/templates/_helpers.tpl:2,  EXACT
        Service,    metadata labels nothing,                            chart/templates/service.yaml:5,  LINE
        Service,    spec ports 0 port,                                  chart/templates/service.yaml:12, LINE
        Gateway,    spec servers 0 hosts 0,                             values-prod.yaml:1,              EXACT
        Gateway,    spec servers 0 hosts 1,                             chart/templates/gateway.yaml:11, LINE
        Gateway,    spec servers 0 hosts 3,                             values-prod.yaml:9,              EXACT
        Gateway,    spec servers 0 port number,                         chart/templates/gateway.yaml:8,  EXACT
        Gateway,    spec servers 0 tls,                                 chart/templates/gateway.yaml:8,  LINE
        Deployment, spec template spec containers 0 resources,          values-prod.yaml:2,              EXACT
        Deployment, spec template spec containers 0 resources limits memory, values-prod.yaml:4,         EXACT
        """)
    void leadsFromAFieldOfAChartToItsTemplateOrValuesFile(
            String kind, String field, String where, Confidence confidence) {
        check(chart(), kind, field, where, confidence);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # kind,     field,                                              file and line,                       confidence
        Service,    kind,                                               base/cart.yaml:2,                    EXACT
        Service,    metadata name,                                      base/cart.yaml:4,                    LINE
        Service,    metadata namespace,                                 overlays/prod/kustomization.yaml:1,  EXACT
        Service,    metadata labels env,                                overlays/prod/kustomization.yaml:24, EXACT
        Service,    spec type,                                          overlays/prod/kustomization.yaml:15, EXACT
        Service,    spec ports 0 port,                                  base/cart.yaml:9,                    EXACT
        Service,    spec ports 0 targetPort,                            base/cart.yaml:8,                    LINE
        Deployment, spec replicas,                                      overlays/prod/kustomization.yaml:21, EXACT
        Deployment, spec template spec serviceAccountName,              component/kustomization.yaml:9,      EXACT
        Deployment, spec template spec containers 0 env 0 value,        overlays/prod/cart-patch.yaml:12,    EXACT
        Deployment, spec template spec containers 0 image,              base/cart.yaml:29,                   EXACT
        Deployment, spec template spec containers 1 image,              overlays/prod/kustomization.yaml:18, LINE
        ConfigMap,  data level,                                         overlays/prod/kustomization.yaml:29, EXACT
        ConfigMap,  data mode,                                          base/kustomization.yaml:6,           EXACT
        ConfigMap,  metadata,                                           base/kustomization.yaml:4,           LINE
        """)
    void leadsFromAFieldOfAKustomizationToItsBaseOrPatch(
            String kind, String field, String where, Confidence confidence) {
        check(overlay(), kind, field, where, confidence);
    }

    @Test
    void namesTheTemplateBesideTheValuesFile() {
        Origin origin = originOf(documentOf(chart(), "Gateway"), "spec servers 0 hosts 0", 1);

        assertThat(origin.region()).contains(new Region(1, 7, 1, 23));
        assertThat(origin.alsoSee())
                .containsExactly(new Contribution(
                        ".Values.host is used here", "chart/templates/gateway.yaml", new Region(10, 11, 10, 37)));
    }

    @Test
    void namesTheChartsDefaultBesideTheTemplate() {
        Origin origin = originOf(documentOf(chart(), "Service"), "spec ports 0 port", 1);

        assertThat(origin.alsoSee())
                .containsExactly(new Contribution(
                        "the chart's default .Values.port is set here", "chart/values.yaml", new Region(2, 7, 2, 11)));
    }

    @Test
    void namesTheBaseBesideThePatch() {
        Origin origin = originOf(documentOf(overlay(), "Service"), "spec type", 1);

        assertThat(origin.alsoSee())
                .containsExactly(new Contribution(
                        "it takes the place of the value here", "base/cart.yaml", new Region(6, 9, 6, 18)));
    }

    @Test
    void keepsTheLinesOfAFileThatIsNoTemplate() {
        Origin origin = originOf(documentOf(chart(), "CustomResourceDefinition"), "metadata name", 5);

        assertThat(origin.file()).isEqualTo("chart/crds/thing.yaml");
        assertThat(origin.region().orElseThrow().startLine()).isEqualTo(5);
        assertThat(origin.confidence()).isEqualTo(Confidence.EXACT);
    }

    @Test
    void leadsFromAMistakeInTheYamlThatATemplateWritesToTheTemplatesLine() {
        RenderResult result = renderer()
                .render(new RenderRequest.Helm(
                        BuiltRenderer.resources("render-mistakes"),
                        "twice",
                        List.of(),
                        "",
                        "blue",
                        "shop",
                        "1.29.0",
                        List.of()));
        assertThat(result.problems()).isEmpty();
        RenderedDocument rendered = documentOf(result, "Service");

        YamlFile read = new ManifestReader().readText("twice", rendered.text(), rendered.origins());

        assertThat(read.problems()).hasSize(1);
        YamlProblem twice = read.problems().get(0);
        assertThat(whereIs(rendered, twice.region())).isEqualTo("twice/templates/service.yaml:9 EXACT");
        assertThat(whereIs(rendered, twice.related().orElseThrow())).isEqualTo("twice/templates/_helpers.tpl:2 EXACT");
    }

    private static String whereIs(RenderedDocument rendered, Region region) {
        Origin origin = rendered.origins().originOf(Place.root(new Document("unit", 0, rendered.origins()), region));
        return origin.file() + ":" + origin.region().orElseThrow().startLine() + " " + origin.confidence();
    }

    private static void check(RenderResult result, String kind, String field, String where, Confidence confidence) {
        assertThat(result.problems()).isEmpty();
        Origin origin = originOf(documentOf(result, kind), field, 1);
        assertThat(origin.file() + ":" + origin.region().orElseThrow().startLine() + " " + origin.confidence())
                .isEqualTo(where + " " + confidence);
    }

    private static RenderedDocument documentOf(RenderResult result, String kind) {
        return result.documents().stream()
                .filter(d -> d.text().contains("kind: " + kind + "\n"))
                .findFirst()
                .orElseThrow();
    }

    private static Origin originOf(RenderedDocument rendered, String field, int line) {
        Region region = new Region(line, 1, line, 1);
        Place place = Place.root(new Document("unit", 0, rendered.origins()), region);
        for (String step : field.split(" ")) {
            place = step.matches("[0-9]+") ? place.element(Integer.parseInt(step), region) : place.field(step, region);
        }
        return rendered.origins().originOf(place);
    }
}
