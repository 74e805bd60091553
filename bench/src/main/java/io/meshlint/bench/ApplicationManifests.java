package io.meshlint.bench;

/**
 * The manifests of one application.
 *
 * <p>Mistakes, each a share of what there is: a tenth of the DestinationRules set no TLS, one in forty switches it off; an eighth of the
 * outlier detections may eject every host; a quarter of the keepalives are lost in a port entry; one Gateway in thirty claims a
 * neighbour's host; one Service in forty is an ExternalName, most with a port without a protocol; one client in eight of a database
 * connects to a host that no registry knows.
 */
final class ApplicationManifests {
    private final Manifests manifests;
    private final Team team;
    private final Choices choices;
    private final TrafficManifests traffic;
    private final String namespace;
    private final String name;

    ApplicationManifests(Manifests manifests, Team team, Choices choices, int number) {
        this.manifests = manifests;
        this.team = team;
        this.choices = choices;
        this.namespace = team.namespace();
        this.name = "app-" + number;
        this.traffic = new TrafficManifests(manifests, team, choices, name);
    }

    void write() {
        boolean configured = choices.oneIn(2);
        if (choices.oneIn(2)) {
            manifests.add("v1", "ServiceAccount", namespace, name, "");
        }
        if (configured) {
            configMap();
        }
        deployment(name, "v1", configured);
        boolean versions = choices.oneIn(8);
        if (versions) {
            deployment(name + "-v2", "v2", configured);
        }
        service();
        if (choices.oneIn(40)) {
            traffic.alias();
        }
        if (choices.oneIn(3)) {
            autoscaler();
        }
        if (choices.oneIn(10)) {
            cronJob();
        }
        if (choices.oneIn(5)) {
            manifests.add("policy/v1", "PodDisruptionBudget", namespace, name, Manifests.format("""
                spec:
                  minAvailable: 1
                  selector:
                    matchLabels:
                      app: %s
                """, name));
        }
        if (choices.below(5) < 2) {
            traffic.destinationRule(
                    choices.oneIn(10)
                            ? choices.reference()
                            : choices.oneIn(3) ? Choices.qualified(namespace, name) : name,
                    versions);
        }
        boolean published = choices.oneIn(7);
        if (published) {
            traffic.gateway();
        }
        if (published || choices.oneIn(4)) {
            traffic.virtualService(published, versions);
        }
        if (choices.oneIn(6)) {
            traffic.serviceEntry();
        }
        manifests.endFile();
    }

    /** A Service that this application calls: two in three of its own namespace, else one of the department. */
    private String database() {
        int store = choices.below(Platform.stores(team.number()));
        String scheme = Platform.isMySql(store) ? "mysql" : "postgres";
        String host = choices.oneIn(8) ? name + "." + namespace + ".rds.example.com" : Platform.storeHost(store);
        return scheme + "://user@" + host + ":" + (Platform.isMySql(store) ? 3306 : 5432) + "/orders";
    }

    private void configMap() {
        StringBuilder data = new StringBuilder("data:\n");
        for (int i = 0; i < 6; i++) {
            data.append(Manifests.format("  setting-%d: value-%d\n", i, choices.below(1000)));
        }
        manifests.add(
                "v1",
                "ConfigMap",
                namespace,
                name,
                data.append(Manifests.format("""
              PARTNER_URL: http://%s:8080/api
              application.yaml: |
                server:
                  port: 8080
                management:
                  endpoints: [health, info]
            """, choices.reference())).toString());
    }

    private void deployment(String workload, String version, boolean configured) {
        StringBuilder environment = new StringBuilder();
        for (int i = choices.below(3); i >= 0; i--) {
            environment.append(Manifests.format("""
                        - name: UPSTREAM_%d
                          value: http://%s:8080/api
                """, i, choices.reference()));
        }
        if (choices.oneIn(3)) {
            environment.append(Manifests.format("""
                        - name: DATABASE_URL
                          value: %s
                """, database()));
        }
        if (configured) {
            environment.append(Manifests.format("""
                        envFrom:
                        - configMapRef:
                            name: %s
                """, name));
        }
        manifests.add(
                "apps/v1",
                "Deployment",
                namespace,
                workload,
                Manifests.format(
                        """
            spec:
              replicas: %d
              selector:
                matchLabels:
                  app: %s
                  version: %s
              template:
                metadata:
                  labels:
                    app: %s
                    version: %s
                  annotations:
                    prometheus.io/scrape: "true"
            %s    spec:
                  serviceAccountName: %s
                  containers:
                  - name: app
                    image: registry.example.com/%s/%s:1.%d.0
                    ports:
                    - name: http
                      containerPort: 8080
                    - name: metrics
                      containerPort: 9090
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
                    livenessProbe:
                      httpGet:
                        path: /live
                        port: 8080
                      initialDelaySeconds: %d
                    env:
                    - name: LOG_LEVEL
                      value: info
            %s""",
                        1 + choices.below(4),
                        name,
                        version,
                        name,
                        version,
                        annotations(),
                        name,
                        namespace,
                        name,
                        choices.below(30),
                        10 * choices.below(5),
                        environment));
    }

    private String annotations() {
        return (choices.oneIn(5) ? "        proxy.istio.io/config: 'holdApplicationUntilProxyStarts: true'\n" : "")
                + (choices.oneIn(20)
                        ? "        vault.hashicorp.com/agent-inject: \"true\"\n"
                                + "        vault.hashicorp.com/service: https://vault.data.svc:8200\n"
                        : "")
                + (choices.oneIn(30) ? "        traffic.sidecar.istio.io/excludeOutboundPorts: \"5432\"\n" : "");
    }

    private void service() {
        manifests.add(
                "v1",
                "Service",
                namespace,
                name,
                Manifests.format(
                        """
            spec:
              selector:
                app: %s
              ports:
              - name: http
                port: 8080
                targetPort: 8080
              - name: metrics
                port: 9090
            %s""",
                        choices.oneIn(60) ? "nobody" : name,
                        choices.oneIn(5) ? "  - name: grpc\n    port: 9000\n" : ""));
    }

    private void autoscaler() {
        manifests.add(
                "autoscaling/v2",
                "HorizontalPodAutoscaler",
                namespace,
                name,
                Manifests.format("""
            spec:
              scaleTargetRef:
                apiVersion: apps/v1
                kind: Deployment
                name: %s
              minReplicas: %d
              maxReplicas: 10
            """, name, 1 + choices.below(3)));
    }

    private void cronJob() {
        manifests.add(
                "batch/v1", "CronJob", namespace, name + "-cleanup", Manifests.format("""
            spec:
              schedule: "15 3 * * *"
              jobTemplate:
                spec:
                  template:
                    metadata:
                      labels:
                        job: %s-cleanup
                    spec:
                      restartPolicy: OnFailure
                      containers:
                      - name: cleanup
                        image: registry.example.com/%s/%s:1.0.0
                        args: [cleanup, --older-than=30d]
            """, name, namespace, name));
    }
}
