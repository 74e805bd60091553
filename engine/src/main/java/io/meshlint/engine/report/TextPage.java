package io.meshlint.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of text of a given width that grows downwards: lines, paragraphs that are wrapped, and colours where they are wanted. */
final class TextPage {
    private static final Pattern LIST_ITEM = Pattern.compile("^(\\s*(?:[-*+]|\\d{1,3}[.)])\\s+)\\S.*");
    /** The least width of a paragraph, however deep it is indented. */
    private static final int LEAST_WIDTH = 20;

    private final StringBuilder text = new StringBuilder();
    private final int width;
    private final boolean coloured;

    /**
     * @param width    columns; paragraphs are wrapped to it, words that are longer are not broken
     * @param coloured whether to write ANSI escape sequences
     */
    TextPage(int width, boolean coloured) {
        this.width = width;
        this.coloured = coloured;
    }

    /** How a piece of text looks, as the parameters of ANSI's Select Graphic Rendition (ECMA-48, 8.3.117). */
    enum Style {
        PLAIN(""),
        BOLD("1"),
        FAINT("2"),
        FILE("1;4"),
        ERROR("1;31"),
        WARNING("1;33"),
        NOTE("1;36"),
        HELP("32");

        private final String parameters;

        Style(String parameters) {
            this.parameters = parameters;
        }
    }

    int width() {
        return width;
    }

    /** A piece of text in a style; the text itself must be safe already. */
    String paint(Style style, String piece) {
        if (!coloured || style == Style.PLAIN || piece.isEmpty()) {
            return piece;
        }
        return "\u001b[" + style.parameters + "m" + piece + "\u001b[0m";
    }

    void blank() {
        text.append('\n');
    }

    /** One line as it is; its text must be safe already. */
    void line(String line) {
        text.append(PlainText.withoutCommands(line).stripTrailing()).append('\n');
    }

    /** A paragraph of any text, wrapped; the first line begins with {@code lead}, the others with as many spaces. */
    void paragraph(String lead, Style leadStyle, Style style, String paragraph) {
        int indentation = PlainText.columns(lead);
        String start = paint(leadStyle, lead);
        for (String line : wrap(PlainText.line(paragraph), width - indentation)) {
            line(start + paint(style, line));
            start = " ".repeat(indentation);
        }
    }

    /** Markdown as it is written, except that its paragraphs and list items are wrapped and that blank lines at its ends are left out. */
    void markdown(String lead, Style leadStyle, String markdown) {
        String start = lead;
        Style startStyle = leadStyle;
        String indentation = " ".repeat(PlainText.columns(lead));
        for (Block block : blocks(markdown.strip())) {
            String blockLead = start + block.lead();
            if (block.verbatim()) {
                line(paint(startStyle, start) + PlainText.line(expandTabs(block.text())));
            } else {
                paragraph(blockLead, startStyle, Style.PLAIN, block.text());
            }
            start = indentation;
            startStyle = Style.PLAIN;
        }
    }

    /** Lines as they are, indented; long ones are cut. */
    void code(String indentation, String code) {
        code.stripTrailing().lines().forEach(line -> {
            String safe = PlainText.line(expandTabs(line));
            line(indentation + PlainText.cut(safe, Math.max(LEAST_WIDTH, width - indentation.length())));
        });
    }

    /** A paragraph or list item, or a line that stays as it is. */
    private record Block(String lead, String text, boolean verbatim) {}

    private static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        boolean fenced = false;
        boolean open = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.strip().startsWith("```");
            Matcher item = LIST_ITEM.matcher(line);
            if (fenced || fence || line.isBlank() || line.startsWith("    ") && !open) {
                blocks.add(new Block("", line.stripTrailing(), true));
                fenced ^= fence;
                open = false;
            } else if (item.matches()) {
                String lead = PlainText.line(item.group(1));
                blocks.add(new Block(lead, line.substring(lead.length()), false));
                open = true;
            } else if (open) {
                Block last = blocks.remove(blocks.size() - 1);
                blocks.add(new Block(last.lead(), last.text() + " " + line.strip(), false));
            } else {
                blocks.add(new Block("", line.strip(), false));
                open = true;
            }
        }
        return blocks;
    }

    private static String expandTabs(String line) {
        return line.replace("\t", "    ");
    }

    private static List<String> wrap(String paragraph, int width) {
        int limit = Math.max(width, LEAST_WIDTH);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int columns = 0;
        for (String word : paragraph.strip().split("\\s+")) {
            int wordColumns = PlainText.columns(word);
            if (columns > 0 && columns + 1 + wordColumns > limit) {
                lines.add(line.toString());
                line.setLength(0);
                columns = 0;
            }
            if (columns > 0) {
                line.append(' ');
                columns++;
            }
            line.append(word);
            columns += wordColumns;
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
