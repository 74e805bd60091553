package io.meshlint.engine.yaml;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextLines;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML or JSON that a text of a document holds: the mesh configuration in a ConfigMap, a setting in an annotation.
 *
 * <p>Its values know their places in the document around it: exact ones where the scalar's text can be followed, else that of the whole scalar.
 */
public final class EmbeddedYaml {
    private EmbeddedYaml() {}

    /**
     * What a text holds.
     *
     * @param value   the first document's root; absent where the text is empty or cannot be read
     * @param problem why it cannot be read, with a region of the document around it
     */
    public record Parsed(Value value, Optional<YamlProblem> problem) {}

    /** The root of the first document in the text; absent where it cannot be read. */
    public static Value parse(TextValue text) {
        return read(text).value();
    }

    /** The roots of all documents in the text; empty where one of them cannot be read. */
    public static ListValue parseAll(TextValue text) {
        List<Value> roots = new ArrayList<>();
        Optional<YamlProblem> problem = read(text, root -> {
            roots.add(root);
            return true;
        });
        return new ListValue(problem.isPresent() ? List.of() : roots, text.place());
    }

    /** The root of the first document in the text, or why there is none. */
    public static Parsed read(TextValue text) {
        List<Value> roots = new ArrayList<>();
        Optional<YamlProblem> problem = read(text, root -> {
            roots.add(root);
            return false;
        });
        return new Parsed(roots.isEmpty() ? absent(text.place()) : roots.get(0), problem);
    }

    /**
     * Reads documents while there are some and the reader wants more.
     *
     * @return the first mistake
     */
    private static Optional<YamlProblem> read(TextValue text, Predicate<Value> reader) {
        Place place = text.place();
        TextLines lines = new TextLines(text.value());
        Positions positions =
                place == null ? (a, b, c, d) -> new Region(a, b, c, d) : new EmbeddedPositions(place, lines);
        Function<Region, Place> root = region -> place == null ? null : place.embedded(region);
        List<YamlProblem> problems = new ArrayList<>();
        try {
            LoadSettings settings = ManifestReader.settings(text.value().length());
            Parser parser = new ParserImpl(settings, new StreamReader(settings, text.value()));
            boolean more = true;
            while (more && parser.hasNext()) {
                if (parser.next().getEventId() == Event.ID.DocumentStart) {
                    Value value = new DocumentBuilder(parser, positions, root, new TextPool(), problems).build();
                    parser.next();
                    more = reader.test(value);
                }
            }
            return problems.stream().findFirst();
        } catch (BrokenDocument broken) {
            return Optional.of(broken.problem());
        } catch (YamlEngineException broken) {
            return Optional.of(SyntaxProblems.of(broken, lines, positions, 0));
        }
    }

    private static AbsentValue absent(Place place) {
        return new AbsentValue(place, "");
    }
}
