package overlays

import (
	"slices"
	"strconv"

	yaml "go.yaml.in/yaml/v3"
)

// step is a part of the way to a node of a rendered object: a field, or an element with the node that it holds.
type step struct {
	field   string
	index   int
	element *yaml.Node
	// length is that of the rendered list.
	length int
}

func (s step) isElement() bool { return s.element != nil }

// The fields by which Kubernetes merges lists of mappings, the commonest first.
// Source: x-kubernetes-patch-merge-key in the Kubernetes OpenAPI document.
var mergeKeys = []string{"name", "containerPort", "mountPath", "devicePath", "port", "topologyKey", "ip", "type", "uid", "key"}

// descend follows a step into another tree of the same shape. It gives the key (nil in a list) and the node; nil where there is none.
func descend(node *yaml.Node, to step) (key, value *yaml.Node) {
	if node == nil {
		return nil, nil
	}
	if !to.isElement() {
		return field(node, to.field)
	}
	return nil, elementLike(elements(node), to)
}

// elementLike finds the element that became a rendered one: by merge key, else by what it holds, else by its number
// where the lists are of the same length. It gives nil where that is not sure.
func elementLike(list []*yaml.Node, to step) *yaml.Node {
	rendered, index := to.element, to.index
	if rendered.Kind == yaml.MappingNode {
		for _, name := range mergeKeys {
			wanted := scalar(child(rendered, name))
			if wanted == "" {
				continue
			}
			var found *yaml.Node
			keyed, matches := 0, 0
			for _, element := range list {
				if value := child(element, name); value != nil {
					keyed++
					if scalar(value) == wanted {
						found = element
						matches++
					}
				}
			}
			if matches == 1 {
				return found
			}
			if keyed > 0 && matches == 0 && name == "name" {
				return nil
			}
		}
	}
	if len(list) == to.length && index < len(list) && (alike(list[index], rendered, 0) || rendered.Kind != yaml.ScalarNode && list[index].Kind == rendered.Kind) {
		return list[index]
	}
	var found *yaml.Node
	for _, element := range list {
		if alike(element, rendered, 0) {
			if found != nil {
				return nil
			}
			found = element
		}
	}
	return found
}

// alike tells whether two nodes hold the same.
func alike(a, b *yaml.Node, depth int) bool {
	a, b = follow(a), follow(b)
	if a == nil || b == nil || a.Kind != b.Kind || depth > maxTree {
		return false
	}
	if a.Kind == yaml.ScalarNode {
		return a.Value == b.Value
	}
	if len(a.Content) != len(b.Content) {
		return false
	}
	if a.Kind == yaml.MappingNode {
		for at := 0; at+1 < len(a.Content); at += 2 {
			if !alike(a.Content[at+1], child(b, a.Content[at].Value), depth+1) {
				return false
			}
		}
		return true
	}
	for at := range a.Content {
		if !alike(a.Content[at], b.Content[at], depth+1) {
			return false
		}
	}
	return true
}

// below follows a way into a tree.
func below(node *yaml.Node, way []step) (key, value *yaml.Node) {
	value = node
	for _, step := range way {
		if key, value = descend(value, step); value == nil {
			return nil, nil
		}
	}
	return key, value
}

// pointerFits tells whether the parts of a JSON pointer are the first steps of a way.
// A list's "-" fits any element.
func pointerFits(parts []string, way []step) bool {
	if len(parts) > len(way) {
		return false
	}
	for at, part := range parts {
		if way[at].isElement() {
			if part != "-" && part != strconv.Itoa(way[at].index) {
				return false
			}
		} else if part != way[at].field {
			return false
		}
	}
	return true
}

// isMergeKey tells whether a way ends in a field by which the elements of a list are known.
func isMergeKey(way []step) bool {
	return len(way) > 1 && way[len(way)-2].isElement() && slices.Contains(mergeKeys, last(way))
}

// last gives the name of the last field of a way; empty where it ends in an element.
func last(way []step) string {
	if len(way) == 0 {
		return ""
	}
	return way[len(way)-1].field
}

func isField(way []step, names ...string) bool {
	if len(way) != len(names) {
		return false
	}
	for at, name := range names {
		if way[at].field != name {
			return false
		}
	}
	return true
}
