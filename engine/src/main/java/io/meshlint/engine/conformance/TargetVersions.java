package io.meshlint.engine.conformance;

import io.meshlint.engine.schema.Product;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The releases that a world is checked for; a product of which nothing is known has none. */
public record TargetVersions(Map<Product, Target> releases) {
    /** Nothing is known. */
    public static final TargetVersions UNKNOWN = new TargetVersions(Map.of());

    private static final Pattern VERSION = Pattern.compile("v?1\\.([0-9]{1,3})(?:[^0-9].*)?");

    /**
     * A release.
     *
     * @param minor   22 for 1.22
     * @param certain false where it was assumed, because nobody and no manifest says it
     */
    public record Target(int minor, boolean certain) {
        String written() {
            return "1." + minor;
        }
    }

    public TargetVersions {
        releases = Map.copyOf(releases);
    }

    /**
     * These and one more.
     *
     * @param version as the user or a manifest writes it; one that is not understood is not known
     */
    public TargetVersions with(Product product, String version, boolean certain) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return this;
        }
        Map<Product, Target> all = new EnumMap<>(Product.class);
        all.putAll(releases);
        all.put(product, new Target(Integer.parseInt(matcher.group(1)), certain));
        return new TargetVersions(all);
    }

    Optional<Target> of(Product product) {
        return Optional.ofNullable(releases.get(product));
    }
}
