package io.meshlint.bench;

/** What an application sets in the mesh: how it is called, how it is published, what it calls outside. */
final class TrafficManifests {
    private static final int[] ALIAS_PORTS = {5432, 3306, 6379, 443};

    private final Manifests manifests;
    private final Team team;
    private final Choices choices;
    private final String namespace;
    private final String name;

    TrafficManifests(Manifests manifests, Team team, Choices choices, String name) {
        this.manifests = manifests;
        this.team = team;
        this.choices = choices;
        this.namespace = team.namespace();
        this.name = name;
    }

    void alias() {
        int port = ALIAS_PORTS[choices.below(ALIAS_PORTS.length)];
        manifests.add(
                "v1",
                "Service",
                namespace,
                name + "-store",
                Manifests.format("""
            spec:
              type: ExternalName
              externalName: %s.%s.rds.example.com
              ports:
              - port: %d
            %s""", name, namespace, port, choices.oneIn(4) ? "    name: tls\n" : ""));
    }

    void destinationRule(String host, boolean versions) {
        StringBuilder spec = new StringBuilder("spec:\n  host: ").append(host);
        spec.append("\n  trafficPolicy:\n    connectionPool:\n      tcp:\n        maxConnections: 100\n");
        boolean keepalive = choices.oneIn(5);
        spec.append(keepalive ? "        tcpKeepalive:\n          time: 300s\n" : "");
        if (choices.oneIn(2)) {
            spec.append(Manifests.format("""
                    outlierDetection:
                      consecutive5xxErrors: 5
                      baseEjectionTime: 30s
                      maxEjectionPercent: %d
                """, choices.oneIn(8) ? 100 : 50));
        }
        if (!choices.oneIn(10)) {
            spec.append("    tls:\n      mode: ")
                    .append(choices.oneIn(40) ? "DISABLE" : "ISTIO_MUTUAL")
                    .append('\n');
        }
        if (keepalive && choices.oneIn(4)) {
            spec.append("""
                    portLevelSettings:
                    - port:
                        number: 8080
                      loadBalancer:
                        simple: LEAST_REQUEST
                """);
        }
        if (versions) {
            spec.append("""
                  subsets:
                  - name: v1
                    labels:
                      version: v1
                  - name: v2
                    labels:
                      version: v2
                """);
        }
        manifests.add("networking.istio.io/v1", "DestinationRule", namespace, name, spec.toString());
    }

    void virtualService(boolean published, boolean versions) {
        String host = choices.oneIn(3) ? Choices.qualified(namespace, name) : name;
        String front = published ? name + "." + namespace + ".example.com" : host;
        manifests.add(
                "networking.istio.io/v1",
                "VirtualService",
                namespace,
                name,
                Manifests.format(
                        """
            spec:
              hosts:
              - %s
            %s  http:
              - match:
                - uri:
                    prefix: /api
                route:
                - destination:
                    host: %s
            %s    timeout: 5s
                retries:
                  attempts: 2
              - route:
                - destination:
                    host: %s
            """,
                        front,
                        published ? "  gateways:\n  - " + name + "\n" : "",
                        host,
                        versions
                                ? "        subset: v1\n      weight: 90\n    - destination:\n        host: " + host
                                        + "\n        subset: v2\n      weight: 10\n"
                                : "",
                        host));
    }

    void gateway() {
        int number = choices.below(Platform.gateways(team.number()));
        String owner = choices.oneIn(30) ? choices.neighbour().namespace() : namespace;
        manifests.add(
                "networking.istio.io/v1", "Gateway", namespace, name, Manifests.format("""
            spec:
              selector:
                istio: ingressgateway-%d
              servers:
              - port:
                  number: 443
                  name: https
                  protocol: HTTPS
                tls:
                  mode: SIMPLE
                  credentialName: %s-tls
                hosts:
                - %s.%s.example.com
            """, number, name, name, owner));
    }

    void serviceEntry() {
        manifests.add(
                "networking.istio.io/v1", "ServiceEntry", namespace, name, Manifests.format("""
            spec:
              hosts:
              - %s-%s.partner.example
              ports:
              - number: 443
                name: https
                protocol: HTTPS
              resolution: DNS
              location: MESH_EXTERNAL
            """, name, namespace));
    }
}
