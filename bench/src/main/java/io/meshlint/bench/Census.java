package io.meshlint.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints how many resources of each kind generated worlds have. Arguments: numbers of resources. */
public final class Census {
    private static final Pattern KIND = Pattern.compile("(?m)^kind: (.*)$");

    private Census() {}

    public static void main(String[] arguments) {
        for (String size : arguments) {
            Map<String, Integer> kinds = new TreeMap<>();
            for (String file : WorldGenerator.files(Integer.parseInt(size), MeasuredWorld.SEED)) {
                Matcher matcher = KIND.matcher(file);
                while (matcher.find()) {
                    kinds.merge(matcher.group(1), 1, Integer::sum);
                }
            }
            int all = kinds.values().stream().mapToInt(Integer::intValue).sum();
            System.out.println(all + " resources");
            kinds.forEach((kind, count) ->
                    System.out.println(String.format(Locale.ROOT, "  %6.2f %% %s", 100.0 * count / all, kind)));
        }
    }
}
