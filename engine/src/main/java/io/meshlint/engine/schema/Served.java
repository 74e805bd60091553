package io.meshlint.engine.schema;

import java.util.Objects;

/**
 * The releases in which a kind is served under one API version.
 *
 * @param apiVersion with its group, as a manifest writes it
 */
public record Served(String apiVersion, Product product, Releases releases) {
    public Served {
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(releases, "releases");
    }
}
