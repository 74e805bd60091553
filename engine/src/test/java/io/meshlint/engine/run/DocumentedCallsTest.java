package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.builtin.Builtin;
import io.meshlint.engine.builtin.Builtins;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.run.WorldRun.Strategy;
import io.meshlint.engine.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The calls in {@code docs/language.md} give what the page says, and no built-in function is missing there. */
class DocumentedCallsTest {
    private static final Path PAGE = Path.of("..", "docs", "language.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```calls\\R(.*?)```");

    @Test
    void each_call_gives_what_stands_behind_it() throws IOException {
        Map<String, String> calls = calls();
        StringBuilder module = new StringBuilder();
        List<String> written = new ArrayList<>(calls.keySet());
        for (int i = 0; i < written.size(); i++) {
            module.append("param p" + i + ": any? = " + written.get(i) + '\n');
        }
        Trial trial = Trial.of(module.toString());
        WorldRun run = trial.in(new World("test", List.of(), List.of()), Strategy.PLANNED).world;

        assertThat(calls).isNotEmpty();
        for (Declarations.Parameter parameter : trial.program().parameters()) {
            int number = Integer.parseInt(parameter.name().substring(1));
            assertThat(run.parameter(parameter)).as(written.get(number)).hasToString(calls.get(written.get(number)));
        }
    }

    @Test
    void every_built_in_function_has_one() throws IOException {
        String page = String.join("\n", calls().keySet());

        assertThat(Builtins.all().stream().map(Builtin::name))
                .allSatisfy(name -> assertThat(page).containsPattern("(?m)^" + name + "\\("));
    }

    private static Map<String, String> calls() throws IOException {
        Map<String, String> calls = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            block.group(1).lines().forEach(line -> {
                int arrow = line.indexOf(" -> ");
                calls.put(line.substring(0, arrow), line.substring(arrow + 4));
            });
        }
        return calls;
    }
}
