package io.meshlint.grammar.format;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.concrete.Concrete.Branch;
import io.meshlint.grammar.concrete.Concrete.Comment;
import io.meshlint.grammar.concrete.Concrete.Leaf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Tokens with their comments. */
final class Tokens {
    /** Tokens whose leading comments were written together with the line that they begin. */
    private final Set<Leaf> begun = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What stands between a line and the one before it. */
    enum Gap {
        /** Nothing. */
        NONE,
        /** An empty line if the author left one or more. */
        AS_WRITTEN,
        /** An empty line. */
        EMPTY_LINE
    }

    /** Begins a line: the comments above it, with the empty lines between them, and its own start. */
    Doc begin(Concrete part, Gap gap) {
        Leaf first = part.first();
        Gap below = first.leading().isEmpty() ? gap : Gap.AS_WRITTEN;
        return Doc.concat(remarks(first, gap), line(below, first.blankBefore()));
    }

    /** The comments in front of a closing brace or the end of the file, as the last lines of what ends there. */
    Doc remarks(Leaf end, Gap gap) {
        begun.add(end);
        List<Doc> docs = new ArrayList<>();
        for (Comment comment : end.leading()) {
            docs.add(line(docs.isEmpty() ? gap : Gap.AS_WRITTEN, comment.blankBefore()));
            docs.add(new Doc.OwnLineComment(comment.text()));
        }
        return Doc.concat(docs);
    }

    private static Doc line(Gap gap, boolean blankWritten) {
        return new Doc.HardLine(
                switch (gap) {
                    case NONE -> false;
                    case AS_WRITTEN -> blankWritten;
                    case EMPTY_LINE -> true;
                });
    }

    Doc token(Concrete leaf) {
        return commented((Leaf) leaf, new Doc.Text(((Leaf) leaf).text()));
    }

    /** A text for people; see {@link Doc.Prose}. */
    Doc prose(Concrete string) {
        Leaf leaf = string.first();
        return commented(leaf, new Doc.Prose(leaf.text()));
    }

    private Doc commented(Leaf leaf, Doc text) {
        List<Doc> docs = new ArrayList<>();
        if (!begun.contains(leaf)) {
            leaf.leading().forEach(comment -> docs.add(new Doc.OwnLineComment(comment.text())));
        }
        docs.add(text);
        leaf.trailing().ifPresent(comment -> docs.add(new Doc.TrailingComment(comment.text())));
        return Doc.concat(docs);
    }

    /** Names, paths and types: without spaces except behind a comma and a colon. */
    Doc tight(Concrete part) {
        if (part instanceof Leaf leaf) {
            boolean spaced = leaf.text().equals(",") || leaf.text().equals(":");
            return Doc.concat(token(leaf), spaced ? Doc.SPACE : Doc.EMPTY);
        }
        List<Doc> docs = new ArrayList<>();
        for (Concrete child : ((Branch) part).children()) {
            docs.add(tight(child));
        }
        return Doc.concat(docs);
    }

    /** Whether a part is this very keyword or sign. */
    static boolean is(Concrete part, String text) {
        return part instanceof Leaf leaf && leaf.text().equals(text);
    }

    /** The part without the branches around it that have no other child. */
    static Concrete bare(Concrete part) {
        Concrete bare = part;
        while (bare instanceof Branch branch && branch.children().size() == 1) {
            bare = branch.children().get(0);
        }
        return bare;
    }
}
