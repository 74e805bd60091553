package io.meshlint.engine.core;

import io.meshlint.engine.schema.KindSchema;

/** What a {@code for} ranges over. */
public sealed interface Relation {

    String name();

    /** The resources of a kind. */
    record OfKind(KindSchema kind) implements Relation {
        @Override
        public String name() {
            return kind.kind();
        }
    }

    /** All resources. */
    record AllResources() implements Relation {
        @Override
        public String name() {
            return "Resource";
        }
    }

    /** The rows of a view. */
    record OfView(Declarations.View view) implements Relation {
        @Override
        public String name() {
            return view.name();
        }
    }

    /** The rows of a table; with inputs, the first that matches. */
    record OfTable(Declarations.Table table) implements Relation {
        @Override
        public String name() {
            return table.name();
        }
    }
}
