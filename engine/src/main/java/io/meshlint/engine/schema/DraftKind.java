package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind while it is being put together.
 *
 * @param family whose kind it is; decides which of several kinds of one name a plain name means
 * @param group  API group, empty for core
 * @param scope  how it stands in a cluster
 */
public record DraftKind(
        Family family, String group, String kind, List<String> versions, Scope scope, Draft.Mapping root) {

    /** In the order of preference. */
    public enum Family {
        KUBERNETES,
        ISTIO,
        OTHER
    }

    public enum Scope {
        NAMESPACED,
        CLUSTER,
        /** No resource, a named type only. */
        TYPE
    }

    private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})(?:(alpha|beta)(\\d{1,2}))?");

    /** The order in which Kubernetes prefers versions (the rule of {@code kube-aggregator}, version.CompareKubeAwareVersionStrings). */
    public static final Comparator<String> NEWEST_FIRST =
            Comparator.comparingInt(DraftKind::rank).reversed().thenComparing(Comparator.reverseOrder());

    /** In the order of preference. */
    public static final Comparator<DraftKind> ORDER = Comparator.comparing(DraftKind::family)
            .thenComparing(DraftKind::group)
            .thenComparing(DraftKind::kind);

    public DraftKind {
        versions = versions.stream().distinct().sorted(NEWEST_FIRST).toList();
    }

    /** Group and kind, as places in the tables name them. */
    public String reference() {
        return (group.isEmpty() ? "core" : group) + "/" + kind;
    }

    /** This kind with further versions of the same fields. */
    public DraftKind withVersions(List<String> others) {
        List<String> all = new ArrayList<>(versions);
        all.addAll(others);
        return new DraftKind(family, group, kind, all, scope, root);
    }

    /** This kind with what other versions of it have beside. */
    public DraftKind join(DraftKind other, DraftJoin join) {
        boolean newer = NEWEST_FIRST.compare(other.versions.get(0), versions.get(0)) < 0;
        Draft.Mapping joined = newer ? join.mappings(other.root, root) : join.mappings(root, other.root);
        return new DraftKind(family, group, kind, versions, scope, joined).withVersions(other.versions);
    }

    /** Gives a root the fields that every resource has. */
    public static void complete(Draft.Mapping root, Draft metadata) {
        root.members.put("apiVersion", new Draft.Member(Draft.TEXT, false, null));
        root.members.put("kind", new Draft.Member(Draft.TEXT, false, null));
        root.members.put("metadata", new Draft.Member(metadata, false, null));
    }

    private static int rank(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return -1;
        }
        int stability = matcher.group(2) == null ? 2 : matcher.group(2).equals("beta") ? 1 : 0;
        int revision = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return stability * 1_000_000 + Integer.parseInt(matcher.group(1)) * 1_000 + revision;
    }
}
