package io.meshlint.engine.report;

import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.Finding.ResourceReference;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Confidence;

/** Phrases that several formats share. They are as hostile as the report that they come from. */
final class ReportTexts {
    private ReportTexts() {}

    /** For example {@code Gateway default/shop}, or {@code Namespace shop}. */
    static String resource(ResourceReference resource) {
        return resource.kind() + " "
                + resource.namespace().map(namespace -> namespace + "/").orElse("") + resource.name();
    }

    /** For example {@code charts/shop/values.yaml:12}; without a line where only the file is known. */
    static String fileAndLine(SourceLocation location) {
        return location.confidence() == Confidence.FILE
                ? location.file()
                : location.file() + ":" + location.region().startLine();
    }

    /** What a related place does there, or where it is when nothing is said of it. */
    static String label(RelatedLocation related) {
        return related.message().isBlank() ? fileAndLine(related.location()) : related.message();
    }

    /**
     * For example {@code if a Service carts in shop is not defined elsewhere}.
     *
     * @param condition what must not be defined elsewhere, or a whole phrase that begins with {@code if}
     */
    static String condition(String condition) {
        return condition.startsWith("if ") ? condition : "if " + condition + " is not defined elsewhere";
    }

    /** For example {@code 1 error}, {@code 2 errors}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
