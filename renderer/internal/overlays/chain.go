package overlays

import (
	"strings"

	yaml "go.yaml.in/yaml/v3"
)

const maxChains = 64

// chain is the way of an object through the layers, the outermost first.
type chain []*layer

// chains finds the ways from a layer down to what arrives picks: a resource file or a generator.
// On its way an object passes the layer itself, the components named behind where it comes from, and the layers below.
func chains(l *layer, arrives func(*layer) bool) []chain {
	var found []chain
	if l.root == nil {
		return nil
	}
	if arrives(l) {
		found = append(found, append(chain{l}, passed(l.entries, -1)...))
	}
	for at, entry := range l.entries {
		if entry.below == nil {
			continue
		}
		for _, inner := range chains(entry.below, arrives) {
			if len(found) >= maxChains {
				return found
			}
			way := append(chain{l}, passed(l.entries, at)...)
			found = append(found, append(way, inner...))
		}
	}
	return found
}

// passed gives the components that change what stood before them: those behind an entry, or all for the layer's own files, the last first.
// What a component changes is changed by its own components first.
func passed(entries []entry, from int) []*layer {
	var result []*layer
	for at := len(entries) - 1; at > from; at-- {
		if entries[at].component && entries[at].below != nil && entries[at].below.root != nil {
			result = append(result, entries[at].below)
			result = append(result, passed(entries[at].below.entries, -1)...)
		}
	}
	return result
}

// identity is what a rendered object is called, and was called on its way.
type identity struct {
	group, version, kind, namespace string
	names                           map[string]bool
	labels, annotations             map[string]string
}

func identityOf(root *yaml.Node) identity {
	metadata := child(root, "metadata")
	group, version, found := strings.Cut(scalar(child(root, "apiVersion")), "/")
	if !found {
		group, version = "", group
	}
	return identity{
		group: group, version: version, kind: scalar(child(root, "kind")), namespace: scalar(child(metadata, "namespace")),
		names:  map[string]bool{scalar(child(metadata, "name")): true},
		labels: texts(child(metadata, "labels")), annotations: texts(child(metadata, "annotations")),
	}
}

func texts(node *yaml.Node) map[string]string {
	result := map[string]string{}
	if node != nil && node.Kind == yaml.MappingNode {
		for at := 0; at+1 < len(node.Content); at += 2 {
			result[node.Content[at].Value] = scalar(follow(node.Content[at+1]))
		}
	}
	return result
}

// names gives what an object is called on its way, from its own name to the last, without the hash of a generated one.
func (c chain) names(own string) []string {
	names := []string{own}
	for at := len(c) - 1; at >= 0; at-- {
		own = scalar(child(c[at].root, "namePrefix")) + own + scalar(child(c[at].root, "nameSuffix"))
		names = append(names, own)
	}
	return names
}
