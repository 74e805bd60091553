package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/testfiles"
)

func TestOneAnswerPerRequest(t *testing.T) {
	root := testfiles.Write(t, "-- kustomization.yaml --\nresources: [a.yaml]\n-- a.yaml --\napiVersion: v1\nkind: Service\nmetadata: {name: a}\n")
	var requests, out bytes.Buffer
	for _, kind := range []string{"kustomize", "helm", "nonsense", "kustomize"} {
		if err := json.NewEncoder(&requests).Encode(protocol.Request{Kind: kind, Repository: root}); err != nil {
			t.Fatal(err)
		}
	}
	if err := serve(&requests, &answers{out: bufio.NewWriter(&out)}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d answers", len(lines))
	}
	for number, documents := range []int{1, 0, 0, 1} {
		var answer protocol.Answer
		if err := json.Unmarshal([]byte(lines[number]), &answer); err != nil {
			t.Fatal(err)
		}
		if len(answer.Documents) != documents || len(answer.Problems) != 1-documents || answer.Documents == nil {
			t.Errorf("answer %d: %s", number, lines[number])
		}
	}
}

func TestWhatIsNoRequestEndsTheProgram(t *testing.T) {
	if err := serve(strings.NewReader("hello\n"), &answers{out: bufio.NewWriter(&bytes.Buffer{})}); err == nil {
		t.Error("it went on")
	}
}

func TestAnAnswerThatIsTooLargeIsRefused(t *testing.T) {
	text := strings.Repeat("x", maxOutput/2)
	answer := bounded(protocol.Request{Kind: "helm", Directory: "a"}, protocol.Answer{Documents: []protocol.Document{{Text: text}, {Text: text}, {Text: "x"}}})
	if len(answer.Documents) != 0 || testfiles.Problems(answer) != "REFUSED a/Chart.yaml:0 rendering writes more than 64 MiB or 50000 documents" {
		t.Error(testfiles.Problems(answer))
	}
}

func TestTheWatchAnswersForTheRequestInWork(t *testing.T) {
	var out bytes.Buffer
	answers := &answers{out: bufio.NewWriter(&out)}
	answers.begin(protocol.Request{Kind: "kustomize", Directory: "a", DeadlineMillis: 1000})
	if answers.isLate(time.Now()) || !answers.isLate(time.Now().Add(2*time.Second)) {
		t.Error("the deadline is not where it should be")
	}
	answers.giveUp()
	var answer protocol.Answer
	if err := json.Unmarshal(out.Bytes(), &answer); err != nil || len(answer.Problems) != 1 || answer.Problems[0].Kind != protocol.Refused {
		t.Error(out.String())
	}
}
