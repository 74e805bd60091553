package overlays

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
)

// Render renders a directory as kustomize build would, without plugins and without anything from outside the repository.
func Render(request protocol.Request) protocol.Answer {
	repository, err := rooted.Open(request.Repository)
	if err != nil {
		return protocol.Failed(protocol.Problem{Kind: protocol.Broken, File: request.Directory, Message: sentence(err), Help: help(request.Directory)})
	}
	defer repository.Close()
	repository.Add(request.Files)
	walker := &walker{repository: repository, open: map[string]bool{}}
	root, err := walker.walk(request.Directory, 0)
	if err != nil {
		return protocol.Failed(problemOf(err, repository, &layer{directory: request.Directory}))
	}
	if len(walker.remotes) > 0 {
		return protocol.Failed(remoteProblems(walker.remotes)...)
	}
	if len(walker.bombs) > 0 {
		return protocol.Failed(walker.bombs...)
	}
	rendered, origins, err := buildWithOrigins(repository, root, request.AnyDirectory)
	if err != nil {
		return protocol.Failed(problemOf(err, repository, root))
	}
	documents, err := documentsOf(rendered)
	if err != nil {
		return protocol.Failed(problemOf(err, repository, root))
	}
	tracer := &tracer{library: &library{repository: repository, files: map[string]*file{}}, root: root}
	for at := range documents {
		documents[at].Origin = tracer.originOf(origins[at], documents[at].Text)
	}
	problems := []protocol.Problem{}
	if request.Variables != "" {
		problems = append(problems, substitute(repository, request, documents)...)
	}
	return protocol.Answer{Documents: documents, Problems: problems}
}

func build(files rooted.FileSystem, directory string, anyDirectory bool) (resmap.ResMap, error) {
	options := krusty.MakeDefaultOptions()
	if anyDirectory {
		options.LoadRestrictions = types.LoadRestrictionsNone
	}
	// What the command does without flags: the kustomization's own order, else the legacy one.
	options.Reorder = krusty.ReorderOptionUnspecified
	return krusty.MakeKustomizer(options).Run(files, rooted.Path(directory))
}

func documentsOf(rendered resmap.ResMap) ([]protocol.Document, error) {
	documents := make([]protocol.Document, 0, rendered.Size())
	for _, resource := range rendered.Resources() {
		text, err := resource.AsYAML()
		if err != nil {
			return nil, err
		}
		documents = append(documents, protocol.Document{Text: string(text)})
	}
	return documents, nil
}

// buildWithOrigins builds with the annotations that name each object's file, and takes them off again, as Kustomize does when nobody
// asked for them. The kustomization is changed in memory only. An origin is nil where it is not known.
func buildWithOrigins(repository *rooted.Repository, root *layer, anyDirectory bool) (resmap.ResMap, []*resource.Origin, error) {
	changed, asked, err := askForOrigins(repository, root)
	if err == nil {
		files := rooted.FileSystem{Repository: repository, Replaced: map[string][]byte{root.file: changed}}
		if rendered, err := build(files, root.directory, anyDirectory); err == nil {
			origins := make([]*resource.Origin, rendered.Size())
			for at, resource := range rendered.Resources() {
				origins[at], _ = resource.GetOrigin()
			}
			if !asked {
				err = rendered.RemoveOriginAnnotations()
			}
			if err == nil {
				return rendered, origins, nil
			}
		}
	}
	// What fails is told in the words for the kustomization as it is.
	rendered, err := build(rooted.FileSystem{Repository: repository}, root.directory, anyDirectory)
	if err != nil {
		return nil, nil, err
	}
	return rendered, make([]*resource.Origin, rendered.Size()), nil
}

var errNoKustomization = errors.New("there is no kustomization")

// askForOrigins gives the text of a kustomization with buildMetadata: [originAnnotations], and whether it asked for that itself.
func askForOrigins(repository *rooted.Repository, root *layer) (changed []byte, asked bool, err error) {
	if root.root == nil || root.root.Kind != yaml.MappingNode {
		return nil, false, errNoKustomization
	}
	content, err := repository.ReadFile(root.file)
	if err != nil {
		return nil, false, err
	}
	present := child(root.root, "buildMetadata")
	for _, option := range elements(present) {
		asked = asked || option.Value == types.OriginAnnotations
	}
	if asked {
		return content, true, nil
	}
	if present == nil && root.root.Style&yaml.FlowStyle == 0 && root.root.Column == 1 && !bytes.Contains(content, []byte("\n---")) &&
		!bytes.Contains(content, []byte("\n...")) {
		return append(content[:len(content):len(content)], "\nbuildMetadata: ["+types.OriginAnnotations+"]\n"...), false, nil
	}
	copied := *root.root
	value := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: types.OriginAnnotations}}}
	value.Content = append(value.Content, elements(present)...)
	copied.Content = nil
	for at := 0; at+1 < len(root.root.Content); at += 2 {
		if root.root.Content[at].Value != "buildMetadata" {
			copied.Content = append(copied.Content, root.root.Content[at], root.root.Content[at+1])
		}
	}
	copied.Content = append(copied.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "buildMetadata"}, value)
	changed, err = yaml.Marshal(&copied)
	return changed, false, err
}

func remoteProblems(remotes []remote) []protocol.Problem {
	var problems []protocol.Problem
	seen := map[string]bool{}
	for _, remote := range remotes {
		key := fmt.Sprint(remote.file, ":", remote.line)
		if seen[key] {
			continue
		}
		seen[key] = true
		problem := protocol.Problem{
			Kind:    protocol.Unknowable,
			File:    remote.file,
			Line:    remote.line,
			Message: fmt.Sprintf("cannot render: %s names the remote %q, which is not fetched", remote.field, remote.text),
			Help:    "Copy it into the repository and name it by a relative path, or lint rendered manifests.",
		}
		if remote.field == "helmCharts" {
			problem.Message = fmt.Sprintf("cannot render: helmCharts inflates the chart %q, which Kustomize does only when told to", remote.text)
			problem.Help = "Commit what the chart renders to, or render this directory with `kustomize build --enable-helm` and lint the result."
		}
		problems = append(problems, problem)
	}
	return problems
}

// sentence puts a message into one line, without the place where the repository seems to lie.
func sentence(err error) string {
	text := strings.ReplaceAll(err.Error(), rooted.Path("")+"/", "")
	text = strings.ReplaceAll(text, rooted.Path(""), ".")
	return strings.TrimRight(strings.Join(strings.Fields(text), " "), ". ")
}

func help(directory string) string {
	return "Run `kustomize build " + orDot(directory) + "` to see the failure as Kustomize reports it."
}
