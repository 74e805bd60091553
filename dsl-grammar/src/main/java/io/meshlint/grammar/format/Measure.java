package io.meshlint.grammar.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Whether a document fits on the rest of a line, together with what must follow it there. */
final class Measure {
    private final List<Printer.Task> following;
    private final Deque<Printer.Task> open = new ArrayDeque<>();
    private int remaining;
    private boolean lineEnded;

    /**
     * @param columns   how many are left, possibly negative
     * @param following what is written behind the document; the last is the next
     */
    Measure(int columns, List<Printer.Task> following) {
        this.remaining = columns;
        this.following = following;
    }

    boolean fits(Printer.Task task) {
        open.push(task);
        int next = following.size() - 1;
        boolean behind = false;
        while (remaining >= 0 && !lineEnded) {
            if (open.isEmpty()) {
                if (next < 0) {
                    return true;
                }
                behind = true;
                open.push(following.get(next));
                next--;
            }
            take(open.pop(), behind);
        }
        return remaining >= 0;
    }

    private void take(Printer.Task task, boolean behind) {
        if (task.doc() instanceof Doc.Text text) {
            take(text.text());
        } else if (task.doc() instanceof Doc.Prose prose) {
            if (behind) {
                lineEnded = true;
            } else {
                take(prose.text());
            }
        } else if (task.doc() instanceof Doc.Space) {
            remaining--;
        } else if (task.doc() instanceof Doc.Line line) {
            if (!task.flat()) {
                lineEnded = true;
            } else if (line.spaced()) {
                remaining--;
            }
        } else if (task.doc() instanceof Doc.Concat concat) {
            for (int i = concat.parts().size() - 1; i >= 0; i--) {
                push(task, concat.parts().get(i));
            }
        } else if (task.doc() instanceof Doc.Nest nest) {
            push(task, nest.content());
        } else if (task.doc() instanceof Doc.Group group) {
            push(task, group.content());
        } else if (task.doc() instanceof Doc.Assigned assigned) {
            lineEnded = !task.flat();
            remaining--;
            push(task, assigned.value());
        } else {
            lineEnded = true;
        }
    }

    private void push(Printer.Task task, Doc doc) {
        open.push(new Printer.Task(task.indentation(), task.flat(), doc));
    }

    /** A text block ends the line. */
    private void take(String text) {
        int length = 0;
        while (length < text.length() && text.charAt(length) != '\n' && text.charAt(length) != '\r') {
            length++;
        }
        lineEnded = length < text.length();
        // Counting stops where the line is full anyway.
        remaining -= length > 4 * Printer.WIDTH ? length : text.codePointCount(0, length);
    }
}
