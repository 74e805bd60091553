package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshlint test --mutate}: what fixtures do not notice. */
class MutateTest {
    private static final String LIBRARY = """
        module ours.library

        view Open(svc: Service) {
          for svc: Service
          where svc.spec.type in ['NodePort', 'LoadBalancer']
          where svc.namespace != 'kube-system'
        }
        """;

    private static final String RULES = """
        module ours.services

        import ours.library

        rule OURS001 node-port "A Service opens a port on every node" {
          severity warning
          for o: Open
          for port in o.svc.spec.ports
          for node in port.nodePort
          where node < 30000 or node >= 32000
          report at node
            severity error when port.name == 'admin'
            message "{o.svc.ref} opens {node + 0} on every node"
        }
        """;

    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec:
          type: NodePort
          ports:
            - port: 80
              name: %s
              nodePort: %d%s
        """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writePack() throws IOException {
        write("pack/pack.yaml", "name: ours\nversion: 1.0.0\n");
        write("pack/library.mesh", LIBRARY);
        write("pack/services.mesh", RULES);
        write("pack/tests/OURS001/low.yaml", SERVICE.formatted("http", 80, "  # expect: OURS001 warning"));
        write("pack/tests/OURS001/between.yaml", SERVICE.formatted("http", 30000, ""));
    }

    @Test
    void changesThatNoFixtureNoticesAreToldByLine() {
        Run run = Run.in(directory, "test", "pack", "--mutate", "--no-coverage");

        assertThat(run.status()).isEqualTo(1);
        Approvals.verify(run.results());
    }

    @Test
    void aScoreMayBeEnough() {
        assertThat(Run.in(directory, "test", "pack", "--mutate", "--score", "50")
                        .status())
                .isZero();
        assertThat(Run.in(directory, "test", "pack", "--mutate", "--score", "90")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void modulesWithoutRulesAreChangedOnRequest() {
        assertThat(Run.in(directory, "test", "pack", "--mutate", "--no-coverage")
                        .results())
                .doesNotContain("library.mesh");
        assertThat(Run.in(directory, "test", "pack", "--mutate-library", "--no-coverage")
                        .results())
                .contains("library.mesh:5: `svc.spec.type in ['NodePort', 'LoadBalancer']` left out")
                .contains("library.mesh:6: `svc.namespace != 'kube-system'` left out");
    }

    @Test
    void fixturesForEachConditionMakeTheScoreWhole() throws IOException {
        write("pack/tests/OURS001/high.yaml", SERVICE.formatted("http", 32000, "  # expect: OURS001 warning"));
        write("pack/tests/OURS001/admin.yaml", SERVICE.formatted("admin", 80, "  # expect: OURS001 error"));

        Run run = Run.in(directory, "test", "pack", "--mutate", "--no-coverage");

        assertThat(run.results())
                .isEqualTo("Pack ours: 4 fixtures, all passed.\n\n"
                        + "9 of 9 changed conditions are noticed by a fixture, 100 %.\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void aCommentSaysWhyAChangeMakesNoDifference() throws IOException {
        write(
                "pack/services.mesh",
                RULES.replace("or node >= 32000", "or node >= 32000  # survives: none of ours is so high"));

        Run run = Run.in(directory, "test", "pack", "--mutate", "--no-coverage");

        assertThat(run.results())
                .contains("more make no difference, as comments say")
                .doesNotContain("services.mesh");
        assertThat(run.status()).isZero();
    }

    @Test
    void aCommentThatNothingAsksForIsToldAndFails() throws IOException {
        write("pack/services.mesh", RULES.replace("for o: Open", "for o: Open  # survives: who knows"));

        Run run = Run.in(directory, "test", "pack", "--mutate", "--score", "0");

        assertThat(run.results()).contains("where a fixture notices every change; remove them:\n  services.mesh:7\n");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aConditionThatTheTypesAskForIsNotCounted() throws IOException {
        write(
                "pack/services.mesh",
                RULES.replace("for node in port.nodePort", "let node = port.nodePort\n  where node is present"));

        assertThat(Run.in(directory, "test", "pack", "--mutate").results()).contains("more do not compile");
    }

    @Test
    void fixturesThatFailNoticeNothing() throws IOException {
        write("pack/tests/OURS001/wrong.yaml", SERVICE.formatted("http", 80, ""));

        Run run = Run.in(directory, "test", "pack", "--mutate");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).contains("fixtures that fail took no part");
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
