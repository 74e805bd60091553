package io.meshlint.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Manifests of a large repository, always the same for the same number and seed.
 *
 * <p>Of 100 resources about 24 are Deployments, 24 Services, 11 ConfigMaps, 9 ServiceAccounts, 8 DestinationRules, 8 VirtualServices, 5
 * HorizontalPodAutoscalers, 4 ServiceEntries, 3 Gateways, 2 PeerAuthentications and 2 Namespaces. Every 50 resources share a namespace, as
 * teams do; names of hosts are taken from a namespace's Services, now and then from another's. Mutual TLS is STRICT in a third of the
 * namespaces, and the mesh's own configuration is there.
 */
public final class WorldGenerator {
    private static final int RESOURCES_OF_A_FILE = 25;
    private static final int RESOURCES_OF_A_NAMESPACE = 50;

    /** The mix: what is made, and of 100 how many. */
    private enum Sort {
        DEPLOYMENT(24),
        SERVICE(24),
        CONFIG_MAP(11),
        SERVICE_ACCOUNT(9),
        DESTINATION_RULE(8),
        VIRTUAL_SERVICE(8),
        AUTOSCALER(5),
        SERVICE_ENTRY(4),
        GATEWAY(3),
        PEER_AUTHENTICATION(2),
        NAMESPACE(2);

        private final int share;

        Sort(int share) {
            this.share = share;
        }
    }

    private final SplittableRandom random;
    private final int[] made = new int[Sort.values().length];
    private final StringBuilder yaml = new StringBuilder();

    private WorldGenerator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * The texts of YAML files that hold {@code resources} resources together.
     *
     * @param resources at least 2
     */
    public static List<String> files(int resources, long seed) {
        return new WorldGenerator(seed).make(resources);
    }

    private List<String> make(int resources) {
        List<String> files = new ArrayList<>();
        mesh();
        for (int i = 1; i < resources; i++) {
            resource(i, resources);
            if (i % RESOURCES_OF_A_FILE == 0) {
                files.add(yaml.toString());
                yaml.setLength(0);
            }
        }
        if (yaml.length() > 0) {
            files.add(yaml.toString());
        }
        return files;
    }

    private void mesh() {
        yaml.append("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: istio
              namespace: istio-system
            data:
              mesh: |-
                enableAutoMtls: false
                rootNamespace: istio-system
                defaultConfig:
                  discoveryAddress: istiod.istio-system.svc:15012
            """);
    }

    private void resource(int number, int resources) {
        int cell = number % RESOURCES_OF_A_NAMESPACE;
        String namespace = "team-" + number / RESOURCES_OF_A_NAMESPACE;
        if (cell == 0) {
            namespace(namespace);
            return;
        }
        int ticket = random.nextInt(98);
        Sort sort = Sort.NAMESPACE;
        for (Sort one : Sort.values()) {
            ticket -= one.share;
            if (ticket < 0) {
                sort = one;
                break;
            }
        }
        int service = random.nextInt(12);
        String app = "app-" + number;
        switch (sort) {
            case DEPLOYMENT -> deployment(namespace, app, "app-" + service);
            case SERVICE -> service(namespace, made[sort.ordinal()]++, cell);
            case CONFIG_MAP -> configMap(namespace, app);
            case SERVICE_ACCOUNT -> head("v1", "ServiceAccount", namespace, app);
            case DESTINATION_RULE -> destinationRule(namespace, app, host(namespace, resources));
            case VIRTUAL_SERVICE -> virtualService(namespace, app, host(namespace, resources));
            case AUTOSCALER -> autoscaler(namespace, app);
            case SERVICE_ENTRY -> serviceEntry(namespace, app);
            case GATEWAY -> gateway(namespace, app);
            case PEER_AUTHENTICATION, NAMESPACE -> peerAuthentication(namespace, app);
        }
    }

    /** Mostly of the same namespace, one in ten of another. */
    private String host(String namespace, int resources) {
        boolean elsewhere = random.nextInt(10) == 0;
        String within =
                elsewhere ? "team-" + random.nextInt(Math.max(1, resources / RESOURCES_OF_A_NAMESPACE)) : namespace;
        return "service-" + random.nextInt(RESOURCES_OF_A_NAMESPACE)
                + (elsewhere ? "." + within + ".svc.cluster.local" : "");
    }

    private void head(String apiVersion, String kind, String namespace, String name) {
        yaml.append("---\napiVersion: ")
                .append(apiVersion)
                .append("\nkind: ")
                .append(kind)
                .append("\nmetadata:\n  name: ")
                .append(name)
                .append("\n  namespace: ")
                .append(namespace)
                .append("\n  labels:\n    app.kubernetes.io/name: ")
                .append(name)
                .append("\n    app.kubernetes.io/managed-by: Helm\n    team: ")
                .append(namespace)
                .append('\n');
    }

    private void namespace(String name) {
        yaml.append("---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: ")
                .append(name)
                .append("\n  labels:\n    istio-injection: enabled\n");
    }

    private void deployment(String namespace, String name, String app) {
        head("apps/v1", "Deployment", namespace, name);
        yaml.append("""
            spec:
              replicas: %d
              selector:
                matchLabels:
                  app: %s
                  instance: %s
              template:
                metadata:
                  labels:
                    app: %s
                    instance: %s
                    version: v%d
                  annotations:
                    prometheus.io/scrape: "true"
                spec:
                  serviceAccountName: %s
                  containers:
                  - name: app
                    image: registry.example.com/%s/%s:1.%d.0
                    ports:
                    - name: http
                      containerPort: 8080
                    - name: metrics
                      containerPort: 9090
                    env:
                    - name: LOG_LEVEL
                      value: info
                    - name: UPSTREAM
                      value: http://service-%d.%s.svc.cluster.local:8080/api
                    resources:
                      requests:
                        cpu: 100m
                        memory: 128Mi
                      limits:
                        memory: 256Mi
                    readinessProbe:
                      httpGet:
                        path: /ready
                        port: 8080
                      periodSeconds: 5
            """.formatted(
                        1 + random.nextInt(4),
                        app,
                        name,
                        app,
                        name,
                        1 + random.nextInt(2),
                        name,
                        namespace,
                        app,
                        random.nextInt(30),
                        random.nextInt(RESOURCES_OF_A_NAMESPACE),
                        namespace));
    }

    private void service(String namespace, int number, int cell) {
        head("v1", "Service", namespace, "service-" + cell);
        if (number % 40 == 0) {
            yaml.append("spec:\n"
                    + "  type: ExternalName\n"
                    + "  externalName: service-1.other.svc.cluster.local\n"
                    + "  ports:\n"
                    + "  - port: 5432\n");
            return;
        }
        yaml.append("spec:\n  selector:\n    app: app-")
                .append(random.nextInt(12))
                .append("""

                      ports:
                      - name: http
                        port: 8080
                        targetPort: 8080
                      - name: metrics
                        port: 9090
                    """);
    }

    private void configMap(String namespace, String name) {
        head("v1", "ConfigMap", namespace, name);
        yaml.append("data:\n");
        for (int i = 0; i < 6; i++) {
            yaml.append("  setting-")
                    .append(i)
                    .append(": value-")
                    .append(random.nextInt(1000))
                    .append('\n');
        }
        yaml.append("  application.yaml: |\n"
                + "    server:\n"
                + "      port: 8080\n"
                + "    management:\n"
                + "      endpoints: [health, info]\n");
    }

    private void destinationRule(String namespace, String name, String host) {
        head("networking.istio.io/v1", "DestinationRule", namespace, name);
        yaml.append("spec:\n  host: ")
                .append(host)
                .append("\n  trafficPolicy:\n    connectionPool:\n      tcp:\n        maxConnections: 100\n");
        if (random.nextInt(2) == 0) {
            yaml.append("    outlierDetection:\n"
                            + "      consecutive5xxErrors: 5\n"
                            + "      baseEjectionTime: 30s\n"
                            + "      maxEjectionPercent: ")
                    .append(random.nextInt(4) == 0 ? 100 : 50)
                    .append('\n');
        }
        if (random.nextInt(2) == 0) {
            yaml.append("    tls:\n      mode: ")
                    .append(random.nextInt(8) == 0 ? "DISABLE" : "ISTIO_MUTUAL")
                    .append('\n');
        }
        yaml.append("  subsets:\n"
                + "  - name: v1\n"
                + "    labels:\n"
                + "      version: v1\n"
                + "  - name: v2\n"
                + "    labels:\n"
                + "      version: v2\n");
    }

    private void virtualService(String namespace, String name, String host) {
        head("networking.istio.io/v1", "VirtualService", namespace, name);
        yaml.append("""
            spec:
              hosts:
              - %s
              http:
              - match:
                - uri:
                    prefix: /api
                route:
                - destination:
                    host: %s
                    subset: v1
                  weight: 90
                - destination:
                    host: %s
                    subset: v2
                  weight: 10
                timeout: 5s
                retries:
                  attempts: 2
              - route:
                - destination:
                    host: %s
            """.formatted(host, host, host, host));
    }

    private void autoscaler(String namespace, String name) {
        head("autoscaling/v2", "HorizontalPodAutoscaler", namespace, name);
        yaml.append("spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: app-")
                .append(random.nextInt(1000))
                .append("\n  minReplicas: ")
                .append(1 + random.nextInt(3))
                .append("\n  maxReplicas: 10\n");
    }

    private void serviceEntry(String namespace, String name) {
        head("networking.istio.io/v1", "ServiceEntry", namespace, name);
        yaml.append("spec:\n  hosts:\n  - ")
                .append(name)
                .append(".example.com\n  ports:\n  - number: 443\n    name: https\n    protocol: HTTPS\n")
                .append("  resolution: DNS\n  location: MESH_EXTERNAL\n");
    }

    private void gateway(String namespace, String name) {
        head("networking.istio.io/v1", "Gateway", namespace, name);
        yaml.append("spec:\n"
                        + "  selector:\n"
                        + "    istio: ingressgateway\n"
                        + "  servers:\n"
                        + "  - port:\n"
                        + "      number: 443\n"
                        + "      name: https\n")
                .append("      protocol: HTTPS\n    tls:\n      mode: SIMPLE\n      credentialName: ")
                .append(name)
                .append("-tls\n    hosts:\n    - ")
                .append(random.nextInt(50) == 0 ? "shared" : name)
                .append(".example.com\n");
    }

    private void peerAuthentication(String namespace, String name) {
        head("security.istio.io/v1", "PeerAuthentication", namespace, name);
        yaml.append("spec:\n  mtls:\n    mode: ")
                .append(random.nextInt(3) == 0 ? "STRICT" : "PERMISSIVE")
                .append('\n');
    }
}
