package io.meshlint.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Manifests with what a rule must and must not say about them.
 *
 * <pre>
 * # case: RULE kind              fail, looks-ok-bad: must report; pass, looks-bad-ok, fixed: must not
 * # ctx: istio=1.22 k8s=1.28 cni=true world=closed
 * # also: OTHER                  rules that may report too where the case must not
 *   field: value  # expect: RULE error  # related: RULE
 * </pre>
 *
 * @param rule    code of the rule
 * @param kind    what must come of it
 * @param context the target and the world, by the names of the header
 * @param also    other rules that may report
 * @param markers {@code LINE expect: RULE severity} and {@code LINE related: RULE}, as they stand beside the lines
 * @param text    the whole file
 */
record Fixture(String rule, Kind kind, Map<String, String> context, TreeSet<String> also, TreeSet<String> markers, String text) {
    private static final Pattern CASE = Pattern.compile("^# case: (\\S+) (\\S+)$");
    private static final Pattern SETTING = Pattern.compile("\\b(istio|k8s|world|cni)=(\\S+)");
    private static final Pattern MARKER = Pattern.compile("# (expect: \\S+ (?:error|warning|note)|related: \\S+)(?= |$)");
    private static final Pattern ANY_MARKER = Pattern.compile("# (expect|related):");

    /** What must come of linting a fixture. */
    enum Kind {
        FAIL("fail", true),
        LOOKS_OK_BAD("looks-ok-bad", true),
        PASS("pass", false),
        LOOKS_BAD_OK("looks-bad-ok", false),
        FIXED("fixed", false);

        private final String spelling;
        private final boolean reports;

        Kind(String spelling, boolean reports) {
            this.spelling = spelling;
            this.reports = reports;
        }

        boolean reports() {
            return reports;
        }

        static Kind of(String spelling) {
            return Stream.of(values()).filter(kind -> kind.spelling.equals(spelling)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kind of case: " + spelling));
        }
    }

    static Fixture read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        Matcher header = CASE.matcher(lines.get(0));
        if (!header.matches()) {
            throw new IllegalArgumentException(file + " does not begin with `# case: RULE kind`");
        }
        Map<String, String> context = new LinkedHashMap<>();
        TreeSet<String> also = new TreeSet<>();
        for (String line : lines) {
            if (line.startsWith("# ctx:")) {
                SETTING.matcher(line).results().forEach(setting -> context.put(setting.group(1), setting.group(2)));
            }
            if (line.startsWith("# also:")) {
                also.addAll(List.of(line.substring("# also:".length()).trim().split("[ ,]+")));
            }
        }
        return new Fixture(header.group(1), Kind.of(header.group(2)), context, also, markers(file, lines), text);
    }

    private static TreeSet<String> markers(Path file, List<String> lines) {
        TreeSet<String> markers = new TreeSet<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> found = new ArrayList<>();
            Matcher marker = MARKER.matcher(lines.get(i));
            while (marker.find()) {
                found.add((i + 1) + " " + marker.group(1));
            }
            if (found.size() != ANY_MARKER.matcher(lines.get(i)).results().count()) {
                throw new IllegalArgumentException(file + ":" + (i + 1) + " has a marker that is not understood: " + lines.get(i).trim());
            }
            markers.addAll(found);
        }
        return markers;
    }
}
