// Package positions finds where the nodes of a YAML text stand in it.
package positions

import (
	"strings"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/protocol"
)

// Text is a text by lines.
type Text struct {
	Lines []string
}

// NewText splits a text; line ends of Windows are taken off.
func NewText(content string) Text {
	lines := strings.Split(content, "\n")
	for at, line := range lines {
		lines[at] = strings.TrimSuffix(line, "\r")
	}
	return Text{lines}
}

// Line gives a line by its 1-based number; empty beyond the end.
func (t Text) Line(number int) string {
	if number < 1 || number > len(t.Lines) {
		return ""
	}
	return t.Lines[number-1]
}

// ByteColumn turns a 1-based column in code points into a 0-based offset in bytes.
func ByteColumn(line string, column int) int {
	at := 0
	for ; column > 1 && at < len(line); column-- {
		_, size := utf8.DecodeRuneInString(line[at:])
		at += size
	}
	return at
}

// Column is the opposite of ByteColumn.
func Column(line string, offset int) int {
	return utf8.RuneCountInString(line[:min(offset, len(line))]) + 1
}

// Token gives the first line of a scalar as it is written: 0-based offsets in bytes within its line.
// A block scalar's is its header. An empty scalar's is empty.
func (t Text) Token(node *yaml.Node) (start, end int) {
	line := t.Line(node.Line)
	start = ByteColumn(line, node.Column)
	rest := line[start:]
	// The position is that of an anchor or a tag where there is one.
	for strings.HasPrefix(rest, "&") || strings.HasPrefix(rest, "!") {
		gap := strings.IndexAny(rest, " \t")
		if gap < 0 {
			return start, start
		}
		skipped := len(rest) - len(strings.TrimLeft(rest[gap:], " \t"))
		start += skipped
		rest = rest[skipped:]
	}
	switch {
	case strings.HasPrefix(rest, `"`):
		for at := 1; at < len(rest); at++ {
			if rest[at] == '\\' {
				at++
			} else if rest[at] == '"' {
				return start, start + at + 1
			}
		}
		return start, len(line)
	case strings.HasPrefix(rest, `'`):
		for at := 1; at < len(rest); at++ {
			if rest[at] == '\'' {
				if at+1 < len(rest) && rest[at+1] == '\'' {
					at++
				} else {
					return start, start + at + 1
				}
			}
		}
		return start, len(line)
	case node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return start, start + len(strings.TrimRight(rest, " \t"))
	case strings.HasPrefix(rest, node.Value):
		return start, start + len(node.Value)
	}
	if comment := strings.Index(rest, " #"); comment >= 0 {
		rest = rest[:comment]
	}
	return start, start + len(strings.TrimRight(rest, " \t"))
}

// Mark gives the node that stands for another when a person points at it: the scalar itself, the key of a mapping or list,
// else its first key or element; nil where there is none, as in {} within a list.
func Mark(key, node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.ScalarNode && (node.Value != "" || node.Style != 0) {
		return node
	}
	if key != nil {
		return key
	}
	for node != nil && node.Kind != yaml.ScalarNode {
		if node.Kind == yaml.AliasNode || len(node.Content) == 0 {
			return nil
		}
		node = node.Content[0]
	}
	return node
}

// Spot gives the place of what Mark gives, in a file with this text.
func (t Text) Spot(file string, key, node *yaml.Node) protocol.Spot {
	mark := Mark(key, node)
	if mark == nil {
		mark = node
	}
	start, end := t.Token(mark)
	line := t.Line(mark.Line)
	return protocol.Spot{
		File: file, Line: mark.Line, Column: Column(line, start), EndLine: mark.Line, EndColumn: Column(line, end),
	}
}
