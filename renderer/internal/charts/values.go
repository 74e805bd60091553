package charts

import (
	"path"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"io.meshlint/renderer/internal/positions"
	"io.meshlint/renderer/internal/protocol"
)

// valuesSource is a file that sets values, with positions.
type valuesSource struct {
	// file is empty for the inline values, which stand in no file that is known here.
	file string
	// explicit is true for what was asked for, false for a chart's own values.yaml.
	explicit bool
	text     positions.Text
	// documents are the last first: later ones win.
	documents []*yaml.Node
	// prefix leads from the release's values to where the file's own begin.
	prefix []any
}

// valuesSources are the strongest first: inline values, values files from the last to the first, the chart's defaults, those of its dependencies.
func (u *unit) valuesSources(root *chart.Chart) []valuesSource {
	result := u.parameterSources()
	for at := len(u.layers) - 1; at >= 0; at-- {
		text := u.layers[at].text
		if u.layers[at].file == "" {
			text = []byte(u.request.InlineValues)
		}
		result = append(result, newValuesSource(u.layers[at].file, text, true, nil))
	}
	var visit func(c *chart.Chart, prefix []any)
	visit = func(c *chart.Chart, prefix []any) {
		for _, raw := range c.Raw {
			if raw.Name == "values.yaml" {
				file, literal := u.sources.fileOf(raw.Data)
				if literal && path.Base(file) == "values.yaml" {
					result = append(result, newValuesSource(file, raw.Data, false, prefix))
				}
			}
		}
		for _, dependency := range c.Dependencies() {
			visit(dependency, append(prefix[:len(prefix):len(prefix)], dependency.Name()))
		}
	}
	visit(root, nil)
	return result
}

func newValuesSource(file string, content []byte, explicit bool, prefix []any) valuesSource {
	source := valuesSource{file: file, explicit: explicit, text: positions.NewText(string(content)), prefix: prefix}
	decoder := yaml.NewDecoder(strings.NewReader(string(content)))
	for {
		var document yaml.Node
		if decoder.Decode(&document) != nil {
			return source
		}
		if len(document.Content) == 1 {
			source.documents = append([]*yaml.Node{document.Content[0]}, source.documents...)
		}
	}
}

// setting is where a value is set.
type setting struct {
	source *valuesSource
	spot   protocol.Spot
	// throughAlias is true where the way led through an alias, so that the text serves other values too.
	throughAlias bool
}

// whereSet gives the strongest setting of a value; nil where no file sets it, or the inline values do.
func whereSet(sources []valuesSource, to *reference) *setting {
	for _, path := range effectivePaths(to.path) {
		for at := range sources {
			source := &sources[at]
			rest, below := withoutPrefix(path, source.prefix)
			if !below || len(rest) == 0 {
				continue
			}
			for _, document := range source.documents {
				key, value, throughAlias := find(document, rest)
				if value == nil {
					continue
				}
				if source.file == "" {
					return nil
				}
				if to.isKey {
					value = key
				}
				return &setting{source, source.text.Spot(source.file, key, value), throughAlias}
			}
		}
	}
	return nil
}

// effectivePaths puts first where a global value is set for all charts: a parent's globals win over a dependency's.
func effectivePaths(path []any) [][]any {
	var result [][]any
	for at, step := range path {
		if step == "global" && at > 0 {
			for from := range at {
				result = append(result, append(append([]any{}, path[:from]...), path[at:]...))
			}
			break
		}
	}
	return append(result, path)
}

func withoutPrefix(path, prefix []any) ([]any, bool) {
	if len(path) < len(prefix) {
		return nil, false
	}
	for at := range prefix {
		if path[at] != prefix[at] {
			return nil, false
		}
	}
	return path[len(prefix):], true
}

func find(node *yaml.Node, path []any) (key, value *yaml.Node, throughAlias bool) {
	for _, step := range path {
		for node != nil && node.Kind == yaml.AliasNode {
			node, throughAlias = node.Alias, true
		}
		if node == nil {
			return nil, nil, false
		}
		key = nil
		var next *yaml.Node
		switch step := step.(type) {
		case string:
			key, next, throughAlias = findField(node, step, throughAlias, 0)
		case int:
			if node.Kind == yaml.SequenceNode && step < len(node.Content) {
				next = node.Content[step]
			}
		}
		if next == nil {
			return nil, nil, false
		}
		node = next
	}
	return key, node, throughAlias
}

func findField(node *yaml.Node, name string, throughAlias bool, depth int) (key, value *yaml.Node, through bool) {
	for node.Kind == yaml.AliasNode && depth < 10 {
		node, throughAlias, depth = node.Alias, true, depth+1
	}
	if node.Kind != yaml.MappingNode || depth > 10 {
		return nil, nil, throughAlias
	}
	for at := len(node.Content) - 2; at >= 0; at -= 2 {
		if node.Content[at].Value == name && node.Content[at].Tag != "!!merge" {
			return node.Content[at], node.Content[at+1], throughAlias
		}
	}
	for at := 0; at+1 < len(node.Content); at += 2 {
		if node.Content[at].Tag == "!!merge" {
			if key, value, _ := findField(node.Content[at+1], name, true, depth+1); value != nil {
				return key, value, true
			}
		}
	}
	return nil, nil, throughAlias
}

// same tells whether a node of a rendered document holds a value.
func same(value any, node *yaml.Node, depth int) bool {
	if depth > maxTree || node == nil {
		return false
	}
	if mapping, isMap := asMap(value); isMap {
		if node.Kind != yaml.MappingNode || len(node.Content) != 2*len(mapping) {
			return false
		}
		for at := 0; at < len(node.Content); at += 2 {
			below, found := mapping[node.Content[at].Value]
			if !found || !same(below, node.Content[at+1], depth+1) {
				return false
			}
		}
		return true
	}
	if list, isList := value.([]any); isList {
		if node.Kind != yaml.SequenceNode || len(node.Content) != len(list) {
			return false
		}
		for at, element := range node.Content {
			if !same(list[at], element, depth+1) {
				return false
			}
		}
		return true
	}
	if node.Kind != yaml.ScalarNode {
		return false
	}
	switch value := value.(type) {
	case nil:
		return node.Tag == "!!null"
	case string:
		return node.Value == value || strings.TrimRight(node.Value, "\n") == strings.TrimRight(value, "\n")
	case bool:
		return node.Value == strconv.FormatBool(value)
	case float64:
		number, err := strconv.ParseFloat(node.Value, 64)
		return err == nil && number == value
	case int64:
		return node.Value == strconv.FormatInt(value, 10)
	}
	return false
}
