package io.meshlint.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bundled schemas say of single fields: a table of kind, path and the field in words ({@link SchemaPaths#describe}). */
class SchemaFactsTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
        Service            ; spec.type                                     ; ClusterIP|ExternalName|LoadBalancer|NodePort, default ClusterIP
        Service            ; spec.sessionAffinity                          ; ClientIP|None, default None
        Service            ; spec.ports[].port                             ; integer, required
        Service            ; spec.ports[].targetPort                       ; integer or text
        Service            ; spec.ports[].protocol                         ; SCTP|TCP|UDP, default TCP
        Service            ; spec.selector                                 ; {*: text}
        Service            ; status.loadBalancer.ingress[].hostname        ; text
        Service            ; metadata.creationTimestamp                    ; date-time
        ConfigMap          ; data.*                                        ; text
        Pod                ; status                                        ; any
        Pod                ; spec.restartPolicy                            ; Always|Never|OnFailure, default Always
        Pod                ; spec.dnsPolicy                                ; ClusterFirst|ClusterFirstWithHostNet|Default|None, default ClusterFirst
        Pod                ; spec.hostNetwork                              ; boolean
        Pod                ; spec.terminationGracePeriodSeconds            ; integer, default 30
        Pod                ; spec.containers[].name                        ; text, required
        Pod                ; spec.containers[].imagePullPolicy             ; Always|IfNotPresent|Never
        Pod                ; spec.containers[].ports[].protocol            ; SCTP|TCP|UDP, default TCP
        Pod                ; spec.containers[].resources.limits.*          ; quantity
        Pod                ; spec.containers[].readinessProbe.periodSeconds; integer, default 10
        Pod                ; spec.containers[].startupProbe.failureThreshold; integer, default 3
        Pod                ; spec.containers[].livenessProbe.httpGet.port  ; integer or text, required
        Pod                ; spec.initContainers[].restartPolicy           ; text
        Deployment         ; spec.replicas                                 ; integer, default 1
        Deployment         ; spec.rollbackTo.revision                      ; integer
        Deployment         ; spec.strategy.rollingUpdate.maxSurge          ; integer or text, default 25%
        StatefulSet        ; spec.podManagementPolicy                      ; OrderedReady|Parallel, default OrderedReady
        ReplicaSet         ; spec.replicas                                 ; integer, default 1
        Job                ; spec.template.spec.restartPolicy              ; Always|Never|OnFailure
        CronJob            ; spec.jobTemplate.spec.template.spec.dnsPolicy ; ClusterFirst|ClusterFirstWithHostNet|Default|None, default ClusterFirst
        HorizontalPodAutoscaler; spec.minReplicas                          ; integer, default 1
        HorizontalPodAutoscaler; spec.targetCPUUtilizationPercentage       ; integer
        HorizontalPodAutoscaler; spec.metrics[].resource.target.averageValue; quantity
        HorizontalPodAutoscaler; spec.metrics[].resource.targetAverageUtilization; integer
        Ingress            ; spec.rules[].http.paths[].backend.service.port.number; integer
        Ingress            ; spec.rules[].http.paths[].backend.servicePort ; integer or text
        Ingress            ; spec.rules[].http.paths[].pathType            ; Exact|ImplementationSpecific|Prefix
        NetworkPolicy      ; spec.ingress[].ports[].port                   ; integer or text
        MutatingWebhookConfiguration; webhooks[].reinvocationPolicy        ; IfNeeded|Never, default Never
        MutatingWebhookConfiguration; webhooks[].failurePolicy             ; Fail|Ignore, default Fail
        ValidatingWebhookConfiguration; webhooks[].clientConfig.service.name; text, required
        RoleBinding        ; roleRef.apiGroup                              ; text, default rbac.authorization.k8s.io
        CustomResourceDefinition; spec.validation.openAPIV3Schema.type     ; text
        PodDisruptionBudget; spec.minAvailable                             ; integer or text
        EndpointSlice      ; endpoints[].conditions.ready                  ; boolean
        """)
    void kubernetes(String kind, String path, String expectation) {
        assertThat(SchemaPaths.describe(SchemaPaths.field(kind, path))).isEqualTo(expectation);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
        DestinationRule    ; spec                                          ; {5 fields}
        DestinationRule    ; spec.host                                     ; text, required
        DestinationRule    ; spec.trafficPolicy.tls.mode                   ; DISABLE|ISTIO_MUTUAL|MUTUAL|SIMPLE
        DestinationRule    ; spec.trafficPolicy.portLevelSettings[].port.number; integer
        DestinationRule    ; spec.trafficPolicy.connectionPool.tcp.connectTimeout; duration
        DestinationRule    ; spec.trafficPolicy.connectionPool.tcp.idleTimeout; duration
        DestinationRule    ; spec.trafficPolicy.connectionPool.http.idleTimeout; duration
        DestinationRule    ; spec.trafficPolicy.outlierDetection.consecutiveErrors; integer
        DestinationRule    ; spec.trafficPolicy.outlierDetection.consecutive5xxErrors; integer
        DestinationRule    ; spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.ttl; duration
        VirtualService     ; spec.http[].timeout                           ; duration
        VirtualService     ; spec.http[].route[].weight                    ; integer
        VirtualService     ; spec.http[].websocketUpgrade                  ; boolean
        VirtualService     ; spec.http[].retries.retryRemoteLocalities     ; boolean
        networking.istio.io/Gateway; spec.servers[].tls.mode               ; AUTO_PASSTHROUGH|ISTIO_MUTUAL|MUTUAL|OPTIONAL_MUTUAL|PASSTHROUGH|SIMPLE
        networking.istio.io/Gateway; spec.servers[].port.number            ; integer, required
        ServiceEntry       ; spec.resolution                               ; DNS|DNS_ROUND_ROBIN|DYNAMIC_DNS|NONE|STATIC
        ServiceEntry       ; spec.endpoints[].ports.*                      ; integer
        Sidecar            ; spec.outboundTrafficPolicy.mode               ; ALLOW_ANY|REGISTRY_ONLY
        EnvoyFilter        ; spec.configPatches[].patch.value              ; any
        PeerAuthentication ; spec.mtls.mode                                ; DISABLE|PERMISSIVE|STRICT|UNSET
        PeerAuthentication ; spec.portLevelMtls.*.mode                     ; DISABLE|PERMISSIVE|STRICT|UNSET
        AuthorizationPolicy; spec.action                                   ; ALLOW|AUDIT|CUSTOM|DENY
        AuthorizationPolicy; spec.rules[].from[].source.principals         ; [text]
        RequestAuthentication; spec.jwtRules[].issuer                      ; text
        ProxyConfig        ; spec.concurrency                              ; integer
        Telemetry          ; spec.accessLogging[].providers[].name         ; text, required
        WasmPlugin         ; spec.pluginConfig                             ; any
        MeshConfig         ; enableAutoMtls                                ; boolean
        MeshConfig         ; connectTimeout                                ; duration
        MeshConfig         ; outboundTrafficPolicy.mode                    ; ALLOW_ANY|ALLOW_ANY_DYNAMIC_DNS|REGISTRY_ONLY
        MeshConfig         ; tcpKeepalive.probes                           ; integer
        MeshConfig         ; extensionProviders[].envoyExtAuthzGrpc.port   ; integer
        MeshConfig         ; defaultConfig.holdApplicationUntilProxyStarts ; boolean
        MeshConfig         ; authPolicy                                    ; MUTUAL_TLS|NONE
        ProxyConfiguration ; holdApplicationUntilProxyStarts               ; boolean
        ProxyConfiguration ; proxyMetadata.*                               ; text
        ProxyConfiguration ; terminationDrainDuration                      ; duration
        IstioOperator      ; spec.meshConfig.enableAutoMtls                ; boolean
        IstioOperator      ; spec.values                                   ; any
        Istio              ; spec.values.meshConfig.trustDomain            ; text
        Istio              ; spec.values.*                                 ; any
        Istio              ; spec.updateStrategy.type                      ; InPlace|RevisionBased, default InPlace
        Policy             ; spec.peers[].mtls.mode                        ; PERMISSIVE|STRICT
        Policy             ; spec.targets[].ports[].number                 ; integer
        MeshPolicy         ; spec.peerIsOptional                           ; boolean
        ClusterRbacConfig  ; spec.inclusion.namespaces                     ; [text]
        """)
    void istio(String kind, String path, String expectation) {
        assertThat(SchemaPaths.describe(SchemaPaths.field(kind, path))).isEqualTo(expectation);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
        gateway.networking.k8s.io/Gateway; spec.listeners[].port           ; integer, required
        HTTPRoute          ; spec.rules[].backendRefs[].weight             ; integer, default 1
        HTTPRoute          ; spec.rules[].timeouts.request                 ; duration
        HTTPRoute          ; spec.parentRefs[].kind                        ; text, default Gateway
        Application        ; spec.destination.server                       ; text
        Application        ; spec.source.helm.valuesObject                 ; any
        ApplicationSet     ; spec.generators[].git.directories[].path      ; text, required
        ApplicationSet     ; spec.generators[].list.elements               ; [any]
        AppProject         ; spec.sourceRepos                              ; [text]
        Kustomization      ; spec.interval                                 ; duration, required
        Kustomization      ; spec.sourceRef.name                           ; text, required
        GitRepository      ; spec.ref.branch                               ; text
        HelmRelease        ; spec.values                                   ; any
        HelmRelease        ; spec.install.crds                             ; Create|CreateReplace|Skip
        HelmRelease        ; spec.chart.spec.sourceRef.kind                ; Bucket|GitRepository|HelmRepository, required
        Rollout            ; spec.strategy.canary.trafficRouting.istio.destinationRule.name; text, required
        DeploymentConfig   ; spec.template.spec.containers[].image         ; text
        serving.knative.dev/Service; spec.template.spec.containers            ; [any]
        AnalysisTemplate   ; spec.metrics[].provider.job.spec.backoffLimit ; integer, default 6
        Certificate        ; spec.duration                                 ; duration
        Certificate        ; spec.secretName                               ; text, required
        EC2NodeClass       ; spec.kubelet.clusterDNS                       ; [text]
        NodePool           ; spec.template.spec.kubelet.clusterDNS         ; [text]
        Provisioner        ; spec.kubeletConfiguration.clusterDNS          ; [text]
        KubeletConfiguration; clusterDNS                                   ; [text]
        KubeletConfiguration; *                                            ; any
        ClusterConfiguration; networking.serviceSubnet                     ; text
        """)
    void others(String kind, String path, String expectation) {
        assertThat(SchemaPaths.describe(SchemaPaths.field(kind, path))).isEqualTo(expectation);
    }
}
