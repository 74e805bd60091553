package charts

import (
	"regexp"
	"strconv"
	"strings"

	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/protocol"
)

var (
	// frames are how text/template names the places of a failed evaluation, the outermost first:
	// chart/templates/name.yaml:12:3 executing "name" at <expression>: reason. Helm takes a leading "template:" off some.
	frames = regexp.MustCompile(`(?:template: )?([^\s"():]+):(\d+):(\d+):? executing "[^"]*" at <(.*?)>: `)
	// ownWords are what fail and required say. Source: cleanupExecError of Helm's engine.
	ownWords = regexp.MustCompile(`(?s)execution error at \(([^():]+):(\d+):(\d+)\): (.*)`)
	inTpl    = regexp.MustCompile(`(?s)error calling tpl: (?:cannot parse template|error during tpl function execution for) ("(?:[^"\\]|\\.)*"): (?:template: gotpl:\d+: )?(.*)`)
)

// failure is the innermost reason of a failed evaluation.
type failure struct {
	template     string
	line, column int
	expression   string
	reason       string
	// values are what the template sees as .Values, and prefix leads there from the release's.
	values any
	prefix []string
	unit   *unit
}

// templateProblem explains a template that fails while it runs.
func (u *unit) templateProblem(text string) *protocol.Problem {
	if problem := u.ownWordsProblem(text); problem != nil {
		return problem
	}
	// Helm breaks the lines of some.
	text = plain.Sentence(text)
	all := frames.FindAllStringSubmatchIndex(text, -1)
	if len(all) == 0 {
		return nil
	}
	var place *failure
	expression := ""
	for _, match := range all {
		group := func(number int) string { return text[match[2*number]:match[2*number+1]] }
		expression = group(4)
		if _, known := u.templates[group(1)]; known {
			line, _ := strconv.Atoi(group(2))
			column, _ := strconv.Atoi(group(3))
			place = &failure{template: group(1), line: line, column: column, expression: expression, unit: u}
		}
	}
	if place == nil {
		return nil
	}
	inner := *place
	inner.reason = plain.Sentence(text[all[len(all)-1][1]:])
	inner.values, inner.prefix = u.seenValues(place.template)
	message, help := inner.explainIn(text, expression)
	if help == "" {
		help = u.tryHelm()
	}
	problem := u.at(u.broken(message, help), place.template, place.line, place.column, place.expression)
	return &problem
}

// explainIn explains a failure, and names the text that tpl ran where it is in there.
func (f *failure) explainIn(text, expression string) (message, help string) {
	match := inTpl.FindStringSubmatch(text)
	if match == nil {
		return f.explain()
	}
	source, err := strconv.Unquote(match[1])
	if err != nil {
		source = match[1]
	}
	if strings.Contains(text, "cannot parse template") {
		message, help = syntax(plain.Sentence(match[2]), "", f.unit.functionNames())
		return "the text " + plain.Code(source) + " that `tpl` runs does not parse: " + message, help
	}
	inside := *f
	inside.expression = expression
	message, help = inside.explain()
	return "in the text " + plain.Code(source) + " that `tpl` runs, " + message, help
}

// seenValues gives what a template sees as .Values.
func (u *unit) seenValues(template string) (any, []string) {
	prefix := u.templates[template].valuesPrefix
	var way []any
	for _, step := range prefix {
		way = append(way, step)
	}
	return valueAt(u.values, way), prefix
}

// ownWordsProblem gives what fail and required say, at the call itself where the text of one is found, for Helm tells only the outermost place.
func (u *unit) ownWordsProblem(text string) *protocol.Problem {
	match := ownWords.FindStringSubmatch(text)
	if match == nil {
		return nil
	}
	line, _ := strconv.Atoi(match[2])
	column, _ := strconv.Atoi(match[3])
	words := plain.Sentence(match[4])
	problem := u.broken("the chart refuses these values: "+words, "Change the values so that the chart's condition holds.")
	template, expression := match[1], ""
	if call := u.callWith(match[4]); call != nil {
		template, line, column, expression = call.template, call.line, call.column, call.expression
		if call.value != "" {
			problem.Message = "the chart requires a value for " + plain.Code(call.value) + ": " + words
			problem.Help = "Set " + plain.Code(strings.TrimPrefix(call.value, ".Values.")) + " in a values file."
		}
	}
	problem = u.at(problem, template, line, column, expression)
	return &problem
}

// call is a use of fail or required in a template.
type call struct {
	template, expression string
	line, column         int
	// value is what required tests, where it is a value of the chart.
	value string
}

var refusing = regexp.MustCompile("(required|fail) +(\"(?:[^\"\\\\\n]|\\\\.)*\"|`[^`]*`)( +(\\.Values(?:\\.\\w+)+))?")

// callWith finds the only call that says these words; nil where there are several, or none.
func (u *unit) callWith(words string) *call {
	var found *call
	for _, name := range plain.Keys(u.templates) {
		source := u.templates[name].text
		for _, match := range refusing.FindAllStringSubmatchIndex(source, -1) {
			said, err := strconv.Unquote(source[match[4]:match[5]])
			if err != nil || said != words {
				continue
			}
			if found != nil {
				return nil
			}
			begin := strings.LastIndexByte(source[:match[0]], '\n') + 1
			found = &call{
				template: name, line: 1 + strings.Count(source[:match[0]], "\n"), column: match[0] - begin, expression: source[match[0]:match[1]],
			}
			if match[8] >= 0 && source[match[2]:match[3]] == "required" {
				found.value = source[match[8]:match[9]]
			}
		}
	}
	return found
}
