package io.meshlint.engine.yaml;

import io.meshlint.engine.value.Document;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextLines;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.YamlFile.YamlDocument;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads texts that consist of YAML documents. A mistake in one document does not hide the others: reading goes on at the next line that is {@code ---}.
 *
 * <p>Thread-safe. One reader for many files shares the texts that occur in several.
 */
public final class ManifestReader {
    /** Values take about twelve times the memory of their text. */
    private static final long LARGEST = Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 12);

    private static final int SMALLEST_BUFFER = 1 << 10;
    private static final int LARGEST_BUFFER = 1 << 16;

    private final TextPool pool = new TextPool();

    /**
     * Settings of the parser. It copies all it holds of a scalar whenever it has read one buffer more, so that a long scalar and a small buffer take quadratic time.
     *
     * @param length of the text, in characters
     */
    static LoadSettings settings(int length) {
        int buffer = Math.max(SMALLEST_BUFFER, Math.min(LARGEST_BUFFER, length));
        return LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setAllowDuplicateKeys(true)
                .setBufferSize(buffer)
                .build();
    }

    /** Files with more bytes than this are not read. */
    public static long largestFile() {
        return LARGEST;
    }

    /** Reads the bytes of a file of the repository. */
    public YamlFile read(String file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            return unreadable(
                    YamlProblem.Kind.TOO_LARGE,
                    1,
                    "the file has " + (bytes.length >> 20) + " MiB, and this run has memory for files of "
                            + (LARGEST >> 20) + " MiB",
                    "Split the file, or give Java more memory (-Xmx).");
        }
        TextDecoding decoding = TextDecoding.of(bytes);
        if (decoding.text().isEmpty()) {
            return unreadable(
                    YamlProblem.Kind.NOT_TEXT,
                    decoding.wrongLine().orElse(1),
                    "the file is no UTF-8 text",
                    "Save it as UTF-8, or give it another name than .yaml if it is no manifest.");
        }
        return readText(file, decoding.text().get(), Origins.same(file));
    }

    private static YamlFile unreadable(YamlProblem.Kind kind, int line, String message, String help) {
        YamlProblem problem = new YamlProblem(kind, new Region(line, 1, line, 1), message, help, Optional.empty());
        return new YamlFile(List.of(), List.of(problem), TextLines.EMPTY);
    }

    /**
     * Reads a text.
     *
     * @param file    what its documents say they come from
     * @param origins leads from places in {@code text} to the repository
     */
    public YamlFile readText(String file, String text, Origins origins) {
        TextLines lines = new TextLines(ControlCharacters.replaced(text));
        List<YamlProblem> problems = new ArrayList<>(ControlCharacters.problems(text, lines));
        List<YamlDocument> documents = new ArrayList<>();
        int number = 0;
        int line = 1;
        while (line > 0) {
            Pass pass = new Pass(file, lines, origins, line, number);
            line = pass.run();
            number = pass.number;
            documents.addAll(pass.documents);
            problems.addAll(pass.problems);
        }
        ControlCharacters.dropBroken(documents, problems, lines);
        problems.sort(Comparator.comparingInt((YamlProblem p) -> p.region().startLine())
                .thenComparingInt(p -> p.region().startColumn()));
        return new YamlFile(documents, problems, lines);
    }

    /** Reading from a line up to the end, or up to the first document that is broken. */
    private final class Pass {
        private final String file;
        private final TextLines lines;
        private final Origins origins;
        private final int firstLine;
        private final Positions positions;
        private final List<YamlDocument> documents = new ArrayList<>();
        private final List<YamlProblem> problems = new ArrayList<>();
        private int number;
        private int documentLine;

        Pass(String file, TextLines lines, Origins origins, int firstLine, int number) {
            this.file = file;
            this.lines = lines;
            this.origins = origins;
            this.firstLine = firstLine;
            this.positions = Positions.below(firstLine - 1);
            this.number = number;
            this.documentLine = firstLine;
        }

        /** Returns the line to go on at; 0 at the end. */
        int run() {
            YamlProblem broken;
            int firstProblem = 0;
            int firstDocument = 0;
            try {
                LoadSettings settings = settings(firstLine == 1 ? lines.text().length() : lengthOfDocument());
                Parser parser = new ParserImpl(settings, new StreamReader(settings, from(lines, firstLine)));
                while (parser.hasNext()) {
                    Event event = parser.next();
                    if (event instanceof DocumentStartEvent) {
                        firstProblem = problems.size();
                        firstDocument = documents.size();
                        documentLine = positions.at(event.getStartMark()).startLine();
                        read(parser);
                    }
                }
                return 0;
            } catch (BrokenDocument found) {
                broken = found.problem();
            } catch (YamlEngineException found) {
                broken = SyntaxProblems.of(found, lines, positions, firstLine - 1);
            }
            int reached = Math.max(
                    broken.region().startLine(),
                    broken.related().map(Region::startLine).orElse(0));
            int next = nextDocument(Math.max(documentLine + 1, reached));
            int own = nextDocument(documentLine + 1);
            boolean inLaterDocument = own > 0 && own < reached && documents.size() > firstDocument;
            if (!inLaterDocument) {
                documents.subList(firstDocument, documents.size()).clear();
                problems.subList(firstProblem, problems.size()).clear();
            }
            problems.add(broken);
            number++;
            return next;
        }

        /** Behind a broken document there may be many more, and each needs a buffer of its own. */
        private int lengthOfDocument() {
            int next = nextDocument(firstLine + 1);
            int end = next == 0 ? lines.text().length() : lines.start(next);
            return end - lines.start(firstLine);
        }

        private void read(Parser parser) {
            Document document = new Document(file, number, origins, lines);
            Value root = new DocumentBuilder(parser, positions, region -> Place.root(document, region), pool, problems)
                    .build();
            if (root.isAbsent()) {
                return;
            }
            number++;
            if (root instanceof MapValue map) {
                documents.add(new YamlDocument(document, map));
                return;
            }
            problems.add(new YamlProblem(
                    YamlProblem.Kind.NOT_A_MAPPING,
                    root.place().region(),
                    "this document is no mapping of keys to values",
                    "Write \"key: value\" lines, for a Kubernetes object apiVersion and kind first, or remove the"
                            + " document.",
                    Optional.empty()));
        }

        /** The first line at or behind the given one that begins a document; 0 if there is none. */
        private int nextDocument(int from) {
            for (int line = from; line <= lines.count(); line++) {
                int start = lines.start(line);
                if (lines.text().startsWith("---", start)
                        && (start + 3 >= lines.text().length()
                                || Character.isWhitespace(lines.text().charAt(start + 3)))) {
                    return line;
                }
            }
            return 0;
        }
    }

    private static StringReader from(TextLines lines, int line) {
        StringReader reader = new StringReader(lines.text());
        try {
            reader.skip(line == 1 ? 0 : lines.start(line));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return reader;
    }
}
