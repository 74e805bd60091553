package io.meshlint.engine.value;

/** A resource as rules see it. Equal only to itself; there is one for each {@link Resource}. */
public final class ResourceValue implements Value {
    private final Resource resource;

    ResourceValue(Resource resource) {
        this.resource = resource;
    }

    public Resource resource() {
        return resource;
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
