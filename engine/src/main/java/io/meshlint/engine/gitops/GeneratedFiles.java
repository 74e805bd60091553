package io.meshlint.engine.gitops;

import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Origins.Contribution;
import io.meshlint.engine.value.Origins.Origin;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The texts that are written for the renderer to render one unit. Origins that lead into them are led on to what they were written from. */
public final class GeneratedFiles {
    /** Names below this are no files of the repository. */
    static final String DIRECTORY = ".meshlint/";

    private final SortedMap<String, GeneratedText> texts = new TreeMap<>();

    /** Adds a text under a name that no file of the repository has. */
    String add(String name, GeneratedText text) {
        String unique = DIRECTORY + texts.size() + "/" + name;
        texts.put(unique, text);
        return unique;
    }

    /** Writes a mapping as a file of its own. */
    String add(String name, Map<String, Value> fields) {
        return add(name, ValueWriter.document(fields));
    }

    /** Puts a text in the place of a file of the repository. */
    void replace(String file, GeneratedText text) {
        texts.put(file, text);
    }

    public Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>();
        texts.forEach((name, text) -> all.put(name, text.text()));
        return all;
    }

    /** The origins of a rendered document, without the texts that only the renderer has seen. */
    public Origins through(Origins rendered) {
        return texts.isEmpty() ? rendered : place -> led(rendered.originOf(place));
    }

    /** Where a line of a generated text comes from; empty for any other file. */
    public Optional<Origin> origin(String file, Region region) {
        GeneratedText text = texts.get(file);
        return text == null ? Optional.empty() : text.origin(region);
    }

    public boolean holds(String file) {
        return texts.containsKey(file);
    }

    private Origin led(Origin origin) {
        List<Contribution> alsoSee = new ArrayList<>();
        for (Contribution contribution : origin.alsoSee()) {
            if (!texts.containsKey(contribution.file())) {
                alsoSee.add(contribution);
                continue;
            }
            origin(contribution.file(), contribution.region())
                    .filter(source -> source.region().isPresent())
                    .ifPresent(source -> alsoSee.add(new Contribution(
                            contribution.message(),
                            source.file(),
                            source.region().get())));
        }
        if (!texts.containsKey(origin.file())) {
            return new Origin(origin.file(), origin.region(), origin.confidence(), alsoSee);
        }
        Optional<Origin> source = origin.region().flatMap(region -> origin(origin.file(), region));
        if (source.isEmpty()) {
            return elsewhere(origin, alsoSee);
        }
        alsoSee.addAll(source.get().alsoSee());
        Confidence confidence = source.get().region().isEmpty()
                ? Confidence.FILE
                : weaker(origin.confidence(), source.get().confidence());
        return new Origin(source.get().file(), source.get().region(), confidence, distinct(alsoSee));
    }

    /** A line that nothing stands behind: the nearest other place that took part, else the file that the first line was written from. */
    private Origin elsewhere(Origin origin, List<Contribution> alsoSee) {
        if (!alsoSee.isEmpty()) {
            Contribution first = alsoSee.get(0);
            return new Origin(first.file(), Optional.of(first.region()), Confidence.LINE, distinct(alsoSee));
        }
        GeneratedText text = texts.get(origin.file());
        for (int line = 1; line <= text.count(); line++) {
            Optional<Origin> other = text.origin(new Region(line, 1, line, 1));
            if (other.isPresent()) {
                return new Origin(other.get().file(), Optional.empty(), Confidence.FILE, List.of());
            }
        }
        return new Origin(origin.file(), Optional.empty(), Confidence.FILE, List.of());
    }

    private static List<Contribution> distinct(List<Contribution> all) {
        return all.stream().distinct().toList();
    }

    private static Confidence weaker(Confidence one, Confidence other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
