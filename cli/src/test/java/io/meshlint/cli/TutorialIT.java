package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Follows {@code docs/writing-rules.md} by typing: writes its files, runs its commands, and looks for what it says they print. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tutorial's commands are for a POSIX shell")
class TutorialIT {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("meshlint.checkout")).toAbsolutePath().normalize();
    private static final Path DISTRIBUTION = CHECKOUT.resolve("cli/target/dist/meshlint");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)(?: (\\S+))?\n(.*?)```");

    @TempDir
    private Path directory;

    @Test
    void everyStepGoesAsThePageSays() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(CHECKOUT.resolve("docs/writing-rules.md")));
        String printed = "";
        int commands = 0;
        while (block.find()) {
            String content = block.group(3);
            if (block.group(2) != null) {
                Path file = directory.resolve(block.group(2));
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            } else if (block.group(1).equals("sh")) {
                printed = run(content);
                commands++;
            } else if (block.group(1).equals("text")) {
                assertThat(printed).contains(content.stripTrailing());
            }
        }
        assertThat(commands).as("commands of the tutorial").isGreaterThan(5);
    }

    private String run(String commands) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", DISTRIBUTION.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().remove("COLUMNS");
        Process process = builder.redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
