package testfiles

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"io.meshlint/renderer/internal/protocol"
)

const wanted = "-- told --\n"

// Cases renders the repository that each file of a directory holds, and compares the problems with those at the file's end.
// A file begins with lines for render, then the repository's files as Write takes them.
func Cases(t *testing.T, directory string, approve bool, render func(t *testing.T, setting, files string) protocol.Answer) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(directory, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal("no cases in", directory, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			input, want, _ := strings.Cut(strings.ReplaceAll(string(content), "\r\n", "\n"), wanted)
			setting, files := "", input
			if at := strings.Index(input, "-- "); at > 0 {
				setting, files = input[:at], input[at:]
			}
			have := told(render(t, setting, files))
			if approve {
				if err := os.WriteFile(name, []byte(input+wanted+have), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if have != want {
				t.Errorf("want\n%s\nhave\n%s", want, have)
			}
		})
	}
}

func told(answer protocol.Answer) string {
	var text strings.Builder
	for _, problem := range answer.Problems {
		fmt.Fprintf(&text, "%s %s", problem.Kind, problem.File)
		if problem.Line > 0 {
			fmt.Fprintf(&text, ":%d", problem.Line)
		}
		if problem.Column > 0 {
			fmt.Fprintf(&text, ":%d-%d", problem.Column, problem.EndColumn)
		}
		fmt.Fprintf(&text, "\n  %s\n  %s\n", problem.Message, problem.Help)
	}
	if len(answer.Documents) > 0 {
		fmt.Fprintf(&text, "%d rendered\n", len(answer.Documents))
	}
	return text.String()
}
