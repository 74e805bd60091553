package io.meshlint.engine.value;

/** A resource as rules see it. Equal only to itself; there is one for each {@link Resource}. */
public final class ResourceValue implements Value {
    private final Resource resource;
    private Value name;
    private Value namespace;

    ResourceValue(Resource resource) {
        this.resource = resource;
    }

    public Resource resource() {
        return resource;
    }

    /** The name, where {@code metadata.name} stands. Rules ask for names more often than for anything else. */
    public Value name() {
        Value known = name;
        if (known == null) {
            known = new TextValue(resource.name(), metadata("name"));
            name = known;
        }
        return known;
    }

    /** The namespace, where {@code metadata.namespace} or else the document stands; absent for a resource in no namespace. */
    public Value namespace() {
        Value known = namespace;
        if (known == null) {
            known = resource.namespace()
                    .<Value>map(text -> new TextValue(text, metadata("namespace")))
                    .orElse(AbsentValue.NOTHING);
            namespace = known;
        }
        return known;
    }

    private Place metadata(String field) {
        MapValue body = resource.body();
        Value value = body.field("metadata") instanceof MapValue metadata ? metadata.field(field) : AbsentValue.NOTHING;
        return value.place() == null ? body.place() : value.place();
    }

    /** The first line of the document. */
    @Override
    public Place place() {
        return resource.body().place();
    }

    @Override
    public String toString() {
        return resource.reference();
    }
}
