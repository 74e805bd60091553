package io.meshlint.cli;

import picocli.CommandLine.Option;

/** The option of every command that writes in colours. */
final class ColourOption {

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            converter = Converters.ColourChoiceConverter.class,
            description = "auto (default: on a terminal), always or never.")
    private ColourChoice choice = ColourChoice.AUTO;

    ColourChoice choice() {
        return choice;
    }

    boolean isOn(Terminal terminal) {
        return terminal.coloured(choice);
    }
}
