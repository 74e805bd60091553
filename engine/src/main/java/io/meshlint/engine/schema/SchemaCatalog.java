package io.meshlint.engine.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds that meshlint knows. Thread-safe; a kind is loaded when it is first asked for. */
public interface SchemaCatalog {

    /** The kind of a group, under any of the groups it has had ({@code extensions} and {@code apps} give the same Deployment). */
    Optional<KindSchema> find(String group, String kind);

    /**
     * The kind that a plain name means in a rule: Kubernetes' own groups come before Istio's, Istio's before all others.
     */
    Optional<KindSchema> preferred(String kind);

    /** All kinds of a plain name, the preferred one first; more than one for {@code Gateway}, {@code Service}, {@code Policy}. */
    List<KindSchema> named(String kind);

    /** All plain names, for suggestions. */
    Set<String> names();

    /** The releases of a product whose schemas were compared: only of these is it known which fields they lack. */
    Releases compared(Product product);
}
