package io.meshlint.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbsencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"-12", "14-", "3-5", "7", "-", "-5+7-", "-16+22-"})
    void releasesAreWrittenAsTheyAreRead(String written) {
        assertThat(Releases.parse(written).written()).isEqualTo(written);
    }

    @Test
    void aRowOfReleasesKnowsItsBounds() {
        Releases releases = Releases.parse("-5+7-9");

        assertThat(releases.around(5).orElseThrow().first()).isEmpty();
        assertThat(releases.around(5).orElseThrow().last()).contains(5);
        assertThat(releases.around(6)).isEmpty();
        assertThat(releases.around(8)).contains(new Releases.Span(7, 9));
        assertThat(releases.around(10)).isEmpty();
    }

    @Test
    void noReleasesReachBackwards() {
        assertThatThrownBy(() -> Releases.parse("9-7")).hasMessage("no releases reach from 9 to 7");
    }

    @Test
    void absencesAreOfAProductAVersionAndAValue() {
        Absences absences = Absences.of("kubernetes v1 -,v1beta1 22-|istio -12,\"A B\" -17");

        assertThat(absences.ofField(Product.KUBERNETES, "v1")).isEqualTo(Releases.ALL);
        assertThat(absences.ofField(Product.KUBERNETES, "v1beta1").around(21)).isEqualTo(Optional.empty());
        assertThat(absences.ofField(Product.KUBERNETES, "v2")).isEqualTo(Releases.NONE);
        assertThat(absences.ofField(Product.ISTIO, "v1").written()).isEqualTo("-12");
        assertThat(absences.ofValue("A B", Product.ISTIO, "v1").written()).isEqualTo("-17");
        assertThat(absences.ofValue("A", Product.ISTIO, "v1")).isEqualTo(Releases.NONE);
    }

    @Test
    void bundledFieldsKnowTheirReleases() {
        Schema.ObjectSchema spec = object(kind("DestinationRule"), "spec", "trafficPolicy");

        assertThat(spec.fields()
                        .get("tunnel")
                        .absences()
                        .ofField(Product.ISTIO, "v1")
                        .written())
                .isEqualTo("-13");
        assertThat(spec.fields().get("tls").absences().isEmpty()).isTrue();
        assertThat(object(kind("Service"), "spec")
                        .fields()
                        .get("topologyKeys")
                        .absences()
                        .ofField(Product.KUBERNETES, "v1")
                        .written())
                .isEqualTo("-16+22-");
    }

    @Test
    void bundledKindsKnowWhichReleasesServeThem() {
        assertThat(kind("Ingress").served())
                .extracting(
                        served -> served.apiVersion() + " " + served.releases().written())
                .isEqualTo(List.of(
                        "networking.k8s.io/v1 19-", "networking.k8s.io/v1beta1 14-21", "extensions/v1beta1 1-21"));
        assertThat(BundledSchemas.bundled().compared(Product.ISTIO).written()).isEqualTo("5-31");
    }

    private static KindSchema kind(String name) {
        return BundledSchemas.bundled().preferred(name).orElseThrow();
    }

    private static Schema.ObjectSchema object(KindSchema kind, String... path) {
        Schema.ObjectSchema object = kind.root();
        for (String name : path) {
            object = (Schema.ObjectSchema) object.fields().get(name).schema();
        }
        return object;
    }
}
