package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// request and answer are those of the renderer's internal/protocol, as far as they are needed here.
type request struct {
	Kind              string   `json:"kind"`
	Repository        string   `json:"repository"`
	Directory         string   `json:"directory"`
	ValuesFiles       []string `json:"valuesFiles,omitempty"`
	ReleaseName       string   `json:"releaseName,omitempty"`
	Namespace         string   `json:"namespace,omitempty"`
	KubernetesVersion string   `json:"kubernetesVersion,omitempty"`
}

type answer struct {
	Documents []struct {
		Text   string  `json:"text"`
		Origin *origin `json:"origin"`
	} `json:"documents"`
	Problems []struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Message string `json:"message"`
	} `json:"problems"`
}

type origin struct {
	Spot       *spot  `json:"spot"`
	Confidence string `json:"confidence"`
	AlsoSee    []struct {
		Spot spot `json:"spot"`
	} `json:"alsoSee"`
	Fields   map[string]*origin `json:"fields"`
	Elements []*origin          `json:"elements"`
	Embedded *origin            `json:"embedded"`
	Shift    *int               `json:"shift"`
}

type spot struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
}

// renderer is a process of meshlint-render.
type renderer struct {
	process *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

// startRenderer builds the program from the sources beside this one and starts it.
func startRenderer(sources string) (*renderer, error) {
	directory, err := os.MkdirTemp("", "meshlint-origins")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(directory)
	program := filepath.Join(directory, "meshlint-render")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Dir = sources
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("the renderer does not build: %w\n%s", err, output)
	}
	process := exec.Command(program)
	in, err := process.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := process.Start(); err != nil {
		return nil, err
	}
	return &renderer{process, in, bufio.NewReaderSize(out, 1<<20)}, nil
}

func (r *renderer) stop() {
	_ = r.in.Close()
	_ = r.process.Wait()
}

// render answers with what a unit renders to; a unit with problems is an error, for nothing here may be broken.
func (r *renderer) render(request request) (*answer, error) {
	if err := json.NewEncoder(r.in).Encode(request); err != nil {
		return nil, err
	}
	line, err := r.out.ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	var result answer
	if err := json.Unmarshal(line, &result); err != nil {
		return nil, err
	}
	if len(result.Problems) > 0 {
		problem := result.Problems[0]
		return nil, fmt.Errorf("%s: %s:%d: %s", request.Directory, problem.File, problem.Line, problem.Message)
	}
	return &result, nil
}
