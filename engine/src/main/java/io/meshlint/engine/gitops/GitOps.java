package io.meshlint.engine.gitops;

import io.meshlint.engine.value.Resource;
import java.util.Optional;

/** Reads GitOps objects of every kind. */
public final class GitOps {
    private static final String ARGO = "argoproj.io";
    private static final String FLUX_KUSTOMIZE = "kustomize.toolkit.fluxcd.io";
    private static final String FLUX_HELM = "helm.toolkit.fluxcd.io";

    private GitOps() {}

    /** True for an object that deploys something. */
    public static boolean deploys(Resource resource) {
        String kind = resource.kind();
        return switch (resource.group()) {
            case ARGO -> kind.equals("Application") || kind.equals("ApplicationSet");
            case FLUX_KUSTOMIZE -> kind.equals("Kustomization");
            case FLUX_HELM -> kind.equals("HelmRelease");
            default -> false;
        };
    }

    /** Words of which a file has one if it may hold such an object. */
    public static boolean isMentioned(byte[] content) {
        String text = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.contains(ARGO) || text.contains(".toolkit.fluxcd.io");
    }

    /** What an object deploys; empty for an object that deploys nothing. */
    public static Optional<Plan> plan(Resource resource, Surroundings surroundings) {
        if (!deploys(resource)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (resource.kind()) {
                    case "Application" -> ArgoApplication.read(resource, surroundings);
                    case "ApplicationSet" -> ArgoApplicationSet.read(resource, surroundings);
                    case "Kustomization" -> FluxKustomization.read(resource, surroundings);
                    default -> FluxHelmRelease.read(resource, surroundings);
                });
    }
}
