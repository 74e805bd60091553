package charts

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/positions"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
)

// problemsOf says what is wrong, one sentence for each mistake, at the place that the error names, else at the chart's file.
func (u *unit) problemsOf(err error) []protocol.Problem {
	text := err.Error()
	switch {
	case errors.Is(err, rooted.ErrOutside) || errors.Is(err, rooted.ErrTooLarge):
		return []protocol.Problem{refusal(u.request.Directory, err)}
	case strings.HasPrefix(text, schemaFailure):
		return u.schemaProblems(text)
	}
	for _, explain := range []func(string) *protocol.Problem{u.outputProblem, u.parseProblem, u.templateProblem, u.chartFileProblem} {
		if problem := explain(text); problem != nil {
			return []protocol.Problem{*problem}
		}
	}
	return []protocol.Problem{u.broken("the chart does not render: "+plain.Sentence(text), u.tryHelm())}
}

// broken is a problem at the chart's file.
func (u *unit) broken(message, help string) protocol.Problem {
	return protocol.Problem{Kind: protocol.Broken, File: path.Join(u.request.Directory, "Chart.yaml"), Message: message, Help: help}
}

func (u *unit) tryHelm() string {
	return "Run `helm template " + orDot(u.request.Directory) + "` with the same values files to see the failure as Helm reports it."
}

func refusal(directory string, err error) protocol.Problem {
	return protocol.Problem{
		Kind:    protocol.Refused,
		File:    path.Join(directory, "Chart.yaml"),
		Message: "the chart was not rendered: " + plain.Sentence(err.Error()),
		Help:    "Keep what the chart needs inside the repository, as regular files.",
	}
}

// at moves a problem to a place of a template. Column is a 0-based offset in bytes; a negative one stands for the whole line.
// Of a template in an archive only the archive can be named.
func (u *unit) at(problem protocol.Problem, template string, line, column int, expression string) protocol.Problem {
	source, known := u.templates[template]
	if !known {
		return problem
	}
	problem.File = source.file
	if !source.literal {
		problem.Message = fmt.Sprintf("%s (%s, line %d)", problem.Message, template, line)
		return problem
	}
	problem.Line = line
	text := positions.NewText(source.text).Line(line)
	if column < 0 || column > len(text) {
		return problem
	}
	start, end := expressionIn(text, column, expression)
	problem.Column, problem.EndColumn = positions.Column(text, start), positions.Column(text, end)
	return problem
}

// expressionIn finds the expression that a position is in; else the word at the position.
func expressionIn(line string, column int, expression string) (start, end int) {
	for from := 0; expression != "" && from <= column; {
		at := strings.Index(line[from:], expression)
		if at < 0 || from+at > column {
			break
		}
		if from+at+len(expression) > column {
			return from + at, from + at + len(expression)
		}
		from += at + 1
	}
	word := strings.IndexAny(line[column:], " \t})|,")
	if word <= 0 {
		return column, len(line)
	}
	return column, column + word
}
