package io.meshlint.engine.gitops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs of Git repositories: which ones mean the same, and which ones mean the repository that is linted. */
public final class RepositoryUrls {
    private static final Pattern REMOTE = Pattern.compile("^\\s*url\\s*=\\s*(\\S+)\\s*$");
    private static final Pattern SHORT = Pattern.compile("(?:[^@/]+@)?([^:/]+):(?!//)(.+)");
    private static final long LARGEST = 1 << 20;

    private RepositoryUrls() {}

    /** The same text for all ways to write a repository: without scheme, user, port, {@code .git} and capital letters, for example {@code github.com/example/shop}. */
    public static String normal(String url) {
        String text = url.strip();
        int scheme = text.indexOf("://");
        if (scheme >= 0) {
            text = text.substring(scheme + 3);
            text = text.replaceFirst("^[^/@]*@", "");
            text = text.replaceFirst("^([^/:]+):\\d+", "$1");
        } else {
            Matcher shortly = SHORT.matcher(text);
            text = shortly.matches() ? shortly.group(1) + "/" + shortly.group(2) : text;
        }
        text = text.replaceAll("/+", "/").replaceFirst("/$", "").replaceFirst("\\.git$", "");
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * The remotes of a checkout, as {@link #normal} writes them. Git's files are read, and no command is run.
     *
     * @param root the directory that holds {@code .git}, which in a worktree is a file
     */
    public static Set<String> remotesOf(Path root) {
        Set<String> remotes = new TreeSet<>();
        try {
            Path git = root.resolve(".git");
            if (Files.isRegularFile(git)) {
                Path own = root.resolve(read(git).replaceFirst("^gitdir:", "").strip());
                Path common = own.resolve("commondir");
                git = Files.isRegularFile(common) ? own.resolve(read(common).strip()) : own;
            }
            boolean remote = false;
            for (String line : read(git.resolve("config")).lines().toList()) {
                if (line.strip().startsWith("[")) {
                    remote = line.strip().startsWith("[remote ");
                }
                Matcher url = REMOTE.matcher(line);
                if (remote && url.matches()) {
                    remotes.add(normal(url.group(1)));
                }
            }
        } catch (IOException | IllegalArgumentException noCheckout) {
            return remotes;
        }
        return remotes;
    }

    private static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            return "";
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
