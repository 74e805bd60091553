package main

import (
	"net/http"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"io.meshlint/renderer/internal/protocol"
)

const (
	// maxMemory is the heap in bytes at which a unit is given up.
	maxMemory = 1 << 30
	// maxOutput is the size in bytes of all documents of a unit.
	maxOutput = 64 << 20
	// maxDocuments is the number of documents of a unit.
	maxDocuments = 50_000
	// watchEvery is how long memory may grow unseen.
	watchEvery = 20 * time.Millisecond
	// exitOverMemory is the status with which the program ends when it has given up a unit for its memory.
	exitOverMemory = 3
	// exitLate is the status with which the program ends when it has given up a unit for its time.
	exitLate = 4
)

// refuseNetwork is the transport of everything in this process that asks for the default one.
type refuseNetwork struct{}

type networkError struct{}

func (networkError) Error() string { return "the renderer does not use the network" }

func (refuseNetwork) RoundTrip(*http.Request) (*http.Response, error) { return nil, networkError{} }

// confine takes from this process what a chart or a kustomization must not get at: the environment, and with it
// the commands on its path, and the network.
func confine() {
	os.Clearenv()
	http.DefaultTransport = refuseNetwork{}
	http.DefaultClient = &http.Client{Transport: refuseNetwork{}}
	runtime.GOMAXPROCS(min(2, runtime.NumCPU()))
	debug.SetMemoryLimit(maxMemory * 3 / 4)
}

// watch ends the process with an answer when the unit in work takes too much memory or time.
// Nothing gentler helps: a running template cannot be stopped. The caller has a deadline of its own and kills the process;
// the one here is for a process whose caller is gone.
func watch(answers *answers, giveUp func(status int)) {
	var statistics runtime.MemStats
	for range time.Tick(watchEvery) {
		runtime.ReadMemStats(&statistics)
		if statistics.HeapAlloc > maxMemory {
			answers.giveUp()
			giveUp(exitOverMemory)
		}
		if answers.isLate(time.Now()) {
			giveUp(exitLate)
		}
	}
}

func overMemory(request protocol.Request) protocol.Answer {
	return protocol.Failed(refused(request, "rendering needs more than 1 GiB of memory",
		"Look for a loop or a repetition without an end, or for aliases that multiply."))
}

// bounded replaces an answer that is too large.
func bounded(request protocol.Request, answer protocol.Answer) protocol.Answer {
	if answer.Documents == nil {
		answer.Documents = []protocol.Document{}
	}
	size := 0
	for _, document := range answer.Documents {
		size += len(document.Text)
	}
	if size > maxOutput || len(answer.Documents) > maxDocuments {
		return protocol.Failed(refused(request, "rendering writes more than 64 MiB or 50000 documents",
			"Look for a loop or a repetition without an end, or split the unit."))
	}
	return answer
}

func refused(request protocol.Request, message, help string) protocol.Problem {
	return protocol.Problem{Kind: protocol.Refused, File: unitFile(request), Message: message, Help: help}
}
