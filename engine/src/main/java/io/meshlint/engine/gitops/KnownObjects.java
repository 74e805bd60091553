package io.meshlint.engine.gitops;

import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of the repository that GitOps objects refer to: ConfigMaps, Secrets, Git repositories, charts. */
public final class KnownObjects {
    private final Map<String, List<Held>> byKey = new HashMap<>();

    private record Held(Resource resource, Optional<String> environment) {}

    /** @param environment the world that the object belongs to; empty where it belongs to all or is not known */
    public void add(Resource resource, Optional<String> environment) {
        byKey.computeIfAbsent(
                        key(resource.kind(), resource.namespace().orElse(""), resource.name()), k -> new ArrayList<>())
                .add(new Held(resource, environment));
    }

    private static String key(String kind, String namespace, String name) {
        return kind + " " + namespace + "/" + name;
    }

    /** The object of the same world, else one that belongs to all. */
    Optional<Resource> find(String kind, String namespace, String name, Optional<String> environment) {
        List<Held> all = byKey.getOrDefault(key(kind, namespace, name), List.of());
        return all.stream()
                .filter(held -> environment.isPresent() && held.environment.equals(environment))
                .findFirst()
                .or(() -> all.stream()
                        .filter(held -> held.environment.isEmpty() || environment.isEmpty())
                        .findFirst())
                .map(Held::resource);
    }

    /** All of a kind, in the order of their keys. */
    List<Resource> all(String kind) {
        return byKey.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind + " "))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream().map(Held::resource))
                .toList();
    }

    /** True where SOPS has encrypted the object, so that nobody can read it here. */
    static boolean isEncrypted(Resource object) {
        return object.body().fields().containsKey("sops");
    }

    /** The texts that a ConfigMap or Secret holds; those of a Secret's {@code data} decoded. */
    static Map<String, TextValue> data(Resource object) {
        Map<String, TextValue> data = new LinkedHashMap<>();
        boolean secret = object.kind().equals("Secret");
        Values.fields(object.body(), "data").forEach((name, value) -> {
            Optional<TextValue> text = secret ? decoded(value) : plain(value);
            text.ifPresent(held -> data.put(name, held));
        });
        Values.fields(object.body(), "stringData")
                .forEach((name, value) -> plain(value).ifPresent(held -> data.put(name, held)));
        return data;
    }

    private static Optional<TextValue> plain(Value value) {
        if (value instanceof TextValue text) {
            return Optional.of(text);
        }
        return value.isAbsent() || value instanceof MapValue
                ? Optional.empty()
                : Optional.of(new TextValue(value.toString(), value.place()));
    }

    private static Optional<TextValue> decoded(Value value) {
        Place place = value.place();
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(value.toString());
            return Optional.of(new TextValue(new String(bytes, StandardCharsets.UTF_8), place));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
