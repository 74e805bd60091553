package io.meshlint.engine.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which of several things are deployed by no other of them. */
final class Starts {
    private Starts() {}

    /**
     * The things that no other one deploys; the others are found again in what those deploy, as they will be then.
     * Where things deploy each other in a circle, the first of them begins.
     *
     * @param places where a thing lies; empty ones do not count
     * @param claims the places that it deploys
     */
    static <T> List<T> of(
            List<T> all, Function<T, List<String>> places, Function<T, ? extends Collection<String>> claims) {
        Map<String, List<T>> byPlace = new HashMap<>();
        for (T one : all) {
            places.apply(one).stream()
                    .filter(place -> !place.isEmpty())
                    .forEach(place -> byPlace.computeIfAbsent(place, p -> new ArrayList<>())
                            .add(one));
        }
        Map<T, Set<T>> deployed = new LinkedHashMap<>();
        Set<T> dependent = new HashSet<>();
        for (T one : all) {
            Set<T> others = new LinkedHashSet<>();
            claims.apply(one).forEach(claim -> others.addAll(byPlace.getOrDefault(claim, List.of())));
            others.remove(one);
            deployed.put(one, others);
            dependent.addAll(others);
        }
        List<T> order = new ArrayList<>(all);
        order.removeIf(dependent::contains);
        order.addAll(all.stream().filter(dependent::contains).toList());
        Set<T> reached = new HashSet<>();
        List<T> starts = new ArrayList<>();
        for (T candidate : order) {
            if (!reached.contains(candidate)) {
                starts.add(candidate);
                reach(candidate, deployed, reached);
            }
        }
        return starts;
    }

    private static <T> void reach(T start, Map<T, Set<T>> deployed, Set<T> reached) {
        Deque<T> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            T one = open.pop();
            if (reached.add(one)) {
                open.addAll(deployed.get(one));
            }
        }
    }
}
