package generators

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/protocol"
)

// parameters are the values for one Application.
type parameters struct {
	values map[string]any
	// template is what the generator lays over the set's template; nil for nothing.
	template *yaml.Node
	// spots are the places that give the values, by the names that flat templates use.
	spots map[string]protocol.Spot
}

const elsewhere = "Its Applications are not looked at. Write them into a list generator, or lint them as Argo CD makes them."

// generate gives the parameters of a generator; outer are those of the generator before it in a matrix.
func (s *set) generate(generator *yaml.Node, outer map[string]any, depth int) ([]parameters, error) {
	if depth > maxDepth {
		return nil, errTooMany
	}
	if outer != nil {
		filled, err := s.fill(generator, outer, 0)
		if err != nil {
			s.problem(protocol.Broken, generator, "the generator cannot be filled: "+err.Error(), "Name parameters of the generator before it.")
			return nil, nil
		}
		generator = filled
	}
	var result []parameters
	var err error
	known := false
	for at := 0; at+1 < len(generator.Content); at += 2 {
		name, node := generator.Content[at], generator.Content[at+1]
		var own []parameters
		switch name.Value {
		case "selector", "template":
			continue
		case "list":
			own, err = s.list(node)
		case "git":
			own, err = s.git(node)
		case "clusters":
			own, err = s.clusters(node)
		case "matrix":
			own, err = s.matrix(node, depth)
		case "merge":
			own, err = s.merge(node, depth)
		default:
			s.problem(protocol.Unknowable, name, "the generator "+name.Value+" asks somewhere else what there is", elsewhere)
		}
		if err != nil {
			return nil, err
		}
		known = true
		if template := child(node, "template"); template != nil {
			for at := range own {
				own[at].template = template
			}
		}
		result = append(result, own...)
	}
	if !known {
		s.problem(protocol.Broken, generator, "a generator is empty", "Write a list, git, clusters, matrix or merge generator.")
	}
	if len(result) > maxApplications {
		return nil, errTooMany
	}
	return s.selected(result, child(generator, "selector")), nil
}

func (s *set) list(node *yaml.Node) ([]parameters, error) {
	var result []parameters
	for _, element := range elements(child(node, "elements")) {
		if values := s.mapping(element); values != nil {
			result = append(result, parameters{values: values, spots: spotsOf(s.file, s.text, element)})
		}
	}
	if text := child(node, "elementsYaml"); text != nil {
		var document yaml.Node
		if err := yaml.Unmarshal([]byte(text.Value), &document); err != nil || len(document.Content) != 1 {
			s.problem(protocol.Broken, text, "elementsYaml is no YAML list", "Write a list of mappings.")
			return result, nil
		}
		for _, element := range elements(document.Content[0]) {
			if values := s.mapping(element); values != nil {
				result = append(result, parameters{values: values})
			}
		}
	}
	return result, nil
}

// mapping gives the values of a mapping: nested for Go's templates, flat texts for the others.
func (s *set) mapping(node *yaml.Node) map[string]any {
	value, err := jsonCopy(node)
	fields, isMapping := value.(map[string]any)
	if err != nil || !isMapping {
		s.problem(protocol.Broken, node, "an element of a generator is no mapping", "Write names and values.")
		return nil
	}
	if s.engine.golang {
		return fields
	}
	flat := map[string]any{}
	flatten("", fields, flat)
	return flat
}

func flatten(prefix string, value any, into map[string]any) {
	switch value := value.(type) {
	case map[string]any:
		for name, below := range value {
			flatten(join(prefix, name), below, into)
		}
	case []any:
		for at, below := range value {
			flatten(join(prefix, fmt.Sprint(at)), below, into)
		}
	case nil:
	case float64:
		into[prefix] = strings.TrimSuffix(fmt.Sprintf("%f", value), ".000000")
	default:
		into[prefix] = fmt.Sprint(value)
	}
}

func join(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + "." + name
}

// withValues adds the generator's own values, which may use its parameters.
func (s *set) withValues(values map[string]any, node *yaml.Node) {
	own := child(node, "values")
	if own == nil || own.Kind != yaml.MappingNode {
		return
	}
	filled := map[string]any{}
	for at := 0; at+1 < len(own.Content); at += 2 {
		text, err := s.engine.fill(own.Content[at+1].Value, values)
		if err != nil {
			s.problem(protocol.Broken, own.Content[at+1], "a value of the generator cannot be filled: "+err.Error(), "Name its parameters.")
			continue
		}
		filled[own.Content[at].Value] = text
	}
	if s.engine.golang {
		values["values"] = filled
		return
	}
	for name, text := range filled {
		values["values."+name] = text
	}
}

// clusters gives the clusters that Secrets of the repository tell of.
func (s *set) clusters(node *yaml.Node) ([]parameters, error) {
	known := elements(child(s.root, "clusters"))
	if len(known) == 0 {
		s.problem(protocol.Unknowable, node, "the clusters generator asks Argo CD for its clusters, and no Secret of this repository tells of one", elsewhere)
		return nil, nil
	}
	var result []parameters
	selector := child(node, "selector")
	if selector == nil {
		known = append([]*yaml.Node{here}, known...)
	}
	for _, cluster := range known {
		metadata := child(cluster, "metadata")
		labels, annotations := texts(child(metadata, "labels")), texts(child(metadata, "annotations"))
		if selector != nil && !matches(selector, labels) {
			continue
		}
		name := scalar(child(cluster, "name"))
		values := map[string]any{"name": name, "nameNormalized": normalize(name), "server": scalar(child(cluster, "server")), "project": ""}
		if s.engine.golang {
			values["metadata"] = map[string]any{"labels": anyMap(labels), "annotations": anyMap(annotations)}
		} else {
			for label, value := range labels {
				values["metadata.labels."+label] = value
			}
			for annotation, value := range annotations {
				values["metadata.annotations."+annotation] = value
			}
		}
		s.withValues(values, node)
		result = append(result, parameters{values: values})
	}
	return result, nil
}

// here is the cluster that Argo CD runs in, which has no Secret.
var here = &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{
	{Kind: yaml.ScalarNode, Value: "name"}, {Kind: yaml.ScalarNode, Value: "in-cluster"},
	{Kind: yaml.ScalarNode, Value: "server"}, {Kind: yaml.ScalarNode, Value: "https://kubernetes.default.svc"},
}}

func anyMap(texts map[string]string) map[string]any {
	result := map[string]any{}
	for name, text := range texts {
		result[name] = text
	}
	return result
}

func texts(node *yaml.Node) map[string]string {
	result := map[string]string{}
	if node != nil && node.Kind == yaml.MappingNode {
		for at := 0; at+1 < len(node.Content); at += 2 {
			result[node.Content[at].Value] = node.Content[at+1].Value
		}
	}
	return result
}

// matrix gives every parameter of its first generator with every one of its second.
func (s *set) matrix(node *yaml.Node, depth int) ([]parameters, error) {
	below := elements(child(node, "generators"))
	if len(below) != 2 {
		s.problem(protocol.Broken, node, "a matrix has two generators", "Write exactly two; each may be a matrix again.")
		return nil, nil
	}
	first, err := s.generate(below[0], nil, depth+1)
	if err != nil {
		return nil, err
	}
	var result []parameters
	for _, one := range first {
		second, err := s.generate(below[1], one.values, depth+1)
		if err != nil {
			return nil, err
		}
		for _, other := range second {
			values := maps.Clone(one.values)
			maps.Copy(values, other.values)
			result = append(result, parameters{values: values, spots: both(one.spots, other.spots)})
		}
		if len(result) > maxApplications {
			return nil, errTooMany
		}
	}
	return result, nil
}

// merge lays the parameters of later generators over those of the first that have the same keys.
func (s *set) merge(node *yaml.Node, depth int) ([]parameters, error) {
	var keys []string
	for _, key := range elements(child(node, "mergeKeys")) {
		keys = append(keys, key.Value)
	}
	below := elements(child(node, "generators"))
	if len(keys) == 0 || len(below) < 2 {
		s.problem(protocol.Broken, node, "a merge generator needs mergeKeys and two generators", "Write both.")
		return nil, nil
	}
	result, err := s.generate(below[0], nil, depth+1)
	if err != nil {
		return nil, err
	}
	for _, generator := range below[1:] {
		over, err := s.generate(generator, nil, depth+1)
		if err != nil {
			return nil, err
		}
		for number, one := range result {
			at := slices.IndexFunc(over, func(other parameters) bool { return key(other.values, keys) == key(one.values, keys) })
			if at >= 0 {
				maps.Copy(one.values, over[at].values)
				result[number].spots = both(one.spots, over[at].spots)
			}
		}
	}
	return result, nil
}

func key(values map[string]any, keys []string) string {
	var parts []string
	for _, name := range keys {
		var value any = values
		if direct, found := values[name]; found {
			value = direct
		} else {
			for step := range strings.SplitSeq(name, ".") {
				below, _ := value.(map[string]any)
				value = below[step]
			}
		}
		parts = append(parts, fmt.Sprint(value))
	}
	return strings.Join(parts, "\x00")
}

// pathParameters are what a git generator tells of a path.
func (s *set) pathParameters(node *yaml.Node, directory, file string) map[string]any {
	base := path.Base(directory)
	prefix := scalar(child(node, "pathParamPrefix"))
	values := map[string]any{}
	if s.engine.golang {
		segments := []any{}
		for part := range strings.SplitSeq(directory, "/") {
			segments = append(segments, part)
		}
		own := map[string]any{"path": directory, "basename": base, "basenameNormalized": normalize(base), "segments": segments}
		if file != "" {
			own["filename"], own["filenameNormalized"] = path.Base(file), normalize(path.Base(file))
		}
		values["path"] = own
		if prefix != "" {
			return map[string]any{prefix: values}
		}
		return values
	}
	if prefix != "" {
		prefix += "."
	}
	values[prefix+"path"] = directory
	values[prefix+"path.basename"] = base
	values[prefix+"path.basenameNormalized"] = normalize(base)
	if file != "" {
		values[prefix+"path.filename"], values[prefix+"path.filenameNormalized"] = path.Base(file), normalize(path.Base(file))
	}
	for at, part := range strings.Split(directory, "/") {
		values[fmt.Sprintf("%spath[%d]", prefix, at)] = part
	}
	return values
}
