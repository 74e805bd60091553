package charts

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/protocol"
)

// outputFailure is how Helm tells that what a template writes is no object. Source: SortManifests and its sort in Helm's release/v1/util.
var (
	outputFailure = regexp.MustCompile(`(?s)YAML parse error on ([^:]+): (.*)`)
	yamlLine      = regexp.MustCompile(`line (\d+): (.*)`)
)

// outputProblem explains a template that writes what is no YAML, at the line of the template that wrote it.
func (u *unit) outputProblem(text string) *protocol.Problem {
	match := outputFailure.FindStringSubmatch(text)
	if match == nil {
		return nil
	}
	template := match[1]
	reason, help := notYAML(plain.Sentence(match[2]))
	problem := u.broken("what the template writes is no YAML: "+reason, help)
	if strings.Contains(match[2], "unmarshal") && !strings.Contains(match[2], "line ") {
		problem.Message = "what the template writes is no mapping, so it is no Kubernetes object"
		problem.Help = "Write apiVersion, kind and metadata at the top of each document."
	}
	output := u.files[template]
	line := u.failingLine(output, match[2])
	source, column := u.templateLine(template, output, line)
	if source == 0 {
		if file := u.templates[template].file; file != "" {
			problem.File = file
		}
		return &problem
	}
	problem.Message += fmt.Sprintf(", in line %d of what it writes", line)
	problem = u.at(problem, template, source, column, "")
	problem.Column, problem.EndColumn = 0, 0
	return &problem
}

// failingLine gives the line of a template's output that a reader of YAML stumbles over.
func (u *unit) failingLine(output, told string) int {
	for _, part := range split(output) {
		var document any
		err := yaml.Unmarshal([]byte(part.text), &document)
		before := strings.Count(output[:part.offset], "\n")
		if err == nil {
			if _, isMap := document.(map[string]any); document != nil && !isMap {
				return before + 1
			}
			continue
		}
		// Helm's parser may name another line than this one; its message is the one that is told.
		for _, message := range []string{told, err.Error()} {
			if match := yamlLine.FindStringSubmatch(message); match != nil {
				line, _ := strconv.Atoi(match[1])
				return before + line
			}
		}
		return before + 1
	}
	if match := yamlLine.FindStringSubmatch(told); match != nil {
		line, _ := strconv.Atoi(match[1])
		return line
	}
	return 0
}

// templateLine leads from a line of a template's output to the line of the template that wrote it; 0 where that is not known.
func (u *unit) templateLine(template, output string, line int) (number, column int) {
	if line == 0 || u.toRender == nil {
		return 0, 0
	}
	traces, markings := u.markedFiles(u.loaded, map[string]string{template: output}, u.toRender)
	trace := traces[template]
	if trace == nil {
		return 0, 0
	}
	mapper := &mapper{resolver: &resolver{marking: markings[template], templates: u.templates, template: template}, trace: trace, starts: map[string][]int{}}
	for at := min(line, len(trace.lines)) - 1; at >= 0; at-- {
		for _, segment := range trace.lines[at] {
			for from := segment.frame; ; from = from.parent {
				marker := mapper.markers[segment.marker]
				offset := segment.source
				if !segment.isText {
					offset = marker.offset
				}
				if marker.template == template {
					return mapper.position(template, offset)
				}
				if from == nil {
					break
				}
				segment.isText, segment.marker = false, from.marker
			}
		}
	}
	return 0, 0
}

// notYAML says what a parser of YAML does not like. The sentences are those of go-yaml (scannerc.go and parserc.go).
func notYAML(told string) (message, help string) {
	if match := yamlLine.FindStringSubmatch(told); match != nil {
		told = match[2]
	}
	switch {
	case strings.Contains(told, "mapping values are not allowed"):
		return "a `key:` stands where a value is expected", "Indent it like the keys beside it, and put a value that holds `: ` in quotes: `{{ .Values.text | quote }}`."
	case strings.Contains(told, "found a tab"):
		return "a tab stands where YAML wants blanks", "Indent with blanks."
	case strings.Contains(told, "found character that cannot start any token"):
		return "a value begins with a tab or a letter that YAML keeps for itself", "Indent with blanks, and put a value that begins with such a letter in quotes."
	case strings.Contains(told, "did not find expected node content"), strings.Contains(told, "did not find expected ',' or"):
		return "a `[` or `{` is not closed", "Close it, or put the value in quotes."
	case strings.Contains(told, "could not find expected ':'"):
		return "a line is no `key: value`", "Write a colon and a blank behind the key; check `indent` or `nindent` of what the line includes."
	case strings.Contains(told, "did not find expected key"), strings.Contains(told, "did not find expected '-' indicator"):
		return "a line is indented unlike the ones around it", "Check the indentation, and the number behind `indent` or `nindent`."
	case strings.Contains(told, "already set in map"), strings.Contains(told, "already defined"):
		return "a key is written twice", "Remove one of the two."
	}
	return plain.Sentence(strings.TrimPrefix(told, "yaml: ")), "Run `helm template --debug` to see what the template writes."
}
