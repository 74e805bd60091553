package io.meshlint.engine;

import io.meshlint.engine.config.Configuration;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rules run, and with which severity they report. */
final class RuleSelection {
    private static final String TAG = "tag:";

    private final Map<String, Configuration.RuleSetting> settings;
    private final List<String> select;
    private final List<String> ignore;

    RuleSelection(Map<String, Configuration.RuleSetting> settings, List<String> select, List<String> ignore) {
        this.settings = settings;
        this.select = select;
        this.ignore = ignore;
    }

    /** The request's lists come before the configuration's switches. */
    boolean runs(RuleDescriptor rule) {
        if (ignore.stream().anyMatch(selector -> matches(selector, rule))) {
            return false;
        }
        if (!select.isEmpty()) {
            return select.stream().anyMatch(selector -> matches(selector, rule));
        }
        return setting(rule).map(Configuration.RuleSetting::enabled).orElse(true);
    }

    /**
     * True unless someone named the rule to switch it off. Asking for other rules does not hide what could not be read or rendered: their silence
     * would look like a clean result.
     */
    boolean tells(RuleDescriptor rule) {
        return ignore.stream().noneMatch(selector -> matches(selector, rule))
                && setting(rule).map(Configuration.RuleSetting::enabled).orElse(true);
    }

    /** The severity that the configuration gives a rule; empty where it gives none. */
    Optional<Severity> severity(RuleDescriptor rule) {
        return setting(rule).flatMap(Configuration.RuleSetting::severity);
    }

    /** A setting for the rule itself comes before one for its tag. */
    private Optional<Configuration.RuleSetting> setting(RuleDescriptor rule) {
        Optional<Configuration.RuleSetting> own = first(rule, false);
        return own.isPresent() ? own : first(rule, true);
    }

    private Optional<Configuration.RuleSetting> first(RuleDescriptor rule, boolean tags) {
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(TAG) == tags && matches(setting.getKey(), rule))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** True if the selector is the rule's code, name, pack/code, an equivalent, or one of its tags. */
    static boolean matches(String selector, RuleDescriptor rule) {
        String tag = selector.startsWith(TAG) ? selector.substring(TAG.length()) : selector;
        return selector.equals(rule.code())
                || selector.equals(rule.name())
                || selector.equals(rule.pack() + "/" + rule.code())
                || rule.equivalents().contains(selector)
                || rule.tags().contains(tag);
    }

    /** Selectors that match no rule, in the order they were written. */
    List<String> unknown(List<RuleDescriptor> rules) {
        return java.util.stream.Stream.of(select, ignore, settings.keySet())
                .flatMap(java.util.Collection::stream)
                .distinct()
                .filter(selector -> rules.stream().noneMatch(rule -> matches(selector, rule)))
                .toList();
    }
}
