package generators

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/positions"
	"io.meshlint/renderer/internal/protocol"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/selection"
)

const (
	maxWalked  = 50_000
	walkedDeep = 32
)

var (
	scheme  = regexp.MustCompile(`^[a-z+]+://(?:[^/@]*@)?([^/:]+)(?::\d+)?`)
	shortly = regexp.MustCompile(`^(?:[^@/]+@)?([^:/]+):(.+)$`)
)

// normal writes a URL as the engine does that asks.
func normal(url string) string {
	text := strings.TrimSpace(url)
	if scheme.MatchString(text) {
		text = scheme.ReplaceAllString(text, "$1")
	} else if match := shortly.FindStringSubmatch(text); match != nil {
		text = match[1] + "/" + match[2]
	}
	text = regexp.MustCompile(`/+`).ReplaceAllString(text, "/")
	return strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(text, "/"), ".git"))
}

// git gives the directories or the files of this repository that a generator names.
func (s *set) git(node *yaml.Node) ([]parameters, error) {
	url := child(node, "repoURL")
	root, here := s.own[normal(scalar(url))]
	if !here {
		at := url
		if at == nil {
			at = node
		}
		s.problem(protocol.Unknowable, at, "the generator looks into "+scalar(url)+", which is not this repository",
			"If it is this one, name it in meshlint.yaml: gitops: {repositories: ["+scalar(url)+"]}. If not, its Applications are not looked at.")
		return nil, nil
	}
	directories, files, err := s.walk(root)
	if err != nil {
		return nil, err
	}
	var result []parameters
	for _, directory := range s.chosen(child(node, "directories"), directories, path.Match) {
		values := s.pathParameters(node, directory, "")
		s.withValues(values, node)
		result = append(result, parameters{values: values})
	}
	for _, file := range s.chosen(child(node, "files"), files, matchDeep) {
		result = append(result, s.read(node, root, file)...)
	}
	if len(result) == 0 {
		s.problem(protocol.Unknowable, node, "the git generator finds nothing in this repository, so it makes no Application",
			"Correct its paths; they are relative to the repository, and * stands for one directory.")
	}
	return result, nil
}

// chosen gives the names that a pattern matches and none that excludes.
func (s *set) chosen(patterns *yaml.Node, names []string, match func(pattern, name string) (bool, error)) []string {
	var result []string
	for _, name := range names {
		in := false
		for _, entry := range elements(patterns) {
			node := child(entry, "path")
			pattern := strings.TrimSuffix(strings.TrimPrefix(scalar(node), "./"), "/")
			found, err := match(pattern, name)
			if err != nil {
				s.problem(protocol.Broken, node, "the pattern "+pattern+" cannot be read", "Close its brackets.")
				return nil
			}
			if found && scalar(child(entry, "exclude")) == "true" {
				in = false
				break
			}
			in = in || found
		}
		if in {
			result = append(result, name)
		}
	}
	return result
}

// matchDeep takes ** for any number of directories, as the controller does for files.
func matchDeep(pattern, name string) (bool, error) {
	if _, err := path.Match(pattern, ""); err != nil {
		return false, err
	}
	return matchParts(strings.Split(pattern, "/"), strings.Split(name, "/"), new(int)), nil
}

func matchParts(pattern, name []string, steps *int) bool {
	*steps++
	if *steps > 10_000 {
		return false
	}
	if len(pattern) == 0 {
		return len(name) == 0
	}
	if pattern[0] == "**" {
		return matchParts(pattern[1:], name, steps) || len(name) > 0 && matchParts(pattern, name[1:], steps)
	}
	if len(name) == 0 {
		return false
	}
	matched, _ := path.Match(pattern[0], name[0])
	return matched && matchParts(pattern[1:], name[1:], steps)
}

// walk gives the directories and files below a root, relative to it and sorted; hidden ones and symbolic links are left out.
func (s *set) walk(root string) (directories, files []string, err error) {
	count := 0
	var visit func(below string, depth int) error
	visit = func(below string, depth int) error {
		names, err := s.repository.ReadDir(path.Join(root, below, "."))
		if err != nil || depth > walkedDeep {
			return nil
		}
		for _, name := range names {
			if strings.HasPrefix(name, ".") {
				continue
			}
			if count++; count > maxWalked {
				return errTooMany
			}
			relative := path.Join(below, name)
			full := path.Join(root, relative)
			resolved, err := s.repository.Resolve(full)
			if err != nil || resolved != path.Clean(full) {
				continue
			}
			info, err := s.repository.Stat(full)
			if err != nil {
				continue
			}
			if !info.IsDir() {
				files = append(files, relative)
				continue
			}
			directories = append(directories, relative)
			if err := visit(relative, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	err = visit("", 0)
	slices.Sort(directories)
	slices.Sort(files)
	return directories, files, err
}

// file gives the parameters that a file holds: one mapping, or a list of them.
func (s *set) read(node *yaml.Node, root, name string) []parameters {
	content, err := s.repository.ReadFile(path.Join(root, name))
	var document yaml.Node
	if err == nil {
		err = yaml.Unmarshal(content, &document)
	}
	if err != nil || len(document.Content) != 1 {
		s.problems = append(s.problems, protocol.Problem{
			Kind: protocol.Broken, File: path.Join(root, name), Message: "the file is read by a git generator, and is no YAML or JSON mapping",
			Help: "Write names and values, or exclude the file from the generator.",
		})
		return nil
	}
	all := []*yaml.Node{document.Content[0]}
	if document.Content[0].Kind == yaml.SequenceNode {
		all = document.Content[0].Content
	}
	var result []parameters
	for _, element := range all {
		values := s.mapping(element)
		if values == nil {
			continue
		}
		maps.Copy(values, s.pathParameters(node, path.Dir(name), name))
		s.withValues(values, node)
		spots := spotsOf(path.Join(root, name), positions.NewText(string(content)), element)
		result = append(result, parameters{values: values, spots: spots})
	}
	return result
}

// selected keeps the parameters that the selector of a generator picks.
func (s *set) selected(all []parameters, selector *yaml.Node) []parameters {
	if selector == nil {
		return all
	}
	var result []parameters
	for _, one := range all {
		flat := map[string]any{}
		flatten("", one.values, flat)
		held := map[string]string{}
		for name, value := range flat {
			held[name], _ = value.(string)
		}
		if matches(selector, held) {
			result = append(result, one)
		}
	}
	return result
}

var operators = map[string]selection.Operator{
	"In": selection.In, "NotIn": selection.NotIn, "Exists": selection.Exists, "DoesNotExist": selection.DoesNotExist,
}

// matches follows a label selector of Kubernetes.
func matches(selector *yaml.Node, held map[string]string) bool {
	for name, value := range texts(child(selector, "matchLabels")) {
		if have, found := held[name]; !found || have != value {
			return false
		}
	}
	for _, expression := range elements(child(selector, "matchExpressions")) {
		var values []string
		for _, value := range elements(child(expression, "values")) {
			values = append(values, value.Value)
		}
		requirement, err := labels.NewRequirement(scalar(child(expression, "key")), operators[scalar(child(expression, "operator"))], values)
		if err != nil || !requirement.Matches(labels.Set(held)) {
			return false
		}
	}
	return true
}
