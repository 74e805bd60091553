package io.meshlint.bench;

import java.util.List;

/**
 * Worlds in which something is not spread: all Services in one namespace, or one host that everybody names.
 *
 * <p>What is proportional to one crowded place, squared, shows here.
 */
final class SkewedWorlds {
    private static final int CLIENTS = 50;

    private SkewedWorlds() {}

    /**
     * One STRICT namespace with all Services, each with a Deployment behind it. Every fifth has a DestinationRule, half of these without
     * TLS; every tenth a VirtualService; every fiftieth is an ExternalName Service with a port of PostgreSQL. Fifty other namespaces call.
     *
     * @param services at least 1
     */
    static List<String> namespace(int services) {
        Manifests manifests = new Manifests(Integer.MAX_VALUE);
        new Platform(manifests).begin();
        injected(manifests, "crowd");
        strict(manifests, "crowd");
        for (int i = 0; i < services; i++) {
            String name = "app-" + i;
            if (i % 50 == 0) {
                manifests.add("v1", "Service", "crowd", name, """
                    spec:
                      type: ExternalName
                      externalName: db.example.com
                      ports:
                      - port: 5432
                    """);
            } else {
                service(manifests, "crowd", name);
                deployment(manifests, "crowd", name, "app-" + (i + 1) % services);
            }
            if (i % 5 == 1) {
                destinationRule(manifests, "crowd", name, name, i % 10 == 1);
            }
            if (i % 10 == 2) {
                virtualService(manifests, "crowd", name, name, "mesh");
            }
            manifests.endFile();
        }
        for (int i = 0; i < CLIENTS; i++) {
            injected(manifests, "client-" + i);
            deployment(manifests, "client-" + i, "web", "app-" + i + ".crowd");
        }
        return manifests.files();
    }

    /**
     * One STRICT Service that many namespaces name: each has a client with a DestinationRule for its host, a VirtualService for it, and a
     * Gateway that claims one and the same TLS host.
     *
     * @param namespaces at least 1
     */
    static List<String> host(int namespaces) {
        Manifests manifests = new Manifests(Integer.MAX_VALUE);
        Platform platform = new Platform(manifests);
        platform.begin();
        platform.grow(0);
        injected(manifests, "shared");
        strict(manifests, "shared");
        service(manifests, "shared", "hub");
        deployment(manifests, "shared", "hub", "hub");
        String host = Choices.qualified("shared", "hub");
        for (int i = 0; i < namespaces; i++) {
            String namespace = "client-" + i;
            injected(manifests, namespace);
            deployment(manifests, namespace, "web", host);
            destinationRule(manifests, namespace, "hub", host, i % 2 == 0);
            virtualService(manifests, namespace, "hub", host, "front");
            gateway(manifests, namespace, "front", "www.example.com");
            manifests.endFile();
        }
        return manifests.files();
    }

    /**
     * Many Gateways and DestinationRules: as many of each as asked, in namespaces of a hundred, with a tenth as many Services and their
     * Deployments and a hundredth as many ExternalName Services. One Gateway in fifty claims its neighbour's host.
     *
     * @param each at least 1
     */
    static List<String> gatewaysAndRules(int each) {
        Manifests manifests = new Manifests(Integer.MAX_VALUE);
        Platform platform = new Platform(manifests);
        platform.begin();
        platform.grow(0);
        for (int i = 0; i < each; i++) {
            String namespace = "team-" + i / 100;
            String name = "app-" + i;
            if (i % 100 == 0) {
                injected(manifests, namespace);
                strict(manifests, namespace);
                manifests.add("v1", "Service", namespace, name + "-store", """
                    spec:
                      type: ExternalName
                      externalName: db.example.com
                      ports:
                      - port: 5432
                    """);
            }
            if (i % 10 == 0) {
                service(manifests, namespace, name);
                deployment(manifests, namespace, name, name);
            }
            destinationRule(manifests, namespace, name, name, i % 20 != 0);
            gateway(manifests, namespace, name, "app-" + (i % 50 == 49 ? i - 1 : i) + ".example.com");
            manifests.endFile();
        }
        return manifests.files();
    }

    private static void gateway(Manifests manifests, String namespace, String name, String host) {
        manifests.add("networking.istio.io/v1", "Gateway", namespace, name, Manifests.format("""
            spec:
              selector:
                istio: ingressgateway-0
              servers:
              - port:
                  number: 443
                  name: https
                  protocol: HTTPS
                tls:
                  mode: SIMPLE
                  credentialName: %s
                hosts:
                - %s
            """, name, host));
    }

    private static void injected(Manifests manifests, String namespace) {
        manifests.add("v1", "Namespace", null, namespace, "    istio-injection: enabled\n", "");
    }

    private static void strict(Manifests manifests, String namespace) {
        manifests.add("security.istio.io/v1", "PeerAuthentication", namespace, "default", """
            spec:
              mtls:
                mode: STRICT
            """);
    }

    private static void service(Manifests manifests, String namespace, String name) {
        manifests.add("v1", "Service", namespace, name, Manifests.format("""
            spec:
              selector:
                app: %s
              ports:
              - name: http
                port: 8080
              - name: metrics
                port: 9090
            """, name));
    }

    private static void deployment(Manifests manifests, String namespace, String name, String upstream) {
        manifests.add("apps/v1", "Deployment", namespace, name, Manifests.format("""
            spec:
              replicas: 2
              selector:
                matchLabels:
                  app: %s
              template:
                metadata:
                  labels:
                    app: %s
                    tier: backend
                spec:
                  containers:
                  - name: app
                    image: registry.example.com/app:1.0.0
                    ports:
                    - containerPort: 8080
                    env:
                    - name: UPSTREAM
                      value: http://%s:8080/api
                    - name: DATABASE_URL
                      value: postgres://user@%s.rds.example.com:5432/orders
            """, name, name, upstream, name));
    }

    private static void destinationRule(Manifests manifests, String namespace, String name, String host, boolean tls) {
        manifests.add(
                "networking.istio.io/v1",
                "DestinationRule",
                namespace,
                name,
                Manifests.format("""
            spec:
              host: %s
              trafficPolicy:
                connectionPool:
                  tcp:
                    maxConnections: 100
                    tcpKeepalive:
                      time: 300s
                outlierDetection:
                  consecutive5xxErrors: 5
                  maxEjectionPercent: 100
            %s""", host, tls ? "    tls:\n      mode: ISTIO_MUTUAL\n" : ""));
    }

    private static void virtualService(
            Manifests manifests, String namespace, String name, String host, String gateway) {
        manifests.add(
                "networking.istio.io/v1",
                "VirtualService",
                namespace,
                name,
                Manifests.format("""
            spec:
              hosts:
              - %s
              gateways:
              - %s
              http:
              - route:
                - destination:
                    host: %s
            """, host, gateway, host));
    }
}
