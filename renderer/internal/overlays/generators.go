package overlays

import (
	"path"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/protocol"
)

var generatorFields = []string{"configMapGenerator", "secretGenerator"}

// generated gives the setters of the generators of a layer that make or change an object.
func (l *library) generated(layer *layer, object identity) []setter {
	kustomization := l.read(layer.file)
	if kustomization == nil {
		return nil
	}
	var setters []setter
	for _, entry := range generatorsOf(layer, object) {
		setters = append(setters, l.data(layer, kustomization.source, entry))
	}
	return reversed(setters)
}

// generatorsOf gives the entries that go by a name of the object.
func generatorsOf(layer *layer, object identity) []*yaml.Node {
	var found []*yaml.Node
	for _, field := range generatorFields {
		if strings.EqualFold(strings.TrimSuffix(field, "Generator"), object.kind) {
			for _, entry := range elements(child(layer.root, field)) {
				if object.names[scalar(child(entry, "name"))] {
					found = append(found, entry)
				}
			}
		}
	}
	return found
}

// data finds the literal, the file or the line of a file that a key of a generated object comes from.
func (l *library) data(layer *layer, from *source, generator *yaml.Node) setter {
	return func(way []step, rendered *yaml.Node) *set {
		if len(way) == 3 && way[0].field == "metadata" {
			if key, value := field(child(child(generator, "options"), way[1].field), way[2].field); value != nil {
				return setBy(from, key, value)
			}
			if key, value := field(child(child(layer.root, "generatorOptions"), way[1].field), way[2].field); value != nil {
				return setBy(from, key, value)
			}
		}
		if len(way) != 2 || way[0].field != "data" && way[0].field != "binaryData" {
			return nil
		}
		wanted := way[1].field
		for _, node := range elements(child(generator, "literals")) {
			if key, _, _ := strings.Cut(node.Value, "="); key == wanted {
				return setBy(from, nil, node)
			}
		}
		for _, node := range elements(child(generator, "files")) {
			key, name, named := strings.Cut(node.Value, "=")
			if !named {
				key, name = path.Base(node.Value), node.Value
			}
			if key == wanted {
				return l.content(path.Join(layer.directory, name), from, node)
			}
		}
		names := elements(child(generator, "envs"))
		if single := child(generator, "env"); single != nil {
			names = append(names, single)
		}
		for _, node := range names {
			if file := l.read(path.Join(layer.directory, node.Value)); file != nil {
				for number, line := range file.source.text.Lines {
					if key, _, found := strings.Cut(line, "="); found && strings.TrimSpace(key) == wanted {
						return &set{spot: wholeLine(file.source.file, number+1, line), confidence: protocol.Exact}
					}
				}
			}
		}
		return nil
	}
}

// content is the file that a key holds, from its first line on.
func (l *library) content(name string, from *source, entry *yaml.Node) *set {
	file := l.read(name)
	if file == nil || len(file.source.text.Lines) == 0 {
		return setBy(from, nil, entry)
	}
	found := &set{spot: wholeLine(file.source.file, 1, file.source.text.Line(1)), confidence: protocol.Line}
	if len(file.documents) == 1 && file.documents[0].Kind != yaml.ScalarNode {
		found.source, found.node = file.source, file.documents[0]
	}
	return found
}

func wholeLine(file string, number int, line string) protocol.Spot {
	return protocol.Spot{File: file, Line: number, Column: 1, EndLine: number, EndColumn: len([]rune(line)) + 1}
}
