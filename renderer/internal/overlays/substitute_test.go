package overlays_test

import (
	"strings"
	"testing"

	"io.meshlint/renderer/internal/overlays"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/testfiles"
)

const config = "-- kustomization.yaml --\nresources: [a.yaml]\n-- a.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"

func substituted(t *testing.T, files, variables string, open bool) protocol.Answer {
	t.Helper()
	return overlays.Render(protocol.Request{
		Kind: "kustomize", Repository: testfiles.Write(t, files),
		Files: map[string]string{".meshlint/variables.yaml": variables}, Variables: ".meshlint/variables.yaml", OpenVariables: open,
	})
}

// The results are those of SubstituteVariables in github.com/fluxcd/pkg/kustomize 1.41.0.
func TestSubstitutesAsFluxDoes(t *testing.T) {
	for written, want := range map[string]string{
		"${x}":              "value",
		"${none:=default}":  "default",
		"${none:-default}":  "default",
		"${empty:=default}": "default",
		"${x:=default}":     "value",
		"pre-${x}-post":     "pre-value-post",
		"$${x}":             "${x}",
		"$x":                "$x",
		"$(x)":              "$(x)",
		"${x^^}":            "VALUE",
		"${x/v/w}":          "walue",
		"${none}end":        "end",
		"${lines}":          "onetwo",
	} {
		t.Run(written, func(t *testing.T) {
			answer := substituted(t, config+"data:\n  a: "+written+"\n", "x: value\nempty: \"\"\nlines: \"one\\ntwo\"\n", false)
			if text := testfiles.Texts(answer); !strings.Contains(text, "a: "+want+"\n") {
				t.Errorf("want %s in\n%s%s", want, text, testfiles.Problems(answer))
			}
		})
	}
}

func TestLeavesWhatIsNotKnown(t *testing.T) {
	answer := substituted(t, config+"data:\n  a: ${secret}\n  b: ${secret:=default}\n  c: ${x}\n  d: $${x}\n", "x: value\n", true)
	for _, want := range []string{"a: ${secret}", "b: default", "c: value"} {
		if text := testfiles.Texts(answer); !strings.Contains(text, want+"\n") {
			t.Errorf("want %s in\n%s%s", want, text, testfiles.Problems(answer))
		}
	}
}

func TestLeavesDisabledObjectsAlone(t *testing.T) {
	for _, field := range []string{"annotations", "labels"} {
		files := strings.Replace(config, "  name: a\n", "  name: a\n  "+field+": {kustomize.toolkit.fluxcd.io/substitute: disabled}\n", 1)
		answer := substituted(t, files+"data:\n  a: ${x}\n", "x: value\n", false)
		if text := testfiles.Texts(answer); !strings.Contains(text, "a: ${x}\n") {
			t.Error(field, text)
		}
	}
}

func TestLeadsAWholeValueToItsVariable(t *testing.T) {
	answer := substituted(t, config+"data:\n  a: ${x}\n  b: pre-${y}\n  c: plain\n", "x: value\ny: other\n", false)
	for steps, want := range map[string]string{"data a": ".meshlint/variables.yaml:1 EXACT", "data b": "a.yaml:7 EXACT", "data c": "a.yaml:8 EXACT"} {
		if have := testfiles.Place(t, answer.Documents[0], steps); have != want {
			t.Errorf("%s: want %s, have %s", steps, want, have)
		}
	}
	also := answer.Documents[0].Origin.Fields["data"].Fields["b"].AlsoSee
	if len(also) != 1 || also[0].Spot.Line != 2 || also[0].Message != "${y} is set here" {
		t.Error(also)
	}
}

func TestStopsBombs(t *testing.T) {
	bomb := "x: " + strings.Repeat("a", 1<<20) + "\n"
	answer := substituted(t, config+"data:\n  a: \""+strings.Repeat("${x}", 100)+"\"\n", bomb, false)
	if problems := testfiles.Problems(answer); !strings.Contains(problems, "REFUSED") || !strings.Contains(problems, "more than 8 MiB") {
		t.Error(problems)
	}
	answer = substituted(t, config+"data:\n  a: ${x\n", "x: value\n", false)
	if problems := testfiles.Problems(answer); !strings.Contains(problems, "cannot be put into ConfigMap a") {
		t.Error(problems)
	}
}
