package io.meshlint.maven.renderer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Programs unpacked from their zips, each in a directory named by the zip's SHA-256.
 *
 * @param directory need not exist yet
 */
public record RendererCache(Path directory) {
    private static final Set<String> PROGRAMS = Set.of("meshlint-render", "meshlint-render.exe");

    public RendererCache {
        Objects.requireNonNull(directory, "directory");
    }

    /**
     * The program in the zip, unpacked unless that was done before. Several builds may do this at once: each unpacks into a directory of
     * its own, and the first to finish gives it the final name.
     *
     * @throws IOException where the zip holds no program, or the cache cannot be written
     */
    public Path program(Path zip) throws IOException {
        Path unpacked = directory.resolve("renderer").resolve(digest(zip));
        if (!Files.isDirectory(unpacked)) {
            Path partial = unpacked.resolveSibling("." + unpacked.getFileName() + "." + UUID.randomUUID());
            Files.createDirectories(partial);
            try {
                unpack(zip, partial);
                publish(partial, unpacked);
            } finally {
                remove(partial);
            }
        }
        for (String name : PROGRAMS) {
            if (Files.isRegularFile(unpacked.resolve(name))) {
                return unpacked.resolve(name);
            }
        }
        throw new IOException(unpacked + " lacks the program; remove the directory and run again");
    }

    private static void unpack(Path zip, Path target) throws IOException {
        boolean found = false;
        try (ZipInputStream content = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                // The name alone: an entry never says where it is written.
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (PROGRAMS.contains(name)) {
                    Path program = target.resolve(name);
                    Files.copy(content, program, StandardCopyOption.REPLACE_EXISTING);
                    if (Files.getFileAttributeView(program, PosixFileAttributeView.class) != null) {
                        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                    found = true;
                }
            }
        }
        if (!found) {
            throw new IOException(zip + " holds no program named meshlint-render");
        }
    }

    private static void publish(Path partial, Path unpacked) throws IOException {
        try {
            Files.move(partial, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another build may have been first, with the same bytes; how a platform says so differs.
            if (!Files.isDirectory(unpacked)) {
                throw e;
            }
        }
    }

    private static void remove(Path partial) throws IOException {
        if (Files.isDirectory(partial)) {
            for (String name : PROGRAMS) {
                Files.deleteIfExists(partial.resolve(name));
            }
            Files.delete(partial);
        }
    }

    private static String digest(Path zip) throws IOException {
        try (InputStream content = Files.newInputStream(zip)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream digesting = new DigestInputStream(content, sha256)) {
                digesting.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
