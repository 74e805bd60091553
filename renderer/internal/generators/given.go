package generators

import (
	"maps"
	"regexp"
	"strconv"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/positions"
	"io.meshlint/renderer/internal/protocol"
)

var (
	// reference is a parameter in either kind of template.
	reference = regexp.MustCompile(`\{\{-?\s*\.?([\w.-]+)\s*-?\}\}`)
	// alone is a text that is a parameter and nothing else.
	alone = regexp.MustCompile(`^\s*\{\{-?\s*\.?[\w.-]+\s*-?\}\}\s*$`)
)

// given are the places that gave the parameters of a filled text.
type given struct {
	alone bool
	notes []protocol.AlsoSee
}

// spotsOf gives the places of the values in a mapping, by the names that flatten gives them.
func spotsOf(file string, text positions.Text, node *yaml.Node) map[string]protocol.Spot {
	spots := map[string]protocol.Spot{}
	var visit func(prefix string, key, node *yaml.Node, depth int)
	visit = func(prefix string, key, node *yaml.Node, depth int) {
		if depth > maxTree {
			return
		}
		switch node.Kind {
		case yaml.MappingNode:
			for at := 0; at+1 < len(node.Content); at += 2 {
				visit(join(prefix, node.Content[at].Value), node.Content[at], node.Content[at+1], depth+1)
			}
		case yaml.SequenceNode:
			for at, element := range node.Content {
				visit(join(prefix, strconv.Itoa(at)), nil, element, depth+1)
			}
		case yaml.ScalarNode:
			spots[prefix] = text.Spot(file, key, node)
		}
	}
	visit("", nil, node, 0)
	return spots
}

func both(one, other map[string]protocol.Spot) map[string]protocol.Spot {
	result := map[string]protocol.Spot{}
	maps.Copy(result, one)
	maps.Copy(result, other)
	return result
}

// note remembers which parameters a text was filled with.
func (s *set) note(written string, filled *yaml.Node) {
	var notes []protocol.AlsoSee
	for _, match := range reference.FindAllStringSubmatch(written, 4) {
		if spot, found := s.spots[match[1]]; found {
			notes = append(notes, protocol.AlsoSee{Message: "the parameter " + match[1] + " is given here", Spot: spot})
		}
	}
	if len(notes) > 0 {
		s.given[filled] = given{alone.MatchString(written), notes}
	}
}

// take leads a text that is nothing but a parameter to what gives it: that is what a person edits.
func (s *set) take(origin *protocol.Origin, node *yaml.Node) {
	from, found := s.given[node]
	if !found || origin.Spot == nil {
		return
	}
	if from.alone {
		used := protocol.AlsoSee{Message: "the parameter is used here", Spot: *origin.Spot}
		spot := from.notes[0].Spot
		origin.Spot, origin.Confidence, origin.AlsoSee = &spot, protocol.Exact, []protocol.AlsoSee{used}
		return
	}
	origin.AlsoSee = append(origin.AlsoSee, from.notes...)
}
