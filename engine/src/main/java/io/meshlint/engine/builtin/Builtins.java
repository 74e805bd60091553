package io.meshlint.engine.builtin;

import io.meshlint.engine.type.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalogue of built-in functions. */
public final class Builtins {
    private static final Map<String, Builtin> BY_NAME = catalogue(List.of(
            TextFunctions.ALL,
            ListFunctions.ALL,
            NodeFunctions.ALL,
            ParseFunctions.ALL,
            AddressFunctions.ALL,
            HostFunctions.ALL,
            SelectorFunctions.ALL));

    private Builtins() {}

    private static Map<String, Builtin> catalogue(List<List<Builtin>> groups) {
        Map<String, Builtin> all = new TreeMap<>();
        for (List<Builtin> group : groups) {
            for (Builtin function : group) {
                if (all.put(function.name(), function) != null) {
                    throw new IllegalStateException("two built-ins are called " + function.name());
                }
            }
        }
        return Collections.unmodifiableMap(all);
    }

    public static Optional<Builtin> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The built-in of that name for arguments of these types: {@code selects} means what the type of its selector means where it is empty.
     */
    public static Builtin forTypes(Builtin builtin, List<Type> arguments) {
        boolean labelSelector =
                builtin.equals(SelectorFunctions.SELECTS) && SelectorFunctions.isLabelSelector(arguments.get(0));
        return labelSelector ? SelectorFunctions.LABEL_SELECTOR_MATCHES : builtin;
    }

    /** By name. */
    public static Collection<Builtin> all() {
        return BY_NAME.values();
    }
}
