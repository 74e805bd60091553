package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshlint rules}. */
class RulesCommandTest {
    private static final String RULES = """
        module ours

        param kubernetes: version = 1.36

        ## Ports on every node are reachable from wherever the nodes are.
        ##
        ## - It is *rarely* meant.
        rule OURS001 node-port "A Service opens a port on every node" {
          severity   warning
          tags       services, exposure
          equivalent KIA0701
          docs       "https://example.com/node-port"
          applies    kubernetes >= 1.20
          for s: Service
          where s.spec.type == 'NodePort'
          report at s.spec.type
            severity error when s.namespace == 'default'
            message "{s.ref} opens a port, and has no namespace of its own" when s.namespace == 'default'
            message "{s.ref} opens a port on every node"
            help \"""
              Use an Ingress.
              \"""
            fix "Keep it inside" set s.spec.type = 'ClusterIP'
            fix "Leave it to the default" remove s.spec.type
        }

        rule OURS002 no-selector "A Service has no selector" {
          severity note
          for s: Service
          where s.spec.selector is absent
          report at s.spec
            message "{s.ref} has no selector"
        }
        """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writePack() throws IOException {
        Files.createDirectories(directory.resolve("pack"));
        Files.writeString(directory.resolve("pack/pack.yaml"), "name: ours\nversion: 1.0.0\n");
        Files.writeString(directory.resolve("pack/ours.mesh"), RULES);
    }

    @Test
    void aTableOfAPack() {
        Run run = Run.in(directory, "rules", "ours", "--pack", "pack");

        assertThat(run.status()).isZero();
        Approvals.verify(run.results());
    }

    @Test
    void thePageOfARule() {
        Approvals.verify(
                Run.in(directory, "rules", "node-port", "--pack", "pack").results());
    }

    @Test
    void everythingAsJson() {
        Run run = Run.in(directory, "rules", "tag:exposure", "--pack", "pack", "--format", "json");

        Approvals.verify(run.results(), new Options().forFile().withExtension(".json"));
    }

    @Test
    void bundledRulesAndOnesOfMeshlintItselfAreListed() {
        assertThat(Run.in(directory, "rules").results()).contains("Pack istio", "GW001", "Pack meshlint", "INPUT001");
    }

    @Test
    void anEquivalentOfAnotherToolIsFound() {
        assertThat(Run.in(directory, "rules", "KIA0701", "--pack", "pack").results())
                .contains("OURS001");
    }

    @Test
    void aWordThatIsNothingIsMetWithWhatMayBeMeant() {
        Run run = Run.in(directory, "rules", "OURS03", "--pack", "pack");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).isEqualTo("meshlint: no rule has to do with `OURS03`; did you mean `OURS001`?\n");
    }
}
