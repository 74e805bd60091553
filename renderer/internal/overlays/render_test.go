package overlays_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"io.meshlint/renderer/internal/overlays"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/testfiles"
)

func render(root, directory string) protocol.Answer {
	return overlays.Render(protocol.Request{Kind: "kustomize", Repository: root, Directory: directory})
}

const service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: cart\nspec:\n  type: ClusterIP\n"

func TestRendersAsKustomizeDoes(t *testing.T) {
	for name, test := range map[string]struct{ kustomization, want string }{
		"resources":   {"resources: [a.yaml]\n", "type: ClusterIP"},
		"namespace":   {"resources: [a.yaml]\nnamespace: shop\n", "namespace: shop"},
		"generator":   {"configMapGenerator: [{name: a, literals: [b=c]}]\n", "b: c"},
		"patch":       {"resources: [a.yaml]\npatches:\n  - target: {kind: Service}\n    patch: |-\n      - {op: add, path: /spec/type, value: NodePort}\n", "type: NodePort"},
		"replacement": {"resources: [a.yaml]\nreplacements: [{source: {kind: Service, name: cart}, targets: [{select: {kind: Service}, fieldPaths: [spec.type]}]}]\n", "type: cart"},
		"own origins": {"resources: [a.yaml]\nbuildMetadata: [originAnnotations]\n", "config.kubernetes.io/origin"},
		"managed":     {"resources: [a.yaml]\nbuildMetadata: [managedByLabel]\n", "app.kubernetes.io/managed-by: kustomize"},
		"flow style":  {"{resources: [a.yaml], namePrefix: x-}\n", "name: x-cart"},
		"two markers": {"---\nresources: [a.yaml]\n", "type: ClusterIP"},
		"sorted":      {"resources: [a.yaml, b.yaml]\nsortOptions: {order: fifo}\n", "kind: Service"},
	} {
		t.Run(name, func(t *testing.T) {
			answer := render(testfiles.Write(t, "-- kustomization.yaml --\n"+test.kustomization+"\n-- a.yaml --\n"+service+
				"-- b.yaml --\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n"), "")
			if problems := testfiles.Problems(answer); problems != "" {
				t.Fatal(problems)
			}
			text := testfiles.Texts(answer)
			if !strings.Contains(text, test.want) {
				t.Errorf("want %q in\n%s", test.want, text)
			}
			if name != "own origins" && strings.Contains(text, "config.kubernetes.io") {
				t.Errorf("an annotation of ours is left:\n%s", text)
			}
		})
	}
}

func TestRemoteEntriesAreReportedAtTheirLine(t *testing.T) {
	for _, entry := range []string{
		"https://example.org/a.yaml", "http://127.0.0.1:1/a.yaml", "github.com/example/repository//base?ref=main", "git@example.org:a/b.git",
		"ssh://git@example.org/a/b", "git::https://example.org/a", "https://github.com/example/repository",
	} {
		answer := render(testfiles.Write(t, "-- kustomization.yaml --\nresources:\n  - base\n-- base/kustomization.yaml --\nresources:\n  - a.yaml\n  - "+entry+
			"\n-- base/a.yaml --\n"+service), "")
		if want := "UNKNOWABLE base/kustomization.yaml:3 cannot render: resources names the remote"; !strings.HasPrefix(testfiles.Problems(answer), want) {
			t.Errorf("%s: %s", entry, testfiles.Problems(answer))
		}
	}
}

func TestWhatTheWalkDoesNotSeeIsStillNotFetched(t *testing.T) {
	// A second document of a kustomization, aliases, odd fields: whatever gets past the walk meets a process without network and git.
	t.Setenv("PATH", "")
	answer := render(testfiles.Write(t, "-- kustomization.yaml --\nresources: [a.yaml]\ntransformers:\n  - |-\n    apiVersion: builtin\n    kind: PatchTransformer\n    metadata: {name: a}\n    path: https://127.0.0.1:1/x\n    target: {kind: Service}\n-- a.yaml --\n"+service), "")
	if len(answer.Documents) != 0 || len(answer.Problems) != 1 {
		t.Error(testfiles.Texts(answer))
	}
}

func TestNothingOutsideTheRepositoryIsRead(t *testing.T) {
	const secret = "the-secret"
	outside := t.TempDir()
	for name, content := range map[string]string{
		"kustomization.yaml": "resources: [a.yaml]\n",
		"a.yaml":             strings.ReplaceAll(service, "cart", secret),
		"secret.txt":         secret,
	} {
		if err := os.WriteFile(filepath.Join(outside, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	away := "../" + filepath.Base(filepath.Dir(outside)) + "/" + filepath.Base(outside)
	for name, test := range map[string]struct{ kustomization, link string }{
		"base by path":           {"resources: [../" + away + "]\n", ""},
		"base far up":            {"resources: [../../../../../../../../../../.." + filepath.ToSlash(outside) + "]\n", ""},
		"base by link":           {"resources: [link]\n", "link"},
		"file by link":           {"resources: [link/a.yaml]\n", "link"},
		"generator by path":      {"configMapGenerator: [{name: a, files: [../../" + away + "/secret.txt]}]\n", ""},
		"generator by link":      {"configMapGenerator: [{name: a, files: [link/secret.txt]}]\n", "link"},
		"generator by absolute":  {"configMapGenerator: [{name: a, files: [" + filepath.ToSlash(outside) + "/secret.txt]}]\n", ""},
		"environment file":       {"secretGenerator: [{name: a, envs: [link/secret.txt]}]\n", "link"},
		"component by link":      {"components: [link]\n", "link"},
		"patch by link":          {"resources: [a.yaml]\npatches: [{path: link/a.yaml}]\n", "link"},
		"configuration by link":  {"resources: [a.yaml]\nconfigurations: [link/a.yaml]\n", "link"},
		"open api by link":       {"resources: [a.yaml]\nopenapi: {path: link/secret.txt}\n", "link"},
		"replacement by link":    {"resources: [a.yaml]\nreplacements: [{path: link/a.yaml}]\n", "link"},
		"the kustomization file": {"", "kustomization.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			files := "-- unit/a.yaml --\n" + service
			if test.kustomization != "" {
				files += "-- unit/kustomization.yaml --\n" + test.kustomization
			}
			root := testfiles.Write(t, files)
			switch test.link {
			case "link":
				testfiles.Link(t, outside, filepath.Join(root, "unit", "link"))
			case "kustomization.yaml":
				testfiles.Link(t, filepath.Join(outside, "kustomization.yaml"), filepath.Join(root, "unit", "kustomization.yaml"))
			}
			answer := render(root, "unit")
			if strings.Contains(testfiles.Texts(answer), secret) || len(answer.Documents) > 0 {
				t.Error("it was read:", testfiles.Texts(answer))
			}
			if len(answer.Problems) != 1 || strings.Contains(answer.Problems[0].Message, secret) {
				t.Error(testfiles.Problems(answer))
			}
		})
	}
}

func TestLinksWithinTheRepositoryAreFollowed(t *testing.T) {
	root := testfiles.Write(t, "-- base/kustomization.yaml --\nresources: [a.yaml]\n-- base/a.yaml --\n"+service+"-- over/kustomization.yaml --\nresources: [../link]\n")
	testfiles.Link(t, "base", filepath.Join(root, "link"))
	answer := render(root, "over")
	if len(answer.Documents) != 1 {
		t.Fatal(testfiles.Problems(answer))
	}
	if place := testfiles.Place(t, answer.Documents[0], "spec type"); place != "base/a.yaml:6 EXACT" {
		t.Error(place)
	}
}

func TestNothingIsExecuted(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "executed")
	script := "#!/bin/sh\ntouch " + mark + "\n"
	for name, plugin := range map[string]string{
		"exec function":      "apiVersion: v1\nkind: Run\nmetadata:\n  name: run\n  annotations:\n    config.kubernetes.io/function: |\n      exec:\n        path: ./run.sh\n",
		"container function": "apiVersion: v1\nkind: Run\nmetadata:\n  name: run\n  annotations:\n    config.kubernetes.io/function: |\n      container:\n        image: example.org/run\n",
		"legacy plugin":      "apiVersion: example.org/v1\nkind: Run\nmetadata:\n  name: run\n",
	} {
		for _, field := range []string{"generators", "transformers", "validators"} {
			root := testfiles.Write(t, "-- kustomization.yaml --\nresources: [a.yaml]\n"+field+": [run.yaml]\n-- run.yaml --\n"+plugin+"-- run.sh --\n"+script+"-- a.yaml --\n"+service)
			if err := os.Chmod(filepath.Join(root, "run.sh"), 0o755); err != nil {
				t.Fatal(err)
			}
			if answer := render(root, ""); len(answer.Documents) != 0 || len(answer.Problems) != 1 {
				t.Errorf("%s as %s: %s", name, field, testfiles.Texts(answer))
			}
			if _, err := os.Stat(mark); err == nil {
				t.Fatalf("%s as %s was executed", name, field)
			}
		}
	}
}

func TestProblems(t *testing.T) {
	for name, test := range map[string]struct{ files, want string }{
		"a missing file":      {"-- kustomization.yaml --\nresources:\n  - base\n-- base/kustomization.yaml --\nresources:\n  - a.yaml\n  - nothing.yaml\n-- base/a.yaml --\n" + service, "BROKEN base/kustomization.yaml:3"},
		"a missing patch":     {"-- kustomization.yaml --\nresources: [a.yaml]\npatches:\n  - path: nothing.yaml\n-- a.yaml --\n" + service, "BROKEN kustomization.yaml:3"},
		"an unknown field":    {"-- kustomization.yaml --\nresourcez: [a.yaml]\n", "BROKEN kustomization.yaml:1"},
		"no kustomization":    {"-- a.yaml --\na: b\n", "BROKEN kustomization.yaml:0"},
		"a chart":             {"-- kustomization.yaml --\nhelmCharts:\n  - name: istiod\n    repo: https://example.org\n", "UNKNOWABLE kustomization.yaml:2 cannot render: helmCharts inflates the chart \"istiod\""},
		"a cycle":             {"-- kustomization.yaml --\nresources: [a]\n-- a/kustomization.yaml --\nresources: [../b]\n-- b/kustomization.yaml --\nresources: [../a]\n", "BROKEN b/kustomization.yaml:1"},
		"aliases of aliases":  {"-- kustomization.yaml --\nresources: [a.yaml]\n-- a.yaml --\n" + aliases(), "REFUSED kustomization.yaml:1"},
		"a patch for nothing": {"-- kustomization.yaml --\nresources: [a.yaml]\npatches:\n  - patch: |-\n      apiVersion: v1\n      kind: Pod\n      metadata: {name: none}\n-- a.yaml --\n" + service, "BROKEN kustomization.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			answer := render(testfiles.Write(t, test.files), "")
			problems := testfiles.Problems(answer)
			if !strings.HasPrefix(problems, test.want) || strings.Count(problems, "\n") > 0 || len(answer.Documents) > 0 {
				t.Errorf("want %q, have %q", test.want, problems)
			}
		})
	}
}

// aliases would be ten to the ninth elements.
func aliases() string {
	text := service + "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for number := '1'; number <= '9'; number++ {
		previous := "*a" + string(number-1)
		text += "a" + string(number) + ": &a" + string(number) + " [" + strings.Repeat(previous+", ", 9) + previous + "]\n"
	}
	return text
}
