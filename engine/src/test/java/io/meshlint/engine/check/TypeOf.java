package io.meshlint.engine.check;

import io.meshlint.engine.core.Variable;
import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the types of expressions in a small module with the bundled kinds. */
final class TypeOf {
    private static final String MODULE = """
        module test

        type Port = Service.spec.ports[*]
        type PodTemplate = Deployment.spec.template
        param istio: version = 1.20
        param limit: int? = absent
        fun portOf(s: Service): int = s.spec.ports[0].port ?? 0
        fun label(s: Service, key: string): string? = s.metadata.labels[key]
        fun labelled(s: Service): bool = s.metadata.labels is present
        view Endpoint(svc: Service, pod: PodTemplate, name: string?, site: node) {
          for svc: Service
          for d: Deployment
          where d.name == svc.name
          let pod = d.spec.template
          let name = svc.metadata.labels['app']
          let site = svc.spec
        }
        view Backend(name: string) given svc: Service { for name in svc.metadata.labels['app'] }
        table Protocol(port: int, tls: bool?) given name: string { | 'https' | 443 | true | | _ | 80 | absent | }
        table Rank(rank: int) given mode: PeerAuthentication.spec.mtls.mode { | 'STRICT' | 1 | | _ | 0 | }

        rule T001 some-rule "A rule" {
          severity error
        %s
          let probe = %s
          report at probe
            message "m"
        }
        """;

    private TypeOf() {}

    /** The type of an expression behind some clauses, as messages print it; in place of a type, the messages of its mistakes. */
    static String expression(String clauses, String expression) {
        SourceText text = new SourceText("test.mesh", MODULE.formatted(clauses, expression));
        Checker.Checked checked = Checker.check(
                List.of(new Checker.PackModule("test", ModuleParser.parse(text))), BundledSchemas.bundled());
        List<Diagnostic> errors =
                checked.diagnostics().stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty()) {
            return "error: " + errors.stream().map(Diagnostic::message).collect(Collectors.joining("; "));
        }
        return checked.program().rules().get(0).scope().stream()
                .filter(variable -> variable.name().equals("probe"))
                .map(Variable::type)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
