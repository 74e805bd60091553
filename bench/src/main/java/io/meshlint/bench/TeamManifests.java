package io.meshlint.bench;

/** The manifests of a team: its namespace with what holds for all of it, then its applications, a file each. */
final class TeamManifests {
    private final Manifests manifests;
    private final Team team;
    private final Choices choices;

    TeamManifests(Manifests manifests, Team team, long seed) {
        this.manifests = manifests;
        this.team = team;
        this.choices = new Choices(team, seed);
    }

    void write() {
        String namespace = team.namespace();
        String injection = choices.below(20) == 0 ? "    istio.io/rev: stable\n" : "    istio-injection: enabled\n";
        manifests.add("v1", "Namespace", null, namespace, team.injected() ? injection : "", "");
        if (team.strict()) {
            peerAuthentication(namespace);
        }
        if (team.scoped()) {
            sidecar(namespace);
        }
        manifests.add("networking.k8s.io/v1", "NetworkPolicy", namespace, "default", """
            spec:
              podSelector: {}
              policyTypes: [Ingress]
              ingress:
              - from:
                - namespaceSelector: {}
            """);
        manifests.endFile();
        for (int i = 0; i < team.applications(); i++) {
            new ApplicationManifests(manifests, team, choices, i).write();
        }
    }

    private void peerAuthentication(String namespace) {
        manifests.add("security.istio.io/v1", "PeerAuthentication", namespace, "default", """
            spec:
              mtls:
                mode: STRICT
            """);
    }

    /** Shows its own namespace, the platform, and some namespaces of the department. */
    private void sidecar(String namespace) {
        StringBuilder hosts = new StringBuilder();
        for (int i = choices.below(4); i >= 0; i--) {
            hosts.append("    - ").append(choices.neighbour().namespace()).append("/*\n");
        }
        manifests.add("networking.istio.io/v1", "Sidecar", namespace, "default", """
            spec:
              egress:
              - hosts:
                - ./*
                - istio-system/*
                - data/*
            """ + hosts);
    }
}
