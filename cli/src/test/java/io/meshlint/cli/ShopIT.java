package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the README promises of {@code examples/shop}, with the distribution that the build has just made and real Helm and Kustomize. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs the POSIX launcher")
class ShopIT {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("meshlint.checkout")).toAbsolutePath().normalize();
    private static final Path DISTRIBUTION = CHECKOUT.resolve("cli/target/dist/meshlint");
    private static final Path SHOP = CHECKOUT.resolve("examples/shop");

    @TempDir
    private Path directory;

    @BeforeAll
    static void thereIsARenderer() {
        assumeThat(DISTRIBUTION.resolve("renderer"))
                .as("the distribution has the program that renders; it is built where there is Go")
                .isDirectory();
    }

    /** A line of the table of planted problems: rule, file and text of the line, worlds. */
    private record Planted(String rule, String file, String line, String worlds) {}

    private static List<Planted> planted() throws IOException {
        Pattern row = Pattern.compile("\\| ([A-Z]+\\d{3}) \\| `([^`]+)` \\| `([^`]+)`[^|]*\\| ([a-z, ]+) \\|");
        List<Planted> planted = new ArrayList<>();
        for (String line : Files.readAllLines(SHOP.resolve("README.md"))) {
            Matcher matcher = row.matcher(line);
            if (matcher.matches()) {
                planted.add(new Planted(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)));
            }
        }
        assertThat(planted)
                .as("problems in the table of examples/shop/README.md")
                .hasSize(9);
        return planted;
    }

    @Test
    void thePlantedProblemsAndNothingElseAreFoundAtTheLinesToEdit() throws Exception {
        Finished run = check("--format", "json", "examples/shop");
        List<Planted> found = new ArrayList<>();
        for (JsonNode finding : new ObjectMapper().readTree(run.results()).get("findings")) {
            String file = finding.at("/location/file").asString();
            String line = Files.readAllLines(CHECKOUT.resolve(file))
                    .get(finding.at("/location/startLine").asInt() - 1);
            List<String> worlds = new ArrayList<>();
            finding.get("worlds").forEach(world -> worlds.add(world.asString()));
            found.add(new Planted(
                    finding.get("rule").asString(),
                    file.replaceFirst("^examples/shop/", ""),
                    line.strip(),
                    String.join(", ", worlds)));
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(planted());
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void withAllNineMendedNothingIsFound() throws Exception {
        Path mended = directory.resolve("shop");
        copy(SHOP, mended);
        Map<String, String[]> edits = new LinkedHashMap<>();
        edits.put("apps/checkout/base/traffic.yaml", new String[] {
            "  host: checkout.checkout.svc.cluster.local\n  trafficPolicy:\n",
            "  host: checkout.checkout.svc.cluster.local\n  trafficPolicy:\n    tls: {mode: ISTIO_MUTUAL}\n"
        });
        edits.put("charts/shop/values-prod.yaml", new String[] {"maxEjectionPercent: 100", "maxEjectionPercent: 50"});
        edits.put(
                "charts/shop/templates/search.yaml",
                new String[] {"    - port: 9200\n", "    - port: 9200\n      name: https-search\n"});
        edits.put(
                "apps/checkout/overlays/prod/gateway-host.yaml",
                new String[] {"shop.example.com", "checkout.example.com"});
        edits.put(
                "apps/checkout/overlays/prod/virtualservice-host.yaml",
                new String[] {"shop.example.com", "checkout.example.com"});
        edits.put("charts/shop/values.yaml", new String[] {"port: 10000", "port: 10080"});
        edits.put("platform/istio/egress.yaml", new String[] {
            "            maxConnections: 200\n",
            "            maxConnections: 200\n            tcpKeepalive: {time: 60s, interval: 15s, probes: 3}\n"
        });
        edits.put("platform/cluster/coredns.yaml", new String[] {"10.96.9.54", "10.96.0.10"});
        edits.put("apps/checkout/base/payments.yaml", new String[] {
            "        vault.hashicorp.com/agent-inject: \"true\"\n",
            "        vault.hashicorp.com/agent-inject: \"true\"\n"
                    + "        traffic.sidecar.istio.io/excludeOutboundPorts: \"8200\"\n"
        });
        edits.put("charts/shop/templates/notifier.yaml", new String[] {
            "      annotations:\n",
            "      annotations:\n        {{- include \"shop.meshAnnotations\" $arguments | nindent 8 }}\n"
        });
        for (Map.Entry<String, String[]> edit : edits.entrySet()) {
            Path file = mended.resolve(edit.getKey());
            String before = Files.readString(file);
            String after = before.replace(edit.getValue()[0], edit.getValue()[1]);
            assertThat(after).as("the edit of " + edit.getKey()).isNotEqualTo(before);
            Files.writeString(file, after);
        }

        Finished run = check("--format", "text", mended.toString());

        assertThat(run.results()).isEqualTo("No findings in 2 worlds, 286 resources\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void theReadmeShowsWhatARunPrints() throws Exception {
        String output = check("examples/shop").results();

        for (String shown : fenced("text")) {
            if (shown.startsWith("error[")) {
                continue;
            }
            for (String block : shown.split("\n(?=examples/)")) {
                assertThat(output).contains(block.strip());
            }
        }
    }

    @Test
    void theReadmesFirstRuleFindsWhatItSays() throws Exception {
        Path pack = Files.createDirectories(directory.resolve("my-rules"));
        Files.writeString(pack.resolve("pack.yaml"), "name: my-rules\n");
        String rule = fenced("mesh").get(0);
        Files.writeString(pack.resolve("availability.mesh"), rule);

        Finished run = check("--pack", pack.toString(), "--select", "OPS001", "--format", "json", "examples/shop");
        Finished closed = check(
                "--pack",
                pack.toString(),
                "--select",
                "OPS001",
                "--world",
                "closed",
                "--format",
                "json",
                "examples/shop");

        assertThat(severities(run)).containsExactly("note", "note", "note");
        assertThat(severities(closed)).containsExactly("warning", "warning", "warning");

        Files.writeString(
                pack.resolve("availability.mesh"), rule.replace("where d.spec.replicas", "where d.spec.replica"));
        Finished misspelt = check("--pack", pack.toString(), "--select", "OPS001", "examples/shop");
        assertThat(misspelt.status()).isEqualTo(2);
        String expected = fenced("text").stream()
                .filter(text -> text.startsWith("error["))
                .findFirst()
                .orElseThrow();
        assertThat(misspelt.messages().replace(pack.toString(), "my-rules")).isEqualTo(expected);
    }

    @Test
    void sarifPassesGitHubsValidator() throws Exception {
        String validator = System.getenv("MESHLINT_SARIF_MULTITOOL");
        assumeThat(validator)
                .as("MESHLINT_SARIF_MULTITOOL names the validator; .ci/sarif-multitool installs it")
                .isNotBlank();
        Path sarif = directory.resolve("shop.sarif");
        check("--format", "sarif=" + sarif, "examples/shop");
        Path verdict = directory.resolve("verdict.sarif");
        run(List.of(
                validator,
                "validate",
                sarif.toString(),
                "--rule-kind",
                "Sarif;Ghas",
                "--output",
                verdict.toString(),
                "--log",
                "ForceOverwrite"));

        TreeSet<String> errors = new TreeSet<>();
        for (JsonNode result :
                new ObjectMapper().readTree(Files.readString(verdict)).at("/runs/0/results")) {
            if (!result.path("level").asString("warning").equals("note")) {
                errors.add(result.get("ruleId").asString() + " "
                        + result.at("/message").toString());
            }
        }
        assertThat(errors).isEmpty();
    }

    private static List<String> severities(Finished run) {
        List<String> severities = new ArrayList<>();
        new ObjectMapper()
                .readTree(run.results())
                .get("findings")
                .forEach(f -> severities.add(f.get("severity").asString()));
        return severities;
    }

    /** The fenced blocks of the README in one language. */
    private static List<String> fenced(String language) throws IOException {
        Matcher matcher = Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(Files.readString(CHECKOUT.resolve("README.md")));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        assertThat(blocks).as("blocks of " + language + " in README.md").isNotEmpty();
        return blocks;
    }

    private record Finished(int status, String results, String messages) {}

    private Finished check(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(DISTRIBUTION.resolve("bin/meshlint").toString(), "check"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Finished run(List<String> command) throws IOException, InterruptedException {
        Path results = directory.resolve("results");
        Path messages = directory.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder(command).directory(CHECKOUT.toFile());
        builder.environment().remove("COLUMNS");
        Process process = builder.redirectOutput(results.toFile())
                .redirectError(messages.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        return new Finished(
                process.exitValue(),
                Files.readString(results, StandardCharsets.UTF_8),
                Files.readString(messages, StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
