package overlays_test

import (
	"flag"
	"testing"

	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/testfiles"
)

var approve = flag.Bool("approve", false, "write what is told into the cases, for a person to approve")

// Each file of testdata/messages is a repository whose kust/ has one mistake, and below it what is told of it.
func TestMessages(t *testing.T) {
	testfiles.Cases(t, "testdata/messages", *approve, func(t *testing.T, _, files string) protocol.Answer {
		return render(testfiles.Write(t, files), "kust")
	})
}
