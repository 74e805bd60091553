package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.type.Type;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Module;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The modules of a run and what each declares. */
final class Modules {
    private final Map<String, Entry> byName = new TreeMap<>();
    /** True if there are texts of which not even the module's name could be read. */
    boolean nameless;

    /** What a module declares, by name; filled while signatures are read. */
    static final class Entry {
        final String pack;
        final Module syntax;
        final Map<String, Declared> declared = new LinkedHashMap<>();
        final Map<String, Declaration.TypeAlias> aliases = new LinkedHashMap<>();
        final Map<String, Type> aliasTypes = new LinkedHashMap<>();
        /** True if declarations may be missing: the text has mistakes, or another module has the same name. */
        boolean incomplete;

        Entry(String pack, Module syntax) {
            this.pack = pack;
            this.syntax = syntax;
        }

        boolean has(String name) {
            return declared.containsKey(name) || aliases.containsKey(name);
        }

        Set<String> names() {
            Set<String> names = new TreeSet<>(declared.keySet());
            names.addAll(aliases.keySet());
            return names;
        }
    }

    /** Adds a module; the earlier one of the same name is given back and stays. */
    Optional<Entry> add(Entry entry) {
        Optional<Entry> earlier =
                Optional.ofNullable(byName.putIfAbsent(entry.syntax.name().text(), entry));
        earlier.ifPresent(first -> first.incomplete = true);
        return earlier;
    }

    /** The modules that declare a name, by their own. */
    List<Entry> declaring(String name) {
        return byName.values().stream().filter(entry -> entry.has(name)).toList();
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Iterable<Entry> all() {
        return byName.values();
    }

    Set<String> names() {
        return byName.keySet();
    }
}
