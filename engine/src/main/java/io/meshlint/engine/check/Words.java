package io.meshlint.engine.check;

import io.meshlint.engine.type.Type;
import java.util.Collection;
import java.util.stream.Collectors;

/** Types in the sentences of messages. */
final class Words {
    private Words() {}

    /** A type with its article: {@code a string}, {@code an int}, {@code a list of Service}, {@code absent}. */
    static String of(Type type) {
        String noun = noun(type.present());
        String phrase = type.present() instanceof Type.Nothing || type.present() instanceof Type.Any
                ? noun
                : article(noun) + noun;
        return type.isOptional() && !(type.present() instanceof Type.Nothing) ? phrase + " that can be absent" : phrase;
    }

    static String ofAll(Collection<Type> types) {
        return types.stream().map(Words::of).collect(Collectors.joining(", "));
    }

    private static String noun(Type type) {
        if (type instanceof Type.ListOf list) {
            return list.element().present() instanceof Type.Nothing
                    ? "list"
                    : "list of " + list.element().present();
        }
        if (type instanceof Type.MapOf) {
            return "mapping";
        }
        return type instanceof Type.Any ? "something of unknown type" : type.toString();
    }

    private static String article(String noun) {
        return "AEIOUaeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ";
    }

    /** A value of a type as an author might write it. */
    static String example(Type type) {
        Type wanted = type.present();
        if (wanted instanceof Type.Text) {
            return "a string in quotes";
        }
        if (wanted instanceof Type.Scalar scalar) {
            return switch (scalar.kind()) {
                case BOOLEAN -> "`true` or `false`";
                case INTEGER -> "a number like `80`";
                case VERSION -> "a version like `1.22`";
                case DURATION -> "a duration like `30s`";
            };
        }
        return of(type);
    }
}
