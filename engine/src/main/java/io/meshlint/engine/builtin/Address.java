package io.meshlint.engine.builtin;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address or a network, never resolved by name.
 *
 * @param number the address as a number
 * @param bits   32 or 128
 * @param prefix the network's prefix length, {@code bits} for a single address
 */
record Address(BigInteger number, int bits, int prefix) {
    private static final Pattern VERSION_4 = Pattern.compile(
            "(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    /** A single address; empty where the text is none. */
    static Optional<Address> address(String text) {
        boolean version4 = VERSION_4.matcher(text).matches();
        if (!version4 && !VERSION_6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // A literal is never looked up: a text with a colon that is no address is refused at once.
            byte[] bytes = InetAddress.getByName(text).getAddress();
            int bits = version4 ? 32 : 128;
            return Optional.of(new Address(new BigInteger(1, bytes), bits, bits));
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    /** A network with a prefix length; empty where the text is none. */
    static Optional<Address> network(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return address(text.substring(0, slash))
                .filter(a -> prefix <= a.bits())
                .map(a -> new Address(a.number(), a.bits(), prefix));
    }

    static Optional<Address> addressOrNetwork(String text) {
        return text.indexOf('/') < 0 ? address(text) : network(text);
    }

    boolean contains(Address other) {
        return bits == other.bits && prefix <= other.prefix && sameStart(other, prefix);
    }

    boolean overlaps(Address other) {
        return bits == other.bits && sameStart(other, Math.min(prefix, other.prefix));
    }

    private boolean sameStart(Address other, int length) {
        return number.shiftRight(bits - length).equals(other.number.shiftRight(bits - length));
    }

    /** The n-th address of the network, counted from its first; empty where the network has fewer. */
    Optional<String> nth(long n) {
        BigInteger first = number.shiftRight(bits - prefix).shiftLeft(bits - prefix);
        BigInteger wanted = first.add(BigInteger.valueOf(n));
        boolean inside = n >= 0 && wanted.shiftRight(bits - prefix).equals(first.shiftRight(bits - prefix));
        if (!inside) {
            return Optional.empty();
        }
        byte[] bytes = new byte[bits / 8];
        byte[] digits = wanted.toByteArray();
        for (int i = 0; i < Math.min(bytes.length, digits.length); i++) {
            bytes[bytes.length - 1 - i] = digits[digits.length - 1 - i];
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes).getHostAddress());
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}
