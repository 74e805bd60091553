package io.meshlint.engine.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes the identity of a finding from what stays the same when other things are edited. */
public final class Fingerprints {
    private static final int DIGITS = 32;

    private Fingerprints() {}

    /**
     * The first 128 bits of a SHA-256 over a rule's code and the parts, as lower-case hexadecimal.
     *
     * @param parts what makes the finding this one, in an order of its own: identities of resources, merge keys, contents; no list index, line, message or world
     */
    public static String of(String rule, List<String> parts) {
        MessageDigest digest = sha256();
        add(digest, rule);
        parts.forEach(part -> add(digest, part));
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** The length comes first, so that no two lists of parts give the same bytes. */
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
