package io.meshlint.engine.yaml;

/** Walks a scalar's value and the text that wrote it side by side; each style answers how many characters of the value it could follow. */
final class ScalarWalk {
    private final String value;
    private final String text;
    private final int[] offsets;
    private int next;

    /** @param offsets receives for each character of the value the offset in the text */
    ScalarWalk(String value, String text, int[] offsets) {
        this.value = value;
        this.text = text;
        this.offsets = offsets;
    }

    /** @param start the offset of the first line of content */
    int block(int start) {
        int indentation = indentation(start);
        int lineStart = start;
        int at = start + Math.min(indentation, spaces(start));
        while (next < value.length() && at <= text.length()) {
            char wanted = value.charAt(next);
            boolean lineEnds = at == text.length() || isBreak(text.charAt(at));
            if (!lineEnds && wanted == text.charAt(at)) {
                offsets[next++] = at++;
            } else if (lineEnds && isBlank(wanted)) {
                offsets[next++] = Math.min(at, text.length() - 1);
                if (at >= text.length()) {
                    break;
                }
                lineStart = behindBreak(at);
                at = lineStart + Math.min(indentation, spaces(lineStart));
            } else if (lineEnds && at < text.length()) {
                lineStart = behindBreak(at);
                at = lineStart + Math.min(indentation, spaces(lineStart));
            } else {
                break;
            }
        }
        return next;
    }

    int singleQuoted(int start) {
        int at = start;
        while (next < value.length() && at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                if (at + 1 >= text.length() || text.charAt(at + 1) != '\'') {
                    break;
                }
                if (value.charAt(next) != '\'') {
                    break;
                }
                offsets[next++] = at;
                at += 2;
            } else {
                at = step(at);
                if (at < 0) {
                    break;
                }
            }
        }
        return next;
    }

    int doubleQuoted(int start) {
        int at = start;
        while (next < value.length() && at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                int length = escapeLength(at);
                if (length == 0) {
                    at = behindFold(at + 1);
                    continue;
                }
                int characters = Character.isHighSurrogate(value.charAt(next)) ? 2 : 1;
                for (int i = 0; i < characters && next < value.length(); i++) {
                    offsets[next++] = at;
                }
                at += length;
            } else {
                at = step(at);
                if (at < 0) {
                    break;
                }
            }
        }
        return next;
    }

    int plain(int start) {
        int at = start;
        while (next < value.length() && at >= 0 && at < text.length()) {
            at = step(at);
        }
        return next;
    }

    /** Follows one character that stands for itself, or a folded line end; -1 where value and text part. */
    private int step(int at) {
        char c = text.charAt(at);
        char wanted = value.charAt(next);
        if (c == wanted && !isBreak(c)) {
            offsets[next++] = at;
            return at + 1;
        }
        if (isBreak(c) || c == ' ' || c == '\t') {
            int end = behindFold(at);
            while (next < value.length() && isBlank(value.charAt(next)) && end > at) {
                offsets[next++] = at;
            }
            return end > at ? end : -1;
        }
        return -1;
    }

    private int behindFold(int at) {
        int end = at;
        while (end < text.length()
                && (isBreak(text.charAt(end)) || text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }

    /** 0 for an escaped line end (YAML 1.2.2, section 5.7). */
    private int escapeLength(int at) {
        if (at + 1 >= text.length()) {
            return 1;
        }
        return switch (text.charAt(at + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            case '\r', '\n' -> 0;
            default -> 2;
        };
    }

    /** The indentation of the first line with content; an indentation indicator in the header only adds to it, so the value decides. */
    private int indentation(int start) {
        int at = start;
        while (at < text.length()) {
            int spaces = spaces(at);
            int content = at + spaces;
            if (content < text.length() && !isBreak(text.charAt(content))) {
                int own = 0;
                int first = 0;
                while (first < value.length() && isBreak(value.charAt(first))) {
                    first++;
                }
                while (first + own < value.length() && value.charAt(first + own) == ' ') {
                    own++;
                }
                return Math.max(0, spaces - own);
            }
            if (content >= text.length()) {
                break;
            }
            at = behindBreak(content);
        }
        return 0;
    }

    private int spaces(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - from;
    }

    private int behindBreak(int at) {
        return text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? at + 2 : at + 1;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isBlank(char c) {
        return c == '\n' || c == ' ';
    }
}
