package generators

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"github.com/valyala/fasttemplate"
	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/plain"
)

// maxText is how long a text may become.
const maxText = 1 << 20

// engine fills templates as the ApplicationSet controller does (argo-cd applicationset/utils/utils.go).
type engine struct {
	golang  bool
	options []string
}

func newEngine(root *yaml.Node) engine {
	spec := child(root, "spec")
	result := engine{golang: scalar(child(spec, "goTemplate")) == "true"}
	for _, option := range elements(child(spec, "goTemplateOptions")) {
		result.options = append(result.options, option.Value)
	}
	return result
}

var functions = func() template.FuncMap {
	all := sprig.GenericFuncMap()
	// These three would look at the machine; the controller leaves them out too.
	for _, name := range []string{"env", "expandenv", "getHostByName"} {
		delete(all, name)
	}
	all["normalize"] = normalize
	all["slugify"] = slugify
	all["toYaml"] = func(value any) (string, error) {
		text, err := yaml.Marshal(value)
		return strings.TrimSuffix(string(text), "\n"), err
	}
	all["fromYaml"] = func(text string) (map[string]any, error) {
		var value map[string]any
		return value, yaml.Unmarshal([]byte(text), &value)
	}
	all["fromYamlArray"] = func(text string) ([]any, error) {
		var value []any
		return value, yaml.Unmarshal([]byte(text), &value)
	}
	return all
}()

func (e engine) fill(text string, values map[string]any) (string, error) {
	if !strings.Contains(text, "{{") {
		return text, nil
	}
	if e.golang {
		parsed, err := template.New("").Funcs(functions).Option(e.checked()...).Parse(text)
		if err != nil {
			return "", reason(err)
		}
		var out limited
		if err := parsed.Execute(&out, values); err != nil {
			return "", reason(err)
		}
		return out.String(), nil
	}
	parsed, err := fasttemplate.NewTemplate(text, "{{", "}}")
	if err != nil {
		return "", fmt.Errorf("%s", plain.Sentence(err.Error()))
	}
	var out limited
	_, err = parsed.ExecuteFunc(&out, func(w io.Writer, tag string) (int, error) {
		name := strings.TrimSpace(tag)
		value, found := values[name]
		text, isText := value.(string)
		if !found || !isText || tag != "" && tag[0] == '"' {
			// What is no parameter stays, as it may be meant for something else.
			return w.Write([]byte("{{" + tag + "}}"))
		}
		return w.Write([]byte(text))
	})
	return out.String(), err
}

var (
	position = regexp.MustCompile(`^template: :\d+(:\d+)?: (executing "" at <.*?>: )?`)
	noKey    = regexp.MustCompile(`^map has no entry for key "(.*)"$`)
)

// reason tells what is wrong with a template without its position, which is that of the text.
func reason(err error) error {
	text := position.ReplaceAllString(err.Error(), "")
	if match := noKey.FindStringSubmatch(text); match != nil {
		return fmt.Errorf("there is no parameter %s", plain.Code(match[1]))
	}
	return fmt.Errorf("%s", plain.Sentence(text))
}

func (e engine) checked() []string {
	var result []string
	for _, option := range e.options {
		if strings.HasPrefix(option, "missingkey=") {
			result = append(result, option)
		}
	}
	return result
}

// limited is a buffer that does not grow for ever.
type limited struct{ bytes.Buffer }

func (l *limited) Write(text []byte) (int, error) {
	if l.Len()+len(text) > maxText {
		return 0, fmt.Errorf("the text grows beyond %d bytes", maxText)
	}
	return l.Buffer.Write(text)
}

// failedTemplate is a text that cannot be filled.
type failedTemplate struct {
	node *yaml.Node
	err  error
}

func (f *failedTemplate) Error() string { return f.err.Error() }

// fill fills all texts of a tree, keys as well as values.
func (s *set) fill(node *yaml.Node, values map[string]any, depth int) (*yaml.Node, error) {
	result := *node
	result.Content = nil
	if node.Kind == yaml.AliasNode || depth > maxTree {
		return nil, &failedTemplate{node, fmt.Errorf("it is nested too deep")}
	}
	if node.Kind == yaml.ScalarNode {
		text, err := s.engine.fill(node.Value, values)
		if err != nil {
			return nil, &failedTemplate{node, err}
		}
		if text != node.Value {
			result.Value, result.Tag = text, "!!str"
			s.note(node.Value, &result)
		}
		return &result, nil
	}
	for _, below := range node.Content {
		filled, err := s.fill(below, values, depth+1)
		if err != nil {
			return nil, err
		}
		result.Content = append(result.Content, filled)
	}
	return &result, nil
}

// patched applies templatePatch, which is a text that becomes YAML only when it is filled.
func (s *set) patched(application *yaml.Node, values map[string]any) (*yaml.Node, error) {
	node := child(child(s.root, "spec"), "templatePatch")
	if node == nil || !s.engine.golang {
		return application, nil
	}
	text, err := s.engine.fill(node.Value, values)
	if err != nil {
		return nil, &failedTemplate{node, err}
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		return nil, &failedTemplate{node, fmt.Errorf("templatePatch is no YAML: %s", plain.Sentence(err.Error()))}
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return application, nil
	}
	place(document.Content[0], node)
	return merged(application, document.Content[0]), nil
}

// place puts a whole tree where one node stands.
func place(tree, at *yaml.Node) {
	tree.Line, tree.Column, tree.Style = at.Line, at.Column, 0
	for _, below := range tree.Content {
		place(below, at)
	}
}

var (
	notPlain = regexp.MustCompile(`[^a-z0-9-.]`)
	notSlug  = regexp.MustCompile(`[^a-z0-9-]+`)
)

// normalize makes a text fit for a name (SanitizeName of the controller).
func normalize(text string) string {
	text = notPlain.ReplaceAllString(strings.ToLower(text), "-")
	if len(text) > 253 {
		text = text[:253]
	}
	return strings.Trim(text, "-.")
}

// slugify shortens a text to a name of at most so many characters, 50 by default; the text comes last.
func slugify(arguments ...any) (string, error) {
	most := 50
	if len(arguments) == 0 {
		return "", fmt.Errorf("slugify needs a text")
	}
	if size, isSize := arguments[0].(int); isSize {
		most = size
	}
	text := notSlug.ReplaceAllString(strings.ToLower(fmt.Sprint(arguments[len(arguments)-1])), "-")
	if most > 0 && len(text) > most {
		text = text[:most]
	}
	return strings.Trim(text, "-"), nil
}

// jsonCopy gives the values of a node as JSON would hold them.
func jsonCopy(node *yaml.Node) (any, error) {
	var value any
	if err := node.Decode(&value); err != nil {
		return nil, err
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	var result any
	return result, json.Unmarshal(text, &result)
}
