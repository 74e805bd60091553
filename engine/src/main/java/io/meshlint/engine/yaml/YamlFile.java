package io.meshlint.engine.yaml;

import io.meshlint.engine.value.Document;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextLines;
import java.util.List;

/**
 * A text that was read.
 *
 * @param documents those that are mappings, in the order of the text; empty documents and broken ones are not among them
 * @param problems  the mistakes, in the order of the text
 * @param lines     the text itself
 */
public record YamlFile(List<YamlDocument> documents, List<YamlProblem> problems, TextLines lines) {
    public YamlFile {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }

    /** A document and its root. */
    public record YamlDocument(Document document, MapValue root) {}
}
