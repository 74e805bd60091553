package io.meshlint.engine.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what looks like a secret in the lines of a file: values of a Secret's {@code data} and {@code stringData}, values of keys and variables with a name such as
 * {@code dbPassword}, private keys, and passwords in URLs.
 *
 * <p>It works on lines and not on YAML, since templates and broken files are shown too. In doubt it hides.
 */
public final class SecretMask {
    /** What stands in place of a secret. */
    public static final String MASK = "*****";

    private static final Pattern SECRET_KIND =
            Pattern.compile("^[\\s{,-]*[\"']?kind[\"']?\\s*:\\s*[\"']?Secret[\"']?\\s*,?\\s*(#.*)?$");
    private static final Pattern SECRET_KIND_IN_LINE =
            Pattern.compile("[{,]\\s*\"?kind\"?\\s*:\\s*\"?Secret\"?\\s*[,}]");
    private static final Pattern DATA = Pattern.compile("^([\\s{,-]*)[\"']?(data|stringData)[\"']?\\s*:(.*)$");
    private static final Pattern DATA_IN_LINE =
            Pattern.compile("([\"']?(?:data|stringData)[\"']?\\s*:\\s*)\\{[^}]*\\}?");
    private static final Pattern KEY = Pattern.compile("^(\\s*(?:- +)*[\"']?)([\\w./-]+)([\"']?\\s*[:=]\\s*)(\\S.*)$");
    private static final Pattern VARIABLE = Pattern.compile("^\\s*(?:- +)?name\\s*:\\s*[\"']?([\\w.-]+)[\"']?\\s*$");
    private static final Pattern IN_LINE =
            Pattern.compile("([{,]\\s*[\"']?)([\\w.-]+)([\"']?\\s*:\\s*)([^,}\\s][^,}]*)");
    private static final Pattern URL = Pattern.compile("(://[^/\\s:@]+:)[^/\\s@]+@");
    private static final Pattern HARMLESS = Pattern.compile(
            "([\"']?(?:true|false)[\"']?|null|~|[|>][-+0-9]*|\\{\\{[^\"'`]*\\}\\}|[&*][\\w-]+|\\{|\\[)\\s*,?\\s*(#.*)?");
    private static final Set<String> LAST_WORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "token",
            "secret",
            "apikey",
            "privatekey",
            "accesskey",
            "secretkey",
            "credential",
            "credentials");
    private static final Set<String> LAST_PAIRS =
            Set.of("api key", "private key", "access key", "secret key", "client secret");

    private final List<String> lines;
    private final List<String> masked = new ArrayList<>();
    private boolean inSecret;
    private int hiddenBelow = -1;
    private boolean inPrivateKey;
    private boolean valueIsSecret;

    private SecretMask(List<String> lines) {
        this.lines = lines;
    }

    public static List<String> mask(String text) {
        return new SecretMask(text.lines().toList()).run();
    }

    private List<String> run() {
        for (int i = 0; i < lines.size(); i++) {
            if (i == 0 || lines.get(i).startsWith("---")) {
                inSecret = isSecret(i);
                hiddenBelow = -1;
            }
            masked.add(shown(lines.get(i)));
        }
        return masked;
    }

    private boolean isSecret(int from) {
        for (int i = from; i < lines.size() && (i == from || !lines.get(i).startsWith("---")); i++) {
            String line = lines.get(i);
            if (line.contains("Secret")
                    && (SECRET_KIND.matcher(line).matches()
                            || SECRET_KIND_IN_LINE.matcher(line).find())) {
                return true;
            }
        }
        return false;
    }

    private String shown(String line) {
        if (line.contains("-----BEGIN") && line.contains("PRIVATE KEY")) {
            inPrivateKey = !line.contains("-----END");
            return keepIndentation(line);
        }
        if (inPrivateKey) {
            inPrivateKey = !line.contains("-----END");
            return keepIndentation(line);
        }
        if (hiddenBelow >= 0 && (line.isBlank() || indentation(line) > hiddenBelow)) {
            return maskBelow(line);
        }
        hiddenBelow = -1;
        if (inSecret && SECRET_KIND_IN_LINE.matcher(line).find()) {
            return DATA_IN_LINE.matcher(line).replaceAll("$1" + MASK);
        }
        Matcher data = DATA.matcher(line);
        if (inSecret && data.matches()) {
            hiddenBelow = data.group(1).length();
            String rest = data.group(3).strip();
            return rest.isEmpty() || rest.startsWith("#") || rest.equals("{")
                    ? line
                    : line.substring(0, data.start(3)) + " " + MASK;
        }
        return maskCredentials(line);
    }

    /** A line below {@code data}: the key stays, the value goes. */
    private static String maskBelow(String line) {
        Matcher key = KEY.matcher(line);
        if (key.matches()) {
            return key.group(1) + key.group(2) + key.group(3) + MASK;
        }
        String text = line.strip();
        return text.isEmpty() || text.endsWith(":") || text.equals("}") || text.equals("},")
                ? line
                : keepIndentation(line);
    }

    private String maskCredentials(String line) {
        boolean secretValue = valueIsSecret;
        Matcher variable = VARIABLE.matcher(line);
        if (variable.matches()) {
            valueIsSecret = isCredential(variable.group(1));
            return line;
        }
        valueIsSecret = secretValue && line.isBlank();
        Matcher key = KEY.matcher(line);
        if (!key.matches()) {
            return maskInLine(line);
        }
        boolean credential =
                isCredential(key.group(2)) || secretValue && key.group(2).equals("value");
        String value = key.group(4);
        if (credential && (value.startsWith("|") || value.startsWith(">"))) {
            hiddenBelow = indentation(line);
            return line;
        }
        boolean flow = value.startsWith("{") && !value.startsWith("{{") || value.startsWith("[");
        if (credential && !flow && !HARMLESS.matcher(value).matches()) {
            return key.group(1) + key.group(2) + key.group(3) + MASK;
        }
        return maskInLine(line);
    }

    private static String maskInLine(String line) {
        String safe = URL.matcher(line).replaceAll("$1" + MASK + "@");
        Matcher field = IN_LINE.matcher(safe);
        StringBuilder text = new StringBuilder();
        while (field.find()) {
            boolean hide = isCredential(field.group(2))
                    && !HARMLESS.matcher(field.group(4)).matches();
            String replacement = hide ? field.group(1) + field.group(2) + field.group(3) + MASK : field.group();
            field.appendReplacement(text, Matcher.quoteReplacement(replacement));
        }
        return field.appendTail(text).toString();
    }

    /** True where the name's last words are those of a credential: {@code DB_PASSWORD}, {@code apiKey}; not {@code secretName}. */
    static boolean isCredential(String name) {
        String[] words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+");
        if (words.length == 0) {
            return false;
        }
        String last = words[words.length - 1];
        return LAST_WORDS.contains(last)
                || words.length > 1 && LAST_PAIRS.contains(words[words.length - 2] + " " + last);
    }

    private static String keepIndentation(String line) {
        return line.substring(0, indentation(line)) + MASK;
    }

    private static int indentation(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
