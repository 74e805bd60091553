package charts

import (
	"fmt"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"helm.sh/helm/v4/pkg/strvals"
	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/positions"
	"io.meshlint/renderer/internal/protocol"
)

// parameter is a value that is set by its path.
type parameter struct {
	Name, Value string
	// Text is true where the value stays a text, whatever it looks like.
	Text bool
	node *yaml.Node
}

// readParameters reads what would be told to helm by --set and --set-string.
func (u *unit) readParameters() *protocol.Problem {
	content, err := u.repository.ReadFile(u.request.Parameters)
	var list []yaml.Node
	if err == nil {
		err = yaml.Unmarshal(content, &list)
	}
	if err != nil {
		problem := u.broken("the parameters cannot be read: "+plain.Sentence(err.Error()), "Write a list of names and values.")
		return &problem
	}
	var texts []parameter
	for at := range list {
		read := parameter{node: &list[at]}
		if err := list[at].Decode(&read); err != nil {
			return u.badParameter(read, err)
		}
		if read.Text {
			texts = append(texts, read)
		} else {
			u.parameters = append(u.parameters, read)
		}
	}
	// Helm takes all of --set before those of --set-string.
	u.parameters = append(u.parameters, texts...)
	return nil
}

func (u *unit) badParameter(p parameter, err error) *protocol.Problem {
	return &protocol.Problem{
		Kind: protocol.Broken, File: u.request.Parameters, Line: p.node.Line,
		Message: fmt.Sprintf("the parameter %s cannot be read: %s", plain.Code(p.Name), plain.Sentence(err.Error())),
		Help:    "Write a path of names with dots between them, and a list's element as name[0].",
	}
}

// setParameters sets the parameters in values. Helm's own parser takes the paths apart.
func (u *unit) setParameters(values map[string]any) *protocol.Problem {
	for _, p := range u.parameters {
		if err := p.set(values); err != nil {
			return u.badParameter(p, err)
		}
	}
	return nil
}

func (p parameter) set(into map[string]any) error {
	if p.Text {
		return strvals.ParseIntoString(p.Name+"="+p.Value, into)
	}
	return strvals.ParseInto(p.Name+"="+p.Value, into)
}

// parameterSources are the last first.
func (u *unit) parameterSources() []valuesSource {
	content, err := u.repository.ReadFile(u.request.Parameters)
	if err != nil {
		return nil
	}
	text := positions.NewText(string(content))
	var result []valuesSource
	for _, p := range slices.Backward(u.parameters) {
		alone := map[string]any{}
		if p.set(alone) == nil {
			result = append(result, valuesSource{file: u.request.Parameters, explicit: true, text: text, documents: []*yaml.Node{nodeAt(alone, p.valueNode())}})
		}
	}
	return result
}

func (p parameter) valueNode() *yaml.Node {
	for at := 0; at+1 < len(p.node.Content); at += 2 {
		if p.node.Content[at].Value == "value" {
			return p.node.Content[at+1]
		}
	}
	return p.node
}

// nodeAt writes a value as nodes that all stand in one place. Elements of a list that a parameter does not set are left empty.
func nodeAt(value any, at *yaml.Node) *yaml.Node {
	node := &yaml.Node{Kind: yaml.ScalarNode, Line: at.Line, Column: at.Column, Style: at.Style, Value: at.Value}
	switch value := value.(type) {
	case map[string]any:
		node.Kind, node.Value = yaml.MappingNode, ""
		for name, below := range value {
			key := &yaml.Node{Kind: yaml.ScalarNode, Value: name, Line: at.Line, Column: at.Column}
			node.Content = append(node.Content, key, nodeAt(below, at))
		}
	case []any:
		node.Kind, node.Value = yaml.SequenceNode, ""
		for _, below := range value {
			if below == nil {
				node.Content = append(node.Content, &yaml.Node{Kind: yaml.DocumentNode})
			} else {
				node.Content = append(node.Content, nodeAt(below, at))
			}
		}
	case string:
		if strings.TrimSpace(node.Value) == "" {
			node.Value = value
		}
	}
	return node
}
