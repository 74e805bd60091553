package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/testfiles"
)

// The repositories whose charts and kustomizations are also rendered with the commands; those that are not there are passed over.
var repositories = []string{"../engine/src/test/resources/render", "../examples/shop"}

func TestWritesWhatTheCommandsWrite(t *testing.T) {
	rendered := 0
	for _, name := range repositories {
		root, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			directory, _ := filepath.Rel(root, filepath.Dir(path))
			directory = filepath.ToSlash(directory)
			switch {
			case entry.Name() == "kustomization.yaml":
				content, _ := os.ReadFile(path)
				if bytes.Contains(content, []byte("kind: Component")) {
					return nil
				}
				t.Run(directory, func(t *testing.T) {
					compare(t, "kustomize", []string{"build", filepath.Dir(path)}, protocol.Request{Kind: "kustomize", Repository: root, Directory: directory})
				})
				rendered++
			case entry.Name() == "Chart.yaml":
				values, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "values-*.yaml"))
				for _, values := range append([]string{""}, values...) {
					request := protocol.Request{
						Kind: "helm", Repository: root, Directory: directory, ReleaseName: "blue", Namespace: "shop", KubernetesVersion: "1.29.0",
						APIVersions: []string{"networking.istio.io/v1"},
					}
					arguments := []string{"template", "blue", filepath.Dir(path), "--namespace", "shop", "--kube-version", "1.29.0",
						"--api-versions", "networking.istio.io/v1", "--include-crds", "--skip-tests"}
					if values != "" {
						relative, _ := filepath.Rel(root, values)
						request.ValuesFiles = []string{filepath.ToSlash(relative)}
						arguments = append(arguments, "--values", values)
					}
					t.Run(directory+" "+filepath.Base(values), func(t *testing.T) { compare(t, "helm", arguments, request) })
					rendered++
				}
			}
			return nil
		})
	}
	if rendered == 0 {
		t.Error("there is nothing to compare")
	}
}

func compare(t *testing.T, command string, arguments []string, request protocol.Request) {
	t.Helper()
	program, err := exec.LookPath(command)
	if err != nil {
		t.Skipf("%s is not on the path, so there is nothing to compare with", command)
	}
	output, err := exec.Command(program, arguments...).Output()
	if err != nil {
		t.Fatalf("%s %s: %v", command, strings.Join(arguments, " "), err)
	}
	answer := render(request)
	if problems := testfiles.Problems(answer); problems != "" {
		t.Fatal(problems)
	}
	want, have := objects(t, string(output)), objects(t, testfiles.Texts(answer))
	slices.Sort(want)
	slices.Sort(have)
	if len(want) == 0 || !slices.Equal(want, have) {
		t.Errorf("the command wrote\n%s\nand we wrote\n%s", strings.Join(want, "\n"), strings.Join(have, "\n"))
	}
}

func objects(t *testing.T, text string) []string {
	t.Helper()
	var result []string
	decoder := yaml.NewDecoder(strings.NewReader(text))
	for {
		var object map[string]any
		if err := decoder.Decode(&object); errors.Is(err, io.EOF) {
			return result
		} else if err != nil {
			t.Fatal(err)
		}
		if len(object) > 0 {
			line, err := json.Marshal(object)
			if err != nil {
				t.Fatal(err)
			}
			result = append(result, string(line))
		}
	}
}
