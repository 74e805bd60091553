package charts_test

import (
	"strings"
	"testing"

	"io.meshlint/renderer/internal/charts"
	"io.meshlint/renderer/internal/testfiles"
)

// The fields of one object that has every way of coming to be that charts use.
const originFiles = chartFile + `-- chart/values.yaml --
default: 1
labels:
  team: store
  tier: back
services:
  cart:
    port: 80
  web:
    port: 81
-- prod.yaml --
whole: text
list:
  - one
  - name: two
map:
  inner: {deep: value}
hosts: [a.example.org, b.example.org]
config:
  tracing: true
services:
  web:
    port: 8081
-- chart/templates/_helpers.tpl --
{{- define "labels" -}}
app: literal
{{- range $key, $value := .Values.labels }}
{{ $key }}: {{ $value }}
{{- end }}
{{- end }}
{{- define "cut" -}}
some text
{{- end }}
{{- define "port" }}{{ .service.port }}{{ end }}
-- chart/templates/object.yaml --
apiVersion: v1
kind: Object
metadata:
  name: a
  labels: {{- include "labels" . | nindent 4 }}
  checksum: {{ include "cut" . | sha256sum }}
  random: {{ randAlphaNum 5 }}
spec:
  literal: "quoted {text}" # with a comment
  whole: {{ .Values.whole }}
  quoted: "{{ .Values.whole }}"
  part: a-{{ .Values.whole }}-b
  default: {{ .Values.default }}
  fallback: {{ .Values.nothing | default .Values.whole }}
  unset: {{ .Values.nothing | default "here" }}
  map:
    {{- toYaml .Values.map | nindent 4 }}
  mixed:
    own: value
    {{- toYaml .Values.map | nindent 4 }}
  list:
    - zero
    {{- toYaml .Values.list | nindent 4 }}
  {{- with .Values.map }}
  with: {{ .inner.deep | quote }}
  {{- end }}
  hosts:
    {{- range .Values.hosts }}
    - {{ . }}
    {{- end }}
  services:
    {{- range $name, $service := .Values.services }}
    {{ $name }}: {{ include "port" (dict "service" $service) }}
    {{- end }}
  embedded: |
    literal: here
    {{- toYaml .Values.config | nindent 4 }}
  {{- if .Values.whole }}
  conditional: yes
  {{- end }}
`

func TestHelmOrigins(t *testing.T) {
	request := request(testfiles.Write(t, originFiles))
	request.ValuesFiles = []string{"prod.yaml"}
	answer := charts.Render(request)
	if problems := testfiles.Problems(answer); problems != "" {
		t.Fatal(problems)
	}
	document := answer.Documents[0]
	template := func(text string) string { return lineOf("chart/templates/object.yaml", text) }
	helpers := func(text string) string { return lineOf("chart/templates/_helpers.tpl", text) }
	values := func(text string) string { return lineOf("prod.yaml", text) }
	for _, expectation := range []struct{ steps, want string }{
		{"kind", template("kind: Object") + " EXACT"},
		{"metadata", template("metadata:") + " EXACT"},
		{"metadata labels", template("labels:") + " EXACT"},
		{"metadata labels app", helpers("app: literal") + " EXACT"},
		{"metadata labels team", helpers("{{ $key }}: {{ $value }}") + " LINE"},
		{"metadata checksum", template("checksum:") + " LINE"},
		{"metadata random", template("random:") + " LINE"},
		{"spec literal", template("literal: \"quoted") + " EXACT"},
		{"spec whole", values("whole:") + " EXACT"},
		{"spec quoted", values("whole:") + " EXACT"},
		{"spec part", template("part:") + " LINE"},
		{"spec default", template("default: {{") + " LINE"},
		{"spec fallback", values("whole:") + " EXACT"},
		{"spec unset", template("unset:") + " LINE"},
		{"spec map", values("map:") + " EXACT"},
		{"spec map inner", values("inner:") + " EXACT"},
		{"spec map inner deep", values("inner: {deep") + " EXACT"},
		{"spec mixed", template("mixed:") + " EXACT"},
		{"spec mixed own", template("own: value") + " EXACT"},
		{"spec mixed inner deep", values("inner: {deep") + " EXACT"},
		{"spec list 0", template("- zero") + " EXACT"},
		{"spec list 1", values("- one") + " EXACT"},
		{"spec list 2 name", values("- name: two") + " EXACT"},
		{"spec with", values("inner: {deep") + " EXACT"},
		{"spec hosts 1", values("hosts:") + " EXACT"},
		{"spec services cart", helpers("define \"port\"") + " LINE"},
		{"spec services web", values("port: 8081") + " EXACT"},
		{"spec embedded", template("embedded: |") + " EXACT"},
		{"spec embedded ! literal", template("literal: here") + " EXACT"},
		{"spec embedded ! tracing", values("tracing: true") + " EXACT"},
		{"spec conditional", template("conditional:") + " EXACT"},
	} {
		if have := testfiles.Place(t, document, expectation.steps); have != expectation.want {
			t.Errorf("%s: have %s, want %s", expectation.steps, have, expectation.want)
		}
	}
}

// lineOf says in which line of a file a text stands.
func lineOf(file, text string) string {
	_, content, _ := strings.Cut(originFiles, "-- "+file+" --\n")
	for number, line := range strings.Split(content, "\n") {
		if strings.Contains(line, text) {
			return file + ":" + itoa(number+1)
		}
	}
	return "no line with " + text
}

func itoa(number int) string {
	if number < 10 {
		return string(rune('0' + number))
	}
	return itoa(number/10) + itoa(number%10)
}

func TestAValueOfASubchartLeadsToTheParentsValuesFile(t *testing.T) {
	request := request(testfiles.Write(t, chartFile+"-- chart/charts/sub/Chart.yaml --\napiVersion: v2\nname: sub\nversion: 1.0.0\n"+
		"-- chart/charts/sub/values.yaml --\na: 1\nb: 1\n-- chart/charts/sub/templates/a.yaml --\nkind: Sub\na: {{ .Values.a }}\nb: {{ .Values.b }}\nc: {{ .Values.global.c }}\n"+
		"-- prod.yaml --\nglobal:\n  c: 3\nsub:\n  a: 2\n"))
	request.ValuesFiles = []string{"prod.yaml"}
	document := charts.Render(request).Documents[0]
	for steps, want := range map[string]string{
		"a": "prod.yaml:4 EXACT", "b": "chart/charts/sub/templates/a.yaml:3 LINE", "c": "prod.yaml:2 EXACT",
	} {
		if have := testfiles.Place(t, document, steps); have != want {
			t.Errorf("%s: have %s, want %s", steps, have, want)
		}
	}
}

func TestADefinitionStandsInItsFile(t *testing.T) {
	answer := charts.Render(request(testfiles.Write(t, object("  a: b\n")+"-- chart/crds/a.yaml --\n# one\n---\nkind: First\n---\nkind: Second\n")))
	for number, want := range []int{2, 4} {
		if shift := answer.Documents[number].Origin.Shift; shift == nil || *shift != want {
			t.Errorf("document %d: shift %v, want %d", number, shift, want)
		}
	}
}

func TestTextThatLooksLikeAMarkerIsLeftAlone(t *testing.T) {
	answer := charts.Render(request(testfiles.Write(t, object("  a: \u29831\u2984\n  b: {{ .Values.a }}\n")+"-- chart/values.yaml --\na: \u29832\u2984\n")))
	text := testfiles.Texts(answer)
	if !strings.Contains(text, "\u29831\u2984") || !strings.Contains(text, "\u29832\u2984") {
		t.Error(text)
	}
	if place := testfiles.Place(t, answer.Documents[0], ""); place != "chart/templates/object.yaml FILE" {
		t.Error(place)
	}
}

func TestLinesAreToldOfADocumentWithAKeyTwice(t *testing.T) {
	answer := charts.Render(request(testfiles.Write(t, object("  a: b\n{{- range .Values.names }}\n  {{ . }}: c\n{{- end }}\n")+
		"-- chart/values.yaml --\nnames: [d, d]\n")))
	if problems := testfiles.Problems(answer); problems != "" {
		t.Fatal(problems)
	}
	lines := answer.Documents[0].Origin.Lines
	if len(lines) < 7 || lines[4].Spot.Line != 5 || lines[5].Spot.Line != 7 || lines[6].Spot.Line != 7 {
		t.Errorf("%+v", lines)
	}
}
