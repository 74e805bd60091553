package overlays

import (
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/positions"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
)

// source is a text that holds YAML: a file, or a scalar of one.
type source struct {
	file string
	text positions.Text
	// lineShift and indent lead from positions in a scalar to those in its file.
	lineShift, indent int
	// whole is the place of the scalar where its text does not stand line by line in the file; nil otherwise.
	whole *protocol.Spot
}

// spot gives the place of a node, and whether it is exact.
func (s *source) spot(key, node *yaml.Node) (protocol.Spot, string) {
	if s.whole != nil {
		return *s.whole, protocol.Line
	}
	spot := s.text.Spot(s.file, key, node)
	spot.Line += s.lineShift
	spot.EndLine += s.lineShift
	spot.Column += s.indent
	spot.EndColumn += s.indent
	return spot, protocol.Exact
}

// within gives the text that a scalar holds as a source of its own.
func (s *source) within(node *yaml.Node) *source {
	inner := &source{file: s.file, text: positions.NewText(node.Value)}
	spot, _ := s.spot(nil, node)
	if node.Style&yaml.LiteralStyle == 0 || s.whole != nil {
		inner.whole = &spot
		return inner
	}
	first := s.text.Line(node.Line + 1)
	inner.lineShift = s.lineShift + node.Line
	inner.indent = s.indent + len(first) - len(strings.TrimLeft(first, " "))
	return inner
}

// embedded gives the origins of the YAML that a literal block holds; nil where it holds none.
func (s *source) embedded(node *yaml.Node) *protocol.Origin {
	if node.Style&yaml.LiteralStyle == 0 || s.whole != nil {
		return nil
	}
	var root yaml.Node
	if yaml.Unmarshal([]byte(node.Value), &root) != nil || len(root.Content) != 1 || root.Content[0].Kind == yaml.ScalarNode {
		return nil
	}
	return s.within(node).literal(nil, root.Content[0], 0)
}

// literal gives the origins of a node that stands in the source as it is rendered.
func (s *source) literal(key, node *yaml.Node, depth int) *protocol.Origin {
	spot, confidence := s.spot(key, node)
	origin := &protocol.Origin{Spot: &spot, Confidence: confidence}
	if depth > maxTree {
		return origin
	}
	switch node.Kind {
	case yaml.MappingNode:
		origin.Fields = map[string]*protocol.Origin{}
		for at := 0; at+1 < len(node.Content); at += 2 {
			origin.Fields[node.Content[at].Value] = s.literal(node.Content[at], node.Content[at+1], depth+1)
		}
	case yaml.SequenceNode:
		for _, element := range node.Content {
			origin.Elements = append(origin.Elements, s.literal(nil, element, depth+1))
		}
	}
	return origin
}

// library reads files once.
type library struct {
	repository *rooted.Repository
	files      map[string]*file
}

type file struct {
	source    *source
	documents []*yaml.Node
}

// read gives a file's documents; nil where it cannot be read.
func (l *library) read(name string) *file {
	resolved, err := l.repository.Resolve(name)
	if err != nil {
		return nil
	}
	if known, found := l.files[resolved]; found {
		return known
	}
	var result *file
	if content, err := l.repository.ReadFile(resolved); err == nil {
		result = &file{source: &source{file: resolved, text: positions.NewText(string(content))}}
		result.documents = documents(string(content))
	}
	l.files[resolved] = result
	return result
}

// documents parses a text up to its first mistake.
func documents(text string) []*yaml.Node {
	var result []*yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(text))
	for {
		var document yaml.Node
		if decoder.Decode(&document) != nil {
			return result
		}
		if len(document.Content) == 1 {
			result = append(result, document.Content[0])
		}
	}
}
