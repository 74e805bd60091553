package io.meshlint.engine.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the power out of text that comes from manifests: after it, a text can neither steer a terminal, nor re-order what is read, nor speak to a GitHub runner.
 *
 * <p>A code point is always replaced by exactly one other, so columns stay true.
 */
public final class PlainText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final Pattern COMMAND_AT_START = Pattern.compile("^([\\s\\p{Z}]*)::");

    private PlainText() {}

    /** A text in one line: line breaks and tabs become spaces, other control characters visible signs. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : visible(c))
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    /**
     * What to show for a code point: itself; a sign of the block Control Pictures for an ASCII control character; U+FFFD for another control
     * character, an invisible one, one that changes the direction of text, a separator of lines or half a surrogate pair.
     */
    public static int visible(int codePoint) {
        if (codePoint < 0x20) {
            return 0x2400 + codePoint;
        }
        if (codePoint == 0x7F) {
            return 0x2421;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> REPLACEMENT;
            default -> codePoint;
        };
    }

    /**
     * A line of output that a GitHub runner takes for no command. It reads {@code ::name} at the start of a line, after any white space, and
     * the older {@code ##[name]} anywhere in it (actions/runner, src/Runner.Common/ActionCommand.cs, {@code TryParseV2} and {@code TryParse});
     * look-alikes take the place of the colons and the bracket.
     */
    public static String withoutCommands(String line) {
        Matcher command = COMMAND_AT_START.matcher(line);
        String harmless = command.find() ? command.group(1) + "\u2236\u2236" + line.substring(command.end()) : line;
        return harmless.replace("##[", "##\u2045");
    }

    /** Whether a code point leads a reader astray when it is left in a text as it is. */
    static boolean isTreacherous(int codePoint) {
        return visible(codePoint) != codePoint;
    }

    /** How many columns of a terminal a code point takes: 0 for a combining mark, 2 for the wide scripts and emoji, else 1. */
    static int columns(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        // The blocks most of whose characters Unicode's EastAsianWidth.txt marks as wide (W) or full width (F).
        boolean wide = codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF && codePoint != 0x303F
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                || codePoint >= 0xFF01 && codePoint <= 0xFF60
                || codePoint >= 0x1F300 && codePoint <= 0x1F64F
                || codePoint >= 0x1F680 && codePoint <= 0x1F6FF
                || codePoint >= 0x1F900 && codePoint <= 0x1F9FF
                || codePoint >= 0x1FA70 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
        return wide ? 2 : 1;
    }

    /** How many columns of a terminal a text takes. */
    static int columns(String text) {
        return text.codePoints().map(PlainText::columns).sum();
    }

    /** At most so many code points; a longer text ends in an ellipsis. */
    static String cut(String text, int codePoints) {
        if (text.codePointCount(0, text.length()) <= codePoints) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "\u2026";
    }
}
