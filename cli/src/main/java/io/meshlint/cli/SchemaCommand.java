package io.meshlint.cli;

import io.meshlint.engine.listing.SchemaListing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code meshlint schema}. */
@Command(
        name = "schema",
        description =
                "Prints the fields of a kind as rules see them: types, defaults, and the releases that have them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        descriptionHeading = "%n",
        parameterListHeading = "%nWhich fields:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:printed", "2:no such kind or field", "70:a bug in meshlint; the message asks for a report"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshlint schema DestinationRule.spec.trafficPolicy",
            "  meshlint schema Service.spec.ports[*].protocol",
            "  meshlint schema gateway.networking.k8s.io/Gateway"
        })
final class SchemaCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "KIND[.PATH]",
            description = "A kind, with its API group before a slash where several have that name, and a path in it.")
    private String path;

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SchemaListing.Page page = new SchemaListing().page(path);
        if (!page.problem().isEmpty()) {
            terminal.say(page.problem());
            return ExitStatus.NOT_DONE;
        }
        terminal.print(page.text());
        return ExitStatus.CLEAN;
    }
}
