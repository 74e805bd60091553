package io.meshlint.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A job on a GitHub runner as far as the action sees it: workspace, temporary directory, command files, event. */
final class RunnerJob {
    private static final Path ACTION =
            Path.of(System.getProperty("meshlint.action")).toAbsolutePath().normalize();
    private static final Path DISTRIBUTION =
            Path.of(System.getProperty("meshlint.home")).toAbsolutePath().normalize();

    private final Path workspace;
    private final Path temporary;
    private final Map<String, String> environment = new LinkedHashMap<>();

    RunnerJob(Path directory) throws IOException {
        workspace = Files.createDirectories(directory.resolve("work space"));
        temporary = Files.createDirectories(directory.resolve("runner/temp"));
        // The workspace is a checkout, so that places are told relative to it.
        Files.createDirectories(workspace.resolve(".git"));
        Path event = temporary.resolve("event.json");
        Files.writeString(
                event, "{\"pull_request\": {\"title\": \"$(touch pwned)\", \"head\": {\"repo\": {\"fork\": true}}}}");
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_WORKSPACE", workspace.toString());
        environment.put("GITHUB_EVENT_NAME", "pull_request");
        environment.put("GITHUB_EVENT_PATH", event.toString());
        environment.put("GITHUB_OUTPUT", temporary.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", temporary.resolve("summary").toString());
        environment.put("RUNNER_TEMP", temporary.toString());
        input("meshlint-home", DISTRIBUTION.toString()).input("path", ".").input("fail-on", "error");
    }

    /** Sets an input, as {@code action.yml} hands it to the script. */
    RunnerJob input(String name, String value) {
        environment.put("INPUT_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), value);
        return this;
    }

    RunnerJob file(String name, String content) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    Path workspace() {
        return workspace;
    }

    /** Runs the step's script as the runner does. */
    Step run() throws IOException, InterruptedException {
        Path log = temporary.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", "\"$GITHUB_ACTION_PATH/run.sh\"");
        builder.environment().putAll(environment);
        builder.environment().put("GITHUB_ACTION_PATH", ACTION.toString());
        builder.directory(temporary.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        return new Step(
                process.exitValue(),
                Files.readAllLines(log, StandardCharsets.UTF_8),
                outputs(temporary.resolve("output")),
                Files.exists(temporary.resolve("summary")) ? Files.readString(temporary.resolve("summary")) : "");
    }

    /** Reads {@code name<<delimiter}, lines, {@code delimiter}. */
    private static Map<String, String> outputs(Path file) throws IOException {
        Map<String, String> outputs = new LinkedHashMap<>();
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        for (int i = 0; i < lines.size(); i++) {
            String[] head = lines.get(i).split("<<", 2);
            List<String> value = new ArrayList<>();
            for (i++; !lines.get(i).equals(head[1]); i++) {
                value.add(lines.get(i));
            }
            outputs.put(head[0], String.join("\n", value));
        }
        return outputs;
    }

    /** What a step left behind. */
    record Step(int status, List<String> log, Map<String, String> outputs, String summary) {

        /** The lines that the runner obeys: commands, but not those between {@code stop-commands} and its token. */
        List<String> commands() {
            List<String> commands = new ArrayList<>();
            String token = null;
            for (String line : log) {
                String trimmed = line.stripLeading();
                if (token != null) {
                    token = trimmed.equals("::" + token + "::") ? null : token;
                } else if (trimmed.startsWith("::stop-commands::")) {
                    token = trimmed.substring("::stop-commands::".length());
                } else if (trimmed.startsWith("::") || trimmed.startsWith("##[")) {
                    commands.add(trimmed);
                }
            }
            assertThat(token).as("commands are taken again").isNull();
            return commands;
        }
    }
}
