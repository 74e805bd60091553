package overlays

import (
	"fmt"
	"path"
	"reflect"
	"regexp"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/protocol"
	"sigs.k8s.io/kustomize/api/types"
)

// fieldReasons are about the text of a kustomization.yaml itself.
var fieldReasons = []reason{
	{regexp.MustCompile(`json: unknown field "(.*?)"`), func(c *cause, groups []string) *protocol.Problem {
		key, fields := unknownField(c.layer.root, reflect.TypeOf(types.Kustomization{}), groups[1])
		help := "Remove it, or correct its name; what Kustomize does not know it refuses."
		if near := plain.Nearest(groups[1], fields); near != "" {
			help = "Did you mean `" + near + "`?"
		}
		return told(c.at(key, path.Base(unitFile(c.layer))+" has no field "+plain.Code(groups[1]), help))
	}},
	{regexp.MustCompile(`cannot unmarshal (\w+) into Go struct field \w+\.([\w.]+) of type (\S+)`), func(c *cause, groups []string) *protocol.Problem {
		node := c.layer.root
		for step := range strings.SplitSeq(groups[2], ".") {
			if elements(node) != nil {
				node = firstOfOtherKind(node, step)
				continue
			}
			if _, value := field(node, step); value != nil {
				node = value
			}
		}
		for _, element := range elements(node) {
			if groups[1] == "string" && element.Kind == yaml.ScalarNode || groups[1] == "array" && element.Kind == yaml.SequenceNode {
				node = element
				break
			}
		}
		if node == c.layer.root {
			node = nil
		}
		what := plain.Code(groups[2])
		if node != nil && node.Kind == yaml.ScalarNode && plain.Type(groups[3]) == "a mapping" {
			what = "an entry of " + what
		}
		return told(c.at(node, fmt.Sprintf("%s is %s, where %s is needed", what, plain.Type(groups[1]), plain.Type(groups[3])), "Write "+plain.Type(groups[3])+"."))
	}},
	{regexp.MustCompile(`cannot unmarshal (\w+) into Go value of type types\.Kustomization`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(nil, path.Base(unitFile(c.layer))+" is "+plain.Type(groups[1])+", where a mapping is needed", "Write fields such as `resources:` at its top."))
	}},
	{regexp.MustCompile(`invalid Kustomization: (?:error converting YAML to JSON: )?(yaml: .*)$`), func(c *cause, groups []string) *protocol.Problem {
		reason, help := plain.NotYAML(groups[1])
		problem := c.at(nil, path.Base(unitFile(c.layer))+" is no YAML: "+reason, help)
		if match := plain.YAMLLine.FindStringSubmatch(groups[1]); match != nil {
			_, _ = fmt.Sscan(match[1], &problem.Line)
		}
		return &problem
	}},
}

// firstOfOtherKind finds in a list of mappings the first value of a field that is no scalar, else the first there is.
func firstOfOtherKind(list *yaml.Node, name string) *yaml.Node {
	var first *yaml.Node
	for _, element := range elements(list) {
		if _, value := field(element, name); value != nil && (first == nil || value.Kind != yaml.ScalarNode) {
			first = value
		}
	}
	if first == nil {
		return list
	}
	return first
}

// unknownField finds the key that a type of Kustomize does not know, and the keys that it does know there.
func unknownField(node *yaml.Node, of reflect.Type, name string) (*yaml.Node, []string) {
	for of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if of.Kind() == reflect.Slice {
		for _, element := range elements(node) {
			if key, names := unknownField(element, of.Elem(), name); key != nil {
				return key, names
			}
		}
		return nil, nil
	}
	if of.Kind() != reflect.Struct || node == nil || node.Kind != yaml.MappingNode {
		return nil, nil
	}
	fields := fieldsOf(of)
	if key, _ := field(node, name); key != nil && fields[name] == nil {
		return key, plain.Keys(fields)
	}
	for _, each := range plain.Keys(fields) {
		if key, names := unknownField(child(node, each), fields[each], name); key != nil {
			return key, names
		}
	}
	return nil, nil
}

func fieldsOf(of reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for at := range of.NumField() {
		field := of.Field(at)
		tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		inner := field.Type
		for inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if tag == "" && inner.Kind() == reflect.Struct {
			for name, below := range fieldsOf(inner) {
				fields[name] = below
			}
		} else if tag != "" && tag != "-" {
			fields[tag] = field.Type
		}
	}
	return fields
}
