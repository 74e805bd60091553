package charts

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
)

// The sentences are those of Helm's chart/v2 (metadata.go, dependency.go) and of its loader.
var (
	required   = regexp.MustCompile(`validation: chart\.metadata\.(\w+) is required`)
	invalid    = regexp.MustCompile(`validation: chart\.metadata\.(\w+) "(.*)" is invalid`)
	wrongType  = regexp.MustCompile(`cannot unmarshal (\w+) into Go (?:struct field \w+\.([\w.]+)|value) of type (\S+)`)
	cannotLoad = regexp.MustCompile(`cannot load (\S+): (.*)`)
)

// chartFileProblem explains what is wrong with Chart.yaml and the files that are read before any template runs.
func (u *unit) chartFileProblem(text string) *protocol.Problem {
	text = plain.Sentence(text)
	if match := required.FindStringSubmatch(text); match != nil {
		problem := u.broken("Chart.yaml has no `"+match[1]+"`, which every chart needs", "Write `"+match[1]+": …` into it.")
		return &problem
	}
	if match := invalid.FindStringSubmatch(text); match != nil {
		problem := u.atKey(u.broken("`"+match[1]+"` is "+plain.Code(match[2])+", which Helm does not take", "Write a plain name without slashes."), match[1])
		if match[1] == "version" {
			problem.Message = "the chart's version is " + plain.Code(match[2]) + ", which is no semantic version"
			problem.Help = "Write three numbers: `version: 1.0.0`."
		}
		return &problem
	}
	switch {
	case strings.Contains(text, "chart.metadata.type must be"):
		problem := u.atKey(u.broken("the chart's `type` is neither `application` nor `library`", "Write one of the two, or leave `type` out for an application."), "type")
		return &problem
	case strings.Contains(text, "Chart.yaml file is missing"):
		problem := u.broken("there is no Chart.yaml in "+orDot(u.request.Directory)+", so it is no chart", "Write it with apiVersion, name and version, or correct the place that names this directory.")
		return &problem
	}
	match := cannotLoad.FindStringSubmatch(text)
	if match == nil {
		return nil
	}
	file := match[1]
	if typed := wrongType.FindStringSubmatch(match[2]); typed != nil && file == "Chart.yaml" && typed[2] != "" {
		message := fmt.Sprintf("`%s` is %s, where %s is needed", typed[2], plain.Type(typed[1]), plain.Type(typed[3]))
		problem := u.atKey(u.broken(message, "Write "+plain.Type(typed[3])+"."), path.Base(strings.ReplaceAll(typed[2], ".", "/")))
		return &problem
	}
	problem := u.unreadable(path.Join(u.request.Directory, file), match[2])
	return &problem
}

// unreadable explains a file that is no YAML, or no mapping.
func (u *unit) unreadable(file, told string) protocol.Problem {
	problem := protocol.Problem{Kind: protocol.Broken, File: file}
	if wrongType.MatchString(told) || strings.Contains(told, "cannot unmarshal !!") {
		problem.Message = path.Base(file) + " holds no mapping"
		problem.Help = "Write `key: value` lines at its top."
		return problem
	}
	reason, help := plain.NotYAML(plain.Sentence(told))
	problem.Message = path.Base(file) + " is no YAML: " + reason
	problem.Help = help
	if match := plain.YAMLLine.FindStringSubmatch(told); match != nil {
		problem.Line, _ = strconv.Atoi(match[1])
	}
	return problem
}

// atKey moves a problem to a key of Chart.yaml.
func (u *unit) atKey(problem protocol.Problem, key string) protocol.Problem {
	content, err := u.repository.ReadFile(problem.File)
	var document yaml.Node
	if err != nil || yaml.Unmarshal(content, &document) != nil || len(document.Content) == 0 {
		return problem
	}
	root := document.Content[0]
	for at := 0; at+1 < len(root.Content); at += 2 {
		if root.Content[at].Value == key {
			problem.Line = root.Content[at].Line
		}
	}
	return problem
}

// valuesLayer is a values file that was asked for, or the inline values, whose file is empty.
type valuesLayer struct {
	file   string
	text   []byte
	values map[string]any
}

func (u *unit) readValues() *protocol.Problem {
	for _, file := range u.request.ValuesFiles {
		content, err := u.repository.ReadFile(file)
		if err != nil {
			problem := u.unreadableValues(file, err)
			return &problem
		}
		values, err := loader.LoadValues(bytes.NewReader(content))
		if err != nil {
			problem := u.unreadable(path.Clean(file), err.Error())
			problem.Message = "the values file " + problem.Message
			return &problem
		}
		u.layers = append(u.layers, valuesLayer{path.Clean(file), content, values})
	}
	if u.request.InlineValues != "" {
		values, err := loader.LoadValues(strings.NewReader(u.request.InlineValues))
		if err != nil {
			problem := u.unreadable("values", err.Error())
			problem.Message = strings.Replace(problem.Message, "values ", "the inline values are read as YAML, and ", 1)
			problem.Message = fmt.Sprintf("the inline values do not parse: %s", strings.TrimPrefix(problem.Message, "the inline values are read as YAML, and is no YAML: "))
			problem.File, problem.Line = path.Join(u.request.Directory, "Chart.yaml"), 0
			return &problem
		}
		u.layers = append(u.layers, valuesLayer{"", nil, values})
	}
	if u.request.Parameters != "" {
		return u.readParameters()
	}
	return nil
}

func (u *unit) unreadableValues(file string, err error) protocol.Problem {
	if errors.Is(err, rooted.ErrOutside) || errors.Is(err, rooted.ErrTooLarge) {
		return refusal(u.request.Directory, err)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return u.broken("the values file "+file+" cannot be read: "+plain.Sentence(err.Error()), "Correct the file, or the place that names it.")
	}
	help := "Write the file, or correct the place that names it."
	if names, err := u.repository.ReadDir(path.Dir(file)); err == nil {
		if near := plain.NearestFile(path.Base(file), names); near != "" {
			help = "Did you mean `" + path.Join(path.Dir(file), near) + "`?"
		}
	}
	return u.broken("the values file "+file+" does not exist", help)
}
