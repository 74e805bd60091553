package io.meshlint.rules;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.LintRequest;
import io.meshlint.engine.Linter;
import io.meshlint.engine.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A fixture and what meshlint says about it: the file alone in a directory, beside a configuration with its target and world. */
record LintedFixture(Fixture fixture, List<Finding> findings) {
    private static final Map<String, String> TARGETS = Map.of("istio", "istio", "k8s", "kubernetes", "cni", "cni");

    static LintedFixture lint(Fixture fixture, Path directory) throws IOException {
        Path manifest = directory.resolve("fixture.yaml");
        Files.writeString(manifest, fixture.text(), StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("meshlint.yaml"), configuration(fixture), StandardCharsets.UTF_8);
        LintOutcome outcome = Linter.lint(new LintRequest(
                List.of(manifest), Optional.empty(), Optional.empty(), List.of(), LintedFixture.class.getClassLoader(), List.of(), List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(),
                () -> {
                    throw new AssertionError("a fixture is plain manifests");
                }));
        if (outcome.notDoneAsAsked()) {
            throw new AssertionError("not done as asked: " + outcome.problems() + outcome.ruleDiagnostics());
        }
        return new LintedFixture(fixture, outcome.report().findings());
    }

    private static String configuration(Fixture fixture) {
        StringBuilder yaml = new StringBuilder();
        fixture.context().forEach((name, value) -> {
            if (TARGETS.containsKey(name)) {
                yaml.append(yaml.isEmpty() ? "target:\n" : "").append("  ").append(TARGETS.get(name)).append(": ")
                        .append(name.equals("cni") ? value : '"' + value + '"').append('\n');
            }
        });
        Optional.ofNullable(fixture.context().get("world")).ifPresent(world -> yaml.append("world: ").append(world).append('\n'));
        return yaml.isEmpty() ? "world: open\n" : yaml.toString();
    }

    boolean reportsItsRule() {
        return findings.stream().anyMatch(this::isOwn);
    }

    /** The markers that would describe what was found. */
    TreeSet<String> markers() {
        TreeSet<String> markers = new TreeSet<>();
        for (Finding finding : findings.stream().filter(this::isOwn).toList()) {
            String code = finding.rule().code();
            markers.add(finding.location().region().startLine() + " expect: " + code + " " + finding.severity().name().toLowerCase(Locale.ROOT));
            finding.related().forEach(related -> markers.add(related.location().region().startLine() + " related: " + code));
        }
        return markers;
    }

    /** The other rules that report without leave. */
    TreeSet<String> unexpected() {
        TreeSet<String> codes = new TreeSet<>();
        findings.stream().filter(finding -> !isOwn(finding)).forEach(finding -> codes.add(finding.rule().code()));
        codes.removeAll(fixture.also());
        return codes;
    }

    private boolean isOwn(Finding finding) {
        return finding.rule().code().equals(fixture.rule());
    }
}
