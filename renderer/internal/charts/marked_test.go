package charts_test

import (
	"strings"
	"testing"

	"io.meshlint/renderer/internal/charts"
	"io.meshlint/renderer/internal/testfiles"
)

// Markers must survive whatever templates are made of: each of these must still be traced, and its last line exactly.
func TestTemplatesThatAreHardToMark(t *testing.T) {
	const values = "-- chart/values.yaml --\na: text\nlist: [a, b]\nmap: {x: 1, y: 2}\nempty: \"\"\n"
	for name, template := range map[string]string{
		"comment":            "{{- /* a comment with }} and {{ */}}\nb: c\n",
		"trimmed both sides": "a:   {{- \" x\" -}}   y\nb: c\n",
		"braces in strings":  "a: {{ \"}}\" | quote }}\nb: {{ `}} \"` | quote }}\n",
		"brace characters":   "a: {{ printf \"%c\" '}' | quote }}\n",
		"else if":            "{{- if .Values.empty }}\na: 1\n{{- else if .Values.a }}\na: 2\n{{- else }}\na: 3\n{{- end }}\n",
		"else with":          "{{- with .Values.empty }}\na: 1\n{{- else with .Values.a }}\na: {{ . }}\n{{- end }}\n",
		"range else":         "{{- range .Values.none }}\na: 1\n{{- else }}\na: 2\n{{- end }}\n",
		"break and continue": "a:\n{{- range .Values.list }}\n{{- if eq . \"a\" }}{{ continue }}{{ end }}\n  - {{ . }}\n{{- break }}\n{{- end }}\n",
		"assignment":         "{{- $x := 1 }}{{ range .Values.list }}{{ $x = add $x 1 }}{{ end }}\na: {{ $x }}\n",
		"nested define":      "{{- define \"n\" }}{{ .a }}{{ end }}\na: {{ template \"n\" .Values }}\n",
		"block":              "a: {{ block \"bl\" .Values }}{{ .a }}{{ end }}\n",
		"consumed include":   "{{- define \"c\" }}yes{{ end }}\n{{- if eq (include \"c\" .) \"yes\" }}\na: {{ include \"c\" . }}\n{{- end }}\n",
		"parsed include":     "{{- define \"y\" }}k: v{{ end }}\na: {{ (include \"y\" . | fromYaml).k }}\n",
		"computed include":   "{{- define \"z\" }}v{{ end }}\na: {{ include (print \"z\") . }}\n",
		"several on a line":  "a: {{ .Values.a }}{{ .Values.a }}-{{- .Values.a -}} x\nb: c\n",
		"adjacent actions":   "{{ if true }}{{ if true }}a: 1{{ end }}{{ end }}\n",
		"windows line ends":  "a: {{ .Values.a }}\r\nb: c\r\n",
		"tpl":                "a: {{ tpl \"{{ .Values.a }}\" . }}\n",
		"random":             "a: {{ randAlphaNum 8 | quote }}\n",
		"checksum of itself": "a: {{ include (print $.Template.BasePath \"/other.yaml\") . | sha256sum }}\n",
		"map":                "{{- range $k, $v := .Values.map }}\n{{ $k }}: {{ $v }}\n{{- end }}\n",
		"no value":           "a: {{ .Values.nothing }}\n",
		"unicode":            "a: \"\u00e4\u00f6\u00fc \U0001f600 {{ .Values.a }}\"\n",
	} {
		t.Run(name, func(t *testing.T) {
			request := request(testfiles.Write(t, chartFile+values+"-- chart/templates/other.yaml --\nkind: Other\n-- chart/templates/z.yaml --\nkind: Object\n"+template+"last: literal\n"))
			answer := charts.Render(request)
			if problems := testfiles.Problems(answer); problems != "" {
				t.Fatal(problems)
			}
			document := answer.Documents[0]
			if !strings.Contains(document.Text, "kind: Object") {
				document = answer.Documents[1]
			}
			if document.Origin.Fields["last"] == nil {
				t.Fatalf("not traced:\n%s", document.Text)
			}
			spot := document.Origin.Fields["last"].Spot
			if spot == nil || document.Origin.Fields["last"].Confidence != "EXACT" || spot.File != "chart/templates/z.yaml" || spot.Column != 7 || spot.EndColumn != 14 {
				t.Errorf("%+v in\n%s", document.Origin.Fields["last"], document.Text)
			}
		})
	}
}
