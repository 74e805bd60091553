package charts

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"regexp"
	"sort"
	"strings"

	chart "helm.sh/helm/v4/pkg/chart/v2"
	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/protocol"
)

// uncheckedSchemas reports each values.schema.json of a chart and its dependencies that cannot be used here: one that is no JSON,
// one that refers to anything but itself, and one of an unknown draft.
// Helm would fetch what it refers to from the network or read it from anywhere on the disk, so the values are then not validated.
func (u *unit) uncheckedSchemas(c *chart.Chart) []protocol.Problem {
	var problems []protocol.Problem
	if len(c.Schema) > 0 {
		problem := protocol.Problem{
			Kind: protocol.Unknowable,
			Help: "Write the whole schema into the file; what is not in the repository is not fetched.",
		}
		var literal bool
		if problem.File, literal = u.sources.fileOf(c.Schema); !literal {
			problem.File = u.sources.containerOf(c, u.request.Directory)
		}
		var schema any
		text := ""
		var mistake *json.SyntaxError
		if err := json.Unmarshal(c.Schema, &schema); errors.As(err, &mistake) {
			problem.Kind = protocol.Broken
			problem.Message = "values.schema.json is no JSON: " + plain.Sentence(mistake.Error())
			problem.Help = "Correct it; Helm refuses to install the chart with it."
			if literal {
				problem.Line = 1 + bytes.Count(c.Schema[:min(int(mistake.Offset), len(c.Schema))], []byte("\n"))
			}
		} else if text = elsewhere(schema, 0); text != "" {
			problem.Message = fmt.Sprintf("the values of the chart %q are not checked, since its schema refers to %s, which is not in it", c.Name(), plain.Code(text))
			if root, isMap := schema.(map[string]any); isMap && root["$schema"] == text {
				problem.Message = fmt.Sprintf("the values of the chart %q are not checked, since its schema is of the unknown draft %s", c.Name(), plain.Code(text))
				problem.Help = "Write a draft that is known, for example `https://json-schema.org/draft/2020-12/schema`."
			}
			if at := bytes.Index(c.Schema, []byte(`"`+text+`"`)); at >= 0 && literal {
				problem.Line = 1 + bytes.Count(c.Schema[:at], []byte("\n"))
			}
		}
		if problem.Message != "" {
			problems = append(problems, problem)
		}
	}
	for _, dependency := range c.Dependencies() {
		problems = append(problems, u.uncheckedSchemas(dependency)...)
	}
	return problems
}

// The drafts that the validator holds itself.
var knownDrafts = map[string]bool{
	"json-schema.org/draft-04/schema":      true,
	"json-schema.org/draft-06/schema":      true,
	"json-schema.org/draft-07/schema":      true,
	"json-schema.org/draft/2019-09/schema": true,
	"json-schema.org/draft/2020-12/schema": true,
}

// elsewhere gives the first reference of a schema that leads out of it; empty where there is none.
func elsewhere(schema any, depth int) string {
	if depth > 500 {
		return "itself without an end"
	}
	switch node := schema.(type) {
	case map[string]any:
		for _, key := range plain.Keys(node) {
			value := node[key]
			text, isText := value.(string)
			switch {
			case isText && (key == "$ref" || key == "$dynamicRef" || key == "$recursiveRef"):
				if !strings.HasPrefix(text, "#") {
					return text
				}
			case isText && key == "$schema":
				_, address, _ := strings.Cut(strings.TrimSuffix(text, "#"), "://")
				if !knownDrafts[address] {
					return text
				}
			default:
				if found := elsewhere(value, depth+1); found != "" {
					return found
				}
			}
		}
	case []any:
		for _, element := range node {
			if found := elsewhere(element, depth+1); found != "" {
				return found
			}
		}
	}
	return ""
}

// schemaFailure begins what Helm says of values that do not fit. Source: ValidateAgainstSchema in Helm's chart/common/util;
// the lines behind it are those of santhosh-tekuri/jsonschema (kind package).
const schemaFailure = "values don't meet the specifications of the schema(s) in the following chart(s):"

var (
	schemaChart = regexp.MustCompile(`^(\S+):$`)
	violation   = regexp.MustCompile(`^(\s*)- at '(.*?)': (.*)$`)
	lacks       = regexp.MustCompile(`missing propert(?:y|ies) (.*)`)
	additional  = regexp.MustCompile(`additional properties (.*) not allowed`)
	gotWant     = regexp.MustCompile(`^got (\w+), want (.*)$`)
	bound       = regexp.MustCompile(`^(\w+): got (\S+), want (\S+)$`)
	oneOf       = regexp.MustCompile(`^value must be (?:one of )?(.*)$`)
)

// schemaProblems gives one problem for each value that does not fit, at the values file that sets it.
func (u *unit) schemaProblems(text string) []protocol.Problem {
	var problems []protocol.Problem
	var prefix []any
	skipping := -1
	for line := range strings.Lines(strings.TrimPrefix(text, schemaFailure)) {
		line = strings.TrimRight(line, "\n")
		if match := schemaChart.FindStringSubmatch(line); match != nil {
			prefix = nil
			if match[1] != u.loaded.Name() {
				prefix = []any{match[1]}
			}
			skipping = -1
			continue
		}
		match := violation.FindStringSubmatch(line)
		if match == nil {
			continue
		}
		indent := len(match[1])
		if skipping >= 0 && indent > skipping {
			continue
		}
		skipping = -1
		if strings.Contains(match[3], "'allOf' failed") {
			continue
		}
		if strings.HasSuffix(match[3], "failed") {
			skipping = indent
		}
		var way []any
		for step := range strings.SplitSeq(match[2], "/") {
			if step != "" {
				way = append(way, strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
			}
		}
		problems = append(problems, u.violationProblem(append(prefix[:len(prefix):len(prefix)], way...), match[3]))
	}
	// The validator goes through mappings in no order.
	sort.Slice(problems, func(one, other int) bool {
		if problems[one].File != problems[other].File {
			return problems[one].File < problems[other].File
		}
		if problems[one].Line != problems[other].Line {
			return problems[one].Line < problems[other].Line
		}
		return problems[one].Message < problems[other].Message
	})
	if len(problems) == 0 {
		return []protocol.Problem{u.broken("the values do not fit the chart's schema: "+plain.Sentence(strings.TrimPrefix(text, schemaFailure)), u.tryHelm())}
	}
	return problems
}

func (u *unit) violationProblem(way []any, told string) protocol.Problem {
	told = plain.Sentence(told)
	name := "the values"
	if len(way) > 0 {
		name = plain.Code(strings.TrimPrefix(pathText(way), ".Values."))
	}
	problem := u.broken(name+" does not fit the chart's schema: "+told, "Change the value so that it fits values.schema.json.")
	problem.File = path.Join(u.request.Directory, "values.schema.json")
	isKey := false
	if match := lacks.FindStringSubmatch(told); match != nil {
		problem.Message = fmt.Sprintf("%s lacks %s, which the chart's schema requires", name, ticks(match[1]))
		problem.Help = "Set it in a values file."
	} else if match := additional.FindStringSubmatch(told); match != nil {
		key := strings.Trim(strings.Split(match[1], ", ")[0], "'")
		problem.Message = fmt.Sprintf("%s may not have %s: the chart's schema does not know it", name, ticks(match[1]))
		problem.Help = "Remove it, or correct its name."
		way, isKey = append(way[:len(way):len(way)], key), true
	} else if match := gotWant.FindStringSubmatch(told); match != nil {
		var wanted []string
		for kind := range strings.SplitSeq(strings.ReplaceAll(match[2], " or ", ", "), ", ") {
			wanted = append(wanted, plain.Type(kind))
		}
		all := strings.Join(wanted, " or ")
		problem.Message = fmt.Sprintf("%s is %s, and the chart's schema requires %s", name, plain.Type(match[1]), all)
		problem.Help = "Write " + all + "."
	} else if match := bound.FindStringSubmatch(told); match != nil {
		problem.Message = fmt.Sprintf("%s is %s, and the chart's schema sets the %s %s", name, match[2], strings.ToLower(match[1]), match[3])
	} else if match := oneOf.FindStringSubmatch(told); match != nil {
		problem.Message = fmt.Sprintf("%s is none of the values that the chart's schema allows: %s", name, ticks(match[1]))
		problem.Help = "Write one of them."
	}
	if set := whereSet(u.settings, &reference{path: way, isKey: isKey}); set != nil {
		problem.File, problem.Line, problem.Column, problem.EndColumn = set.spot.File, set.spot.Line, set.spot.Column, set.spot.EndColumn
	}
	return problem
}

// ticks sets a list of quoted words as code.
func ticks(list string) string { return strings.ReplaceAll(list, "'", "`") }
