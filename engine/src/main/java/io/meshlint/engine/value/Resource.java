package io.meshlint.engine.value;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * An object of the Kubernetes API as it will be deployed. Equal only to itself.
 */
public final class Resource {

    /** By kind, namespace, name, group and then place: the order in which rules see resources. */
    public static final Comparator<Resource> ORDER = Resource::compare;

    private final String apiVersion;
    private final String kind;
    private final String namespace;
    private final boolean namespaceAssumed;
    private final String name;
    private final MapValue body;
    private final boolean outline;
    private final ResourceValue value;

    /**
     * @param namespace        null for an object that lives in no namespace
     * @param namespaceAssumed true where the manifest names none and the unit's or {@code default} was taken
     * @param body             the whole document
     */
    public Resource(
            String apiVersion, String kind, String namespace, boolean namespaceAssumed, String name, MapValue body) {
        this(apiVersion, kind, namespace, namespaceAssumed, name, body, false);
    }

    private Resource(
            String apiVersion,
            String kind,
            String namespace,
            boolean namespaceAssumed,
            String name,
            MapValue body,
            boolean outline) {
        this.apiVersion = Objects.requireNonNull(apiVersion, "apiVersion");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.namespace = namespace;
        this.namespaceAssumed = namespaceAssumed;
        this.name = Objects.requireNonNull(name, "name");
        this.body = Objects.requireNonNull(body, "body");
        this.outline = outline;
        this.value = new ResourceValue(this);
    }

    /** An object of which only an outline is told, because it is defined elsewhere: what it lacks says nothing. */
    public static Resource outline(
            String apiVersion, String kind, String namespace, boolean namespaceAssumed, String name, MapValue body) {
        return new Resource(apiVersion, kind, namespace, namespaceAssumed, name, body, true);
    }

    /** True where only an outline of the object is known. */
    public boolean isOutline() {
        return outline;
    }

    public String apiVersion() {
        return apiVersion;
    }

    /** The API group; empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    public String kind() {
        return kind;
    }

    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    public boolean namespaceAssumed() {
        return namespaceAssumed;
    }

    public String name() {
        return name;
    }

    public MapValue body() {
        return body;
    }

    public Document document() {
        return body.place().document();
    }

    /** The resource as rules see it; always the same object. */
    public ResourceValue value() {
        return value;
    }

    /** {@code Service shop/cart}, or {@code Namespace shop} for an object in no namespace. */
    public String reference() {
        return kind + " " + (namespace == null ? "" : namespace + "/") + name;
    }

    @Override
    public String toString() {
        return reference();
    }

    private static int compare(Resource a, Resource b) {
        if (a == b) {
            return 0;
        }
        int comparison = a.kind.compareTo(b.kind);
        if (comparison == 0) {
            comparison = (a.namespace == null ? "" : a.namespace).compareTo(b.namespace == null ? "" : b.namespace);
        }
        if (comparison == 0) {
            comparison = a.name.compareTo(b.name);
        }
        if (comparison == 0) {
            comparison = a.group().compareTo(b.group());
        }
        if (comparison == 0) {
            comparison = a.document().file().compareTo(b.document().file());
        }
        if (comparison == 0) {
            comparison = Integer.compare(a.document().number(), b.document().number());
        }
        return comparison != 0
                ? comparison
                : Integer.compare(a.body.place().startLine(), b.body.place().startLine());
    }
}
