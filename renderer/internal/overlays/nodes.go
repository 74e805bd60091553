package overlays

import yaml "go.yaml.in/yaml/v3"

// child gives the value of a field; nil where there is none.
func child(node *yaml.Node, name string) *yaml.Node {
	_, value := field(node, name)
	return value
}

// field gives a key and its value; nil where there is none.
func field(node *yaml.Node, name string) (*yaml.Node, *yaml.Node) {
	node = follow(node)
	if node == nil || node.Kind != yaml.MappingNode {
		return nil, nil
	}
	for at := 0; at+1 < len(node.Content); at += 2 {
		if node.Content[at].Value == name {
			return node.Content[at], follow(node.Content[at+1])
		}
	}
	return nil, nil
}

// elements gives the elements of a list; none where it is no list.
func elements(node *yaml.Node) []*yaml.Node {
	node = follow(node)
	if node == nil || node.Kind != yaml.SequenceNode {
		return nil
	}
	result := make([]*yaml.Node, len(node.Content))
	for at, element := range node.Content {
		result[at] = follow(element)
	}
	return result
}

// follow leads from an alias to what it stands for.
func follow(node *yaml.Node) *yaml.Node {
	for steps := 0; node != nil && node.Kind == yaml.AliasNode && steps < 10; steps++ {
		node = node.Alias
	}
	return node
}

// scalar gives the text of a scalar; empty for anything else.
func scalar(node *yaml.Node) string {
	if node == nil || node.Kind != yaml.ScalarNode {
		return ""
	}
	return node.Value
}
