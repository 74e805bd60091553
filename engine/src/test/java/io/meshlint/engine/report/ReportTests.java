package io.meshlint.engine.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.meshlint.engine.finding.LintReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;

/** What the tests of all formats need. */
final class ReportTests {
    private ReportTests() {}

    static String write(ReportWriter writer, LintReport report) {
        StringWriter output = new StringWriter();
        try {
            writer.write(report, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString();
    }

    static void approve(String text, String extension) {
        Approvals.verify(text, new Options().forFile().withExtension(extension));
    }

    static List<String> schemaErrors(SpecificationVersion version, String schema, String document) {
        return SchemaRegistry.withDefaultDialect(version)
                .getSchema(schema, InputFormat.JSON)
                .validate(document, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
