package plain

import (
	"regexp"
	"strings"
)

// YAMLLine is how go-yaml names a line.
var YAMLLine = regexp.MustCompile(`line (\d+): (.*)`)

// NotYAML says what a parser of YAML does not like. The sentences are those of go-yaml (scannerc.go and parserc.go).
func NotYAML(told string) (message, help string) {
	if match := YAMLLine.FindStringSubmatch(told); match != nil {
		told = match[2]
	}
	switch {
	case strings.Contains(told, "mapping values are not allowed"):
		return "a `key:` stands where a value is expected", "Indent it like the keys beside it, and put a value that holds `: ` in quotes, in a template with `| quote`."
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
	return Sentence(strings.TrimPrefix(told, "yaml: ")), "Correct the line, or what writes it."
}
