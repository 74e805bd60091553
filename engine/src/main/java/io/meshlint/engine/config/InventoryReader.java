package io.meshlint.engine.config;

import io.meshlint.engine.config.Configuration.Inventory;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a configuration says of objects outside of the repository. */
final class InventoryReader {
    private static final String EXAMPLE =
            "Write for example - {kind: Namespace, name: payments, labels: {istio-injection: enabled}}, or - {file:"
                    + " inventory/prod.yaml}.";

    private final UnitReader paths;
    private final ConfigurationProblems problems;

    InventoryReader(UnitReader paths, ConfigurationProblems problems) {
        this.paths = paths;
        this.problems = problems;
    }

    List<Inventory> read(Value value) {
        List<Inventory> inventory = new ArrayList<>();
        if (value instanceof ListValue list) {
            list.elements().forEach(element -> item(element).ifPresent(inventory::add));
        } else if (!value.isAbsent()) {
            problems.add(value.place().region(), "inventory is no list", EXAMPLE);
        }
        return inventory;
    }

    private Optional<Inventory> item(Value value) {
        if (!(value instanceof MapValue map)) {
            problems.add(value.place().region(), "an entry of the inventory is no mapping", EXAMPLE);
            return Optional.empty();
        }
        if (map.field("file") instanceof TextValue file) {
            map.fields().keySet().stream()
                    .filter(key -> !key.equals("file"))
                    .forEach(key -> problems.add(
                            ConfigurationReader.keyRegion(map, key),
                            "an entry with a file says nothing else, not " + key,
                            "Write it as an entry of its own."));
            return paths.inside(file)
                    .map(path -> new Inventory.InFile(path, file.place().region()));
        }
        for (String key : List.of("kind", "name")) {
            if (!(map.field(key) instanceof TextValue)) {
                problems.add(map.place().region(), "an entry of the inventory has no " + key, EXAMPLE);
                return Optional.empty();
            }
        }
        return Optional.of(new Inventory.Item(map));
    }
}
