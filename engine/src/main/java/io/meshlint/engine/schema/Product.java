package io.meshlint.engine.schema;

/** Whose release decides which fields a kind has. */
public enum Product {
    KUBERNETES("kubernetes", "Kubernetes"),
    ISTIO("istio", "Istio");

    private final String word;
    private final String title;

    Product(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As the bundled files write it. */
    public String word() {
        return word;
    }

    /** As a message writes it. */
    public String title() {
        return title;
    }

    static Product of(String word) {
        for (Product product : values()) {
            if (product.word.equals(word)) {
                return product;
            }
        }
        throw new IllegalStateException("bundled schemas: " + word + " is no product");
    }
}
