package io.meshlint.maven;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.LintRequest;
import io.meshlint.engine.Linter;
import io.meshlint.engine.finding.LintReport;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Lints Kubernetes and Istio configuration (Helm charts, kustomizations, manifests) and fails the build when it would cause an outage.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true, requiresProject = false)
public class CheckMojo extends AbstractMojo {

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.skip", defaultValue = "false")
    private boolean skip;

    /**
     * From which severity on a finding is a violation: {@code error}, {@code warning}, {@code note} or {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.failOn", defaultValue = "error")
    private String failOn;

    /**
     * Whether violations fail the build. With {@code false} they are only logged.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /**
     * How many violations the build survives.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.maxAllowedViolations", defaultValue = "0")
    private int maxAllowedViolations;

    /**
     * Directories and files to lint. By default the project's directory, or the current one without a project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.sources")
    private List<File> sources;

    /**
     * Formats of the reports written to the output directory: {@code text}, {@code json}, {@code sarif}, {@code github}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.formats", defaultValue = "text,json,sarif")
    private List<String> formats;

    /**
     * Where the reports are written, as {@code meshlint.txt}, {@code meshlint.json} and so on.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.outputDirectory", defaultValue = "${project.build.directory}/meshlint")
    private File outputDirectory;

    /**
     * The configuration. By default {@code meshlint.yaml}, searched from the first source upwards to the repository's root.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.configFile")
    private File configFile;

    /**
     * Further packs of rules: directories or jars. Packs may also be dependencies of the plugin.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.packs")
    private List<File> packs;

    /**
     * The Istio version to lint for, for example {@code 1.22}. By default from the configuration or the manifests, else the newest known.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.istioVersion")
    private String istioVersion;

    /**
     * The Kubernetes version to lint for, for example {@code 1.29}. By default from the configuration or the manifests, else the newest known.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.kubernetesVersion")
    private String kubernetesVersion;

    /**
     * {@code closed}: what is not in the manifests does not exist; or {@code open}. By default from the configuration, else {@code open}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.world")
    private String world;

    /**
     * Codes, names, tags and equivalents of the only rules to run. By default all are run.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.select")
    private List<String> select;

    /**
     * Codes, names, tags and equivalents of rules not to run.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.ignore")
    private List<String> ignore;

    /**
     * Leaves the findings out of the log; the reports and the reason of a failure remain.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.quiet", defaultValue = "false")
    private boolean quiet;

    /**
     * The program that renders charts and kustomizations. By default it is resolved from the build's plugin repositories and kept in the
     * user's cache directory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "meshlint.renderer")
    private File renderer;

    @Parameter(defaultValue = "${project.basedir}", readonly = true)
    private File projectDirectory;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    private String pluginVersion;

    @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true)
    private List<RemoteRepository> pluginRepositories;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true)
    private RepositorySystemSession repositorySession;

    private final RepositorySystem repositorySystem;

    /** Called by Maven. */
    @Inject
    public CheckMojo(RepositorySystem repositorySystem) {
        this.repositorySystem = repositorySystem;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("meshlint is skipped");
            return;
        }
        Conversion conversion = new Conversion(projectDirectory);
        Verdict verdict = new Verdict(conversion.threshold(failOn), failOnViolation, maxAllowedViolations);
        ReportDirectory reports =
                new ReportDirectory(conversion.directory(outputDirectory), conversion.formats(formats));
        LintRequest request = request(conversion);

        LintOutcome outcome = Linter.lint(request);
        LintReport report = outcome.report();
        OutcomeLog log = new OutcomeLog(getLog(), quiet);
        log.mistakes(outcome);
        if (!outcome.nothingWasLinted()) {
            log.report(report, verdict.fails(report));
            reports.write(report);
        }
        if (outcome.notDoneAsAsked()) {
            throw new MojoExecutionException(verdict.notDone(outcome));
        }
        if (verdict.fails(report)) {
            throw new MojoFailureException(verdict.failure(report, reports));
        }
    }

    private LintRequest request(Conversion conversion) throws MojoExecutionException {
        return new LintRequest(
                conversion.sources(sources),
                Optional.empty(),
                conversion.file("meshlint.configFile", configFile),
                conversion.files("meshlint.packs", packs),
                CheckMojo.class.getClassLoader(),
                conversion.list(select),
                conversion.list(ignore),
                conversion.text(istioVersion),
                conversion.text(kubernetesVersion),
                conversion.closedWorld(world),
                rendererArtifact(conversion)::renderer);
    }

    private RendererArtifact rendererArtifact(Conversion conversion) throws MojoExecutionException {
        return new RendererArtifact(
                conversion.file("meshlint.renderer", renderer),
                pluginVersion,
                repositorySystem,
                repositorySession,
                pluginRepositories,
                getLog());
    }
}
