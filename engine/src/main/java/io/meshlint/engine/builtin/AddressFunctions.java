package io.meshlint.engine.builtin;

import static io.meshlint.engine.builtin.Signatures.condition;
import static io.meshlint.engine.builtin.Signatures.function;
import static io.meshlint.engine.builtin.TextFunctions.text;
import static io.meshlint.engine.type.Type.INTEGER;
import static io.meshlint.engine.type.Type.TEXT;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Functions of IP addresses and networks. */
final class AddressFunctions {
    static final List<Builtin> ALL = List.of(
            condition(
                    "isIp",
                    List.of(TEXT),
                    a -> Arguments.truth(Address.address(text(a, 0)).isPresent())),
            condition("isIpv4", List.of(TEXT), a -> Arguments.truth(hasBits(text(a, 0), 32))),
            condition("isIpv6", List.of(TEXT), a -> Arguments.truth(hasBits(text(a, 0), 128))),
            condition(
                    "isCidr",
                    List.of(TEXT),
                    a -> Arguments.truth(Address.network(text(a, 0)).isPresent())),
            condition(
                    "cidrContains",
                    List.of(TEXT, TEXT),
                    a -> Arguments.truth(both(a, Address::contains)),
                    new AddressIndex()),
            condition("cidrsOverlap", List.of(TEXT, TEXT), a -> Arguments.truth(overlap(a)), new AddressOverlapIndex()),
            function("nthAddress", List.of(TEXT, INTEGER), TEXT.optional(), AddressFunctions::nth));

    private AddressFunctions() {}

    private static boolean hasBits(String text, int bits) {
        return Address.address(text).filter(address -> address.bits() == bits).isPresent();
    }

    /** {@code *} is every address, as in Istio's exclusion lists. */
    private static boolean both(List<Value> arguments, BiPredicate<Address, Address> test) {
        Optional<Address> right = Address.addressOrNetwork(text(arguments, 1));
        if (text(arguments, 0).equals("*")) {
            return right.isPresent();
        }
        Optional<Address> left = Address.addressOrNetwork(text(arguments, 0));
        return left.isPresent() && right.isPresent() && test.test(left.get(), right.get());
    }

    private static boolean overlap(List<Value> arguments) {
        return both(arguments, Address::overlaps)
                || both(List.of(arguments.get(1), arguments.get(0)), Address::overlaps);
    }

    private static Value nth(List<Value> arguments) {
        long n = ((IntegerValue) arguments.get(1)).value();
        return Address.network(text(arguments, 0))
                .flatMap(network -> network.nth(n))
                .<Value>map(address -> new TextValue(address, arguments.get(0).place()))
                .orElse(AbsentValue.NOTHING);
    }
}
