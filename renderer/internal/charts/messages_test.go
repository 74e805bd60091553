package charts_test

import (
	"encoding/json"
	"flag"
	"strings"
	"testing"

	"io.meshlint/renderer/internal/charts"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/testfiles"
)

var approve = flag.Bool("approve", false, "write what is told into the cases, for a person to approve")

// Each file of testdata/messages is a chart with one mistake, and below it what is told of it.
// Lines before the first file set what is asked for: "values: FILE" and "inline: TEXT in quotes".
func TestMessages(t *testing.T) {
	testfiles.Cases(t, "testdata/messages", *approve, func(t *testing.T, setting, files string) protocol.Answer {
		if !strings.Contains(files, "-- chart/Chart.yaml --") && !strings.Contains(t.Name(), "/no-") {
			files += chartFile
		}
		request := request(testfiles.Write(t, files))
		for line := range strings.Lines(setting) {
			if file, found := strings.CutPrefix(line, "values: "); found {
				request.ValuesFiles = append(request.ValuesFiles, strings.TrimSpace(file))
			}
			if text, found := strings.CutPrefix(line, "inline: "); found {
				if err := json.Unmarshal([]byte(text), &request.InlineValues); err != nil {
					t.Fatal(err)
				}
			}
		}
		return charts.Render(request)
	})
}
