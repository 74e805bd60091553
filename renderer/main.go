// Command meshlint-render renders Helm charts and Kustomize directories for meshlint.
// It reads one request per line of standard input and writes one answer per line of standard output, both JSON.
// Standard error is for the libraries' own messages and means nothing.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path"
	"sync"
	"time"

	"io.meshlint/renderer/internal/charts"
	"io.meshlint/renderer/internal/generators"
	"io.meshlint/renderer/internal/overlays"
	"io.meshlint/renderer/internal/protocol"
)

func main() {
	confine()
	log.SetOutput(io.Discard)
	answers := &answers{out: bufio.NewWriter(os.Stdout)}
	go watch(answers, os.Exit)
	if err := serve(os.Stdin, answers); err != nil {
		fmt.Fprintln(os.Stderr, "meshlint-render:", err)
		os.Exit(1)
	}
}

func serve(in io.Reader, answers *answers) error {
	requests := json.NewDecoder(in)
	for {
		var request protocol.Request
		if err := requests.Decode(&request); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("not a request: %w", err)
		}
		answers.begin(request)
		if err := answers.write(bounded(request, render(request))); err != nil {
			return err
		}
	}
}

// render turns whatever goes wrong into an answer; a panic in a library is a problem of the unit, not of the next one.
func render(request protocol.Request) (answer protocol.Answer) {
	defer func() {
		if cause := recover(); cause != nil {
			answer = protocol.Failed(protocol.Problem{
				Kind:    protocol.Broken,
				File:    unitFile(request),
				Message: fmt.Sprintf("the %s library failed: %v", request.Kind, cause),
				Help:    "Render the directory with the tool itself to see whether it fails too.",
			})
		}
	}()
	switch request.Kind {
	case "helm":
		return charts.Render(request)
	case "kustomize":
		return overlays.Render(request)
	case "applicationset":
		return generators.Render(request)
	}
	return protocol.Failed(protocol.Problem{
		Kind: protocol.Broken, File: request.Directory, Message: fmt.Sprintf("there is no renderer for %q", request.Kind), Help: "",
	})
}

func unitFile(request protocol.Request) string {
	if request.Kind == "helm" {
		return path.Join(request.Directory, "Chart.yaml")
	}
	return path.Join(request.Directory, "kustomization.yaml")
}

// answers writes exactly one answer for each request, whoever comes first: the renderer or the watch.
type answers struct {
	mutex   sync.Mutex
	out     *bufio.Writer
	waiting *protocol.Request
	since   time.Time
}

func (a *answers) begin(request protocol.Request) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.waiting = &request
	a.since = time.Now()
}

func (a *answers) isLate(now time.Time) bool {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.waiting != nil && a.waiting.DeadlineMillis > 0 &&
		now.Sub(a.since) > time.Duration(a.waiting.DeadlineMillis)*time.Millisecond
}

func (a *answers) write(answer protocol.Answer) error {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.waiting = nil
	if err := json.NewEncoder(a.out).Encode(answer); err != nil {
		return err
	}
	return a.out.Flush()
}

// giveUp answers for the request in work, if there is one, and keeps the mutex: the process ends now.
func (a *answers) giveUp() {
	a.mutex.Lock()
	if a.waiting != nil {
		if err := json.NewEncoder(a.out).Encode(overMemory(*a.waiting)); err == nil {
			_ = a.out.Flush()
		}
	}
}
