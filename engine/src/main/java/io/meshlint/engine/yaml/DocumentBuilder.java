package io.meshlint.engine.yaml;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/** Builds the located values of one document from the parser's events. */
final class DocumentBuilder {
    /** Deeper than any schema; shallow enough for the stack of a thread. */
    static final int DEEPEST = 500;

    private final Parser parser;
    private final Positions positions;
    private final Function<Region, Place> root;
    private final TextPool pool;
    private final List<YamlProblem> problems;
    private final Map<String, Value> anchors = new HashMap<>();
    private final AliasCopies aliases;

    /** @param root makes the place of the root; gives null for values that stand nowhere */
    DocumentBuilder(
            Parser parser,
            Positions positions,
            Function<Region, Place> root,
            TextPool pool,
            List<YamlProblem> problems) {
        this.parser = parser;
        this.positions = positions;
        this.root = root;
        this.pool = pool;
        this.problems = problems;
        this.aliases = new AliasCopies(pool);
    }

    /** Reads the next node, which is a document's root. */
    Value build() {
        return build(new Slot(null, null, -1, null), 0);
    }

    /** Where a value is to be put; the root where both field and index are missing. */
    private record Slot(Place parent, String field, int index, Region key) {}

    private Place place(Slot slot, Region own) {
        Region region = slot.key == null ? own : slot.key;
        if (slot.field == null && slot.index < 0) {
            return root.apply(region);
        }
        if (slot.parent == null) {
            return null;
        }
        return slot.field == null ? slot.parent.element(slot.index, region) : slot.parent.field(slot.field, region);
    }

    private Value build(Slot slot, int depth) {
        Event event = parser.next();
        if (depth > DEEPEST) {
            throw new BrokenDocument(new YamlProblem(
                    YamlProblem.Kind.TOO_LARGE,
                    positions.at(event.getStartMark()),
                    "the document is nested deeper than " + DEEPEST + " levels",
                    "No Kubernetes object is that deep; look for a generator that went wrong.",
                    Optional.empty()));
        }
        switch (event.getEventId()) {
            case Scalar:
                return anchored((ScalarEvent) event, scalar((ScalarEvent) event, slot));
            case Alias:
                return alias((AliasEvent) event, slot);
            case SequenceStart:
                return anchored((NodeEvent) event, list(event, slot, depth));
            case MappingStart:
                return anchored((NodeEvent) event, mapping(event, slot, depth));
            case Comment:
            case DocumentEnd:
            case DocumentStart:
            case MappingEnd:
            case SequenceEnd:
            case StreamEnd:
            case StreamStart:
                break;
        }
        throw new IllegalStateException("a node cannot begin with " + event);
    }

    private Value anchored(NodeEvent event, Value value) {
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
        return value;
    }

    private Value scalar(ScalarEvent event, Slot slot) {
        Slot own = new Slot(slot.parent, slot.field, slot.index, null);
        String text = event.getValue();
        if (isNull(event)) {
            return slot.field == null
                    ? new AbsentValue(place(own, positions.of(event)), "")
                    : AbsentValue.field(slot.parent, slot.field);
        }
        Place place = place(own, positions.of(event));
        Value typed = isTyped(event) ? ScalarTypes.resolve(text, place) : null;
        return typed == null ? new TextValue(pool.shared(text), place) : typed;
    }

    private static boolean isTyped(ScalarEvent event) {
        if (event.getTag().isEmpty()) {
            return event.isPlain();
        }
        String tag = event.getTag().get();
        return tag.equals("tag:yaml.org,2002:int")
                || tag.equals("tag:yaml.org,2002:float")
                || tag.equals("tag:yaml.org,2002:bool");
    }

    private static boolean isNull(ScalarEvent event) {
        return event.getTag().isEmpty()
                ? event.isPlain() && ScalarTypes.isNull(event.getValue())
                : event.getTag().get().equals("tag:yaml.org,2002:null");
    }

    private Value alias(AliasEvent event, Slot slot) {
        Region region = positions.of(event);
        Value target = anchors.get(event.getAlias().getValue());
        if (target == null) {
            throw new BrokenDocument(new YamlProblem(
                    YamlProblem.Kind.SYNTAX,
                    region,
                    "the alias *" + event.getAlias().getValue() + " refers to no anchor above it",
                    "Write &" + event.getAlias().getValue() + " before the value that is meant, in the same document, "
                            + "or quote the text if it is not meant as an alias.",
                    Optional.empty()));
        }
        Value copy = aliases.copy(target, place(new Slot(slot.parent, slot.field, slot.index, null), region), region);
        return copy.isAbsent() && slot.field != null ? AbsentValue.field(slot.parent, slot.field) : copy;
    }

    private ListValue list(Event start, Slot slot, int depth) {
        Place place = place(slot, firstOf(start));
        List<Value> elements = new ArrayList<>();
        while (parser.peekEvent().getEventId() != Event.ID.SequenceEnd) {
            elements.add(build(new Slot(place, null, elements.size(), null), depth + 1));
        }
        parser.next();
        return new ListValue(elements, place);
    }

    private MapValue mapping(Event start, Slot slot, int depth) {
        Place place = place(slot, firstOf(start));
        MappingFields fields = new MappingFields(pool, problems);
        while (parser.peekEvent().getEventId() != Event.ID.MappingEnd) {
            Region key = positions.of(parser.peekEvent());
            boolean merge = isMerge(parser.peekEvent());
            String name = key(key);
            Value value = build(new Slot(place, name, -1, key), depth + 1);
            if (merge) {
                fields.merge(value, key);
            } else {
                fields.put(name, key, value);
            }
        }
        parser.next();
        return fields.finish(place, aliases);
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    /** Keys become texts as in {@code convertToJSONableObject}: {@code yes} is {@code true}, {@code 017} is {@code 15}. */
    private String key(Region region) {
        Event event = parser.next();
        if (event instanceof ScalarEvent scalar) {
            Value typed = isTyped(scalar) ? ScalarTypes.resolve(scalar.getValue(), null) : null;
            String name = pool.shared(typed == null ? scalar.getValue() : typed.toString());
            anchored(scalar, new TextValue(name, null));
            return name;
        }
        if (event instanceof AliasEvent alias && anchors.get(alias.getAlias().getValue()) instanceof TextValue text) {
            return text.value();
        }
        throw new BrokenDocument(new YamlProblem(
                YamlProblem.Kind.SYNTAX,
                region,
                "a mapping or a list stands where a key must be a text",
                "Quote the key; a value such as {{ name }} of a template must be rendered before Kubernetes can read"
                        + " it.",
                Optional.empty()));
    }

    /** What a person can point at in a mapping or list that has no key of its own. */
    private Region firstOf(Event start) {
        Event first = parser.peekEvent();
        return switch (first.getEventId()) {
            case Scalar, Alias -> positions.of(first);
            case MappingStart, SequenceStart -> positions.at(first.getStartMark());
            case Comment, DocumentEnd, DocumentStart, MappingEnd, SequenceEnd, StreamEnd, StreamStart ->
                positions.at(start.getStartMark());
        };
    }
}
