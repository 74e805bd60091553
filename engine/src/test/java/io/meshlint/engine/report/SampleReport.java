package io.meshlint.engine.report;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.Edit;
import io.meshlint.engine.finding.Finding.Fix;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.Finding.ResourceReference;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.finding.LintReport.Target;
import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.finding.LintReport.WorldSummary;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small repository's report with one finding of every shape, among them hostile ones. */
final class SampleReport {
    static final String HOSTILE = "\u001b[31mred\u001b[0m\n"
            + "::set-output name=x::y\r"
            + "]]> ##[add-mask]z 100% \u202Etxt [click](https://evil.example) \u009B2J";

    private static final String GATEWAY = "charts/shop/templates/gateway.yaml";
    private static final String OTHER_GATEWAY = "istio/partner gateway.yaml";
    private static final String RULES = "istio/destination-rules.yaml";
    private static final String HOSTILE_FILE = "istio/::error,a:b%é.yaml";
    private static final String LONG_LINE = "  command: [" + "\"--flag=0123456789\", ".repeat(250) + "\"--problem\", "
            + "\"--more\", ".repeat(250) + "]";

    private static final Map<String, List<String>> SOURCES = Map.of(
            GATEWAY,
                    List.of(
                            "spec:",
                            "  servers:",
                            "  - hosts:",
                            "    - httpbin.example.com",
                            "    port:",
                            "      number: 443"),
            OTHER_GATEWAY, List.of("spec:", "  servers:", "  - hosts: [httpbin.example.com]"),
            RULES,
                    List.of(
                            "kind: DestinationRule",
                            "spec:",
                            "\thost:\tcarts",
                            "",
                            "  # 名前 カート",
                            "  名前: カート  # 🛒 carts",
                            "---",
                            LONG_LINE,
                            "  outlierDetection:",
                            "    consecutive5xxErrors: 1",
                            "    interval: 1s"),
            HOSTILE_FILE,
                    List.of("apiVersion: v1", "data: \u001b]0;owned\u0007 ##[add-mask]x \u202E", "kind: ConfigMap"));

    static final RuleDescriptor GW001 = new RuleDescriptor(
            "GW001",
            "gateway-duplicate-tls-host",
            "Two gateways claim the same TLS host",
            "Browsers reuse one HTTP/2 connection for hosts that share a certificate.\n\n"
                    + "Requests for the second host then reach the first gateway's routes.",
            "istio",
            Severity.ERROR,
            List.of("gateway", "tls", "security"),
            List.of("IST0145"),
            Optional.of("https://example.com/rules/GW001"));
    static final RuleDescriptor CB001 = new RuleDescriptor(
            "CB001",
            "outlier-detection-trips-early",
            "Outlier detection ejects hosts after a single failure",
            "",
            "istio",
            Severity.WARNING,
            List.of("resilience"),
            List.of(),
            Optional.empty());
    static final RuleDescriptor INPUT = new RuleDescriptor(
            "INPUT002",
            "input-unreadable",
            "A file cannot be read",
            "The rest of the repository was linted.",
            "meshlint",
            Severity.ERROR,
            List.of(),
            List.of(),
            Optional.empty());
    static final RuleDescriptor SF001 = new RuleDescriptor(
            "SF001",
            "server-first-protocol-not-declared",
            "A server-first protocol is not declared",
            "Sniffing waits for the client.",
            "istio",
            Severity.ERROR,
            List.of("protocol", "security"),
            List.of("IST0103", "KIA0601"),
            Optional.empty());

    private SampleReport() {}

    static LintReport report() {
        return report(
                List.of(gateway(), tabs(), wide(), longLine(), wholeLine(), unreadable(), hostile(), suppressed()));
    }

    static LintReport report(List<Finding> findings) {
        return new LintReport(
                "0.1.0",
                new Target("1.22", "1.30", List.of("kubernetes")),
                List.of(
                        new WorldSummary(
                                "dev",
                                98,
                                List.of(new UnitSummary(
                                        "kustomize", "overlays/dev", List.of(), "its name is an environment"))),
                        new WorldSummary(
                                "prod",
                                116,
                                List.of(
                                        new UnitSummary(
                                                "helm",
                                                "charts/shop",
                                                List.of("values-prod.yaml"),
                                                "values of an environment"),
                                        new UnitSummary("manifests", "istio", List.of(), "loose manifests")))),
                List.of(CB001, GW001, INPUT, SF001),
                findings,
                List.of("Kubernetes version not found, assumed 1.30: 14 rules do not apply; set target.kubernetes in"
                        + " meshlint.yaml or write --kubernetes-version."),
                false,
                SampleReport::line);
    }

    static Optional<String> line(String file, int line) {
        List<String> lines = SOURCES.getOrDefault(file, List.of());
        return line <= lines.size() ? Optional.of(lines.get(line - 1)) : Optional.empty();
    }

    static SourceLocation exact(String file, int line, int startColumn, int endColumn, String path) {
        return new SourceLocation(file, new Region(line, startColumn, line, endColumn), path, Confidence.EXACT);
    }

    static Finding finding(
            RuleDescriptor rule,
            Severity severity,
            String message,
            SourceLocation location,
            List<RelatedLocation> related) {
        return new Finding(
                rule,
                severity,
                message,
                Optional.empty(),
                List.of("dev", "prod"),
                Optional.empty(),
                location,
                related,
                List.of(),
                List.of(),
                "00c0ffee",
                Optional.empty());
    }

    /** Everything that a finding can have. */
    static Finding gateway() {
        SourceLocation host = exact(GATEWAY, 4, 7, 26, "spec.servers[0].hosts[0]");
        return new Finding(
                GW001,
                Severity.ERROR,
                "Gateway shop/storefront claims httpbin.example.com on port 443, which Gateway partner/edge claims"
                        + " with the same certificate too",
                Optional.of(
                        "A browser reuses its connection to the first gateway for the second host, and gets 404 from"
                                + " it.\n\n"
                                + "- Give each gateway a certificate of its own, so that browsers open a connection for"
                                + " each of the two.\n"
                                + "- Or move both hosts to one Gateway:\n\n"
                                + "```yaml\n"
                                + "hosts: [httpbin.example.com, shop.example.com]\n"
                                + "```"),
                List.of("prod"),
                Optional.of(
                        new ResourceReference("networking.istio.io/v1", "Gateway", Optional.of("shop"), "storefront")),
                host,
                List.of(
                        new RelatedLocation(
                                "Gateway partner/edge claims the host too",
                                exact(OTHER_GATEWAY, 3, 13, 32, "spec.servers[0].hosts[0]")),
                        new RelatedLocation(
                                "the certificate of both", SourceLocation.wholeFile("secrets/sealed.yaml"))),
                List.of(
                        new Fix("remove the host here", "", List.of(new Edit(host, ""))),
                        new Fix("a host of its own", "hosts:\n- shop.example.com\n", List.of())),
                List.of("a Gateway edge in partner"),
                "3f1d6f0c5b7a4e29",
                Optional.empty());
    }

    static Finding tabs() {
        return finding(
                CB001,
                Severity.WARNING,
                "The host carts is not qualified",
                exact(RULES, 3, 8, 13, "spec.host"),
                List.of());
    }

    static Finding wide() {
        return finding(
                CB001, Severity.NOTE, "The name カート is not ASCII", exact(RULES, 6, 7, 10, "metadata.name"), List.of());
    }

    static Finding longLine() {
        int column = LONG_LINE.indexOf("\"--problem\"") + 1;
        return finding(
                SF001,
                Severity.ERROR,
                "The flag --problem is set",
                exact(RULES, 8, column, column + 11, "spec.command[250]"),
                List.of());
    }

    /** A line alone, with a partner that is spread over several lines. */
    static Finding wholeLine() {
        SourceLocation block =
                new SourceLocation(RULES, new Region(9, 3, 11, 17), "spec.outlierDetection", Confidence.EXACT);
        return new Finding(
                CB001,
                Severity.WARNING,
                "One failure ejects the only host",
                Optional.of("Write `consecutive5xxErrors: 5`."),
                List.of("dev", "prod"),
                Optional.of(
                        new ResourceReference("networking.istio.io/v1", "DestinationRule", Optional.empty(), "carts")),
                SourceLocation.wholeLine(RULES, 10),
                List.of(new RelatedLocation("", block)),
                List.of(),
                List.of(),
                "00facade",
                Optional.empty());
    }

    static Finding unreadable() {
        return new Finding(
                INPUT,
                Severity.ERROR,
                "The file is not UTF-8 text: save it as UTF-8",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                SourceLocation.wholeFile("assets/logo.yaml"),
                List.of(),
                List.of(),
                List.of(),
                "0badf00d",
                Optional.empty());
    }

    static Finding hostile() {
        return new Finding(
                SF001,
                Severity.ERROR,
                HOSTILE,
                Optional.of("::stop-commands::x\n\n    ::set-env name=A::b\n\n" + HOSTILE),
                List.of("prod"),
                Optional.of(new ResourceReference("v1", "ConfigMap", Optional.of("a\nb"), HOSTILE)),
                exact(HOSTILE_FILE, 2, 7, 16, "data['" + HOSTILE + "']"),
                List.of(new RelatedLocation(HOSTILE, exact(HOSTILE_FILE, 2, 7, 16, "data"))),
                List.of(new Fix(HOSTILE, "::set-output name=x::y\n" + HOSTILE, List.of())),
                List.of(HOSTILE),
                "0ddba11",
                Optional.empty());
    }

    static Finding suppressed() {
        return new Finding(
                CB001,
                Severity.WARNING,
                "One failure ejects the only host",
                Optional.empty(),
                List.of("dev", "prod"),
                Optional.empty(),
                exact("istio/load-test.yaml", 7, 1, 9, "spec"),
                List.of(),
                List.of(),
                List.of(),
                "0ff1ce",
                Optional.of("load test; until 2027-01-31"));
    }
}
