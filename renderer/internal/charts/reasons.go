package charts

import (
	"fmt"
	"regexp"
	"strings"

	"io.meshlint/renderer/internal/plain"
)

// reason is a sentence of text/template or Helm, and how to say it to a person. An empty help stands for the general one.
type reason struct {
	pattern *regexp.Regexp
	explain func(f *failure, groups []string) (message, help string)
}

// The sentences are those of text/template (exec.go and funcs.go) and of Helm's engine; the first that matches counts.
var reasons = []reason{
	{regexp.MustCompile(`nested reference name: (\S+?):`), func(_ *failure, groups []string) (string, string) {
		return "the template " + plain.Code(groups[1]) + " includes itself without an end", "Give it a condition that ends the recursion, or include another template."
	}},
	{regexp.MustCompile(`nil pointer evaluating .*\.(\w+)$`), func(f *failure, groups []string) (string, string) { return f.notSet(groups[1]) }},
	{regexp.MustCompile(`can't evaluate field (\w+) in type (.*)$`), func(f *failure, groups []string) (string, string) { return f.noField(groups[1], groups[2]) }},
	{regexp.MustCompile(`no template "(.*?)" associated|template "(.*?)" not defined`), func(f *failure, groups []string) (string, string) {
		return f.unknownTemplate(groups[1] + groups[2])
	}},
	{regexp.MustCompile(`wrong number of args for (\w+): want (.*) got (\d+)`), func(_ *failure, groups []string) (string, string) {
		message := fmt.Sprintf("`%s` takes %s arguments and gets %s", groups[1], groups[2], groups[3])
		message = strings.ReplaceAll(message, "takes 1 arguments", "takes 1 argument")
		if groups[1] == "include" {
			return message, "Write the template's name and what it sees as the dot: `{{ include \"name\" . }}`."
		}
		return message, "Write as many arguments as it takes; what comes through `|` is the last one."
	}},
	{regexp.MustCompile(`wrong type for value; expected (.*?); got (.*)$`), func(f *failure, groups []string) (string, string) {
		wanted, given := plain.Type(groups[1]), plain.Type(groups[2])
		help := "Write " + wanted + f.whereSet(f.expression, " ") + "."
		if wanted == "a text" {
			help = "Turn the value into a text with `toString`, for example `{{ .Values.port | toString | b64enc }}`, or put it in quotes where it is set."
		}
		if strings.HasPrefix(f.expression, ".") || strings.HasPrefix(f.expression, "$") {
			return plain.Code(f.expression) + " is " + given + ", where " + wanted + " is needed", help
		}
		return plain.Code(f.expression) + " needs " + wanted + " and gets " + given, help
	}},
	{regexp.MustCompile(`invalid value; expected (.*)$`), func(f *failure, groups []string) (string, string) {
		return plain.Code(f.expression) + " needs " + plain.Type(groups[1]) + " and gets nothing, since the value is not set",
			"Set the value in a values file, or give it a default: `| default \"\"` before the function."
	}},
	{regexp.MustCompile(`^expected (\w+); found (.*)$|^can't handle (.*) for arg of type (.*)$`), func(_ *failure, groups []string) (string, string) {
		return plain.Code(groups[2]+groups[3]) + " stands where the function needs " + plain.Type(groups[1]+groups[4]),
			"Check the order of the arguments: what comes through `|` is the last one."
	}},
	{regexp.MustCompile(`range can't iterate over`), func(f *failure, _ []string) (string, string) {
		is := "neither"
		if value, found := f.lookUp(f.expression); found {
			is = plain.TypeOf(value)
		}
		return "`range` goes through a list or a mapping, and " + plain.Code(f.expression) + " is " + is,
			"Write a list or a mapping" + f.whereSet(f.expression, " ") + "."
	}},
	{regexp.MustCompile(`error calling index: index of (?:untyped )?nil`), func(f *failure, _ []string) (string, string) {
		return plain.Code(f.argument()) + " is not set, so `index` finds nothing in it", "Set it in a values file, or test it first: `{{ with " + f.argument() + " }}`."
	}},
	{regexp.MustCompile(`error calling index: (?:error calling index: )?index out of range: (\d+)`), func(f *failure, groups []string) (string, string) {
		return plain.Code(f.argument()) + " has no element " + groups[1] + ", counted from 0", "Correct the number, or add the element" + f.whereSet(f.argument(), " ") + "."
	}},
	{regexp.MustCompile(`cannot index slice/array with (?:type|nil)`), func(f *failure, _ []string) (string, string) {
		is := "a list or a text"
		if value, found := f.lookUp(f.argument()); found {
			is = plain.TypeOf(value)
		}
		return plain.Code(f.argument()) + " is " + is + ", so `index` cannot look for a key in it", "Write a mapping" + f.whereSet(f.argument(), " ") + ", or give `index` a number."
	}},
	{regexp.MustCompile(`error calling (\w+): incompatible types for comparison(?:: (.*) and (.*))?`), func(_ *failure, groups []string) (string, string) {
		what := "values of different types"
		if groups[2] != "" {
			what = plain.Type(groups[2]) + " with " + plain.Type(groups[3])
		}
		return "`" + groups[1] + "` compares " + what, "Bring both to one type, for example with `int` or `toString`."
	}},
	{regexp.MustCompile(`error calling (\w+): (?:invalid type for comparison|non-comparable|missing argument for comparison)`), func(f *failure, groups []string) (string, string) {
		if value, found := f.lookUp(f.argument()); found && value == nil {
			return plain.Code(f.argument()) + " is not set, so `" + groups[1] + "` cannot compare it",
				"Set it in a values file, or give it a default: `(" + f.argument() + " | default 0)`."
		}
		return "`" + groups[1] + "` compares what cannot be compared: a list, a mapping or a value that is not set", "Compare texts, numbers, or true and false."
	}},
	{regexp.MustCompile(`error calling (\w+): (.*)$`), func(_ *failure, groups []string) (string, string) {
		return "`" + groups[1] + "` fails: " + plain.Sentence(groups[2]), ""
	}},
}

func (f *failure) explain() (message, help string) {
	for _, reason := range reasons {
		if groups := reason.pattern.FindStringSubmatch(f.reason); groups != nil {
			return reason.explain(f, groups)
		}
	}
	return "the template fails at " + plain.Code(f.expression) + ": " + f.reason, ""
}

// argument gives the first argument of the expression, as it is written.
func (f *failure) argument() string {
	fields := strings.Fields(f.expression)
	if len(fields) < 2 {
		return f.expression
	}
	return strings.Trim(fields[1], "()")
}
