package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sample pack of this repository holds what it promises. */
class SamplePackTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @Test
    void itsFixturesShowEveryClauseAndNoticeEveryChange() {
        Run run = Run.in(REPOSITORY, "test", "examples/packs/platform", "--mutate");

        assertThat(run.results())
                .startsWith("Pack platform: 14 fixtures in 15 runs, all passed.\n")
                .contains("are noticed by a fixture, 100 %")
                .doesNotContain("Changes that no fixture notices");
        assertThat(run.messages()).isEmpty();
    }

    @Test
    void whatIsNotThereIsMetWithWhatIsNear() {
        String workload = """
            apiVersion: apps/v1
            kind: %s
            metadata: {name: %s, namespace: %s}
            spec:
              selector: {matchLabels: {app: a}}
              template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: a}]}}
            ---
            """;
        String scaler = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: cart, namespace: shop}
            spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}}
            """;
        String manifests = workload.formatted("Deployment", "carts", "shop")
                + workload.formatted("Deployment", "cart", "shop-dev")
                + workload.formatted("Deployment", "carts", "toys")
                + workload.formatted("StatefulSet", "cart", "shop")
                + scaler;

        Run open = Run.piped(
                REPOSITORY, manifests, "check", "-", "--pack", "examples/packs/platform", "--select", "PLAT002");
        Run closed = Run.piped(
                REPOSITORY,
                manifests,
                "check",
                "-",
                "--pack",
                "examples/packs/platform",
                "--select",
                "PLAT002",
                "--world",
                "closed");

        String near = "There is no Deployment `cart` in `shop`; there is `carts` in `shop`, `cart` in `shop-dev`.";
        assertThat(open.results().replaceAll("\\s+", " "))
                .contains("if Deployment cart in namespace shop is not defined elsewhere", near);
        assertThat(closed.results().replaceAll("\\s+", " ")).contains(near).doesNotContain("defined elsewhere");
    }

    @Test
    void itIsFormatted() {
        assertThat(Run.in(REPOSITORY, "fmt", "--check", "examples/packs/platform")
                        .status())
                .isZero();
    }
}
