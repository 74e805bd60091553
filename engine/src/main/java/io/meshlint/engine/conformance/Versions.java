package io.meshlint.engine.conformance;

import io.meshlint.engine.conformance.TargetVersions.Target;
import io.meshlint.engine.schema.Product;
import io.meshlint.engine.schema.Releases.Span;
import io.meshlint.engine.schema.Schema;
import io.meshlint.engine.schema.Served;
import io.meshlint.engine.value.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words for what other versions of a kind have. */
final class Versions {
    private Versions() {}

    /**
     * What a manifest is to name instead.
     *
     * @param message what is wrong
     * @param help    what to write
     */
    record Unserved(String message, String help) {}

    /** Which versions have a field that the target does not have. */
    static String unlike(Known known, Resource resource, Schema.Field field, Span without) {
        if (without.last().isPresent() || without.first().isPresent()) {
            return unlike(known, without);
        }
        return Wording.sentence("is a field of ", known.versionsWith(field), "is a field of another version.")
                        .replaceFirst("\\.$", "")
                + ", not of " + resource.apiVersion();
    }

    /** Since when or until when there is something that the target does not have. */
    static String unlike(Known known, Span without) {
        String when = without.last()
                .map(last -> "exists since " + title(known) + " " + release(last + 1))
                .orElseGet(() -> "existed until " + title(known) + " " + release(without.from() - 1));
        return when + "; " + target(known);
    }

    /**
     * What to do about it.
     *
     * @param fields that the target's version has here
     */
    static String instead(Known known, Set<String> fields, Span without) {
        if (without.last().isPresent()) {
            return "Remove it until the target is " + title(known) + " "
                    + release(without.last().get() + 1) + " or newer.";
        }
        return without.first().isPresent()
                ? "Remove it."
                : Wording.sentence("Remove it. What can be written here is ", fields, "Remove it.");
    }

    /** What to say where the target does not serve the API version; empty where it does, and where that is not known. */
    static Optional<Unserved> unserved(Known known, Resource resource) {
        Optional<Served> named = known.kind().served().stream()
                .filter(served -> served.apiVersion().equals(resource.apiVersion()))
                .findFirst();
        if (named.isEmpty() || known.target().isEmpty()) {
            return Optional.empty();
        }
        Target target = known.target().get();
        List<Span> spans = named.get().releases().spans();
        boolean tooOld = spans.get(0).from() > target.minor();
        boolean tooNew = spans.get(spans.size() - 1).to() < target.minor();
        if (!tooNew && !(tooOld && target.certain())) {
            return Optional.empty();
        }
        String product = title(known) + " ";
        String when = tooOld
                ? "exists since " + product + release(spans.get(0).from())
                : "is not served since " + product
                        + release(spans.get(spans.size() - 1).to() + 1);
        String message =
                Wording.code(resource.apiVersion()) + " of " + resource.kind() + " " + when + "; " + target(known);
        return Optional.of(new Unserved(message, write(known, target, resource)));
    }

    private static String write(Known known, Target target, Resource resource) {
        List<Served> served = known.kind().served().stream()
                .filter(one -> one.releases().around(target.minor()).isPresent())
                .toList();
        String refused = known.builtIn()
                ? " As it is, the API server refuses the object."
                : " As it is, the API server refuses the object, unless the definitions of another release are installed.";
        if (served.isEmpty()) {
            return "No version of " + resource.kind()
                    + " is served there: remove the object, or write what replaces it." + refused;
        }
        Served newest = served.get(0);
        String since = newest.releases()
                .around(target.minor())
                .flatMap(Span::first)
                .map(first -> ", which is served since " + title(known) + " " + release(first))
                .orElse("");
        return "Write " + Wording.code("apiVersion: " + newest.apiVersion()) + since
                + ", and look whether its fields are the same." + refused;
    }

    private static String target(Known known) {
        return known.target()
                .map(target -> target.certain()
                        ? "the target is " + target.written()
                        : "the target is not known and " + target.written() + " is assumed")
                .orElse("the target is not known");
    }

    private static String title(Known known) {
        return known.product().map(Product::title).orElse("");
    }

    private static String release(int minor) {
        return "1." + minor;
    }
}
