package charts

import (
	"sort"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/positions"
	"io.meshlint/renderer/internal/protocol"
)

// segmentsOf gives the segments that make up a part of a line of the document, and whether they make it up wholly.
func (m *mapper) segmentsOf(line, start, end int) ([]segment, bool) {
	number := m.firstLine + m.embeddedLine + line - 1
	if m.embeddedLine == 0 && line == 1 {
		start += m.firstOffset
		end += m.firstOffset
	}
	start += m.indent
	end += m.indent
	if number < 0 || number >= len(m.trace.lines) {
		return nil, false
	}
	var found []segment
	reached := start
	for _, segment := range m.trace.lines[number] {
		if segment.end <= start || segment.start >= end {
			continue
		}
		if segment.start <= reached {
			reached = segment.end
		}
		cut := segment
		cut.start, cut.end = max(segment.start, start), min(segment.end, end)
		if segment.isText {
			cut.source += cut.start - segment.start
		}
		found = append(found, cut)
	}
	return found, reached >= end && len(found) > 0
}

// writer gives the one action that wrote all of a node; nil where literal text or several actions had a part in it.
// Quotes around an action count as part of what it wrote.
func (m *mapper) writer(node *yaml.Node) *frame {
	var writer *frame
	leaves := 0
	var visit func(node *yaml.Node) bool
	visit = func(node *yaml.Node) bool {
		if leaves++; leaves > 2_000 || node.Kind == yaml.AliasNode {
			return false
		}
		if node.Kind != yaml.ScalarNode && len(node.Content) > 0 {
			for _, below := range node.Content {
				if !visit(below) {
					return false
				}
			}
			return true
		}
		line, start, end := m.content(node)
		if start == end {
			return true
		}
		found, whole := m.segmentsOf(line, start, end)
		if !whole {
			return false
		}
		for _, segment := range found {
			if segment.isText || writer != nil && segment.frame != writer {
				return false
			}
			writer = segment.frame
		}
		return true
	}
	if !visit(node) {
		return nil
	}
	return writer
}

// content gives the part of a line that holds a scalar's text: within its quotes, or the first line of a block.
func (m *mapper) content(node *yaml.Node) (line, start, end int) {
	line = node.Line
	start, end = m.doc.Token(node)
	if node.Kind != yaml.ScalarNode {
		return line, start, start + 2
	}
	if node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		line++
		text := m.doc.Line(line)
		start = 0
		for start < len(text) && text[start] == ' ' {
			start++
		}
		return line, start, len(text)
	}
	if node.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && end-start > 2 {
		return line, start + 1, end - 1
	}
	return line, start, end
}

// place tells where a token of the document stands in a template: exactly where it is literal text, else by the line.
// withMentions adds the values that took part; it is false where the one value is known.
func (m *mapper) place(origin *protocol.Origin, mark *yaml.Node, withMentions bool) {
	start, end := m.doc.Token(mark)
	found, whole := m.segmentsOf(mark.Line, start, end)
	if len(found) == 0 {
		return
	}
	first := found[0]
	entry := m.markers[first.marker]
	source := m.templates[entry.template]
	if !source.literal {
		origin.Spot, origin.Confidence = &protocol.Spot{File: source.file}, protocol.File
		return
	}
	spot := protocol.Spot{File: source.file}
	if first.isText {
		written := m.doc.Line(mark.Line)[start:end]
		length := first.end - first.start
		if whole && len(found) == 1 && first.source+length <= len(source.text) && source.text[first.source:first.source+length] == written {
			m.span(&spot, entry.template, first.source, first.source+length)
			origin.Confidence = protocol.Exact
		} else {
			m.span(&spot, entry.template, first.source, m.lineEnd(entry.template, first.source))
			origin.Confidence = protocol.Line
		}
	} else {
		m.span(&spot, entry.template, entry.offset, entry.end)
		origin.Confidence = protocol.Line
	}
	origin.Spot = &spot
	for _, segment := range found {
		if !segment.isText && withMentions {
			m.mentions(origin, segment.frame)
		}
	}
	m.callers(origin, first)
}

// mentions adds the values that an action takes into account.
func (m *mapper) mentions(origin *protocol.Origin, writer *frame) {
	entry := m.markers[writer.marker]
	if entry.pipe == nil {
		return
	}
	m.steps = 0
	for _, value := range m.mentioned(entry.pipe, entry.scope, writer) {
		if set := whereSet(m.sources, value); set != nil {
			addAlsoSee(origin, pathText(value.path)+" is set here", set.spot)
		}
	}
}

// callers adds the action of the file itself that called the named template which holds the token.
func (m *mapper) callers(origin *protocol.Origin, of segment) {
	outer := of.frame
	if outer != nil && !of.isText {
		outer = outer.parent
	}
	if outer == nil {
		return
	}
	for outer.parent != nil {
		outer = outer.parent
	}
	entry := m.markers[outer.marker]
	if source := m.templates[entry.template]; source.literal {
		spot := protocol.Spot{File: source.file}
		m.span(&spot, entry.template, entry.offset, entry.end)
		addAlsoSee(origin, "it is included here", spot)
	}
}

func addAlsoSee(origin *protocol.Origin, message string, spot protocol.Spot) {
	for _, entry := range origin.AlsoSee {
		if entry.Spot == spot {
			return
		}
	}
	if len(origin.AlsoSee) < maxAlsoSee && (origin.Spot == nil || *origin.Spot != spot) {
		origin.AlsoSee = append(origin.AlsoSee, protocol.AlsoSee{Message: message, Spot: spot})
	}
}

// span fills in the lines and columns of a part of a template.
func (m *mapper) span(spot *protocol.Spot, template string, start, end int) {
	spot.Line, spot.Column = m.position(template, start)
	spot.EndLine, spot.EndColumn = m.position(template, end)
}

func (m *mapper) lineEnd(template string, from int) int {
	text := m.templates[template].text
	for from < len(text) && text[from] != '\n' && text[from] != '\r' {
		from++
	}
	return from
}

func (m *mapper) position(template string, offset int) (line, column int) {
	text := m.templates[template].text
	starts, known := m.starts[template]
	if !known {
		starts = []int{0}
		for at := range len(text) {
			if text[at] == '\n' {
				starts = append(starts, at+1)
			}
		}
		m.starts[template] = starts
	}
	line = sort.SearchInts(starts, offset+1)
	start := starts[line-1]
	return line, positions.Column(text[start:], offset-start)
}
