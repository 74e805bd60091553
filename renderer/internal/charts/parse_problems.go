package charts

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/Masterminds/sprig/v3"
	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/protocol"
)

// parseFailure is how Helm tells that a template does not parse; the reason is from text/template/parse (lex.go and parse.go).
var parseFailure = regexp.MustCompile(`(?s)parse error at \(([^():]+):(\d+)\): (.*)`)

// parseProblem explains a template that does not parse.
func (u *unit) parseProblem(text string) *protocol.Problem {
	match := parseFailure.FindStringSubmatch(text)
	if match == nil {
		return nil
	}
	template, reason := match[1], plain.Sentence(match[3])
	line, _ := strconv.Atoi(match[2])
	source := u.templates[template].text
	if strings.Contains(reason, "unexpected EOF") || strings.Contains(reason, "unclosed action") {
		if open := openBlock(source); open != nil {
			message := fmt.Sprintf("the template does not parse: this `%s` is not closed", open.word)
			problem := u.at(u.broken(message, "Write `{{ end }}` where what belongs to it ends."), template, open.line, open.column, open.text)
			return &problem
		}
	}
	message, help := syntax(reason, source, u.functionNames())
	if help == "" {
		help = u.tryHelm()
	}
	column := -1
	written := positionsOf(source, line)
	token := tokenOf(reason)
	if token != "" && strings.Count(written, token) == 1 {
		column = strings.Index(written, token)
	}
	problem := u.at(u.broken("the template does not parse: "+message, help), template, line, column, token)
	return &problem
}

func positionsOf(source string, line int) string {
	lines := strings.Split(source, "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	return lines[line-1]
}

var quoted = regexp.MustCompile(`(?:function|undefined variable|unexpected) "([^"]+)"`)

func tokenOf(reason string) string {
	if match := quoted.FindStringSubmatch(reason); match != nil {
		return match[1]
	}
	return ""
}

var (
	lacksValue  = regexp.MustCompile(`missing value for (\w+)`)
	noFunction  = regexp.MustCompile(`function "(\w+)" not defined`)
	noVariable  = regexp.MustCompile(`undefined variable "(\$\w*)"`)
	badLetter   = regexp.MustCompile(`bad character U\+[0-9A-F]+ '(.+)'`)
	unexpected  = regexp.MustCompile(`unexpected (?:"(.+)"|<(.+)>|(\S+)) in ([a-z ]+)`)
	loneKeyword = regexp.MustCompile(`unexpected \{\{(\w+)`)
	declared    = regexp.MustCompile(`(\$\w+)\s*(?:,\s*(\$\w+)\s*)?:=`)
)

// syntax says what is wrong with the text of a template.
func syntax(reason, source string, functions []string) (message, help string) {
	if match := lacksValue.FindStringSubmatch(reason); match != nil {
		switch word := match[1]; word {
		case "if", "else":
			return "`if` lacks its condition", "Write what is tested: `{{ if .Values.enabled }}`."
		case "range":
			return "`range` lacks what it goes through", "Write a list or a mapping: `{{ range .Values.hosts }}`."
		default:
			return "`" + word + "` lacks its value", "Write the value behind it: `{{ " + word + " .Values.name }}`."
		}
	}
	if match := noFunction.FindStringSubmatch(reason); match != nil {
		if match[1] == "env" || match[1] == "expandenv" {
			return "there is no function `" + match[1] + "`, for charts do not see the environment", "Take the value from a values file."
		}
		if near := plain.Nearest(match[1], functions); near != "" {
			return "there is no function `" + match[1] + "`", "Did you mean `" + near + "`?"
		}
		return "there is no function `" + match[1] + "`", "Use one of Helm's functions, or begin with a dot if a value is meant: `." + match[1] + "`."
	}
	if match := noVariable.FindStringSubmatch(reason); match != nil {
		var names []string
		for _, declaration := range declared.FindAllStringSubmatch(source, -1) {
			names = append(names, declaration[1], declaration[2])
		}
		if near := plain.Nearest(match[1], names); near != "" {
			return "there is no variable `" + match[1] + "` here", "Did you mean `" + near + "`?"
		}
		return "there is no variable `" + match[1] + "` here", "Set it before: `{{ " + match[1] + " := .Values.name }}`; a variable ends with the block that it is set in."
	}
	if match := badLetter.FindStringSubmatch(reason); match != nil {
		return "`" + match[1] + "` cannot stand in a name", "Read a key with such a letter with `index`: `{{ index .Values \"my-key\" }}`."
	}
	if match := loneKeyword.FindStringSubmatch(reason); match != nil {
		return "`" + match[1] + "` belongs to no open block", "Remove it, or write the `if`, `range` or `with` that it belongs to."
	}
	switch {
	case strings.Contains(reason, "unterminated quoted string"), strings.Contains(reason, "unterminated raw quoted string"):
		return "a text in quotes is not closed", "Write the closing quotation mark before `}}`."
	case strings.Contains(reason, "unclosed left paren"):
		return "a parenthesis is not closed", "Write `)` before `}}`."
	case strings.Contains(reason, "unexpected right paren"):
		return "there is a `)` too many", "Remove it, or write the `(` that it closes."
	case strings.Contains(reason, "unclosed action"):
		return "an action that begins with `{{` is not closed", "Write `}}` at its end."
	case strings.Contains(reason, "unclosed comment"):
		return "a comment is not closed", "End it with `*/}}`."
	case strings.Contains(reason, "missing value for command"), strings.Contains(reason, "empty command"):
		return "the action is empty", "Write what it puts there, or remove the braces."
	}
	if match := unexpected.FindStringSubmatch(reason); match != nil {
		token := match[1] + match[2] + match[3]
		if token == "}" {
			return "an action is closed with one brace", "Write `}}`."
		}
		help := "Check the action's parentheses, quotes and operators; functions stand before their arguments: `eq .a .b`."
		if token == "=" {
			help = "Write `:=` to set a new variable, `$x = 1` to change one, and `eq` to compare."
		}
		return plain.Code(token) + " is not expected here", help
	}
	return reason, ""
}

// block is an opening action.
type block struct {
	word, text   string
	line, column int
}

var blockAction = regexp.MustCompile(`\{\{-?\s*(?:(if|range|with|define|block|end)\b[^}]*|/\*(?s:.*?)\*/\s*)-?\}\}`)

// openBlock finds the innermost block without an end; nil where all are closed.
func openBlock(source string) *block {
	var open []*block
	for _, match := range blockAction.FindAllStringSubmatchIndex(source, -1) {
		if match[2] < 0 {
			continue
		}
		word := source[match[2]:match[3]]
		if word == "end" {
			open = open[:max(0, len(open)-1)]
			continue
		}
		begin := strings.LastIndexByte(source[:match[0]], '\n') + 1
		open = append(open, &block{
			word: word, text: source[match[0]:match[1]], line: 1 + strings.Count(source[:match[0]], "\n"), column: match[0] - begin,
		})
	}
	if len(open) == 0 {
		return nil
	}
	return open[len(open)-1]
}

// functionNames are those that a chart may call. Source: funcMap and initFunMap of Helm's engine, builtins of text/template.
func (u *unit) functionNames() []string {
	names := plain.Keys(sprig.TxtFuncMap())
	return append(names, "toToml", "fromToml", "toYaml", "toYamlPretty", "mustToYaml", "fromYaml", "fromYamlArray", "toJson", "mustToJson",
		"fromJson", "fromJsonArray", "include", "tpl", "required", "lookup", "and", "or", "not", "call", "html", "index", "slice", "js", "len",
		"print", "printf", "println", "urlquery", "eq", "ge", "gt", "le", "lt", "ne")
}
