package io.meshlint.cli;

import io.meshlint.engine.MeshlintVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"meshlint " + MeshlintVersion.get()};
    }
}
