package overlays

import (
	"path"
	"regexp"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/protocol"
	"k8s.io/apimachinery/pkg/labels"
)

// setter is a part of a kustomization that sets fields of an object.
// It gives the place that set the node at the end of a way, if it did.
type setter func(way []step, rendered *yaml.Node) *set

// set is a place that set a field.
type set struct {
	spot       protocol.Spot
	confidence string
	// source and node are what was written there; nil where it is only a part of the value.
	source *source
	node   *yaml.Node
}

func setBy(from *source, key, node *yaml.Node) *set {
	spot, confidence := from.spot(key, node)
	return &set{spot, confidence, from, node}
}

// patches gives the setters of the patches of a layer that change an object, the last applied first.
func (l *library) patches(layer *layer, object identity) []setter {
	kustomization := l.read(layer.file)
	if kustomization == nil {
		return nil
	}
	var setters []setter
	add := func(target *yaml.Node, from *source, text string) {
		setters = append(setters, patchSetters(target, from, documents(text), object)...)
	}
	addFile := func(target *yaml.Node, name string) {
		if file := l.read(path.Join(layer.directory, name)); file != nil {
			add(target, file.source, strings.Join(file.source.text.Lines, "\n"))
		}
	}
	// In the order of configureBuiltinTransformers of Kustomize.
	for _, node := range elements(child(layer.root, "patchesStrategicMerge")) {
		if strings.Contains(node.Value, "\n") {
			add(nil, kustomization.source.within(node), node.Value)
		} else {
			addFile(nil, node.Value)
		}
	}
	for _, field := range []string{"patches", "patchesJson6902"} {
		for _, entry := range elements(child(layer.root, field)) {
			target := child(entry, "target")
			if text := child(entry, "patch"); text != nil {
				add(target, kustomization.source.within(text), text.Value)
			} else if name := scalar(child(entry, "path")); name != "" {
				addFile(target, name)
			}
		}
	}
	return reversed(setters)
}

func reversed(setters []setter) []setter {
	result := make([]setter, len(setters))
	for at, setter := range setters {
		result[len(setters)-1-at] = setter
	}
	return result
}

// merge is a strategic merge patch.
func merge(from *source, root *yaml.Node) setter {
	return func(way []step, rendered *yaml.Node) *set {
		if len(way) < 2 || way[0].field == "metadata" && (way[1].field == "name" || way[1].field == "namespace") {
			return nil
		}
		key, node := below(root, way)
		if node == nil || rendered.Kind == yaml.ScalarNode && !alike(node, rendered, 0) {
			return nil
		}
		return setBy(from, key, node)
	}
}

// operations is a JSON patch; the last operation on a field is the one.
func operations(from *source, list *yaml.Node) setter {
	return func(way []step, rendered *yaml.Node) *set {
		all := elements(list)
		for at := len(all) - 1; at >= 0; at-- {
			operation := scalar(child(all[at], "op"))
			key, value := field(all[at], "value")
			if value == nil || operation != "add" && operation != "replace" {
				continue
			}
			parts := strings.Split(strings.TrimPrefix(scalar(child(all[at], "path")), "/"), "/")
			for number, part := range parts {
				parts[number] = strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
			}
			if !pointerFits(parts, way) {
				continue
			}
			if len(parts) < len(way) {
				key, value = below(value, way[len(parts):])
			}
			if value != nil && (rendered.Kind != yaml.ScalarNode || alike(value, rendered, 0)) {
				return setBy(from, key, value)
			}
		}
		return nil
	}
}

// isPatchFor tells whether a strategic merge patch names an object, by any name it had.
func isPatchFor(patch *yaml.Node, object identity) bool {
	own := identityOf(patch)
	for name := range own.names {
		if !object.names[name] {
			return false
		}
	}
	return own.kind == object.kind && own.group == object.group
}

// selects follows the selector of Kustomize: regular expressions that match whole values, and label selectors.
func selects(target *yaml.Node, object identity) bool {
	for name, value := range map[string]string{"group": object.group, "version": object.version, "kind": object.kind} {
		if pattern := scalar(child(target, name)); pattern != "" && !matches(pattern, value) {
			return false
		}
	}
	if pattern := scalar(child(target, "name")); pattern != "" {
		found := false
		for name := range object.names {
			found = found || matches(pattern, name)
		}
		if !found {
			return false
		}
	}
	for field, held := range map[string]map[string]string{"labelSelector": object.labels, "annotationSelector": object.annotations} {
		if text := scalar(child(target, field)); text != "" {
			selector, err := labels.Parse(text)
			if err != nil || !selector.Matches(labels.Set(held)) {
				return false
			}
		}
	}
	return true
}

func matches(pattern, value string) bool {
	compiled, err := regexp.Compile("^(?:" + pattern + ")$")
	return err == nil && compiled.MatchString(value)
}
