package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.type.Type;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Module;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The modules of a run and what each declares. */
final class Modules {
    private final Map<String, Entry> byName = new TreeMap<>();

    /** What a module declares, by name; filled while signatures are read. */
    static final class Entry {
        final String pack;
        final Module syntax;
        final Map<String, Declared> declared = new LinkedHashMap<>();
        final Map<String, Declaration.TypeAlias> aliases = new LinkedHashMap<>();
        final Map<String, Type> aliasTypes = new LinkedHashMap<>();

        Entry(String pack, Module syntax) {
            this.pack = pack;
            this.syntax = syntax;
        }

        boolean has(String name) {
            return declared.containsKey(name) || aliases.containsKey(name);
        }

        java.util.Set<String> names() {
            java.util.Set<String> names = new java.util.TreeSet<>(declared.keySet());
            names.addAll(aliases.keySet());
            return names;
        }
    }

    /** Adds a module; the earlier one of the same name is given back and stays. */
    Optional<Entry> add(Entry entry) {
        return Optional.ofNullable(byName.putIfAbsent(entry.syntax.name().text(), entry));
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Iterable<Entry> all() {
        return byName.values();
    }

    java.util.Set<String> names() {
        return byName.keySet();
    }
}
