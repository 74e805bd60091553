package charts

import (
	"fmt"
	"strconv"
	"strings"
	"text/template/parse"
)

// The templates are rendered a second time with markers in them: one before each run of literal text, one before and one behind each
// action that writes something. Taken out of the result they leave what the first rendering wrote, and tell where it came from.
const (
	markerOpen  = "\u2983"
	markerClose = "\u2984"
)

type markerKind int

const (
	markText markerKind = iota
	markBegin
	markEnd
	markRange
	markIteration
)

// marker is what the number in a marker stands for.
type marker struct {
	kind     markerKind
	template string
	// offset is where the text or the action begins in the template's source, in bytes; end is behind the action.
	offset, end int
	// pipe is what the action evaluates, in a scope; calls are the named templates it writes.
	pipe  *parse.PipeNode
	calls map[string]parse.Node
	scope *scope
	// partner is the begin of an end, and the range of an iteration.
	partner int
}

// marking holds the markers of all templates of a unit.
type marking struct {
	markers []marker
}

func (m *marking) add(entry marker) int {
	m.markers = append(m.markers, entry)
	return len(m.markers) - 1
}

func sign(number int) string { return markerOpen + strconv.Itoa(number) + markerClose }

// edit puts text into a template.
type edit struct {
	offset int
	text   string
}

// templateMarker puts markers into one template.
type templateMarker struct {
	*marking
	name   string
	source string
	edits  []edit
	failed error
}

// text marks the first character of each line that is not blank.
func (t *templateMarker) text(node *parse.TextNode) {
	start := int(node.Pos)
	if start+len(node.Text) > len(t.source) || t.source[start:start+len(node.Text)] != string(node.Text) {
		t.failed = fmt.Errorf("%s: text at %d is not where it should be", t.name, start)
		return
	}
	for line := range strings.Lines(string(node.Text)) {
		blank := len(line) - len(strings.TrimLeft(line, " \t\r\n"))
		if blank < len(line) {
			number := t.add(marker{kind: markText, template: t.name, offset: start + blank})
			t.edits = append(t.edits, edit{start + blank, sign(number)})
		}
		start += len(line)
	}
}

// bounds gives where the action around a position begins and ends, with its braces, and how they trim.
func (t *templateMarker) bounds(inside int) (start, end int, left, right string, found bool) {
	start = strings.LastIndex(t.source[:inside], "{{")
	if start < 0 {
		return 0, 0, "", "", false
	}
	left = "{{"
	if strings.HasPrefix(t.source[start:], "{{-") {
		left = "{{-"
	}
	for at := inside; at < len(t.source); at++ {
		switch t.source[at] {
		case '"', '\'':
			for quote := t.source[at]; at+1 < len(t.source); {
				at++
				if t.source[at] == '\\' {
					at++
				} else if t.source[at] == quote {
					break
				}
			}
		case '`':
			length := strings.IndexByte(t.source[at+1:], '`')
			if length < 0 {
				return 0, 0, "", "", false
			}
			at += length + 1
		case '}':
			if strings.HasPrefix(t.source[at:], "}}") {
				right = "}}"
				if strings.HasSuffix(t.source[:at], "-") && strings.TrimRight(t.source[:at-1], " \t\r\n") != t.source[:at-1] {
					right = "-}}"
				}
				return start, at + 2, left, right, true
			}
		}
	}
	return 0, 0, "", "", false
}

// output puts markers around an action that writes. The braces trim as before:
// {{- x -}} becomes {{- "begin" }}{{ x }}{{ "end" -}}.
func (t *templateMarker) output(position parse.Pos, entry marker) {
	start, end, left, right, found := t.bounds(int(position))
	if !found {
		t.failed = fmt.Errorf("%s: no action at %d", t.name, position)
		return
	}
	entry.kind, entry.template, entry.offset, entry.end = markBegin, t.name, start, end
	begin := t.add(entry)
	finish := t.add(marker{kind: markEnd, partner: begin})
	t.edits = append(t.edits,
		edit{start, left + ` "` + sign(begin) + `" }}`},
		edit{end, `{{ "` + sign(finish) + `" ` + right})
	t.untrim(start, end, left, right)
}

// iterations counts the rounds of a range. It returns the range's number.
func (t *templateMarker) iterations(position parse.Pos) int {
	start, end, left, right, found := t.bounds(int(position))
	if !found {
		t.failed = fmt.Errorf("%s: no range at %d", t.name, position)
		return -1
	}
	number := t.add(marker{kind: markRange, template: t.name, offset: start, end: end})
	round := t.add(marker{kind: markIteration, partner: number})
	t.edits = append(t.edits,
		edit{start, left + ` "` + sign(number) + `" }}`},
		edit{end, `{{ "` + sign(round) + `" ` + right})
	t.untrim(start, end, left, right)
	return number
}

// untrim takes the trimming off an action that no longer stands at the edge. An edit with a negative offset overwrites with a blank.
func (t *templateMarker) untrim(start, end int, left, right string) {
	if left == "{{-" {
		t.edits = append(t.edits, edit{-(start + 2), " "})
	}
	if right == "-}}" {
		t.edits = append(t.edits, edit{-(end - 3), " "})
	}
}

// result applies the edits.
func (t *templateMarker) result() string {
	source := []byte(t.source)
	var insertions []edit
	for _, edit := range t.edits {
		if edit.offset < 0 {
			source[-edit.offset] = ' '
		} else {
			insertions = append(insertions, edit)
		}
	}
	sortEdits(insertions)
	var text strings.Builder
	from := 0
	for _, edit := range insertions {
		text.Write(source[from:edit.offset])
		text.WriteString(edit.text)
		from = edit.offset
	}
	text.Write(source[from:])
	return text.String()
}
