package io.meshlint.grammar.format;

/** The ways to end a line. */
enum LineEnd {
    LINE_FEED("\n"),
    CARRIAGE_RETURN_AND_LINE_FEED("\r\n"),
    CARRIAGE_RETURN("\r");

    private final String characters;

    LineEnd(String characters) {
        this.characters = characters;
    }

    /** The most frequent one in a text; of equally frequent ones the first of this enumeration. */
    static LineEnd of(String content) {
        int[] counts = new int[values().length];
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '\n') {
                counts[LINE_FEED.ordinal()]++;
            } else if (c == '\r' && content.startsWith("\r\n", i)) {
                counts[CARRIAGE_RETURN_AND_LINE_FEED.ordinal()]++;
                i++;
            } else if (c == '\r') {
                counts[CARRIAGE_RETURN.ordinal()]++;
            }
        }
        LineEnd most = LINE_FEED;
        for (LineEnd each : values()) {
            most = counts[each.ordinal()] > counts[most.ordinal()] ? each : most;
        }
        return most;
    }

    /** The text with this at the end of each line. */
    String apply(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", characters);
    }
}
