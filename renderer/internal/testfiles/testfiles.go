// Package testfiles helps tests to write a repository and to look at origins. It is not part of the program.
package testfiles

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"io.meshlint/renderer/internal/protocol"
)

// Write writes files into a new directory. Each begins with a line "-- name --".
func Write(t *testing.T, text string) string {
	t.Helper()
	root := t.TempDir()
	var name string
	contents := map[string]string{}
	for line := range strings.Lines(text) {
		if inner, found := strings.CutPrefix(strings.TrimSpace(line), "-- "); found && strings.HasSuffix(inner, " --") {
			name = strings.TrimSuffix(inner, " --")
			contents[name] = ""
		} else if name != "" {
			contents[name] += line
		}
	}
	for name, content := range contents {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// Link makes a symbolic link, or skips the test where there are none.
func Link(t *testing.T, target, link string) {
	t.Helper()
	if err := os.Symlink(target, link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
}

// Texts joins the texts of an answer.
func Texts(answer protocol.Answer) string {
	var all []string
	for _, document := range answer.Documents {
		all = append(all, document.Text)
	}
	return strings.Join(all, "\n---\n")
}

// Place says where a field comes from: "file:line CONFIDENCE". Steps are separated by blanks; a number is an element, ! an embedded text.
func Place(t *testing.T, document protocol.Document, steps string) string {
	t.Helper()
	node, spot, confidence := document.Origin, document.Origin.Spot, document.Origin.Confidence
	for step := range strings.FieldsSeq(steps) {
		if number, err := strconv.Atoi(step); err == nil {
			if number >= len(node.Elements) {
				t.Fatalf("no element %d on the way %q", number, steps)
			}
			node = node.Elements[number]
		} else if step == "!" {
			node = node.Embedded
		} else {
			node = node.Fields[step]
		}
		if node == nil {
			t.Fatalf("no %q on the way %q", step, steps)
		}
		if node.Spot != nil {
			spot, confidence = node.Spot, node.Confidence
		} else {
			confidence = protocol.Line
		}
	}
	if spot.Line == 0 {
		return spot.File + " " + confidence
	}
	return fmt.Sprintf("%s:%d %s", spot.File, spot.Line, confidence)
}

// Problems says what went wrong: "KIND file:line message" per line.
func Problems(answer protocol.Answer) string {
	var all []string
	for _, problem := range answer.Problems {
		all = append(all, fmt.Sprintf("%s %s:%d %s", problem.Kind, problem.File, problem.Line, problem.Message))
	}
	return strings.Join(all, "\n")
}
