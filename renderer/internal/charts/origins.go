package charts

import (
	"strings"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/positions"
	"io.meshlint/renderer/internal/protocol"
)

const (
	// maxTree is how deep the origins of a document are told.
	maxTree = 100
	// maxAlsoSee is how many further places are told of one field.
	maxAlsoSee = 4
)

// mapper tells the origins of one document.
type mapper struct {
	*resolver
	trace   *trace
	sources []valuesSource
	// starts are the offsets of the templates' lines, in bytes; shared by all documents.
	starts map[string][]int
	doc    positions.Text
	// firstLine is the line of the template's output that the document begins in, 0-based, and firstOffset where in it, in bytes.
	firstLine, firstOffset int
	// embeddedLine and indent move the positions of a text within a scalar to the document's.
	embeddedLine, indent int
	// hasMistake is true where a key is written twice.
	hasMistake bool
}

// originOf gives the origins of a document that begins at an offset of what a template wrote.
func (m *mapper) originOf(document manifest) *protocol.Origin {
	file := m.templates[document.template].file
	if m.trace == nil {
		return protocol.WholeFile(file)
	}
	m.doc = positions.NewText(document.text)
	for m.firstLine+1 < len(m.trace.starts) && m.trace.starts[m.firstLine+1] <= document.offset {
		m.firstLine++
	}
	m.firstOffset = document.offset - m.trace.starts[m.firstLine]
	var root yaml.Node
	if yaml.Unmarshal([]byte(document.text), &root) != nil || len(root.Content) != 1 {
		origin := protocol.WholeFile(file)
		origin.Lines = m.lines()
		return origin
	}
	origin := m.visit(nil, root.Content[0], nil, 0)
	if origin.Spot == nil {
		origin.Spot, origin.Confidence = &protocol.Spot{File: file}, protocol.File
	}
	if m.hasMistake {
		origin.Lines = m.lines()
	}
	return origin
}

// lines tells where each line of the document comes from. It is for mistakes that have a line and no field, as a key that is written twice.
func (m *mapper) lines() []*protocol.Origin {
	origins := make([]*protocol.Origin, len(m.doc.Lines))
	for at, line := range m.doc.Lines {
		origins[at] = &protocol.Origin{}
		rest := strings.TrimLeft(line, " -")
		if key, _, isField := strings.Cut(rest, ":"); isField {
			rest = key
		}
		if rest == "" {
			continue
		}
		mark := &yaml.Node{Kind: yaml.ScalarNode, Value: rest, Line: at + 1, Column: positions.Column(line, len(line)-len(strings.TrimLeft(line, " -")))}
		m.place(origins[at], mark, false)
	}
	return origins
}

// visit tells the origin of a node and of what is below it. known is the value that the node is known to hold; nil for none.
func (m *mapper) visit(key, node *yaml.Node, known *reference, depth int) *protocol.Origin {
	origin := &protocol.Origin{}
	if known == nil {
		known = m.held(node, m.writer(node))
	}
	mark := positions.Mark(key, node)
	if mark != nil {
		m.place(origin, mark, known == nil)
	}
	if known != nil {
		m.takeValue(origin, known)
	}
	if depth >= maxTree {
		return origin
	}
	switch node.Kind {
	case yaml.MappingNode:
		origin.Fields = map[string]*protocol.Origin{}
		for at := 0; at+1 < len(node.Content); at += 2 {
			name, value := node.Content[at], node.Content[at+1]
			below := m.fieldOf(known, name, value)
			m.hasMistake = m.hasMistake || origin.Fields[name.Value] != nil
			origin.Fields[name.Value] = m.visit(name, value, below, depth+1)
		}
	case yaml.SequenceNode:
		first, writer := 0, -1
		for at, element := range node.Content {
			below := known
			if known != nil {
				below = known.below(at)
			} else if frame := m.writer(element); frame != nil {
				if frame.marker != writer {
					first, writer = at, frame.marker
				}
				below = m.elementOf(frame, element, at-first)
			} else {
				writer = -1
			}
			origin.Elements = append(origin.Elements, m.visit(nil, element, below, depth+1))
		}
	case yaml.ScalarNode:
		if node.Style&yaml.LiteralStyle != 0 {
			origin.Embedded = m.embedded(node, depth)
		}
	}
	return origin
}

// held gives the value that an action wrote, if it is just what a node holds.
func (m *mapper) held(node *yaml.Node, writer *frame) *reference {
	for _, candidate := range m.written(writer) {
		if candidate != nil && candidate.isKey {
			if node.Kind == yaml.ScalarNode && len(candidate.path) > 0 && candidate.path[len(candidate.path)-1] == node.Value {
				return candidate
			}
		} else if isPath(candidate) {
			if value := valueAt(m.values, candidate.path); value != nil && same(value, node, 0) {
				return candidate
			}
		}
	}
	return nil
}

func (m *mapper) written(writer *frame) []*reference {
	if writer == nil || m.markers[writer.marker].pipe == nil {
		return nil
	}
	m.steps = 0
	entry := m.markers[writer.marker]
	return m.candidates(entry.pipe, entry.scope, writer)
}

// fieldOf gives the value of a field: below the value of its mapping, or of one that an action wrote the fields of.
func (m *mapper) fieldOf(known *reference, name, value *yaml.Node) *reference {
	if known != nil {
		return known.below(name.Value)
	}
	writer := m.writer(name)
	if writer == nil {
		return nil
	}
	for _, candidate := range m.written(writer) {
		if isPath(candidate) {
			below := candidate.below(name.Value)
			if held := valueAt(m.values, below.path); held != nil && same(held, value, 0) {
				return below
			}
		}
	}
	return nil
}

// elementOf gives the value of an element that an action wrote, alone or as one of its value's elements.
func (m *mapper) elementOf(writer *frame, element *yaml.Node, number int) *reference {
	if whole := m.held(element, writer); whole != nil {
		return whole
	}
	for _, candidate := range m.written(writer) {
		if isPath(candidate) {
			below := candidate.below(number)
			if held := valueAt(m.values, below.path); held != nil && same(held, element, 0) {
				return below
			}
		}
	}
	return nil
}

// takeValue makes the values file the origin where the file was asked for: that is what a person edits.
// A chart's own default stays behind the template that uses it, for whoever edits it edits the chart.
func (m *mapper) takeValue(origin *protocol.Origin, known *reference) {
	set := whereSet(m.sources, known)
	if set == nil {
		return
	}
	if !set.source.explicit || known.isKey {
		message := "the chart's default " + pathText(known.path) + " is set here"
		if set.source.explicit {
			message = pathText(known.path) + " is set here"
		}
		origin.AlsoSee = prepend(origin.AlsoSee, protocol.AlsoSee{Message: message, Spot: set.spot})
		return
	}
	var further []protocol.AlsoSee
	if origin.Spot != nil && origin.Spot.Line > 0 {
		further = append(further, protocol.AlsoSee{Message: pathText(known.path) + " is used here", Spot: *origin.Spot})
	}
	for _, earlier := range origin.AlsoSee {
		if earlier.Spot != set.spot {
			further = append(further, earlier)
		}
	}
	spot := set.spot
	origin.Spot, origin.Confidence, origin.AlsoSee = &spot, protocol.Exact, further
	if set.throughAlias {
		origin.Confidence = protocol.Line
	}
}

func prepend(list []protocol.AlsoSee, first protocol.AlsoSee) []protocol.AlsoSee {
	result := []protocol.AlsoSee{first}
	for _, entry := range list {
		if entry.Spot != first.Spot && len(result) < maxAlsoSee {
			result = append(result, entry)
		}
	}
	return result
}

// embedded tells the origins of a YAML text in a literal block.
func (m *mapper) embedded(node *yaml.Node, depth int) *protocol.Origin {
	var root yaml.Node
	if m.indent > 0 || yaml.Unmarshal([]byte(node.Value), &root) != nil || len(root.Content) != 1 || root.Content[0].Kind == yaml.ScalarNode {
		return nil
	}
	line := m.doc.Line(node.Line + 1)
	inner := *m
	inner.embeddedLine = node.Line
	inner.indent = len(line) - len(strings.TrimLeft(line, " "))
	inner.doc = positions.NewText(node.Value)
	if inner.indent == 0 || utf8.RuneCountInString(node.Value) > 1<<20 {
		return nil
	}
	return inner.visit(nil, root.Content[0], nil, depth+1)
}
