package generators

import (
	"strings"

	yaml "go.yaml.in/yaml/v3"
)

func field(node *yaml.Node, name string) (*yaml.Node, *yaml.Node) {
	if node == nil || node.Kind != yaml.MappingNode {
		return nil, nil
	}
	for at := 0; at+1 < len(node.Content); at += 2 {
		if node.Content[at].Value == name {
			return node.Content[at], node.Content[at+1]
		}
	}
	return nil, nil
}

func child(node *yaml.Node, name string) *yaml.Node {
	_, value := field(node, name)
	return value
}

func elements(node *yaml.Node) []*yaml.Node {
	if node == nil || node.Kind != yaml.SequenceNode {
		return nil
	}
	return node.Content
}

func scalar(node *yaml.Node) string {
	if node == nil || node.Kind != yaml.ScalarNode {
		return ""
	}
	return node.Value
}

// merged lays one mapping over another; lists are replaced.
func merged(below, above *yaml.Node) *yaml.Node {
	if below == nil || below.Kind != yaml.MappingNode || above.Kind != yaml.MappingNode {
		return above
	}
	result := *below
	result.Content = append([]*yaml.Node{}, below.Content...)
	for at := 0; at+1 < len(above.Content); at += 2 {
		name, value := above.Content[at], above.Content[at+1]
		if value.Kind == yaml.ScalarNode && value.Value == "" {
			continue
		}
		found := false
		for own := 0; own+1 < len(result.Content); own += 2 {
			if result.Content[own].Value == name.Value {
				result.Content[own], result.Content[own+1] = name, merged(result.Content[own+1], value)
				found = true
			}
		}
		if !found {
			result.Content = append(result.Content, name, value)
		}
	}
	return &result
}

// plainCopy gives a tree without styles and positions, for writing.
func plainCopy(node *yaml.Node) *yaml.Node {
	result := &yaml.Node{Kind: node.Kind, Value: node.Value, Tag: node.Tag}
	if strings.Contains(node.Value, "\n") {
		result.Style = yaml.LiteralStyle
	}
	for _, below := range node.Content {
		result.Content = append(result.Content, plainCopy(below))
	}
	return result
}

// cutKey gives the part of a line that filling a template leaves alone.
func cutKey(line string) (string, string, bool) {
	return strings.Cut(strings.TrimSpace(line), ":")
}

// shift moves the positions of a tree.
func shift(node *yaml.Node, lines, columns int) {
	node.Line += lines
	node.Column += columns
	for _, below := range node.Content {
		shift(below, lines, columns)
	}
}
