package io.meshlint.engine.builtin;

import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the pairs of {@code cidrContains(network, address)}: an address asks for all networks that it could be in, by their prefixes. */
final class AddressIndex implements JoinIndex {
    private static final String EVERY_ADDRESS = "*";

    @Override
    public List<Object> stored(int argument, Value value) {
        return argument == 0 ? networkKeys(value) : addressKeys(value);
    }

    @Override
    public Optional<List<Object>> probed(int storedArgument, Value probing) {
        return Optional.of(storedArgument == 0 ? addressKeys(probing) : networkKeys(probing));
    }

    private static List<Object> networkKeys(Value value) {
        if (!(value instanceof TextValue text)) {
            return List.of();
        }
        if (text.value().equals(EVERY_ADDRESS)) {
            return List.of(EVERY_ADDRESS);
        }
        return Address.addressOrNetwork(text.value())
                .<List<Object>>map(a -> List.of(a.start(a.prefix())))
                .orElse(List.of());
    }

    /** The networks that hold an address or network: one for each shorter prefix. {@code *} is no address, it is in none but itself. */
    private static List<Object> addressKeys(Value value) {
        Optional<Address> address =
                value instanceof TextValue text ? Address.addressOrNetwork(text.value()) : Optional.empty();
        List<Object> keys = new ArrayList<>();
        address.ifPresent(a -> {
            for (int length = 0; length <= a.prefix(); length++) {
                keys.add(a.start(length));
            }
            keys.add(EVERY_ADDRESS);
        });
        return keys;
    }
}
