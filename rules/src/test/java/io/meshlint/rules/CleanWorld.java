package io.meshlint.rules;

import io.meshlint.rules.LintedDirectory.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A configuration in which nothing is wrong, described by {@code expected.yaml} beside the directory {@code world}.
 *
 * <pre>
 * about: what it is modelled on
 * istio: 1.6 to 1.30            # the versions it is meant for
 * rendered: "yes"               # where it has charts or kustomizations
 * findings:                     # those that are right all the same, each with its reason
 *   - finding: START001 note ConfigMap istio-system/istio
 *     times: "2"                # one if left out
 *     istio: up to 1.26
 *     kubernetes: up to 1.32
 *     world: closed
 *     reason: why it is right
 * breakages:                    # edits after which it is no longer clean: they prove that the rules look at it
 *   - istio: "1.20"
 *     kubernetes: "1.28"        # the newest if left out
 *     edits: [{file: services.yaml, replace: old text, with: new text}]
 *     finds: [CB001 warning DestinationRule shop/cart]
 * </pre>
 */
record CleanWorld(
        Path directory,
        MinorVersions istio,
        boolean rendered,
        List<ExpectedFinding> findings,
        List<Breakage> breakages) {
    private static final MinorVersions KUBERNETES = new MinorVersions(0, 36);

    /** A finding that is right, and the runs in which it appears. */
    record ExpectedFinding(
            String finding,
            int times,
            MinorVersions istio,
            MinorVersions kubernetes,
            Optional<String> world,
            String reason) {}

    /** An edit, and what must then be found besides what is found anyway. */
    record Breakage(Target target, List<TextEdit> edits, List<String> finds) {}

    static CleanWorld read(Path directory) throws IOException {
        TestData data = TestData.read(directory.resolve("expected.yaml"));
        MinorVersions istio = MinorVersions.parse(Optional.of(data.text("istio")), MinorVersions.ISTIO);
        List<ExpectedFinding> findings = new ArrayList<>();
        for (TestData finding : data.list("findings")) {
            findings.add(new ExpectedFinding(
                    finding.text("finding"),
                            finding.optional("times").map(Integer::parseInt).orElse(1),
                    MinorVersions.parse(finding.optional("istio"), istio),
                            MinorVersions.parse(finding.optional("kubernetes"), KUBERNETES),
                    finding.optional("world"), finding.text("reason")));
        }
        List<Breakage> breakages = new ArrayList<>();
        for (TestData breakage : data.list("breakages")) {
            breakages.add(new Breakage(
                    new Target(
                            breakage.optional("istio"),
                            breakage.optional("kubernetes").or(() -> Optional.of("1." + KUBERNETES.to())),
                            true),
                    breakage.list("edits").stream().map(TextEdit::of).toList(),
                    breakage.texts("finds")));
        }
        return new CleanWorld(directory, istio, data.optional("rendered").isPresent(), findings, breakages);
    }

    String name() {
        return directory.getFileName().toString();
    }

    Path manifests() {
        return directory.resolve("world");
    }

    /** Every version of Istio that the world is meant for, open and closed, with a Kubernetes of its time; around native sidecars with two. */
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (int minor : istio.all()) {
            for (int kubernetes : minor >= 27 ? List.of(32, 36) : minor >= 6 ? List.of(28) : List.of(16)) {
                for (boolean closed : List.of(false, true)) {
                    targets.add(new Target(Optional.of("1." + minor), Optional.of("1." + kubernetes), closed));
                }
            }
        }
        return targets;
    }

    /** What is expected of one run. */
    List<String> expected(Target target) {
        List<String> expected = new ArrayList<>();
        for (ExpectedFinding finding : findings) {
            if (applies(finding, target)) {
                for (int i = 0; i < finding.times(); i++) {
                    expected.add(finding.finding());
                }
            }
        }
        return expected;
    }

    boolean applies(ExpectedFinding finding, Target target) {
        return target.istio()
                        .map(CleanWorld::minor)
                        .map(finding.istio()::contains)
                        .orElse(true)
                && target.kubernetes()
                        .map(CleanWorld::minor)
                        .map(finding.kubernetes()::contains)
                        .orElse(true)
                && finding.world()
                        .map(world -> world.equals(target.closed() ? "closed" : "open"))
                        .orElse(true);
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }
}
