package io.meshlint.grammar.syntax;

import io.meshlint.grammar.text.Span;
import java.util.List;
import java.util.Optional;

/** A rule file. */
public record Module(Span span, QualifiedName name, List<Import> imports, List<Declaration> declarations)
        implements Syntax {
    public Module {
        imports = List.copyOf(imports);
        declarations = List.copyOf(declarations);
    }

    /**
     * {@code import a.b} or {@code import a.b (C, D as E)}.
     *
     * @param items the chosen names; empty means the whole module
     */
    public record Import(Span span, QualifiedName module, Optional<List<ImportItem>> items) implements Syntax {
        public Import {
            items = items.map(List::copyOf);
        }
    }

    /** A chosen name and, where it is renamed, its new one. */
    public record ImportItem(Span span, Identifier name, Optional<Identifier> alias) implements Syntax {

        /** The name by which the importing module knows it. */
        public Identifier localName() {
            return alias.orElse(name);
        }
    }
}
