// Package overlays renders Kustomize directories and tells where each field of the result comes from.
package overlays

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
	"sigs.k8s.io/kustomize/api/konfig"
)

const (
	maxDepth  = 64
	maxLayers = 5_000
)

// layer is a kustomization or a component as it is written, with what it names below it.
type layer struct {
	// directory and file are names in the repository.
	directory string
	file      string
	root      *yaml.Node
	// entries are the resources and components in the order in which Kustomize takes them.
	entries []entry
}

// entry is a line of resources, bases or components.
type entry struct {
	component bool
	text      string
	node      *yaml.Node
	// below is the kustomization it names; nil for a file and for what could not be read.
	below *layer
	// file is the resolved name of the resource file it names.
	file string
}

// remote is an entry that names something that is not in the repository.
type remote struct {
	file  string
	line  int
	field string
	text  string
}

type walker struct {
	repository *rooted.Repository
	layers     int
	remotes    []remote
	// bombs are the files whose aliases multiply beyond measure.
	bombs []protocol.Problem
	// open are the directories that are being walked; one that names itself is left to Kustomize to report.
	open map[string]bool
}

var errTooMany = errors.New("the kustomization names too many others")

// walk reads the kustomization in a directory and all that it names. It returns nil where there is none.
func (w *walker) walk(directory string, depth int) (*layer, error) {
	w.layers++
	if depth > maxDepth || w.layers > maxLayers {
		return nil, errTooMany
	}
	resolved, err := w.repository.Resolve(orDot(directory))
	if err != nil {
		return nil, err
	}
	result := &layer{directory: resolved}
	if w.open[resolved] {
		return result, nil
	}
	w.open[resolved] = true
	defer delete(w.open, resolved)
	for _, name := range konfig.RecognizedKustomizationFileNames() {
		file := path.Join(resolved, name)
		content, err := w.repository.ReadFile(file)
		if err != nil {
			continue
		}
		var document yaml.Node
		if yaml.Unmarshal(content, &document) == nil && len(document.Content) == 1 {
			result.root = document.Content[0]
		}
		result.file = file
		break
	}
	if result.root == nil {
		return result, nil
	}
	w.lookForRemotes(result)
	for _, field := range []string{"resources", "bases", "components"} {
		for _, node := range elements(child(result.root, field)) {
			entry := entry{component: field == "components", text: node.Value, node: node}
			if !isRemote(node.Value) {
				target := path.Join(resolved, node.Value)
				if info, err := w.repository.Stat(target); err == nil {
					if info.IsDir() {
						if entry.below, err = w.walk(target, depth+1); err != nil {
							return nil, err
						}
					} else {
						entry.file, _ = w.repository.Resolve(target)
						w.lookForBombs(result, entry)
					}
				}
			}
			result.entries = append(result.entries, entry)
		}
	}
	return result, nil
}

// maxNodes is how many nodes a file may have with its aliases written out. Kustomize writes them out.
const maxNodes = 5_000_000

func (w *walker) lookForBombs(l *layer, named entry) {
	content, err := w.repository.ReadFile(named.file)
	if err != nil || !bytes.Contains(content, []byte("*")) {
		return
	}
	sizes := map[*yaml.Node]int{}
	for _, document := range documents(string(content)) {
		if expanded(document, sizes) >= maxNodes {
			w.bombs = append(w.bombs, protocol.Problem{
				Kind: protocol.Refused, File: l.file, Line: named.node.Line,
				Message: fmt.Sprintf("the kustomization was not built: the aliases in %s stand for more than %d values", named.file, maxNodes),
				Help:    "Write out what is meant; an alias of a list of aliases multiplies.",
			})
			return
		}
	}
}

// expanded counts the nodes of a tree with its aliases written out, up to maxNodes.
func expanded(node *yaml.Node, sizes map[*yaml.Node]int) int {
	if size, known := sizes[node]; known {
		return size
	}
	// An alias within what it stands for has no end.
	sizes[node] = maxNodes
	size := 1
	if node.Kind == yaml.AliasNode {
		size = expanded(node.Alias, sizes)
	}
	for _, below := range node.Content {
		size = min(size+expanded(below, sizes), maxNodes)
	}
	sizes[node] = size
	return size
}

// The fields whose entries Kustomize would fetch.
var fetched = []string{"resources", "bases", "components", "crds", "configurations", "generators", "transformers", "validators",
	"patchesStrategicMerge", "patches", "patchesJson6902", "replacements"}

func (w *walker) lookForRemotes(l *layer) {
	report := func(field string, node *yaml.Node) {
		if node != nil && node.Kind == yaml.ScalarNode && isRemote(node.Value) {
			w.remotes = append(w.remotes, remote{l.file, node.Line, field, node.Value})
		}
	}
	for _, field := range fetched {
		for _, node := range elements(child(l.root, field)) {
			report(field, node)
			report(field, child(node, "path"))
		}
	}
	report("openapi", child(child(l.root, "openapi"), "path"))
	for _, field := range []string{"configMapGenerator", "secretGenerator"} {
		for _, generator := range elements(child(l.root, field)) {
			for _, list := range []string{"files", "envs"} {
				for _, node := range elements(child(generator, list)) {
					_, value, _ := strings.Cut("="+node.Value, "=")
					report(field, &yaml.Node{Kind: yaml.ScalarNode, Value: value[strings.Index(value, "=")+1:], Line: node.Line})
				}
			}
		}
	}
	for _, chart := range elements(child(l.root, "helmCharts")) {
		w.remotes = append(w.remotes, remote{l.file, chart.Line, "helmCharts", scalar(child(chart, "name"))})
	}
}

// isRemote follows NewRepoSpecFromURL of Kustomize, generously: what is taken for remote here is never fetched.
func isRemote(text string) bool {
	if strings.Contains(text, "\n") {
		return false
	}
	lower := strings.ToLower(text)
	if strings.Contains(lower, "://") || strings.HasPrefix(lower, "git::") || strings.HasPrefix(lower, "git@") {
		return true
	}
	for _, host := range []string{"github.com/", "github.com:", "gh:"} {
		if strings.HasPrefix(lower, host) {
			return true
		}
	}
	user, rest, hasUser := strings.Cut(text, "@")
	return hasUser && !strings.Contains(user, "/") && strings.Contains(rest, ":")
}

func orDot(name string) string {
	if name == "" {
		return "."
	}
	return name
}
