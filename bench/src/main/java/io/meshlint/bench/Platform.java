package io.meshlint.bench;

/**
 * What the platform team runs for everybody: the mesh's configuration, ingress gateways, data stores. It grows slowly: gateways with the
 * logarithm of the number of teams, stores with its square root.
 */
final class Platform {
    private final Manifests manifests;

    Platform(Manifests manifests) {
        this.manifests = manifests;
    }

    /** Ingress gateways there are when a team arrives. */
    static int gateways(int team) {
        return 1 + 31 - Integer.numberOfLeadingZeros(1 + team / 16);
    }

    /** Data stores there are when a team arrives. */
    static int stores(int team) {
        return 2 + (int) Math.sqrt(team / 2.0);
    }

    static String storeHost(int store) {
        return "db-" + store + ".data.svc.cluster.local";
    }

    /** Every third store speaks MySQL, the others PostgreSQL. */
    static boolean isMySql(int store) {
        return store % 3 == 0;
    }

    /** What is there before the first team. Auto mTLS is off, as in meshes that were set up before it. */
    void begin() {
        manifests.add("v1", "Namespace", null, "istio-system", "");
        manifests.add("v1", "ConfigMap", "istio-system", "istio", """
            data:
              mesh: |-
                enableAutoMtls: false
                rootNamespace: istio-system
                outboundTrafficPolicy:
                  mode: ALLOW_ANY
                defaultConfig:
                  discoveryAddress: istiod.istio-system.svc:15012
            """);
        manifests.add("security.istio.io/v1", "PeerAuthentication", "istio-system", "default", """
            spec:
              mtls:
                mode: PERMISSIVE
            """);
        manifests.add("networking.istio.io/v1", "DestinationRule", "istio-system", "default", """
            spec:
              host: "*.local"
              trafficPolicy:
                tls:
                  mode: ISTIO_MUTUAL
            """);
        manifests.add("v1", "Service", "kube-system", "kube-dns", "    k8s-app: kube-dns\n", """
            spec:
              clusterIP: 10.96.0.10
              selector:
                k8s-app: kube-dns
              ports:
              - name: dns
                port: 53
                protocol: UDP
            """);
        manifests.add("v1", "Namespace", null, "data", "    istio-injection: disabled\n", "");
        // A console of a database that took the database's port.
        manifests.add("v1", "Service", "data", "console", """
            spec:
              selector:
                app: console
              ports:
              - name: http
                port: 3306
                targetPort: 8080
            """);
        manifests.endFile();
        for (int i = 0; i < stores(0); i++) {
            store(i);
        }
    }

    /** What is added for a team that arrives. */
    void grow(int team) {
        for (int i = team == 0 ? 0 : gateways(team - 1); i < gateways(team); i++) {
            gateway(i);
        }
        for (int i = team == 0 ? stores(0) : stores(team - 1); i < stores(team); i++) {
            store(i);
        }
    }

    private void gateway(int number) {
        String name = "ingressgateway-" + number;
        manifests.add("v1", "Service", "istio-system", name, Manifests.format("""
            spec:
              type: LoadBalancer
              selector:
                istio: %s
              ports:
              - name: http2
                port: 80
                targetPort: 8080
              - name: https
                port: 443
                targetPort: 8443
            """, name));
        manifests.add("apps/v1", "Deployment", "istio-system", name, Manifests.format("""
            spec:
              replicas: 3
              selector:
                matchLabels:
                  istio: %s
              template:
                metadata:
                  labels:
                    istio: %s
                    sidecar.istio.io/inject: "true"
                  annotations:
                    inject.istio.io/templates: gateway
                spec:
                  containers:
                  - name: istio-proxy
                    image: auto
            """, name, name));
        manifests.endFile();
    }

    private void store(int number) {
        String name = "db-" + number;
        int port = isMySql(number) ? 3306 : 5432;
        manifests.add(
                "v1",
                "Service",
                "data",
                name,
                Manifests.format(
                        """
            spec:
              clusterIP: 10.100.%d.%d
              selector:
                app: %s
              ports:
              - name: %s
                port: %d
            """,
                        number / 250, number % 250 + 1, name, isMySql(number) ? "tcp-mysql" : "tcp-postgres", port));
        manifests.add("apps/v1", "StatefulSet", "data", name, Manifests.format("""
            spec:
              serviceName: %s
              replicas: 2
              selector:
                matchLabels:
                  app: %s
              template:
                metadata:
                  labels:
                    app: %s
                spec:
                  containers:
                  - name: store
                    image: registry.example.com/data/store:12.4
                    ports:
                    - name: sql
                      containerPort: %d
            """, name, name, name, port));
        manifests.endFile();
    }
}
