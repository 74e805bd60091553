package io.meshlint.engine.schema.generate;

import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumConstantElement;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import com.squareup.wire.schema.internal.parser.TypeElement;
import io.meshlint.engine.schema.Draft;
import java.util.HashMap;
import java.util.Map;

/** Reads protocol buffer messages in their JSON form (lower camel case names, well-known types as the proto3 JSON mapping writes them). */
final class ProtocolBufferReader {
    private static final String WELL_KNOWN = "google.protobuf.";

    private final Map<String, TypeElement> types = new HashMap<>();
    private final Map<String, Draft.Mapping> messages = new HashMap<>();
    private final boolean partial;

    /** @param partial true where the files name types of others that are not read: they are taken as anything */
    ProtocolBufferReader(boolean partial) {
        this.partial = partial;
    }

    /** Makes the messages of one file known. */
    void add(String path, String text) {
        ProtoFileElement file = ProtoParser.Companion.parse(Location.get(path), text);
        for (TypeElement type : file.getTypes()) {
            add(file.getPackageName(), type);
        }
    }

    private void add(String scope, TypeElement type) {
        String name = scope + "." + type.getName();
        types.put(name, type);
        type.getNestedTypes().forEach(nested -> add(name, nested));
    }

    boolean has(String message) {
        return types.get(message) instanceof MessageElement;
    }

    /** A message by its full name. */
    Draft.Mapping message(String name) {
        Draft.Mapping known = messages.get(name);
        if (known != null) {
            return known;
        }
        if (!(types.get(name) instanceof MessageElement message)) {
            throw new IllegalArgumentException("no source has a message " + name);
        }
        Draft.Mapping mapping = new Draft.Mapping(message.getName());
        messages.put(name, mapping);
        message.getFields().forEach(field -> add(mapping, field, name));
        for (OneOfElement oneOf : message.getOneOfs()) {
            oneOf.getFields().forEach(field -> add(mapping, field, name));
        }
        return mapping;
    }

    private void add(Draft.Mapping mapping, FieldElement field, String scope) {
        Draft type = type(field.getType(), scope);
        Draft schema = field.getLabel() == Field.Label.REPEATED ? new Draft.Sequence(type) : type;
        String name = field.getJsonName() == null ? jsonName(field.getName()) : field.getJsonName();
        mapping.members.put(name, new Draft.Member(schema, false, null));
    }

    private Draft type(String type, String scope) {
        if (type.startsWith("map<")) {
            String value =
                    type.substring(type.indexOf(',') + 1, type.length() - 1).trim();
            return Draft.map(type(value, scope));
        }
        return switch (type) {
            case "string", "bytes" -> Draft.TEXT;
            case "bool" -> Draft.BOOLEAN;
            case "double", "float" -> Draft.NUMBER;
            case "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64" -> Draft.INTEGER;
            default ->
                type.startsWith(WELL_KNOWN) ? wellKnown(type.substring(WELL_KNOWN.length())) : named(type, scope);
        };
    }

    private static Draft wellKnown(String type) {
        return switch (type) {
            case "Duration" -> Draft.text("duration");
            case "Timestamp" -> Draft.text("date-time");
            case "BoolValue" -> Draft.BOOLEAN;
            case "StringValue", "BytesValue" -> Draft.TEXT;
            case "DoubleValue", "FloatValue" -> Draft.NUMBER;
            case "Int32Value", "Int64Value", "UInt32Value", "UInt64Value" -> Draft.INTEGER;
            case "Struct", "Value", "ListValue", "Any" -> Draft.ANY;
            default -> throw new IllegalArgumentException("no JSON form is known for google.protobuf." + type);
        };
    }

    /** Looks a name up from the inside out, as protocol buffers do. */
    private Draft named(String type, String scope) {
        for (String at = scope; !at.isEmpty(); at = at.contains(".") ? at.substring(0, at.lastIndexOf('.')) : "") {
            if (types.containsKey(at + "." + type)) {
                return resolved(at + "." + type);
            }
        }
        return resolved(type);
    }

    private Draft resolved(String written) {
        String name = written.startsWith(".") ? written.substring(1) : written;
        if (partial && !types.containsKey(name)) {
            return Draft.ANY;
        }
        return types.get(name) instanceof EnumElement values
                ? Draft.oneOf(values.getConstants().stream()
                        .map(EnumConstantElement::getName)
                        .toList())
                : message(name);
    }

    /** The rule of protobuf's ToJsonName: an underscore is dropped and the letter after it is upper case. */
    private static String jsonName(String name) {
        StringBuilder result = new StringBuilder();
        boolean upper = false;
        for (char character : name.toCharArray()) {
            if (character == '_') {
                upper = true;
            } else {
                result.append(upper ? Character.toUpperCase(character) : character);
                upper = false;
            }
        }
        return result.toString();
    }
}
