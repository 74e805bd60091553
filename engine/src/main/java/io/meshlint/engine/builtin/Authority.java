package io.meshlint.engine.builtin;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Host and port of a URL or of {@code host:port}. Several addresses in one text are none.
 *
 * @param host a name, perhaps with wildcards, or an address without brackets
 * @param port 1 to 65535; empty where none is written
 */
record Authority(String host, Optional<Long> port) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.*-]+");
    private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
    private static final Pattern SCHEMES_ALONE =
            Pattern.compile("(?:jdbc|mailto|urn|data|file|unix):.*", Pattern.DOTALL);
    private static final int HIGHEST_PORT = 65_535;

    static Optional<Authority> of(String text) {
        return read(authority(text));
    }

    /** {@code jdbc:postgresql://user@db:5432/orders?ssl=true} gives {@code db:5432}. */
    private static String authority(String text) {
        int slashes = text.indexOf("://");
        String rest = slashes >= 0 ? text.substring(slashes + 3) : text.startsWith("//") ? text.substring(2) : text;
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        if (authority.indexOf('@') < 0
                && slashes < 0
                && SCHEMES_ALONE.matcher(text).matches()) {
            return "";
        }
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static Optional<Authority> read(String authority) {
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            String rest = end < 0 ? "" : authority.substring(end + 1);
            boolean fine =
                    end > 0 && (rest.isEmpty() || rest.startsWith(":")) && isVersion6(authority.substring(1, end));
            return fine
                    ? withPort(authority.substring(1, end), rest.isEmpty() ? rest : rest.substring(1))
                    : Optional.empty();
        }
        int colon = authority.indexOf(':');
        if (colon < 0) {
            return withPort(authority, "").filter(a -> NAME.matcher(a.host()).matches());
        }
        if (authority.indexOf(':', colon + 1) >= 0) {
            return isVersion6(authority) ? withPort(authority, "") : Optional.empty();
        }
        String port = authority.substring(colon + 1);
        return port.isEmpty()
                ? Optional.empty()
                : withPort(authority.substring(0, colon), port)
                        .filter(a -> NAME.matcher(a.host()).matches());
    }

    private static boolean isVersion6(String text) {
        return text.indexOf(':') >= 0 && Address.address(text).isPresent();
    }

    private static Optional<Authority> withPort(String host, String port) {
        if (port.isEmpty()) {
            return Optional.of(new Authority(host, Optional.empty()));
        }
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > HIGHEST_PORT) {
            return Optional.empty();
        }
        return Optional.of(new Authority(host, Optional.of(Long.parseLong(port))));
    }
}
