package overlays

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/fluxcd/pkg/envsubst"
	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
)

// The label or annotation by which an object is left as it is (SubstituteVariables of github.com/fluxcd/pkg/kustomize).
const (
	substituteKey = "kustomize.toolkit.fluxcd.io/substitute"
	disabled      = "disabled"
)

// maxSubstituted is how many bytes an object may grow to.
const maxSubstituted = 8 << 20

var (
	errGrown = errors.New("the variables make an object of more than 8 MiB")
	// variable is a reference to a variable, with whatever is done to its value.
	variable = regexp.MustCompile(`\$?\$\{[#]?([_a-zA-Z][_a-zA-Z0-9]*)[^}]*\}`)
	// alone is a scalar that is a reference and nothing else.
	alone = regexp.MustCompile(`^\$\{([_a-zA-Z][_a-zA-Z0-9]*)((:?[-=])[^}]*)?\}$`)
)

// variables are what Flux's postBuild substitutes, each with the place that sets it.
type variables struct {
	values map[string]string
	spots  map[string]protocol.Spot
	// open is true where there are more than these.
	open bool
}

func readVariables(repository *rooted.Repository, request protocol.Request) variables {
	read := variables{map[string]string{}, map[string]protocol.Spot{}, request.OpenVariables}
	library := &library{repository: repository, files: map[string]*file{}}
	from := library.read(request.Variables)
	if from == nil || len(from.documents) == 0 {
		return read
	}
	content := from.documents[0].Content
	for at := 0; at+1 < len(content); at += 2 {
		name, value := content[at], content[at+1]
		// As Flux does, since a value with line ends would break the YAML around it.
		read.values[name.Value] = strings.ReplaceAll(value.Value, "\n", "")
		read.spots[name.Value], _ = from.source.spot(name, value)
	}
	return read
}

// substitute puts variables into rendered documents, and tells where the values come from.
func substitute(repository *rooted.Repository, request protocol.Request, all []protocol.Document) []protocol.Problem {
	known := readVariables(repository, request)
	var problems []protocol.Problem
	for at := range all {
		if !strings.Contains(all[at].Text, "$") {
			continue
		}
		before := documents(all[at].Text)
		if len(before) != 1 || isLeftAsItIs(before[0]) {
			continue
		}
		text, err := known.evaluate(all[at].Text)
		after := documents(text)
		if err == nil && len(after) != 1 {
			err = errors.New("the result is no single YAML document")
		}
		if err != nil {
			problems = append(problems, substitutionProblem(err, all[at].Origin, before[0]))
			continue
		}
		all[at].Text = text
		known.trace(all[at].Origin, before[0], after[0], 0)
	}
	return problems
}

func isLeftAsItIs(root *yaml.Node) bool {
	metadata := child(root, "metadata")
	return texts(child(metadata, "labels"))[substituteKey] == disabled || texts(child(metadata, "annotations"))[substituteKey] == disabled
}

func (v variables) evaluate(text string) (string, error) {
	size, grown := len(text), false
	if v.open {
		text = v.hide(text)
	}
	result, err := envsubst.Eval(text, func(name string) (string, bool) {
		value := v.values[name]
		size += len(value)
		if size > maxSubstituted {
			grown = true
			return "", true
		}
		return value, true
	})
	if grown || len(result) > maxSubstituted {
		return "", errGrown
	}
	if v.open {
		result = strings.ReplaceAll(result, hidden, "${")
	}
	return result, err
}

// hidden stands for the beginning of a reference that is not known; Unicode keeps this character for uses inside of a program.
const hidden = "\ufdd0"

// hide takes the references out of a text whose value may stand in an object that is not in the repository.
// A reference with a default keeps its default.
func (v variables) hide(text string) string {
	return variable.ReplaceAllStringFunc(text, func(reference string) string {
		match := variable.FindStringSubmatch(reference)
		_, found := v.values[match[1]]
		if found || strings.HasPrefix(reference, "$$") || strings.ContainsAny(reference, "=-") {
			return reference
		}
		return hidden + reference[len("${"):]
	})
}

// trace adds the places of variables to the origins of the fields that they changed.
func (v variables) trace(origin *protocol.Origin, before, after *yaml.Node, depth int) {
	if origin == nil || depth > maxTree || before.Kind != after.Kind {
		return
	}
	switch before.Kind {
	case yaml.MappingNode:
		for at := 0; at+1 < len(before.Content); at += 2 {
			if _, value := field(after, before.Content[at].Value); value != nil {
				v.trace(origin.Fields[before.Content[at].Value], before.Content[at+1], value, depth+1)
			}
		}
	case yaml.SequenceNode:
		for at := range min(len(before.Content), len(after.Content), len(origin.Elements)) {
			v.trace(origin.Elements[at], before.Content[at], after.Content[at], depth+1)
		}
	case yaml.ScalarNode:
		v.take(origin, before.Value)
	}
}

// take makes the place that sets a variable the origin where a field holds nothing else: that is what a person edits.
func (v variables) take(origin *protocol.Origin, text string) {
	if match := alone.FindStringSubmatch(text); match != nil && origin.Spot != nil {
		if spot, found := v.spots[match[1]]; found {
			used := protocol.AlsoSee{Message: "${" + match[1] + "} is used here", Spot: *origin.Spot}
			origin.AlsoSee = append([]protocol.AlsoSee{used}, origin.AlsoSee...)
			origin.Spot, origin.Confidence = &spot, protocol.Exact
		}
		return
	}
	var told []string
	for _, match := range variable.FindAllStringSubmatch(text, 8) {
		if spot, found := v.spots[match[1]]; found && !slices.Contains(told, match[1]) {
			told = append(told, match[1])
			origin.AlsoSee = append(origin.AlsoSee, protocol.AlsoSee{Message: "${" + match[1] + "} is set here", Spot: spot})
		}
	}
}

func substitutionProblem(err error, origin *protocol.Origin, root *yaml.Node) protocol.Problem {
	problem := protocol.Problem{
		Kind: protocol.Broken,
		Message: fmt.Sprintf("the variables cannot be put into %s %s: %s",
			scalar(child(root, "kind")), scalar(child(child(root, "metadata"), "name")), plain.Sentence(err.Error())),
		Help: "Write $${ for a dollar sign and a brace that are meant as they are, or switch the substitution off for this object with the annotation " +
			substituteKey + ": " + disabled + ".",
	}
	if errors.Is(err, errGrown) {
		problem.Kind = protocol.Refused
		problem.Help = "Shorten the variables, or use them less often."
	}
	if origin != nil && origin.Spot != nil {
		problem.File, problem.Line = origin.Spot.File, origin.Spot.Line
	}
	return problem
}
