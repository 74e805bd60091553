// Package generators makes the Applications of an Argo CD ApplicationSet, as far as they follow from the repository.
package generators

import (
	"errors"
	"fmt"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/positions"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
)

const (
	// maxApplications is how many Applications one set may make.
	maxApplications = 1_000
	// maxDepth is how deep generators may be nested; Argo CD allows one level.
	maxDepth = 4
	// maxTree is how deep the origins of a document are told.
	maxTree = 100
)

var errTooMany = errors.New("too many")

// set is an ApplicationSet in work.
type set struct {
	repository *rooted.Repository
	own        map[string]string
	file       string
	text       positions.Text
	root       *yaml.Node
	problems   []protocol.Problem
	engine     engine
	// spots are the places of the parameters in work, given those of the texts that were filled with them.
	spots map[string]protocol.Spot
	given map[*yaml.Node]given
}

// Render makes the Applications of the set in the file that a request names.
func Render(request protocol.Request) protocol.Answer {
	repository, err := rooted.Open(request.Repository)
	if err != nil {
		return protocol.Failed(protocol.Problem{Kind: protocol.Broken, File: request.Directory, Message: err.Error()})
	}
	defer repository.Close()
	repository.Add(request.Files)
	content, err := repository.ReadFile(request.Directory)
	var document yaml.Node
	if err == nil {
		err = yaml.Unmarshal(content, &document)
	}
	if err != nil || len(document.Content) != 1 {
		return protocol.Failed(protocol.Problem{Kind: protocol.Broken, File: request.Directory, Message: fmt.Sprint("the ApplicationSet cannot be read: ", err)})
	}
	s := &set{
		repository: repository, own: request.OwnRepositories, file: request.Directory,
		text: positions.NewText(string(content)), root: document.Content[0],
	}
	s.engine = newEngine(s.root)
	documents := s.applications()
	return protocol.Answer{Documents: documents, Problems: append([]protocol.Problem{}, s.problems...)}
}

func (s *set) applications() []protocol.Document {
	spec := child(s.root, "spec")
	template := child(spec, "template")
	if template == nil {
		s.problem(protocol.Broken, spec, "the ApplicationSet has no template", "Write spec.template with metadata and spec of the Applications.")
		return []protocol.Document{}
	}
	documents := []protocol.Document{}
	for _, generator := range elements(child(spec, "generators")) {
		all, err := s.generate(generator, nil, 0)
		if errors.Is(err, errTooMany) || len(documents)+len(all) > maxApplications {
			s.problem(protocol.Refused, generator, fmt.Sprintf("the generators make more than %d Applications, so none of them is looked at", maxApplications),
				"Make less of them: the Applications of a matrix are as many as its generators' multiplied.")
			return []protocol.Document{}
		}
		for _, parameters := range all {
			if application := s.application(template, parameters); application != nil {
				documents = append(documents, *application)
			}
		}
	}
	return documents
}

// application fills a set's template, and that of its generator, which wins.
func (s *set) application(template *yaml.Node, p parameters) *protocol.Document {
	s.spots, s.given = p.spots, map[*yaml.Node]given{}
	filled, err := s.fill(template, p.values, 0)
	if err == nil && p.template != nil {
		var own *yaml.Node
		if own, err = s.fill(p.template, p.values, 0); err == nil {
			filled = merged(filled, own)
		}
	}
	if err == nil {
		filled, err = s.patched(filled, p.values)
	}
	if err != nil {
		node := template
		var failed *failedTemplate
		if errors.As(err, &failed) {
			node = failed.node
		}
		s.problem(protocol.Broken, node, "the template of the ApplicationSet cannot be filled: "+err.Error(),
			"Name the parameters that its generators give; with goTemplate they begin with a dot.")
		return nil
	}
	mapping := &yaml.Node{Kind: yaml.MappingNode, Line: filled.Line, Column: filled.Column}
	add := func(name, value string) {
		mapping.Content = append(mapping.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: name}, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value})
	}
	add("apiVersion", "argoproj.io/v1alpha1")
	add("kind", "Application")
	mapping.Content = append(mapping.Content, filled.Content...)
	namespace := child(child(s.root, "metadata"), "namespace")
	if metadata := child(mapping, "metadata"); metadata != nil && metadata.Kind == yaml.MappingNode && child(metadata, "namespace") == nil && namespace != nil {
		metadata.Content = append(metadata.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "namespace"}, namespace)
	}
	origin := s.origin(nil, mapping, 0)
	_, templateNode := field(child(s.root, "spec"), "template")
	spot := s.text.Spot(s.file, nil, templateNode)
	origin.Spot, origin.Confidence = &spot, protocol.Line
	text, err := yaml.Marshal(plainCopy(mapping))
	if err != nil {
		s.problem(protocol.Broken, template, "an Application cannot be written: "+err.Error(), "")
		return nil
	}
	return &protocol.Document{Text: string(text), Origin: origin}
}

// origin tells where the nodes of an Application stand in the set.
func (s *set) origin(key, node *yaml.Node, depth int) *protocol.Origin {
	origin := &protocol.Origin{}
	if node.Line > 0 {
		spot := s.text.Spot(s.file, key, node)
		if key != nil && key.Line == 0 {
			spot = s.text.Spot(s.file, nil, node)
		}
		origin.Spot, origin.Confidence = &spot, protocol.Exact
		s.take(origin, node)
	}
	if depth > maxTree {
		return origin
	}
	switch node.Kind {
	case yaml.MappingNode:
		origin.Fields = map[string]*protocol.Origin{}
		for at := 0; at+1 < len(node.Content); at += 2 {
			origin.Fields[node.Content[at].Value] = s.origin(node.Content[at], node.Content[at+1], depth+1)
		}
	case yaml.SequenceNode:
		for _, element := range node.Content {
			origin.Elements = append(origin.Elements, s.origin(nil, element, depth+1))
		}
	case yaml.ScalarNode:
		origin.Embedded = s.embedded(node, depth)
	}
	return origin
}

// embedded tells where the YAML in a literal block stands, as long as filling the template left its lines where they were.
func (s *set) embedded(node *yaml.Node, depth int) *protocol.Origin {
	if node.Style&yaml.LiteralStyle == 0 || node.Line == 0 {
		return nil
	}
	var document yaml.Node
	if yaml.Unmarshal([]byte(node.Value), &document) != nil || len(document.Content) != 1 || document.Content[0].Kind == yaml.ScalarNode {
		return nil
	}
	lines := positions.NewText(strings.TrimRight(node.Value, "\n")).Lines
	for at, line := range lines {
		above := s.text.Line(node.Line + 1 + at)
		key, _, _ := cutKey(line)
		if have, _, _ := cutKey(above); have != key {
			return nil
		}
	}
	first := s.text.Line(node.Line + 1)
	indent := 0
	for indent < len(first) && first[indent] == ' ' {
		indent++
	}
	shift(document.Content[0], node.Line, indent)
	return s.origin(nil, document.Content[0], depth+1)
}

func (s *set) problem(kind string, node *yaml.Node, message, help string) {
	problem := protocol.Problem{Kind: kind, File: s.file, Message: message, Help: help}
	if node != nil {
		problem.Line = node.Line
		// A mapping begins at its first key.
		if node.Line == 0 {
			problem.Line = s.root.Line
		}
	}
	s.problems = append(s.problems, problem)
}
