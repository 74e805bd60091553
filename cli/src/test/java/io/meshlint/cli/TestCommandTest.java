package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshlint test}: what a fixture says and what a person reads where it is wrong. */
class TestCommandTest {
    private static final String RULES = """
        module ours.services

        param most: int = 2

        rule OURS001 node-port "A Service opens a port on every node" {
          severity warning
          for s: Service
          where s.spec.type == 'NodePort'
          for port in s.spec.ports
          report at s.spec.type
            severity error when kubernetes >= 1.30
            related at port.port "this port"
            message "{s.ref} opens {port.port} on every node"
        }

        rule OURS002 long-name "A Service has a long name" {
          severity note
          for s: Service
          first {
            where s.metadata.labels['name'] == 'fixed'
            let why = 'its label says so'
          } else {
            let why = 'it was asked for'
          }
          where count(split(s.name, '-')) > most
          report at s.metadata.name
            message "{s.name} is long, and {why}"
        }

        param kubernetes: version = 1.36
        """;

    private static final String TWO_SERVICES = """
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec:
          type: NodePort
          ports:
            - port: 80
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec:
          type: ClusterIP
          ports:
            - port: 80
        """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writePack() throws IOException {
        write("pack/pack.yaml", "name: ours\nversion: 1.0.0\n");
        write("pack/services.mesh", RULES);
    }

    @Test
    void linesWithAMarkerReportAndAllOthersKeepSilent() throws IOException {
        write(
                "pack/tests/OURS001/node-port.yaml",
                TWO_SERVICES
                        .replace("type: NodePort", "type: NodePort  # expect: OURS001 error")
                        .replaceFirst("port: 80", "port: 80  # related: OURS001"));

        Run run = Run.in(directory, "test", "pack", "--no-coverage");

        assertThat(run.results()).isEqualTo("Pack ours: 1 fixture, all passed.\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void whatIsMissingAndWhatIsTooMuchIsToldByLine() throws IOException {
        write(
                "pack/tests/wrong.yaml",
                TWO_SERVICES
                        .replace("type: NodePort", "type: NodePort  # expect: OURS001 warning")
                        .replace("type: ClusterIP", "type: ClusterIP  # expect: OURS001, OURS02"));

        Run run = Run.in(directory, "test", "pack", "--no-coverage");

        assertThat(run.status()).isEqualTo(1);
        Approvals.verify(run.results());
    }

    @Test
    void aMarkerAloneInALineIsAboutTheNextOne() throws IOException {
        write(
                "pack/tests/alone.yaml",
                TWO_SERVICES
                        .replace("  type: NodePort", "  # expect: OURS001\n  type: NodePort")
                        .replaceFirst("    - port: 80", "    # related: OURS001\n    - port: 80"));

        assertThat(Run.in(directory, "test", "pack", "--no-coverage").results()).contains("all passed");
    }

    @Test
    void eachContextIsARunAndAMarkerMayBeAboutSomeOfThem() throws IOException {
        write(
                "pack/tests/versions.yaml",
                "# ctx: k8s=1.29\n# ctx: k8s=1.31\n"
                        + TWO_SERVICES
                                .replace(
                                        "type: NodePort",
                                        "type: NodePort  # expect: OURS001 warning when k8s < 1.30  # expect: OURS001"
                                                + " error when kubernetes >= 1.30")
                                .replaceFirst("port: 80", "port: 80  # related: OURS001"));

        assertThat(Run.in(directory, "test", "pack", "--no-coverage").results())
                .isEqualTo("Pack ours: 1 fixture in 2 runs, all passed.\n");
    }

    @Test
    void parametersAreSetByName() throws IOException {
        write("pack/tests/OURS002/longest.yaml", "# ctx: most=0\n# also: OURS001\n" + TWO_SERVICES);

        Run run = Run.in(directory, "test", "pack", "OURS002", "--no-coverage");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results()).contains("+ found    OURS002 note: cart is long");
    }

    @Test
    void aDirectoryWithAHeaderFileIsOneFixtureWithItsWorlds() throws IOException {
        write("pack/tests/worlds/fixture.yaml", "# test: OURS001 only production is wrong\n");
        for (String environment : new String[] {"dev", "prod"}) {
            write(
                    "pack/tests/worlds/overlays/" + environment + "/service.yaml",
                    TWO_SERVICES
                            .replace(
                                    "type: NodePort",
                                    environment.equals("prod")
                                            ? "type: NodePort  # expect: OURS001 in prod"
                                            : "type: ClusterIP")
                            .replaceFirst(
                                    "port: 80",
                                    environment.equals("prod") ? "port: 80  # related: OURS001" : "port: 80"));
        }

        assertThat(Run.in(directory, "test", "pack", "--no-coverage").results())
                .isEqualTo("Pack ours: 1 fixture, all passed.\n");
    }

    @Test
    void blessingRewritesMarkersAndNothingElse() throws IOException {
        String stale =
                TWO_SERVICES.replace("type: ClusterIP", "type: ClusterIP  # expect: OURS001  # a person's comment");
        Path fixture =
                write("pack/tests/stale.yaml", ("# ctx: k8s=1.29\n# ctx: k8s=1.31\n" + stale).replace("\n", "\r\n"));

        Run run = Run.in(directory, "test", "pack", "--bless", "--no-coverage");

        assertThat(run.status()).as("something changed").isEqualTo(1);
        String blessed = Files.readString(fixture);
        assertThat(blessed.replace("\r\n", "")).as("line ends").doesNotContain("\n");
        Approvals.verify(blessed.replace("\r\n", "\n"));
        assertThat(Run.in(directory, "test", "pack", "--bless", "--no-coverage").status())
                .as("nothing is left to bless")
                .isZero();
    }

    @Test
    void coverageNamesWhatNoFixtureShows() throws IOException {
        write(
                "pack/tests/OURS002/long.yaml",
                TWO_SERVICES
                        .replace("type: NodePort", "type: ClusterIP")
                        .replace("metadata: {name: cart", "metadata: {name: cart-and-checkout")
                        .replace("checkout, namespace: shop}", "checkout, namespace: shop}  # expect: OURS002"));

        Run run = Run.in(directory, "test", "pack");

        assertThat(run.status()).isZero();
        Approvals.verify(run.results());
    }

    @Test
    void coverageLooksIntoViewsQuantifiersTablesAndSeverities() throws IOException {
        write("pack/services.mesh", """
            module ours.services

            table Usual(usual: bool) given port: int {
              | 80  | true  |
              | 443 | true  |
              | _   | false |
            }

            view Public(svc: Service) {
              for svc: Service
              where svc.spec.type == 'NodePort'
            }

            rule OURS001 public "A Service is public" {
              severity warning
              for p: Public
              where exists (port in p.svc.spec.ports where port.protocol == 'TCP')
              let unusual = [port for port in p.svc.spec.ports where not (Usual(port.port) ?? false)]
              report at p.svc.spec.type
                severity error when p.svc.namespace == 'prod'
                severity note when count(unusual) > 0
                message "{p.svc.ref} is public"
            }
            """);
        write(
                "pack/tests/OURS001/public.yaml",
                TWO_SERVICES
                        .substring(0, TWO_SERVICES.indexOf("---"))
                        .replace("type: NodePort", "type: NodePort  # expect: OURS001 warning"));
        write("pack/tests/OURS001/none.yaml", "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n");

        Run run = Run.in(directory, "test", "pack");

        assertThat(run.results()).startsWith("""
            Not shown by any fixture:
              services.mesh:5: row `| 443 | true |` never matched
              services.mesh:6: row `| _ | false |` never matched
              services.mesh:11: `where svc.spec.type == 'NodePort'` never rejected a row
              services.mesh:17: OURS001: `where exists (port in p.svc.spec.ports where port.protocol == 'TCP')` never rejected a row
              services.mesh:17: `port.protocol == 'TCP'` never rejected a row
              services.mesh:18: `not (Usual(port.port) ?? false)` never kept a row
              services.mesh:20: OURS001: `severity error when p.svc.namespace == 'prod'` never decided
              services.mesh:21: OURS001: `severity note when count(unusual) > 0` never decided

            """);
    }

    @Test
    void aLineThatIsNotUnderstoodFails() throws IOException {
        write(
                "pack/tests/typo.yaml",
                "# ctx: k8s 1.29\n# case: OURS001 passes\n"
                        + TWO_SERVICES.replace("type: NodePort", "type: NodePort  # expect: OURS001 fatal when k8s"));

        Approvals.verify(Run.in(directory, "test", "pack", "--no-coverage").results());
    }

    @Test
    void aBrokenFixtureTestsNothingAndFails() throws IOException {
        write("pack/tests/broken.yaml", "# case: OURS001 pass\nkind: [Service\n");

        Run run = Run.in(directory, "test", "pack", "--no-coverage");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results()).contains("INPUT001 error");
    }

    @Test
    void aPackWithoutFixturesIsNotTested() {
        Run run = Run.in(directory, "test", "pack", "--no-coverage");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results()).contains("nothing is tested");
    }

    @Test
    void whatIsNoPackOrDoesNotCompileCannotBeTested() throws IOException {
        assertThat(Run.in(directory, "test").messages())
                .contains("there is no pack.yaml in this directory")
                .contains("meshlint init pack");
        assertThat(Run.in(directory, "test").status()).isEqualTo(2);
        assertThat(Run.in(directory, "test", "pack", "OURS01").messages())
                .contains("has no rule `OURS01`; did you mean `OURS001`?");

        write("pack/services.mesh", RULES.replace("s.spec.type ==", "s.spec.typ =="));
        Run run = Run.in(directory, "test", "pack");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("error[ML0105]");
        assertThat(run.results()).isEmpty();
    }

    private Path write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
