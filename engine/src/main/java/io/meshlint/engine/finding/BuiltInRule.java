package io.meshlint.engine.finding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What meshlint itself finds while it reads, renders and compares with schemas; rules of packs find everything else. */
public enum BuiltInRule {
    YAML_SYNTAX_ERROR(
            "INPUT001",
            Severity.ERROR,
            "A document is no YAML",
            "The document cannot be read, so none of its resources is checked. The other documents of the file are."),
    YAML_TAB(
            "INPUT002",
            Severity.ERROR,
            "A tab stands in the indentation",
            "YAML allows only spaces there. The document cannot be read; the other documents of the file are."),
    YAML_DUPLICATE_KEY(
            "INPUT003",
            Severity.ERROR,
            "A key stands twice in a mapping",
            "kubectl refuses such a document; tools that do not look take the last value and drop the first. The"
                    + " document is checked with the last value."),
    NOT_A_MAPPING(
            "INPUT004",
            Severity.ERROR,
            "A document is no mapping",
            "A Kubernetes object is a mapping with apiVersion and kind. The document is not checked."),
    NOT_TEXT(
            "INPUT005",
            Severity.ERROR,
            "A file is no text",
            "The file has the name of a manifest, but holds bytes or characters that YAML does not allow."),
    UNREADABLE_FILE(
            "INPUT006",
            Severity.ERROR,
            "A file cannot be read",
            "The operating system refused to open the file or directory, or it does not exist. Nothing in it is"
                    + " checked."),
    FILE_TOO_LARGE(
            "INPUT007",
            Severity.ERROR,
            "A file or document is too large",
            "The file needs more memory than this run has, or grows beyond bounds through aliases or nesting. It is"
                    + " not checked."),
    MISSING_VALUES_FILE(
            "INPUT008",
            Severity.ERROR,
            "A values file does not exist",
            "An environment in meshlint.yaml or a GitOps object names a values file or key that is not there, so the"
                    + " chart is not rendered for it."),
    MISSING_UNIT(
            "INPUT009",
            Severity.ERROR,
            "A part of an environment does not exist",
            "An environment in meshlint.yaml or a GitOps object names a chart, kustomization or manifest that is not"
                    + " there."),
    NOT_A_MANIFEST(
            "INPUT010",
            Severity.ERROR,
            "A document is no Kubernetes object",
            "The document lacks apiVersion, kind or a name, without which the API server refuses it. It is not"
                    + " checked."),
    DUPLICATE_RESOURCE(
            "INPUT011",
            Severity.WARNING,
            "A resource is defined twice in a world",
            "Which of the two ends up in the cluster depends on the order in which they are applied. Rules see the"
                    + " first."),
    OUTSIDE_REPOSITORY(
            "INPUT012",
            Severity.NOTE,
            "A symbolic link leads out of the repository",
            "Nothing outside the repository is read, so what the link leads to is not checked."),
    RENDER_FAILED(
            "RENDER001",
            Severity.ERROR,
            "A chart or kustomization does not render",
            "The tool that would deploy it fails in the same way. None of its resources is checked."),
    RENDER_UNKNOWABLE(
            "RENDER002",
            Severity.NOTE,
            "A chart or kustomization needs something from elsewhere",
            "It names a remote base, chart or file. meshlint uses no network, so this part cannot be known; what can"
                    + " be rendered is checked."),
    RENDER_REFUSED(
            "RENDER003",
            Severity.ERROR,
            "A chart or kustomization was stopped",
            "It took too much time, memory or output, or tried to read outside the repository."),
    RENDERER_UNAVAILABLE(
            "RENDER004",
            Severity.ERROR,
            "There is no renderer on this machine",
            "Charts and kustomizations need meshlint's renderer. Plain manifests are checked without it."),
    UNKNOWN_FIELD(
            "SCHEMA001",
            Severity.ERROR,
            "A manifest has a field that its kind does not have",
            "kubectl refuses such an object; other tools let the API server drop the field, so that what was written"
                    + " has no effect. A warning where another release of the kind's owner may have the field: the"
                    + " target's own schema proves that it has none where the target's release is known. Kubernetes'"
                    + " stable versions never lose a field, and a CustomResourceDefinition of this repository is"
                    + " known to be the one that is installed."),
    WRONG_TYPE(
            "SCHEMA002",
            Severity.ERROR,
            "A field has a value of another type",
            "The API server refuses the object. The usual causes are quotes around a number, a number or a word such"
                    + " as on, yes or true without quotes where a text is wanted, and a missing dash in a list."),
    UNKNOWN_VALUE(
            "SCHEMA003",
            Severity.ERROR,
            "A field has a value that is none of those it takes",
            "The API server refuses the object. Capital letters matter."),
    MISSING_FIELD(
            "SCHEMA004",
            Severity.ERROR,
            "A field is missing that its kind requires",
            "The API server refuses the object. A field whose value is null counts as missing."),
    UNSERVED_VERSION(
            "SCHEMA005",
            Severity.ERROR,
            "A kind is not served under the API version that a manifest names",
            "The target's Kubernetes or Istio does not know the API version, so the object cannot be applied. A"
                    + " warning where the target's release is not known and the newest is assumed, and of Istio's kinds,"
                    + " as the definitions in a cluster may be of another release than the mesh.");

    private final RuleDescriptor descriptor;

    BuiltInRule(String code, Severity severity, String title, String description) {
        String stage = code.replaceAll("[0-9]", "").toLowerCase(Locale.ROOT);
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.descriptor = new RuleDescriptor(
                code, name, title, description, "meshlint", severity, List.of(stage), List.of(), Optional.empty());
    }

    public RuleDescriptor descriptor() {
        return descriptor;
    }

    public String code() {
        return descriptor.code();
    }

    public Severity severity() {
        return descriptor.severity();
    }
}
