package io.meshlint.engine.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The text of a file's bytes.
 *
 * @param text      without a byte order mark; empty where the bytes are no text
 * @param wrongLine the 1-based line that holds the first byte that is no text
 */
record TextDecoding(Optional<String> text, OptionalInt wrongLine) {

    /** UTF-8, or UTF-16 where a byte order mark says so (YAML 1.2.2, section 5.2). */
    static TextDecoding of(byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        int start = 0;
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            start = 3;
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            start = 2;
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            start = 2;
        }
        ByteBuffer input = ByteBuffer.wrap(bytes, start, bytes.length - start);
        int wrong = firstWrong(input.duplicate(), charset);
        if (wrong >= 0) {
            return new TextDecoding(Optional.empty(), OptionalInt.of(line(bytes, wrong)));
        }
        return new TextDecoding(
                Optional.of(new String(bytes, start, bytes.length - start, charset)), OptionalInt.empty());
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static int firstWrong(ByteBuffer input, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer scratch = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(input, scratch, true);
            int nul = indexOfNul(scratch);
            if (nul >= 0 || result.isError()) {
                return input.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            scratch.clear();
        }
    }

    private static int indexOfNul(CharBuffer buffer) {
        for (int i = 0; i < buffer.position(); i++) {
            if (buffer.get(i) == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int line(byte[] bytes, int end) {
        int line = 1;
        for (int i = 0; i < end && i < bytes.length; i++) {
            if (bytes[i] == 0) {
                break;
            }
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
