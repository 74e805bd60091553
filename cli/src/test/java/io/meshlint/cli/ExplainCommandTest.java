package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshlint explain}: why a rule reports, and why it does not. */
class ExplainCommandTest {
    private static final String RULES = """
        module ours

        param kubernetes: version = 1.36

        ## A port of a Service, and its owner.
        view OwnedPort(svc: Service, port: int, team: string) {
          for svc: Service
          for team in svc.metadata.labels['team']
          for p in svc.spec.ports
          let port = p.port
          where port < 1024
        }

        rule OURS001 port-clash "Two teams use one port" {
          severity warning
          applies  kubernetes >= 1.20
          for pair a, b: OwnedPort
          where a.svc.namespace == b.svc.namespace
          where a.team != b.team and a.port == b.port
          first {
            where a.port == 443
            let why = 'everybody wants it'
          } else {
            let why = 'nobody asked'
          }
          group a.svc into services by port: a.port, why
          report at services[0].spec.ports
            message "{count(services)} Services clash on {port}: {why}"
        }

        rule OURS002 password-in-config "A password stands in a ConfigMap" {
          severity error
          for c: ConfigMap
          where c.data['password'] == 'forbidden'
          report at c.data
            message "no"
        }
        """;

    private static final String SERVICES = """
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop, labels: {team: cart}}
        spec:
          ports:
            - port: 80
            - port: 8080
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop, labels: {team: web}}
        spec:
          ports:
            - port: 80
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: api, namespace: shop, labels: {team: api}}
        spec:
          ports:
            - port: 81
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: orphan, namespace: shop}
        spec:
          ports:
            - port: 80
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: shop}
        data:
          password: hunter2
        """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writePack() throws IOException {
        Files.createDirectories(directory.resolve("pack"));
        Files.writeString(directory.resolve("pack/pack.yaml"), "name: ours\nversion: 1.0.0\n");
        Files.writeString(directory.resolve("pack/ours.mesh"), RULES);
        Files.writeString(directory.resolve("services.yaml"), SERVICES);
    }

    private Run explain(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "explain";
        System.arraycopy(more, 0, arguments, 1, more.length);
        arguments[more.length + 1] = "--pack";
        arguments[more.length + 2] = "pack";
        return Run.in(directory, arguments);
    }

    @Test
    void aRuleThatReportsIsAFunnelThatEndsInFindings() {
        Run run = explain("OURS001", "--plan");

        assertThat(run.status()).isZero();
        Approvals.verify(run.results());
    }

    @Test
    void aResourceThatIsNotReportedIsFollowedToTheClauseThatRemovedItsLastRow() {
        Approvals.verify(explain("port-clash", "--at", "services.yaml:20").results());
    }

    @Test
    void aResourceInNoRowOfTheRuleIsFollowedIntoItsViews() {
        Approvals.verify(explain("OURS001", "--at", "services.yaml:26").results());
    }

    @Test
    void secretsAreNotShown() {
        String results = explain("OURS002").results();

        assertThat(results).contains("c.data.password is *****").doesNotContain("hunter2");
    }

    @Test
    void aRuleForOtherVersionsSaysSoFirst() {
        Approvals.verify(explain("OURS001", "--kubernetes-version", "1.19").results());
    }

    @Test
    void aFindingThatAnotherRuleSaysBetterIsShownAsWithdrawn() throws IOException {
        String better = """
                module ours.better
                rule OURS003 busy-port "A busy port" {
                  severity error
                  subsumes OURS001
                  for s: Service
                  where s.name == 'cart'
                  report at s.spec.ports
                    message "both want port 80"
                }
                """;
        Files.writeString(directory.resolve("pack/better.mesh"), better);

        assertThat(explain("OURS001").results())
                .containsPattern("(?s)nobody asked.*withdrawn, because OURS003 says more of\\s+it: "
                        + "services.yaml:5: error: both\\s+want port 80");

        Files.writeString(directory.resolve("meshlint.yaml"), "rules: {OURS003: off}\n");

        assertThat(explain("OURS001").results()).doesNotContain("withdrawn");
    }

    @Test
    void whatThereIsNotCannotBeExplained() {
        assertThat(explain("OURS01").messages()).contains("there is no rule `OURS01`; did you mean `OURS001`?");
        assertThat(explain("OURS001", "--at", "services.yaml").messages()).contains("write a file and a line");
        assertThat(explain("OURS001", "--at", "other.yaml:1").messages()).contains("there is no such file");
        Run outside = explain("OURS001", "--at", "pack/pack.yaml:1");

        assertThat(outside.status()).isEqualTo(2);
        assertThat(outside.messages()).contains("pack/pack.yaml gives no resource of what is linted");
    }
}
