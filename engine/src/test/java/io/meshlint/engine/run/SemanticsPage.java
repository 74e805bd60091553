package io.meshlint.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A page of examples: Markdown whose headings of the second level begin an example, with fenced blocks of {@code mesh}, {@code yaml}, and
 * results: {@code rows View}, {@code places View}, {@code findings} and {@code findings closed}. Blocks of {@code mesh} and {@code yaml} before
 * the first such heading are shared by all examples; an example with YAML of its own has only that.
 */
record SemanticsPage(Path file, String shared, String world, List<Example> examples) {

    record Block(String kind, String text) {}

    record Example(String title, String module, String yaml, List<Block> expected) {}

    static SemanticsPage read(Path file) {
        List<String> lines = lines(file);
        List<Example> examples = new ArrayList<>();
        StringBuilder sharedModule = new StringBuilder();
        StringBuilder sharedYaml = new StringBuilder();
        String title = null;
        StringBuilder module = sharedModule;
        StringBuilder yaml = sharedYaml;
        List<Block> expected = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                finish(examples, title, sharedModule, module, sharedYaml, yaml, expected);
                title = line.substring(3);
                module = new StringBuilder();
                yaml = new StringBuilder();
                expected = new ArrayList<>();
            } else if (line.startsWith("```")) {
                String kind = line.substring(3).strip();
                StringBuilder text = new StringBuilder();
                for (i++; !lines.get(i).equals("```"); i++) {
                    text.append(lines.get(i)).append('\n');
                }
                if (kind.equals("mesh")) {
                    module.append(text);
                } else if (kind.equals("yaml")) {
                    yaml.append(text);
                } else {
                    expected.add(new Block(kind, text.toString()));
                }
            }
        }
        finish(examples, title, sharedModule, module, sharedYaml, yaml, expected);
        return new SemanticsPage(file, sharedModule.toString(), sharedYaml.toString(), examples);
    }

    private static void finish(
            List<Example> examples,
            String title,
            StringBuilder sharedModule,
            StringBuilder module,
            StringBuilder sharedYaml,
            StringBuilder yaml,
            List<Block> expected) {
        if (title != null) {
            if (expected.isEmpty()) {
                throw new IllegalArgumentException("an example without a result: " + title);
            }
            String world = yaml.isEmpty() ? sharedYaml.toString() : yaml.toString();
            examples.add(new Example(title, sharedModule.toString() + module, world, expected));
        }
    }

    /** Writes results in place of the expected ones. */
    void write(Function<Example, List<String>> results) {
        List<String> written = new ArrayList<>();
        List<String> pending = new ArrayList<>();
        int next = -1;
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            written.add(line);
            if (line.startsWith("## ")) {
                pending = new ArrayList<>(results.apply(examples.get(++next)));
            } else if (line.startsWith("```")) {
                String kind = line.substring(3).strip();
                boolean result = !kind.equals("mesh") && !kind.equals("yaml");
                if (result) {
                    pending.remove(0).lines().forEach(written::add);
                }
                for (i++; !lines.get(i).equals("```"); i++) {
                    if (!result) {
                        written.add(lines.get(i));
                    }
                }
                written.add("```");
            }
        }
        try {
            Files.writeString(file, String.join("\n", written) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
