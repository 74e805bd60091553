package io.meshlint.engine.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;

/** Writes JSON as all of meshlint's JSON reports look: two spaces a level, one property or element a line, ended by a line feed. */
final class JsonText {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private JsonText() {}

    /** What a document holds. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json);
    }

    static void write(Writer output, Content content) throws IOException {
        Writer plain = new PlainWriter(output);
        try (JsonGenerator json = FACTORY.createGenerator(new Indented(), plain)) {
            content.writeTo(json);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        plain.write('\n');
    }

    static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /**
     * Writes as an escape what Jackson leaves as it is and {@link PlainText} would replace, and the bracket of {@code ##[}, which a GitHub runner
     * takes for a command. All of these can only stand inside JSON strings, where an escape means the same.
     */
    private static final class PlainWriter extends FilterWriter {
        private int hashes;
        /** The first half of a surrogate pair whose second half is awaited; 0 where there is none. */
        private char half;

        PlainWriter(Writer output) {
            super(output);
        }

        @Override
        public void write(int unit) throws IOException {
            char character = (char) unit;
            if (half != 0) {
                char first = half;
                half = 0;
                if (Character.isLowSurrogate(character)) {
                    boolean treacherous = PlainText.isTreacherous(Character.toCodePoint(first, character));
                    put(first, treacherous);
                    put(character, treacherous);
                    return;
                }
                put(first, true);
            }
            if (Character.isHighSurrogate(character)) {
                half = character;
                hashes = 0;
                return;
            }
            boolean command = character == '[' && hashes >= 2;
            hashes = character == '#' ? hashes + 1 : 0;
            // Line feeds are the pretty printer's: those of strings are escaped already.
            put(character, command || character != '\n' && PlainText.isTreacherous(character));
        }

        private void put(char character, boolean escaped) throws IOException {
            if (escaped) {
                out.write(String.format("\\u%04x", (int) character));
            } else {
                out.write(character);
            }
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(text[i]);
            }
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(text.charAt(i));
            }
        }
    }
}
