package charts_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"io.meshlint/renderer/internal/charts"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/testfiles"
)

func request(root string) protocol.Request {
	return protocol.Request{
		Kind: "helm", Repository: root, Directory: "chart", ReleaseName: "blue", Namespace: "shop", KubernetesVersion: "1.29.3",
	}
}

const chartFile = "-- chart/Chart.yaml --\napiVersion: v2\nname: chart\nversion: 1.0.0\n"

func object(data string) string {
	return chartFile + "-- chart/templates/object.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n" + data
}

func TestRendersAsHelmDoes(t *testing.T) {
	for name, test := range map[string]struct{ files, want string }{
		"release":          {object("  a: {{ .Release.Name }}-{{ .Release.Namespace }}-{{ .Release.IsInstall }}\n"), "a: blue-shop-true"},
		"kubeVersion":      {object("  a: {{ .Capabilities.KubeVersion.Version }}\n"), "a: v1.29.3"},
		"apiVersions":      {object("  a: {{ .Capabilities.APIVersions.Has \"networking.istio.io/v1/Gateway\" | quote }}\n"), `a: "true"`},
		"built-in api":     {object("  a: {{ .Capabilities.APIVersions.Has \"apps/v1\" | quote }}\n"), `a: "true"`},
		"lookup is empty":  {object("  a: {{ lookup \"v1\" \"Secret\" \"default\" \"b\" | toJson | quote }}\n"), `a: "{}"`},
		"no address":       {object("  a: {{ getHostByName \"localhost\" | quote }}\n"), `a: ""`},
		"tpl":              {object("  a: {{ tpl .Values.b . }}\n") + "-- chart/values.yaml --\nb: \"{{ .Release.Name }}\"\n", "a: blue"},
		"files":            {object("  a: {{ .Files.Get \"a.txt\" | trim }}\n") + "-- chart/a.txt --\nhello\n", "a: hello"},
		"notes stay out":   {object("  a: b\n") + "-- chart/templates/NOTES.txt --\nthanks\n", "a: b"},
		"helmignore":       {object("  a: b\n") + "-- chart/.helmignore --\nother.yaml\n-- chart/templates/other.yaml --\n{{ fail \"no\" }}\n", "a: b"},
		"vendored":         {object("  a: b\n") + "-- chart/charts/sub/Chart.yaml --\napiVersion: v2\nname: sub\nversion: 1.0.0\n-- chart/charts/sub/templates/a.yaml --\nkind: Sub\n", "kind: Sub"},
		"definitions":      {object("  a: b\n") + "-- chart/crds/a.yaml --\nkind: Definition\n", "kind: Definition"},
		"hooks":            {object("  a: b\n") + "-- chart/templates/job.yaml --\nkind: Job\nmetadata: {name: b, annotations: {helm.sh/hook: pre-install}}\n", "kind: Job"},
		"chart of the dir": {object("  a: {{ .Chart.Name }}\n"), "a: chart"},
	} {
		t.Run(name, func(t *testing.T) {
			request := request(testfiles.Write(t, test.files))
			request.APIVersions = []string{"networking.istio.io/v1/Gateway"}
			answer := charts.Render(request)
			if problems := testfiles.Problems(answer); problems != "" {
				t.Fatal(problems)
			}
			text := testfiles.Texts(answer)
			if !strings.Contains(text, test.want) {
				t.Errorf("want %q in\n%s", test.want, text)
			}
			if strings.Contains(text, "thanks") {
				t.Errorf("the notes are no manifest:\n%s", text)
			}
		})
	}
}

func TestLaterValuesWin(t *testing.T) {
	root := testfiles.Write(t, object("  a: {{ .Values.a }}{{ .Values.b }}{{ .Values.c }}{{ .Values.d }}\n")+
		"-- chart/values.yaml --\na: 0\nb: 0\nc: 0\nd: 0\n-- one.yaml --\nb: 1\nc: 1\nd: 1\n-- two.yaml --\nc: 2\nd: 2\n")
	request := request(root)
	request.ValuesFiles = []string{"one.yaml", "two.yaml"}
	request.InlineValues = "d: 3\n"
	if text := testfiles.Texts(charts.Render(request)); !strings.Contains(text, "a: 0123") {
		t.Error(text)
	}
}

func TestTestsAreLeftOut(t *testing.T) {
	root := testfiles.Write(t, object("  a: b\n")+"-- chart/templates/t.yaml --\nkind: Pod\nmetadata: {name: t, annotations: {helm.sh/hook: test}}\n")
	if answer := charts.Render(request(root)); len(answer.Documents) != 1 {
		t.Error(testfiles.Texts(answer))
	}
}

func TestALibraryDeploysNothing(t *testing.T) {
	files := strings.Replace(object("  a: b\n"), "version: 1.0.0\n", "version: 1.0.0\ntype: library\n", 1)
	if answer := charts.Render(request(testfiles.Write(t, files))); len(answer.Documents)+len(answer.Problems) > 0 {
		t.Error(testfiles.Texts(answer), testfiles.Problems(answer))
	}
}

func TestProblems(t *testing.T) {
	dependency := "dependencies:\n  - name: other\n    version: 1.0.0\n    repository: https://charts.example.org\n    condition: other.enabled\n"
	for name, test := range map[string]struct{ files, want string }{
		"template does not parse":  {object("  a: {{ if }}\n"), "BROKEN chart/templates/object.yaml:5 the template does not parse: `if` lacks its condition"},
		"template fails":           {object("  a: b\n  c: {{ .Values.x.y.z }}\n"), "BROKEN chart/templates/object.yaml:6 `.Values.x` is not set"},
		"required value":           {object("  a: {{ required \"give me a\" .Values.a }}\n"), "give me a"},
		"endless recursion":        {object("  a: {{ include \"r\" . }}\n") + "-- chart/templates/_r.tpl --\n{{ define \"r\" }}{{ include \"r\" . }}{{ end }}\n", "BROKEN chart/templates/_r.tpl:1"},
		"no chart":                 {"-- other/a.txt --\na\n", "BROKEN chart/Chart.yaml:0"},
		"values do not fit schema": {object("  a: b\n") + "-- chart/values.yaml --\na: 1\n-- chart/values.schema.json --\n{\"properties\": {\"a\": {\"type\": \"string\"}}}\n", "`a` is a number, and the chart's schema requires a text"},
		"missing dependency": {
			strings.Replace(object("  a: b\n"), "version: 1.0.0\n", "version: 1.0.0\n"+dependency, 1),
			`UNKNOWABLE chart/Chart.yaml:5 the dependency "other" of the chart "chart" is not vendored`,
		},
		"environment is no function": {object("  a: {{ env \"HOME\" }}\n"), "there is no function `env`"},
		"output is no YAML":          {object("  a: [\n"), "BROKEN chart/templates/object.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			problems := testfiles.Problems(charts.Render(request(testfiles.Write(t, test.files))))
			if !strings.Contains(problems, test.want) || strings.Count(problems, "\n") > 0 {
				t.Errorf("want %q, have %q", test.want, problems)
			}
		})
	}
	t.Run("a dependency that is switched off is not missed", func(t *testing.T) {
		files := strings.Replace(object("  a: b\n"), "version: 1.0.0\n", "version: 1.0.0\n"+dependency, 1)
		answer := charts.Render(request(testfiles.Write(t, files+"-- chart/values.yaml --\nother: {enabled: false}\n")))
		if len(answer.Problems) > 0 || len(answer.Documents) != 1 {
			t.Error(testfiles.Problems(answer))
		}
	})
	t.Run("a dependency in the repository is read from there", func(t *testing.T) {
		files := strings.Replace(object("  a: b\n"), "version: 1.0.0\n", "version: 1.0.0\n"+strings.Replace(dependency, "https://charts.example.org", "file://../other", 1), 1)
		answer := charts.Render(request(testfiles.Write(t, files+
			"-- other/Chart.yaml --\napiVersion: v2\nname: other\nversion: 1.0.0\n-- other/templates/a.yaml --\nkind: Other\n")))
		if len(answer.Problems) > 0 || len(answer.Documents) != 2 {
			t.Fatal(testfiles.Problems(answer))
		}
		if place := testfiles.Place(t, answer.Documents[1], "kind"); place != "other/templates/a.yaml:1 EXACT" {
			t.Error(place)
		}
	})
}

func TestNothingOutsideTheRepositoryIsRead(t *testing.T) {
	const secret = "the secret"
	outside := filepath.Join(t.TempDir(), "secret.yaml")
	if err := os.WriteFile(outside, []byte("a: "+secret+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	refused := func(t *testing.T, answer protocol.Answer) {
		t.Helper()
		if strings.Contains(testfiles.Texts(answer)+testfiles.Problems(answer), secret) || len(answer.Documents) > 0 {
			t.Error("it was read:", testfiles.Texts(answer))
		}
		if len(answer.Problems) != 1 || answer.Problems[0].Kind != protocol.Refused {
			t.Error(testfiles.Problems(answer))
		}
	}
	t.Run("values file by path", func(t *testing.T) {
		request := request(testfiles.Write(t, object("  a: {{ .Values.a }}\n")))
		request.ValuesFiles = []string{"../" + filepath.Base(filepath.Dir(outside)) + "/secret.yaml"}
		refused(t, charts.Render(request))
	})
	t.Run("values file by absolute path", func(t *testing.T) {
		request := request(testfiles.Write(t, object("  a: {{ .Values.a }}\n")))
		request.ValuesFiles = []string{filepath.ToSlash(outside)}
		refused(t, charts.Render(request))
	})
	t.Run("linked template", func(t *testing.T) {
		root := testfiles.Write(t, object("  a: b\n"))
		testfiles.Link(t, outside, filepath.Join(root, "chart", "templates", "b.yaml"))
		refused(t, charts.Render(request(root)))
	})
	t.Run("linked directory", func(t *testing.T) {
		root := testfiles.Write(t, object("  a: {{ .Files.Get \"files/secret.yaml\" }}\n"))
		testfiles.Link(t, filepath.Dir(outside), filepath.Join(root, "chart", "files"))
		refused(t, charts.Render(request(root)))
	})
	t.Run("linked chart", func(t *testing.T) {
		root := testfiles.Write(t, "-- a.txt --\n")
		testfiles.Link(t, filepath.Dir(outside), filepath.Join(root, "chart"))
		refused(t, charts.Render(request(root)))
	})
	t.Run("schema elsewhere", func(t *testing.T) {
		for _, reference := range []string{"file://" + filepath.ToSlash(outside), "https://127.0.0.1:1/schema", "other.json"} {
			root := testfiles.Write(t, object("  a: b\n")+"-- chart/values.schema.json --\n{\"$ref\": \""+reference+"\"}\n")
			answer := charts.Render(request(root))
			if problems := testfiles.Problems(answer); len(answer.Documents) != 1 || !strings.HasPrefix(problems, "UNKNOWABLE chart/values.schema.json:1") {
				t.Error("the schema was followed:", testfiles.Problems(answer))
			}
		}
	})
}

func TestALinkLoopEnds(t *testing.T) {
	root := testfiles.Write(t, object("  a: b\n"))
	testfiles.Link(t, "..", filepath.Join(root, "chart", "again"))
	answer := charts.Render(request(root))
	if len(answer.Problems) != 1 {
		t.Error(testfiles.Problems(answer))
	}
}
