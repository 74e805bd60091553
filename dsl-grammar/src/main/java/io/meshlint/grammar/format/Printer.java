package io.meshlint.grammar.format;

import java.util.ArrayList;
import java.util.List;

/** Decides the line ends of a document and writes it out, with LF at line ends. */
final class Printer {
    /** The columns of a page, in code points. */
    static final int WIDTH = 120;

    static final int INDENTATION = 2;

    private final StringBuilder out = new StringBuilder();
    private final List<Task> tasks = new ArrayList<>();
    private int column;
    private boolean atLineStart = true;

    /** A comment was written: what follows needs a new line. */
    private boolean commented;

    private Printer() {}

    /** A document to be written, its lines indented by some columns, on one line (flat) or not. */
    record Task(int indentation, boolean flat, Doc doc) {}

    static String print(Doc doc) {
        Printer printer = new Printer();
        printer.run(doc);
        printer.trim();
        return printer.out.toString();
    }

    private void run(Doc root) {
        tasks.add(new Task(0, false, root));
        while (!tasks.isEmpty()) {
            step(tasks.remove(tasks.size() - 1));
        }
    }

    private void step(Task task) {
        int indentation = task.indentation;
        if (task.doc instanceof Doc.Text text) {
            write(text.text(), indentation);
        } else if (task.doc instanceof Doc.Prose prose) {
            write(prose.text(), indentation);
        } else if (task.doc instanceof Doc.Space) {
            space();
        } else if (task.doc instanceof Doc.Line line) {
            line(line, task);
        } else if (task.doc instanceof Doc.HardLine line) {
            newLine(indentation, line.blank());
        } else if (task.doc instanceof Doc.TrailingComment comment) {
            trim();
            out.append("  ").append(comment.text());
            commented = true;
        } else if (task.doc instanceof Doc.OwnLineComment comment) {
            if (!atLineStart) {
                newLine(indentation, false);
            }
            write(comment.text(), indentation);
            commented = true;
        } else if (task.doc instanceof Doc.Concat concat) {
            for (int i = concat.parts().size() - 1; i >= 0; i--) {
                tasks.add(new Task(indentation, task.flat, concat.parts().get(i)));
            }
        } else if (task.doc instanceof Doc.Nest nest) {
            tasks.add(new Task(indentation + nest.columns(), task.flat, nest.content()));
        } else if (task.doc instanceof Doc.Group group) {
            boolean flat = task.flat || fits(commented ? indentation : column, group.content(), indentation);
            tasks.add(new Task(indentation, flat, group.content()));
        } else if (task.doc instanceof Doc.Assigned assigned) {
            assigned(assigned, task);
        }
    }

    private void line(Doc.Line line, Task task) {
        if (!task.flat) {
            newLine(task.indentation, false);
        } else if (line.spaced()) {
            space();
        }
    }

    private void assigned(Doc.Assigned assigned, Task task) {
        Doc value = assigned.value();
        int deeper = task.indentation + INDENTATION;
        boolean onNextLine = commented || value.comments().start();
        if (!onNextLine && (task.flat || fits(column + 1, value, task.indentation))) {
            space();
            tasks.add(new Task(task.indentation, true, value));
        } else if (onNextLine || !assigned.opens() || fits(deeper, value, deeper)) {
            newLine(deeper, false);
            tasks.add(new Task(deeper, false, new Doc.Group(value)));
        } else {
            space();
            tasks.add(new Task(task.indentation, false, value));
        }
    }

    private boolean fits(int from, Doc doc, int indentation) {
        return !doc.comments().inside() && new Measure(WIDTH - from, tasks).fits(new Task(indentation, true, doc));
    }

    private void write(String text, int indentation) {
        if (commented) {
            newLine(indentation, false);
        }
        atLineStart = false;
        out.append(text);
        int lastLine = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
        column = (lastLine == 0 ? column : 0) + text.codePointCount(lastLine, text.length());
    }

    private void space() {
        if (!atLineStart && !commented) {
            out.append(' ');
            column++;
        }
    }

    private void newLine(int indentation, boolean blank) {
        trim();
        if (out.length() > 0) {
            out.append(blank ? "\n\n" : "\n");
        }
        out.append(" ".repeat(indentation));
        column = indentation;
        atLineStart = true;
        commented = false;
    }

    private void trim() {
        int length = out.length();
        while (length > 0 && out.charAt(length - 1) == ' ') {
            length--;
        }
        out.setLength(length);
    }
}
