package overlays

import (
	"path"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/protocol"
)

// transformers gives the setters of a layer other than its patches, the last applied first.
func (l *library) transformers(layer *layer, object identity) []setter {
	kustomization := l.read(layer.file)
	if kustomization == nil {
		return nil
	}
	from := kustomization.source
	setters := l.replacements(layer, from, object)
	setters = append(setters, images(from, child(layer.root, "images")))
	setters = append(setters, replicas(from, child(layer.root, "replicas"), object))
	setters = append(setters, pairs(from, child(layer.root, "commonAnnotations"), "annotations"))
	entries := elements(child(layer.root, "labels"))
	for at := len(entries) - 1; at >= 0; at-- {
		setters = append(setters, pairs(from, child(entries[at], "pairs"), "labels", "selector", "matchLabels"))
	}
	setters = append(setters, pairs(from, child(layer.root, "commonLabels"), "labels", "selector", "matchLabels"))
	return append(setters, namespace(from, layer.root))
}

// pairs sets fields of mappings with one of the given names.
func pairs(from *source, node *yaml.Node, parents ...string) setter {
	return func(way []step, rendered *yaml.Node) *set {
		if len(way) < 2 || way[len(way)-1].isElement() {
			return nil
		}
		for _, parent := range parents {
			if way[len(way)-2].field == parent {
				if key, value := field(node, last(way)); value != nil && alike(value, rendered, 0) {
					return setBy(from, key, value)
				}
			}
		}
		return nil
	}
}

func namespace(from *source, root *yaml.Node) setter {
	return func(way []step, rendered *yaml.Node) *set {
		key, value := field(root, "namespace")
		if value == nil || last(way) != "namespace" || !alike(value, rendered, 0) {
			return nil
		}
		found := setBy(from, key, value)
		if !isField(way, "metadata", "namespace") {
			found.confidence = protocol.Line
		}
		return found
	}
}

func replicas(from *source, node *yaml.Node, object identity) setter {
	return func(way []step, rendered *yaml.Node) *set {
		if !isField(way, "spec", "replicas") {
			return nil
		}
		for _, entry := range elements(node) {
			key, count := field(entry, "count")
			if object.names[scalar(child(entry, "name"))] && count != nil && alike(count, rendered, 0) {
				return setBy(from, key, count)
			}
		}
		return nil
	}
}

// images sets a part of an image's name, so the place is sure but not the whole value.
func images(from *source, node *yaml.Node) setter {
	return func(way []step, rendered *yaml.Node) *set {
		if last(way) != "image" || rendered.Kind != yaml.ScalarNode {
			return nil
		}
		name, tag, digest := splitImage(rendered.Value)
		all := elements(node)
		for at := len(all) - 1; at >= 0; at-- {
			newName := scalar(child(all[at], "newName"))
			newTag, newDigest := scalar(child(all[at], "newTag")), scalar(child(all[at], "digest"))
			wanted := newName
			if wanted == "" {
				wanted = scalar(child(all[at], "name"))
			}
			if wanted != name || newTag != "" && newDigest == "" && newTag != tag || newDigest != "" && newDigest != digest {
				continue
			}
			for _, part := range []string{"digest", "newTag", "newName"} {
				if key, value := field(all[at], part); value != nil {
					spot, _ := from.spot(key, value)
					return &set{spot: spot, confidence: protocol.Line}
				}
			}
		}
		return nil
	}
}

func splitImage(text string) (name, tag, digest string) {
	name, digest, _ = strings.Cut(text, "@")
	if colon := strings.LastIndex(name, ":"); colon > strings.LastIndex(name, "/") {
		name, tag = name[:colon], name[colon+1:]
	}
	return name, tag, digest
}

// replacements gives the place of the field path that names a field.
func (l *library) replacements(layer *layer, from *source, object identity) []setter {
	var setters []setter
	add := func(from *source, replacement *yaml.Node) {
		for _, target := range elements(child(replacement, "targets")) {
			if !selects(child(target, "select"), object) {
				continue
			}
			for _, fieldPath := range elements(child(target, "fieldPaths")) {
				setters = append(setters, replacedAt(from, fieldPath))
			}
		}
	}
	for _, entry := range elements(child(layer.root, "replacements")) {
		if name := scalar(child(entry, "path")); name != "" {
			if file := l.read(path.Join(layer.directory, name)); file != nil {
				for _, document := range file.documents {
					add(file.source, document)
					for _, element := range elements(document) {
						add(file.source, element)
					}
				}
			}
		} else {
			add(from, entry)
		}
	}
	return reversed(setters)
}

func replacedAt(from *source, fieldPath *yaml.Node) setter {
	parts := splitFieldPath(fieldPath.Value)
	return func(way []step, rendered *yaml.Node) *set {
		if len(parts) != len(way) {
			return nil
		}
		for at, part := range parts {
			if way[at].isElement() {
				key, value, keyed := strings.Cut(strings.Trim(part, "[]"), "=")
				if keyed && scalar(child(way[at].element, key)) == value || part == "*" || pointerFits([]string{part}, way[at:]) {
					continue
				}
				return nil
			}
			if part != way[at].field {
				return nil
			}
		}
		spot, _ := from.spot(nil, fieldPath)
		return &set{spot: spot, confidence: protocol.Line}
	}
}

// splitFieldPath splits at dots that are neither escaped nor within brackets.
func splitFieldPath(text string) []string {
	var parts []string
	var part strings.Builder
	within := false
	for at := 0; at < len(text); at++ {
		switch c := text[at]; {
		case c == '\\' && at+1 < len(text):
			at++
			part.WriteByte(text[at])
		case c == '.' && !within:
			parts = append(parts, part.String())
			part.Reset()
		default:
			within = c == '[' || within && c != ']'
			part.WriteByte(c)
		}
	}
	return append(parts, part.String())
}
