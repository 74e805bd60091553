package generators_test

import (
	"fmt"
	"strings"
	"testing"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/generators"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/testfiles"
)

const repository = `
-- apps/one/dev/config.yaml --
cluster: dev
settings: {replicas: 1}
-- apps/one/prod/config.yaml --
cluster: prod
settings: {replicas: 3}
-- apps/two/dev/config.yaml --
cluster: dev
settings: {replicas: 2}
-- apps/.hidden/a.yaml --
a: b
`

func made(t *testing.T, spec string) protocol.Answer {
	t.Helper()
	set := "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: set, namespace: argocd}\nspec:\n" + spec
	return generators.Render(protocol.Request{
		Kind: "applicationset", Repository: testfiles.Write(t, repository), Directory: ".meshlint/set.yaml",
		Files:           map[string]string{".meshlint/set.yaml": set},
		OwnRepositories: map[string]string{"github.com/example/deploy": ""},
	})
}

// names gives the names of the Applications, or what went wrong.
func names(t *testing.T, answer protocol.Answer) string {
	t.Helper()
	var all []string
	for _, document := range answer.Documents {
		var application struct{ Metadata struct{ Name string } }
		if err := yaml.Unmarshal([]byte(document.Text), &application); err != nil {
			t.Fatal(err)
		}
		all = append(all, application.Metadata.Name)
	}
	if problems := testfiles.Problems(answer); problems != "" {
		all = append(all, problems)
	}
	return strings.Join(all, " ")
}

const url = "repoURL: git@github.com:Example/deploy.git"

func TestGeneratesWhatArgoDoes(t *testing.T) {
	for name, test := range map[string]struct{ generators, template, want string }{
		"list":                {"[{list: {elements: [{a: x}, {a: y}]}}]", "app-{{a}}", "app-x app-y"},
		"list as text":        {"[{list: {elementsYaml: \"[{a: x}]\"}}]", "app-{{ a }}", "app-x"},
		"nested values":       {"[{list: {elements: [{a: {b: x}}]}}]", "{{a.b}}", "x"},
		"unknown stays":       {"[{list: {elements: [{a: x}]}}]", "{{a}}-{{b}}", "x-{{b}}"},
		"directories":         {"[{git: {" + url + ", directories: [{path: apps/*}]}}]", "{{path.basename}}", "one two"},
		"deep directories":    {"[{git: {" + url + ", directories: [{path: apps/*/*}]}}]", "{{path[1]}}-{{path.basename}}", "one-dev one-prod two-dev"},
		"excluded":            {"[{git: {" + url + ", directories: [{path: apps/*}, {path: apps/two, exclude: true}]}}]", "{{path.basename}}", "one"},
		"files":               {"[{git: {" + url + ", files: [{path: 'apps/**/config.yaml'}]}}]", "{{path[1]}}-{{cluster}}-{{settings.replicas}}", "one-dev-1 one-prod-3 two-dev-2"},
		"prefix":              {"[{git: {" + url + ", pathParamPrefix: mine, directories: [{path: apps/*}]}}]", "{{mine.path.basename}}", "one two"},
		"values":              {"[{git: {" + url + ", directories: [{path: apps/*}], values: {v: 'x-{{path.basename}}'}}}]", "{{values.v}}", "x-one x-two"},
		"selector":            {"[{list: {elements: [{a: x}, {a: y}]}, selector: {matchLabels: {a: y}}}]", "{{a}}", "y"},
		"selector expression": {"[{list: {elements: [{a: x}, {a: y}]}, selector: {matchExpressions: [{key: a, operator: NotIn, values: [y]}]}}]", "{{a}}", "x"},
		"matrix":              {"[{matrix: {generators: [{list: {elements: [{a: x}, {a: y}]}}, {list: {elements: [{b: '1'}, {b: '2'}]}}]}}]", "{{a}}{{b}}", "x1 x2 y1 y2"},
		"matrix of a path":    {"[{matrix: {generators: [{git: {" + url + ", directories: [{path: apps/*}]}}, {git: {" + url + ", files: [{path: '{{path}}/dev/config.yaml'}]}}]}}]", "{{cluster}}-{{path}}", "dev-apps/one/dev dev-apps/two/dev"},
		"merge":               {"[{merge: {mergeKeys: [a], generators: [{list: {elements: [{a: x, b: '1'}, {a: y, b: '1'}]}}, {list: {elements: [{a: y, b: '2'}]}}]}}]", "{{a}}{{b}}", "x1 y2"},
		"elsewhere":           {"[{git: {repoURL: https://github.com/other/x, directories: [{path: '*'}]}}]", "a", "UNKNOWABLE .meshlint/set.yaml:5 the generator looks into https://github.com/other/x, which is not this repository"},
		"pull requests":       {"[{pullRequest: {}}]", "a", "UNKNOWABLE .meshlint/set.yaml:5 the generator pullRequest asks somewhere else what there is"},
		"clusters":            {"[{clusters: {}}]", "a", "UNKNOWABLE .meshlint/set.yaml:5 the clusters generator asks Argo CD for its clusters, and no Secret of this repository tells of one"},
	} {
		t.Run(name, func(t *testing.T) {
			answer := made(t, "  generators: "+test.generators+"\n  template: {metadata: {name: '"+test.template+"'}, spec: {project: default}}\n")
			if have := names(t, answer); have != test.want {
				t.Errorf("want %s\nhave %s", test.want, have)
			}
		})
	}
}

func TestFillsTemplatesOfGo(t *testing.T) {
	const generator = "  goTemplate: true\n  goTemplateOptions: [missingkey=error]\n  generators: [{list: {elements: [{a: Prod_1, n: {b: 2}}]}}]\n"
	for written, want := range map[string]string{
		"{{ .a | lower }}":   "prod_1",
		"{{ normalize .a }}": "prod-1",
		"{{ .n.b }}":         "2",
		"{{ if eq .a \"x\" }}y{{ else }}z{{ end }}": "z",
		"{{ .c }}":           "BROKEN .meshlint/set.yaml:9 the template of the ApplicationSet cannot be filled: there is no parameter `c`",
		"{{ env \"HOME\" }}": "BROKEN .meshlint/set.yaml:9 the template of the ApplicationSet cannot be filled: function \"env\" not defined",
	} {
		answer := made(t, generator+"  template:\n    metadata: {name: '"+written+"'}\n    spec: {project: default}\n")
		if have := names(t, answer); !strings.HasPrefix(have, want) {
			t.Errorf("%s: want %s\nhave %s", written, want, have)
		}
	}
}

func TestAppliesTemplatePatch(t *testing.T) {
	answer := made(t, "  goTemplate: true\n  generators: [{list: {elements: [{a: x}, {a: y}]}}]\n  template: {metadata: {name: '{{ .a }}'}, spec: {project: default}}\n"+
		"  templatePatch: |\n    {{- if eq .a \"y\" }}\n    spec: {project: other}\n    {{- end }}\n")
	if text := testfiles.Texts(answer); strings.Count(text, "project: other") != 1 || strings.Count(text, "project: default") != 1 {
		t.Error(text)
	}
}

func TestLeadsBackToTheTemplate(t *testing.T) {
	answer := made(t, "  generators: [{list: {elements: [{a: x}]}}]\n  template:\n    metadata: {name: 'x-{{a}}'}\n    spec:\n      source:\n        helm:\n"+
		"          valuesObject:\n            replicas: 3\n          values: |\n            host: {{a}}\n            port: 80\n")
	for steps, want := range map[string]string{
		"metadata name": ".meshlint/set.yaml:7 EXACT", "spec source helm valuesObject replicas": ".meshlint/set.yaml:12 EXACT",
		"spec source helm values ! port": ".meshlint/set.yaml:15 EXACT",
	} {
		if have := testfiles.Place(t, answer.Documents[0], steps); have != want {
			t.Errorf("%s: want %s, have %s", steps, want, have)
		}
	}
}

func TestLeadsAParameterToWhatGivesIt(t *testing.T) {
	answer := made(t, "  generators:\n    - git:\n        "+url+"\n        files: [{path: apps/one/prod/config.yaml}]\n  template:\n    metadata: {name: '{{cluster}}'}\n"+
		"    spec:\n      a: '{{settings.replicas}}'\n      b: x-{{cluster}}\n")
	for steps, want := range map[string]string{
		"metadata name": "apps/one/prod/config.yaml:1 EXACT", "spec a": "apps/one/prod/config.yaml:2 EXACT", "spec b": ".meshlint/set.yaml:13 EXACT",
	} {
		if have := testfiles.Place(t, answer.Documents[0], steps); have != want {
			t.Errorf("%s: want %s, have %s", steps, want, have)
		}
	}
	also := answer.Documents[0].Origin.Fields["spec"].Fields["b"].AlsoSee
	if len(also) != 1 || also[0].Spot.Line != 1 || also[0].Message != "the parameter cluster is given here" {
		t.Error(also)
	}
	answer = made(t, "  goTemplate: true\n  generators:\n    - list:\n        elements:\n          - {a: x}\n  template:\n    metadata: {name: '{{ .a }}'}\n    spec: {}\n")
	if have := testfiles.Place(t, answer.Documents[0], "metadata name"); have != ".meshlint/set.yaml:9 EXACT" {
		t.Error(have)
	}
}

func TestStopsWhatMultiplies(t *testing.T) {
	list := "{list: {elements: ["
	for at := range 60 {
		list += fmt.Sprintf("{a%d: x, k: '%d'}, ", at, at)
	}
	list += "]}}"
	answer := made(t, "  generators: [{matrix: {generators: [{matrix: {generators: ["+list+", "+list+"]}}, "+list+"]}}]\n  template: {metadata: {name: a}}\n")
	if have := names(t, answer); !strings.HasPrefix(have, "REFUSED .meshlint/set.yaml:5 the generators make more than 1000 Applications") {
		t.Error(have)
	}
	loop := "  goTemplate: true\n  generators: [{list: {elements: [{a: x}]}}]\n  template: {metadata: {name: '{{ range until 1000000 }}{{ repeat 1000 \"a\" }}{{ end }}'}}\n"
	if have := names(t, made(t, loop)); !strings.Contains(have, "grows beyond") {
		t.Error(have)
	}
}
