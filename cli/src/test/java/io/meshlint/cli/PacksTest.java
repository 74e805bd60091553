package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of rules: what they say of themselves, how they come into a run, and their lock. */
class PacksTest {
    private static final String RULE = """
        module ours.services

        rule OURS001 node-port "A Service opens a port on every node" {
          severity warning
          for s: Service
          where s.spec.type == 'NodePort'
          report at s.spec.type
            message "{s.ref} opens a port on every node"
        }
        """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeRepository() throws IOException {
        directory = directory.toRealPath();
        write("meshlint.yaml", "packs: [ours]\n");
        write("ours/pack.yaml", "name: ours\nversion: 1.2.0\ndescription: Rules of our own.\nengine: \">=0.1, <1\"\n");
        write("ours/rules/services.mesh", RULE);
        write(
                "service.yaml",
                "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: b}\nspec: {type: NodePort, ports: [{port:"
                        + " 80}]}\n");
    }

    @Test
    void theListSaysWhereEachComesFrom() {
        Run run = Run.in(directory, "packs");

        assertThat(run.results())
                .contains("istio ", "  comes with meshlint\n")
                .contains("ours 1.2.0, 1 rule\n  Rules of our own.\n  " + directory.resolve("ours") + "\n  sha256:")
                .contains(", not locked\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void aPackForAnotherEngineSaysSoWithItsLine() throws IOException {
        write("ours/pack.yaml", "name: ours\nversion: 1.2.0\nengine: \">=7.1\"\n");

        Run run = check();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages())
                .contains("pack.yaml:3: the pack ours 1.2.0 needs meshlint >=7.1, and this is 0.")
                .contains("install a meshlint of that range, or another version of the pack");
        assertThat(run.results()).doesNotContain("OURS001");
    }

    @Test
    void aMistakeInAPackYamlSaysWhatToWrite() throws IOException {
        write("ours/pack.yaml", "name: ours\nversion: 1.2.0\nengin: \">=0.1\"\n");
        assertThat(check().messages())
                .contains("pack.yaml:3: a pack.yaml has no field `engin`; did you mean `engine`?");

        write("ours/pack.yaml", "name: ours\nversion: 1.2.0\nengine: \"^0.1\"\n");
        assertThat(check().messages())
                .contains("pack.yaml:3: `^0.1` is no range of versions; write for example engine: \">=0.1\"");

        write("ours/pack.yaml", "name: ours\nversion: 1.2.0\nengine: >=0.1\n");
        assertThat(check().messages()).contains("pack.yaml:3: ").contains("quote it: engine: \">=0.1\"");

        write("ours/pack.yaml", "name: Our Rules\nversion: 1.2.0\n");
        assertThat(check().messages()).contains("pack.yaml:1: `Our Rules` is no name of a pack");
    }

    @Test
    void aLockedPackThatChangesIsAnError() throws IOException {
        assertThat(Run.in(directory, "packs", "lock").results()).isEqualTo("Locked 1 pack in meshlint.lock\n");
        assertThat(Files.readString(directory.resolve("meshlint.lock")))
                .matches("# .*\\Rpacks:\\n  - name: ours\\n    version: '1.2.0'\\n    digest: sha256:[0-9a-f]{64}\\n");
        assertThat(Run.in(directory, "packs").results()).contains(", as locked\n");
        assertThat(check().status()).isZero();
        assertThat(check("--locked").status()).isZero();

        write("ours/rules/services.mesh", RULE.replace("warning", "note"));

        Run run = check();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages())
                .contains("meshlint.lock:3: the pack ours is not as it was locked")
                .contains("`meshlint packs lock`");
        assertThat(Run.in(directory, "packs").results()).contains("not as locked");
        Run.in(directory, "packs", "lock");
        assertThat(check().status()).isZero();
    }

    @Test
    void lineEndsAndWhatIsNoRuleDoNotUnlock() throws IOException {
        Run.in(directory, "packs", "lock");

        write("ours/rules/services.mesh", RULE.replace("\n", "\r\n"));
        write("ours/README.md", "changed");

        assertThat(check("--locked").status()).isZero();
    }

    @Test
    void aLockedRunWantsALockOfEveryPackAndNothingElse() throws IOException {
        assertThat(check("--locked").messages()).contains("there is no meshlint.lock in " + directory);

        write("meshlint.lock", "packs: []\n");
        assertThat(check().status()).as("what is not locked is let through").isZero();
        assertThat(check("--locked").messages()).contains("meshlint.lock: the pack ours (");

        Run.in(directory, "packs", "lock");
        write("meshlint.yaml", "packs: []\n");
        assertThat(check("--locked").messages()).contains("meshlint.lock:3: the pack ours is used no more");

        write("meshlint.lock", "ours\n");
        assertThat(check().messages()).contains("meshlint.lock");
        assertThat(check().status()).isEqualTo(2);
    }

    @Test
    void aJarIsTheSamePackAsTheDirectoryItWasMadeOf() throws IOException {
        Run.in(directory, "packs", "lock");
        Path jar = jar("ours");
        write("meshlint.yaml", "packs: [ours.jar]\n");

        Run run = check("--locked");

        assertThat(run.messages()).isEmpty();
        assertThat(run.results()).contains("OURS001");
        assertThat(Run.in(directory, "packs", "--pack", jar.toString()).results())
                .contains("ours.jar");
    }

    @Test
    void aMistakeInAJarNamesTheJar() throws IOException {
        write("ours/rules/services.mesh", RULE.replace("s.spec.type ==", "s.spec.typ =="));
        Path jar = jar("ours");
        write("meshlint.yaml", "packs: [ours.jar]\n");

        assertThat(check().messages()).contains(jar + "!/rules/services.mesh:6:");
    }

    @Test
    void oneNameTwiceIsOneMessage() throws IOException {
        write("theirs/pack.yaml", "name: ours\nversion: 2.0.0\n");
        write("theirs/rules/services.mesh", RULE.replace("OURS001", "OURS002").replace("node-port", "other"));

        Run run = check("--pack", "theirs");

        assertThat(run.messages().lines().filter(line -> line.startsWith("meshlint:")))
                .singleElement()
                .asString()
                .contains("two packs have the name `ours`: ", "ours and ", "theirs; leave one out");
        assertThat(check("--pack", "ours").messages()).as("the same pack twice").isEmpty();
    }

    @Test
    void oneCodeOrModuleInTwoPacksIsOneMessageAtTheLaterOne() throws IOException {
        write("theirs/pack.yaml", "name: theirs\nversion: 2.0.0\n");
        write("theirs/rules/a.mesh", RULE.replace("ours.services", "a.services"));

        Run code = check("--pack", "theirs");
        assertThat(code.status()).isEqualTo(2);
        assertThat(code.messages().lines().filter(line -> line.startsWith("error")))
                .containsExactly(
                        "error[ML0405]: the packs `ours` and `theirs` both have a rule with the code `OURS001`");
        assertThat(code.messages()).contains("theirs").contains("leave one of the packs out");

        write("theirs/rules/a.mesh", RULE);
        assertThat(check("--pack", "theirs").messages().lines().filter(line -> line.startsWith("error")))
                .containsExactly("error[ML0108]: there are two modules `ours.services`");

        write("theirs/rules/a.mesh", RULE.replace("ours.services", "a.services").replace("OURS001", "GW001"));
        assertThat(check("--pack", "theirs").messages())
                .contains("the packs `istio` and `theirs` both have a rule with the code `GW001`");
    }

    @Test
    void aLinkOutOfAPackIsNotFollowed() throws IOException {
        Path secret = write("secret.txt", "module secret\n");
        Files.createSymbolicLink(directory.resolve("ours/rules/link.mesh"), secret);

        assertThat(check().messages())
                .contains("this link leads out of the pack")
                .doesNotContain("module secret");
    }

    private Run check(String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "check";
        arguments[1] = ".";
        arguments[2] = "--select";
        arguments[3] = "OURS001,EXTN001";
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Run.in(directory, arguments);
    }

    /** Made by the {@code jar} tool of the JDK. */
    private Path jar(String pack) throws IOException {
        Path root = directory.resolve("build-of-jar");
        copy(directory.resolve(pack), root.resolve("META-INF/meshlint"));
        Path jar = directory.resolve(pack + ".jar");
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", root.toString(), "META-INF");
        assertThat(status).isZero();
        return jar;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private Path write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
