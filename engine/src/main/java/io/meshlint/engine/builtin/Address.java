package io.meshlint.engine.builtin;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address or a network, never resolved by name. As in Go's net package, {@code ::ffff:10.0.0.1} is the address of version 4, and
 * numbers with a leading zero are refused.
 *
 * @param number the address as a number
 * @param bits   32 or 128
 * @param prefix the network's prefix length, {@code bits} for a single address
 */
record Address(BigInteger number, int bits, int prefix) {
    private static final Pattern VERSION_4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    // A text that begins otherwise would be looked up as a name.
    private static final Pattern VERSION_6 = Pattern.compile("(?=[^:]{0,4}:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");
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
            int bits = bytes.length * 8;
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

    /** The first bits as a text that no network of another length or version has. */
    String start(int length) {
        return bits + "/" + length + "/" + number.shiftRight(bits - length).toString(Character.MAX_RADIX);
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
        return Optional.of(bits == 32 ? version4(bytes) : version6(bytes));
    }

    private static String version4(byte[] bytes) {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
    }

    /** As RFC 5952 section 4 writes it: lower case, no leading zeros, the first longest run of two or more zero groups as {@code ::}. */
    private static String version6(byte[] bytes) {
        int longest = -1;
        int length = 1;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && group(bytes, end) == 0) {
                end++;
            }
            if (end - start > length) {
                longest = start;
                length = end - start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == longest) {
                text.append("::");
                i += length - 1;
            } else {
                boolean first = text.length() == 0 || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(group(bytes, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] bytes, int index) {
        return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
    }
}
