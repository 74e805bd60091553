package io.meshlint.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this meshlint, as its build wrote it. */
public final class MeshlintVersion {
    private MeshlintVersion() {}

    /** For example {@code 0.1.0-SNAPSHOT}. */
    public static String get() {
        try (InputStream in = MeshlintVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
