package charts

import (
	"errors"
	"path"
	"regexp"
	"strconv"
	"strings"

	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
)

// templatePosition is how Helm and text/template name a place: chart/templates/name.yaml:12:3.
var templatePosition = regexp.MustCompile(`([^\s()":]+/templates/[^\s()":]+)(?::(\d+))?`)

// problemOf says what is wrong in one sentence, at the place that the error names, else at the chart's file.
func problemOf(err error, directory string, templates map[string]templateSource) protocol.Problem {
	problem := protocol.Problem{
		Kind:    protocol.Broken,
		File:    path.Join(directory, "Chart.yaml"),
		Message: "the chart does not render: " + sentence(err.Error()),
		Help:    "Run `helm template " + orDot(directory) + "` with the same values files to see the failure as Helm reports it.",
	}
	if errors.Is(err, rooted.ErrOutside) || errors.Is(err, rooted.ErrTooLarge) {
		problem.Kind = protocol.Refused
		problem.Message = "the chart was not rendered: " + sentence(err.Error())
		problem.Help = "Keep what the chart needs inside the repository, as regular files."
		return problem
	}
	// The first place is that of the template that failed, or of the call on the outside; the last is the innermost.
	for _, match := range templatePosition.FindAllStringSubmatch(err.Error(), -1) {
		source, known := templates[match[1]]
		if !known || match[2] == "" && problem.Line > 0 {
			continue
		}
		problem.File = source.file
		if line, err := strconv.Atoi(match[2]); err == nil && source.literal {
			problem.Line = line
		}
	}
	return problem
}

// sentence puts a message of a tool into one line without a full stop, without what repeats the place.
func sentence(message string) string {
	fields := strings.Fields(strings.ReplaceAll(message, "<no value>", ""))
	return strings.TrimRight(strings.Join(fields, " "), ". ")
}
