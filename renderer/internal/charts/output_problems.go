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
)

// outputProblem explains a template that writes what is no YAML, at the line of the template that wrote it.
func (u *unit) outputProblem(text string) *protocol.Problem {
	match := outputFailure.FindStringSubmatch(text)
	if match == nil {
		return nil
	}
	template := match[1]
	reason, help := plain.NotYAML(plain.Sentence(match[2]))
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
			if match := plain.YAMLLine.FindStringSubmatch(message); match != nil {
				line, _ := strconv.Atoi(match[1])
				return before + line
			}
		}
		return before + 1
	}
	if match := plain.YAMLLine.FindStringSubmatch(told); match != nil {
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
