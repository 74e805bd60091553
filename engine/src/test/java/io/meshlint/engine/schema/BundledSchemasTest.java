package io.meshlint.engine.schema;

import static io.meshlint.engine.schema.SchemaPaths.schema;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledSchemasTest {
    private final SchemaCatalog catalog = BundledSchemas.bundled();

    @Test
    void everyKindLoadsAndIsFoundUnderItsGroup() {
        assertThat(catalog.names())
                .allSatisfy(name -> assertThat(catalog.named(name)).isNotEmpty().allSatisfy(kind -> {
                    assertThat(kind.kind()).isEqualTo(name);
                    assertThat(kind.versions()).isNotEmpty().doesNotHaveDuplicates();
                    assertThat(kind.root().fields()).isNotEmpty();
                    assertThat(catalog.find(kind.group(), kind.kind())).containsSame(kind);
                }));
    }

    @Test
    void namesAreSortedAndCoverWhatRulesNeed() {
        assertThat(List.copyOf(catalog.names())).isSorted();
        assertThat(catalog.names())
                .contains(
                        "Application",
                        "ApplicationSet",
                        "AppProject",
                        "AuthorizationPolicy",
                        "ClusterConfiguration",
                        "ClusterRbacConfig")
                .contains(
                        "ConfigMap",
                        "CronJob",
                        "CustomResourceDefinition",
                        "DaemonSet",
                        "Deployment",
                        "DeploymentConfig",
                        "DestinationRule")
                .contains(
                        "EC2NodeClass",
                        "EndpointSlice",
                        "Endpoints",
                        "EnvoyFilter",
                        "GRPCRoute",
                        "Gateway",
                        "GatewayClass",
                        "GitRepository")
                .contains(
                        "HTTPRoute",
                        "HelmChart",
                        "HelmRelease",
                        "HelmRepository",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "Istio",
                        "IstioCNI")
                .contains(
                        "IstioOperator",
                        "Job",
                        "KubeletConfiguration",
                        "Kustomization",
                        "Lease",
                        "MeshConfig",
                        "MeshPolicy")
                .contains(
                        "MutatingWebhookConfiguration",
                        "Namespace",
                        "NetworkPolicy",
                        "Node",
                        "NodePool",
                        "OCIRepository")
                .contains(
                        "PeerAuthentication",
                        "Pod",
                        "PodDisruptionBudget",
                        "Policy",
                        "Provisioner",
                        "ProxyConfig",
                        "ProxyConfiguration")
                .contains(
                        "ReferenceGrant",
                        "ReplicaSet",
                        "RequestAuthentication",
                        "Role",
                        "RoleBinding",
                        "Rollout",
                        "Secret",
                        "Service")
                .contains(
                        "ServiceAccount",
                        "ServiceEntry",
                        "ServiceRole",
                        "ServiceRoleBinding",
                        "Sidecar",
                        "StatefulSet",
                        "StorageClass")
                .contains(
                        "TCPRoute",
                        "TLSRoute",
                        "Telemetry",
                        "ValidatingWebhookConfiguration",
                        "VirtualService",
                        "WasmPlugin")
                .contains("WorkloadEntry", "WorkloadGroup");
    }

    @Test
    void whatIsNotKnownIsNotFound() {
        assertThat(catalog.find("example.com", "Deployment")).isEmpty();
        assertThat(catalog.find("apps", "deployment")).isEmpty();
        assertThat(catalog.preferred("Deploymnet")).isEmpty();
        assertThat(catalog.named("Deploymnet")).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', textBlock = """
        Event       ; , events.k8s.io
        Gateway     ; networking.istio.io, gateway.networking.k8s.io
        Ingress     ; networking.k8s.io
        Istio       ; sailoperator.io
        Policy      ; authentication.istio.io
        ProxyConfig ; networking.istio.io
        Service     ; , serving.knative.dev
        """)
    void aPlainNameMeansKubernetesThenIstioThenTheRest(String name, String groups) {
        List<String> expected = List.of(groups.split(", ?", -1));
        assertThat(catalog.named(name)).extracting(KindSchema::group).isEqualTo(expected);
        assertThat(catalog.preferred(name)).map(KindSchema::group).contains(expected.get(0));
    }

    @ParameterizedTest(name = "{0}/{1} is a kind of {2}, versions {3}")
    @CsvSource({
        "extensions, Deployment, apps, v1 v1beta2 v1beta1",
        "extensions, DaemonSet, apps, v1 v1beta2 v1beta1",
        "extensions, ReplicaSet, apps, v1 v1beta2 v1beta1",
        "extensions, Ingress, networking.k8s.io, v1 v1beta1",
        "extensions, NetworkPolicy, networking.k8s.io, v1 v1beta1",
        "autoscaling, HorizontalPodAutoscaler, autoscaling, v2 v1 v2beta2 v2beta1",
        "networking.istio.io, DestinationRule, networking.istio.io, v1 v1beta1 v1alpha3",
        "security.istio.io, PeerAuthentication, security.istio.io, v1 v1beta1",
        "gateway.networking.k8s.io, HTTPRoute, gateway.networking.k8s.io, v1 v1beta1 v1alpha2",
    })
    void formerGroupsAndVersionsAreFolded(String group, String kind, String now, String versions) {
        KindSchema schema = catalog.find(group, kind).orElseThrow();
        assertThat(schema.group()).isEqualTo(now);
        assertThat(schema.versions()).containsExactly(versions.split(" "));
    }

    @ParameterizedTest(name = "{0}: namespaced {1}, resource {2}")
    @CsvSource({
        "Service, true, true",
        "Namespace, false, true",
        "ClusterRole, false, true",
        "PeerAuthentication, true, true",
        "MeshPolicy, false, true",
        "Istio, false, true",
        "GatewayClass, false, true",
        "MeshConfig, false, false",
        "ProxyConfiguration, false, false",
    })
    void knowsWhereAKindLives(String name, boolean namespaced, boolean resource) {
        KindSchema kind = catalog.preferred(name).orElseThrow();
        assertThat(kind.namespaced()).isEqualTo(namespaced);
        assertThat(kind.resource()).isEqualTo(resource);
    }

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource({
        "Deployment, spec.template, StatefulSet, spec.template",
        "Deployment, spec.template, Rollout, spec.template",
        "Deployment, spec.template.spec, Pod, spec",
        "Deployment, metadata, DestinationRule, metadata",
        "Deployment, spec.selector, NetworkPolicy, spec.podSelector",
        "Job, spec.template, CronJob, spec.jobTemplate.spec.template",
        "Job, spec.template.spec.containers, Pod, spec.containers",
        "DestinationRule, spec.trafficPolicy, DestinationRule, spec.subsets[].trafficPolicy",
        "DestinationRule, spec.trafficPolicy.tls, DestinationRule, spec.trafficPolicy.portLevelSettings[].tls",
        "DestinationRule, spec.trafficPolicy.tls, MeshConfig, defaultConfig.tracing.tlsSettings",
        "IstioOperator, spec.meshConfig, Istio, spec.values.meshConfig",
        "Service, spec.selector, Namespace, metadata.labels",
        "Service, spec.ports[].name, VirtualService, spec.http[].name",
    })
    void equalStructuresAreTheSameObject(String oneKind, String onePath, String otherKind, String otherPath) {
        assertThat(schema(oneKind, onePath)).isSameAs(schema(otherKind, otherPath));
    }

    @Test
    void oneDifferenceMakesAnotherObject() {
        assertThat(schema("Job", "spec.template")).isNotSameAs(schema("Deployment", "spec.template"));
        assertThat(schema("Service", "spec.type")).isNotSameAs(schema("Service", "spec.sessionAffinity"));
    }

    @Test
    void aSchemaMayContainItself() {
        String root = "spec.versions[].schema.openAPIV3Schema";
        Schema properties = schema("CustomResourceDefinition", root + ".properties.*");
        assertThat(properties).isSameAs(schema("CustomResourceDefinition", root));
        assertThat(schema("CustomResourceDefinition", root + ".properties.*.allOf[].not"))
                .isSameAs(properties);
    }

    @Test
    void severalThreadsGetTheSameObjects() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<KindSchema>>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> catalog.names().stream()
                        .flatMap(name -> catalog.named(name).stream())
                        .toList());
            }
            List<List<KindSchema>> results = new ArrayList<>();
            for (Future<List<KindSchema>> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            for (List<KindSchema> result : results) {
                assertThat(result)
                        .usingElementComparator((one, other) -> one == other ? 0 : 1)
                        .isEqualTo(results.get(0));
            }
        } finally {
            threads.shutdown();
        }
    }
}
