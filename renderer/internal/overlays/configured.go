package overlays

import (
	"path"
	"strings"

	yaml "go.yaml.in/yaml/v3"
)

// configured gives the setters of the built-in transformers that a layer configures under transformers, the last applied first.
// Kustomize runs them after all others of the layer. Source: configureExternalTransformers of Kustomize and its builtins.
func (l *library) configured(layer *layer, object identity) []setter {
	kustomization := l.read(layer.file)
	if kustomization == nil {
		return nil
	}
	var setters []setter
	for _, entry := range elements(child(layer.root, "transformers")) {
		if strings.Contains(entry.Value, "\n") {
			for _, document := range documents(entry.Value) {
				setters = append(setters, l.builtin(kustomization.source.within(entry), document, layer, object)...)
			}
		} else if file := l.read(path.Join(layer.directory, entry.Value)); file != nil {
			for _, document := range file.documents {
				setters = append(setters, l.builtin(file.source, document, layer, object)...)
			}
		}
	}
	return reversed(setters)
}

func (l *library) builtin(from *source, document *yaml.Node, layer *layer, object identity) []setter {
	if scalar(child(document, "apiVersion")) != "builtin" {
		return nil
	}
	switch scalar(child(document, "kind")) {
	case "AnnotationsTransformer":
		return []setter{pairs(from, child(document, "annotations"), "annotations")}
	case "LabelTransformer":
		return []setter{pairs(from, child(document, "labels"), "labels", "selector", "matchLabels")}
	case "NamespaceTransformer":
		return []setter{namespace(from, child(document, "metadata"))}
	case "ImageTagTransformer":
		return []setter{images(from, listOf(child(document, "imageTag")))}
	case "ReplicaCountTransformer":
		return []setter{replicas(from, listOf(child(document, "replica")), object)}
	case "PatchTransformer", "PatchJson6902Transformer":
		target := child(document, "target")
		if text := child(document, "patch"); text != nil {
			return patchSetters(target, from.within(text), documents(text.Value), object)
		}
		if text := child(document, "jsonOp"); text != nil {
			return patchSetters(target, from.within(text), documents(text.Value), object)
		}
		if file := l.read(path.Join(layer.directory, scalar(child(document, "path")))); scalar(child(document, "path")) != "" && file != nil {
			return patchSetters(target, file.source, file.documents, object)
		}
	}
	return nil
}

// listOf puts a node into a list of its own.
func listOf(node *yaml.Node) *yaml.Node {
	if node == nil {
		return nil
	}
	return &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{node}}
}

// patchSetters gives the setters of the documents of a patch, as far as they are for an object.
func patchSetters(target *yaml.Node, from *source, patches []*yaml.Node, object identity) []setter {
	var setters []setter
	for _, document := range patches {
		if target == nil && document.Kind == yaml.MappingNode && !isPatchFor(document, object) || target != nil && !selects(target, object) {
			continue
		}
		switch document.Kind {
		case yaml.MappingNode:
			setters = append(setters, merge(from, document))
		case yaml.SequenceNode:
			setters = append(setters, operations(from, document))
		}
	}
	return setters
}
