package charts

import (
	"maps"
	"strconv"
	"strings"
)

// trace tells for each line that a template wrote where its parts come from.
type trace struct {
	template string
	lines    [][]segment
	// starts are the offsets at which the lines begin in the clean text, in bytes.
	starts []int
}

// segment is a part of a line that comes from one place; start and end are offsets within the line, in bytes.
type segment struct {
	start, end int
	// isText is true for literal text, which begins at source in the template of the marker.
	isText bool
	marker int
	source int
	// frame is the action that wrote it, or within which the text was written; nil for a file's own text.
	frame *frame
}

// frame is one evaluation of an action.
type frame struct {
	marker int
	parent *frame
	// rounds is the number of each range's iteration, by the range's marker.
	rounds map[int]int
}

// follow takes the markers out of a marked text and compares what is left with the clean text.
// Lines that differ (a checksum over marked text, a random value) keep no segments. It gives nil where the lines do not correspond.
func follow(marking *marking, template, marked, clean string) *trace {
	reader := &traceReader{marking: marking, rounds: map[int]int{}}
	text, lines, ok := reader.read(marked)
	if !ok {
		return nil
	}
	left, wanted := strings.Split(text, "\n"), strings.Split(clean, "\n")
	if len(left) != len(wanted) {
		return nil
	}
	result := &trace{template: template, lines: lines}
	offset := 0
	for at, line := range wanted {
		if left[at] != line {
			result.lines[at] = agreeing(lines[at], left[at], line)
		}
		result.starts = append(result.starts, offset)
		offset += len(line) + 1
	}
	return result
}

// agreeing keeps the segments before the first difference of two lines, and the action that it is in.
func agreeing(segments []segment, marked, clean string) []segment {
	same := 0
	for same < len(marked) && same < len(clean) && marked[same] == clean[same] {
		same++
	}
	var kept []segment
	for _, segment := range segments {
		if segment.end <= same {
			kept = append(kept, segment)
		} else {
			if !segment.isText && segment.start <= same {
				segment.end = len(clean)
				kept = append(kept, segment)
			}
			break
		}
	}
	return kept
}

type traceReader struct {
	*marking
	rounds map[int]int
	top    *frame
	// text is the marker of the literal text that is being read; -1 for none.
	text, source int
}

func (r *traceReader) read(marked string) (string, [][]segment, bool) {
	var clean strings.Builder
	var lines [][]segment
	var line []segment
	lineStart := 0
	r.text = -1
	for len(marked) > 0 {
		next := strings.Index(marked, markerOpen)
		run := marked
		if next >= 0 {
			run = marked[:next]
		}
		marked = marked[len(run):]
		for len(run) > 0 {
			part, rest, broken := strings.Cut(run, "\n")
			if len(part) > 0 {
				start := clean.Len() - lineStart
				clean.WriteString(part)
				if r.text >= 0 {
					line = append(line, segment{start, start + len(part), true, r.text, r.source, r.top})
					r.source += len(part)
				} else if r.top != nil {
					line = append(line, segment{start, start + len(part), false, r.top.marker, 0, r.top})
				}
			}
			if broken {
				clean.WriteByte('\n')
				lines = append(lines, line)
				line = nil
				lineStart = clean.Len()
				r.text = -1
			}
			run = rest
		}
		if next < 0 {
			break
		}
		closing := strings.Index(marked, markerClose)
		if closing < 0 {
			return "", nil, false
		}
		number, err := strconv.Atoi(marked[len(markerOpen):closing])
		if err != nil || number < 0 || number >= len(r.markers) || !r.apply(number) {
			return "", nil, false
		}
		marked = marked[closing+len(markerClose):]
	}
	return clean.String(), append(lines, line), true
}

func (r *traceReader) apply(number int) bool {
	entry := r.markers[number]
	switch entry.kind {
	case markText:
		r.text, r.source = number, entry.offset
	case markBegin:
		r.text = -1
		r.top = &frame{marker: number, parent: r.top, rounds: maps.Clone(r.rounds)}
	case markEnd:
		r.text = -1
		if r.top == nil || r.top.marker != entry.partner {
			return false
		}
		r.top = r.top.parent
	case markRange:
		r.text = -1
		r.rounds[number] = -1
	case markIteration:
		r.text = -1
		r.rounds[entry.partner]++
	}
	return true
}
