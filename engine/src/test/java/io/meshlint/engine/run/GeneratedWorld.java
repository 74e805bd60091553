package io.meshlint.engine.run;

import java.util.List;

/** Random manifests from few names, so that joins find partners, with absent, null, repeated and mixed values. */
final class GeneratedWorld {
    static final List<String> NAMES = List.of("a", "b", "c");
    static final List<String> NAMESPACES = List.of("shop", "test");
    static final List<String> HOSTS = List.of(
            "a", "a.shop.svc", "b.shop.svc", "*.shop.svc", "*.svc", "*", "c.test.svc", "1m", "60s", "*.test.svc");

    private final Choices choices;
    private final StringBuilder yaml = new StringBuilder();

    private GeneratedWorld(Choices choices) {
        this.choices = choices;
    }

    static String generate(Choices choices) {
        GeneratedWorld world = new GeneratedWorld(choices);
        int size = 4 + choices.below(11);
        for (int i = 0; i < size; i++) {
            world.resource(i);
        }
        return world.yaml.toString();
    }

    private void resource(int number) {
        String kind = choices.of("Service", "Service", "DestinationRule", "DestinationRule", "Deployment", "Gateway");
        String apiVersion = switch (kind) {
            case "Service" -> "v1";
            case "Deployment" -> "apps/v1";
            default -> "networking.istio.io/v1";
        };
        yaml.append("---\napiVersion: ")
                .append(apiVersion)
                .append("\nkind: ")
                .append(kind)
                .append("\nmetadata:\n  name: ")
                .append(choices.of(NAMES))
                .append(number % 2 == 0 ? "" : String.valueOf(number))
                .append("\n  namespace: ")
                .append(choices.of(NAMESPACES))
                .append("\n  labels: ")
                .append(labels())
                .append("\nspec:\n");
        switch (kind) {
            case "Service" -> service();
            case "DestinationRule" -> destinationRule();
            case "Deployment" ->
                yaml.append("  replicas: ")
                        .append(choices.below(3))
                        .append("\n  template:\n    metadata: {labels: ")
                        .append(labels())
                        .append("}\n    spec: {containers: [{name: app}]}\n");
            default ->
                yaml.append("  selector: ")
                        .append(labels())
                        .append("\n  servers:\n  - port: {number: ")
                        .append(port())
                        .append(", name: http, protocol: HTTP}\n    hosts: ")
                        .append(hosts())
                        .append('\n');
        }
    }

    private void service() {
        yaml.append("  selector: ").append(choices.oneIn(4) ? "null" : labels()).append('\n');
        if (choices.oneIn(2)) {
            yaml.append("  externalName: ")
                    .append(choices.oneIn(4) ? "null" : '"' + choices.of(HOSTS) + '"')
                    .append('\n');
        }
        yaml.append("  ports:\n");
        for (int i = choices.below(3); i >= 0; i--) {
            yaml.append("  - port: ")
                    .append(port())
                    .append(choices.oneIn(2) ? "\n    name: " + choices.of(NAMES) : "")
                    .append('\n');
        }
    }

    private void destinationRule() {
        yaml.append("  host: \"").append(choices.of(HOSTS)).append("\"\n");
        if (choices.oneIn(2)) {
            yaml.append("  exportTo: ").append(hosts()).append('\n');
        }
        if (choices.oneIn(2)) {
            yaml.append("  trafficPolicy:\n    connectionPool: {http: {idleTimeout: ")
                    .append(choices.of("1m", "60s", "61s"))
                    .append("}}\n");
        }
        if (choices.oneIn(2)) {
            yaml.append("  subsets:\n  - name: ")
                    .append(choices.of(NAMES))
                    .append("\n    labels: ")
                    .append(labels())
                    .append('\n');
        }
    }

    private int port() {
        return 80 + choices.below(3);
    }

    private String labels() {
        return switch (choices.below(4)) {
            case 0 -> "{}";
            case 1 -> "{app: " + choices.of(NAMES) + "}";
            case 2 -> "{app: " + choices.of(NAMES) + ", tier: " + choices.of(NAMES) + "}";
            default -> "{tier: " + choices.of(NAMES) + ", version: '1." + choices.below(3) + "'}";
        };
    }

    private String hosts() {
        StringBuilder hosts = new StringBuilder("[");
        for (int i = choices.below(3); i >= 0; i--) {
            hosts.append('"').append(choices.of(HOSTS)).append('"').append(i == 0 ? "" : ", ");
        }
        return hosts.append(']').toString();
    }
}
