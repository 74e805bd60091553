package overlays

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/protocol"
)

// patchReasons are about patches and replacements. The sentences of JSON patches are those of github.com/evanphx/json-patch.
var patchReasons = []reason{
	{regexp.MustCompile(`no matches for Id (\S+); failed to find unique target for patch`), (*cause).patchForNothing},
	{regexp.MustCompile(`multiple matches for Id (\S+); failed to find unique target for patch`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(nil, "the patch fits several objects called "+object(groups[1]), "Name the one that is meant with `target`."))
	}},
	{regexp.MustCompile(`^(\w+) operation does not apply: doc is missing (?:path|key): "?(/[^":]*)"?`), (*cause).operationLeadsNowhere},
	{regexp.MustCompile(`^error in (remove|add|replace|copy|move) for path: '(/[^']*)'`), (*cause).operationLeadsNowhere},
	{regexp.MustCompile(`^(\w+) operation does not apply: .*?(/[^\s":]*)`), (*cause).operationLeadsNowhere},
	{regexp.MustCompile(`^testing (?:value|path) (/\S*) failed`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.operation("test", groups[1], fmt.Sprintf("the patch's test fails: `%s` is not what it says", groups[1]), "Correct the value, or the object that is tested."))
	}},
	{regexp.MustCompile(`must specify a target for JSON patch`), func(c *cause, _ []string) *protocol.Problem {
		for _, patch := range c.patches() {
			if patch.field == "patches" && child(patch.entry, "target") == nil && isOperations(patch) {
				return told(c.at(patch.entry, "this JSON patch has no `target`, so it fits no object", "Write `target: {kind: …, name: …}` beside it."))
			}
		}
		return nil
	}},
	{regexp.MustCompile(`unable to parse SM or JSON patch from|unable to parse patch`), (*cause).unreadablePatch},
	{regexp.MustCompile(`patch and path can't be set at the same time|must specify one of patch and path`), func(c *cause, groups []string) *protocol.Problem {
		for _, patch := range c.patches() {
			if hasPatch, hasPath := child(patch.entry, "patch") != nil, child(patch.entry, "path") != nil; hasPatch == hasPath {
				message := "this entry has both `patch` and `path`"
				if !hasPatch {
					message = "this entry has neither `patch` nor `path`"
				}
				return told(c.at(patch.entry, message, "Write one of the two: the patch itself, or the file that holds it."))
			}
		}
		return nil
	}},
	{regexp.MustCompile(`nothing selected by (\S+?)(?::(.*))?$`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.replacement("source", groups[1], "", "the replacement takes its value from "+object(groups[1])+", which is not there", "Correct `source`."))
	}},
	{regexp.MustCompile("fieldPath `(.*?)` is missing for replacement source (\\S+)"), func(c *cause, groups []string) *protocol.Problem {
		return told(c.replacement("source", groups[2], groups[1], fmt.Sprintf("%s has no field `%s` for the replacement to take", object(groups[2]), groups[1]), "Correct `fieldPath`, or set the field."))
	}},
	{regexp.MustCompile(`unable to find field "(.*?)" in replacement target`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(c.named(groups[1]), fmt.Sprintf("an object that the replacement selects has no field `%s`", groups[1]),
			"Correct the path, select fewer objects, or write `options: {create: true}`."))
	}},
	{regexp.MustCompile(`multiple matches for selector (\S+)`), func(c *cause, groups []string) *protocol.Problem {
		kind, _, _ := parts(groups[1])
		return told(c.replacement("source", groups[1], "", "the replacement's source fits several objects of kind "+kind, "Name the one that is meant: `name: …` in `source`."))
	}},
}

// patch is an entry of a kustomization that patches.
type patch struct {
	field string
	entry *yaml.Node
	// from is what the text stands in; nil where it cannot be read.
	from      *source
	documents []*yaml.Node
	text      string
	file      string
}

func (c *cause) patches() []patch {
	var all []patch
	kustomization := c.library.read(c.layer.file)
	if kustomization == nil {
		return nil
	}
	for _, field := range []string{"patches", "patchesStrategicMerge", "patchesJson6902"} {
		for _, entry := range elements(child(c.layer.root, field)) {
			one := patch{field: field, entry: entry}
			text, name := child(entry, "patch"), scalar(child(entry, "path"))
			if entry.Kind == yaml.ScalarNode && strings.Contains(entry.Value, "\n") {
				text = entry
			} else if entry.Kind == yaml.ScalarNode {
				name = entry.Value
			}
			if text != nil {
				one.from, one.text = kustomization.source.within(text), text.Value
			} else if file := c.library.read(path.Join(c.layer.directory, name)); name != "" && file != nil {
				one.from, one.text, one.file = file.source, strings.Join(file.source.text.Lines, "\n"), path.Join(c.layer.directory, name)
			}
			one.documents = documents(one.text)
			all = append(all, one)
		}
	}
	return all
}

func isOperations(of patch) bool {
	return len(of.documents) > 0 && of.documents[0].Kind == yaml.SequenceNode
}

// patchForNothing explains a strategic merge patch for an object that is not there, at the patch's name.
func (c *cause) patchForNothing(groups []string) *protocol.Problem {
	kind, name, _ := parts(groups[1])
	message := "the patch is for " + object(groups[1]) + ", which is not there"
	help := "Correct the patch's kind, name and namespace, or remove it."
	if near := c.library.nearestName(c.root, name, kind); near != "" {
		help = "Did you mean `" + near + "`?"
	}
	for _, patch := range c.patches() {
		for _, document := range patch.documents {
			value := child(child(document, "metadata"), "name")
			if scalar(child(document, "kind")) == kind && scalar(value) == name {
				return told(c.on(patch.from, value, message, help))
			}
		}
	}
	return told(c.at(nil, message, help))
}

func (c *cause) operationLeadsNowhere(groups []string) *protocol.Problem {
	message := fmt.Sprintf("the patch does not apply: `%s` of `%s` leads to nothing in the object", groups[1], groups[2])
	help := "Correct the path."
	switch groups[1] {
	case "add":
		help = fmt.Sprintf("Add what is around it first, for example `{op: add, path: %s, value: {}}`, or correct the path.", path.Dir(groups[2]))
	case "replace":
		help = "Correct the path, or write `op: add` for a field that may be missing."
	case "remove":
		help = "Correct the path, or remove the operation: the field is not there."
	}
	return told(c.operation(groups[1], groups[2], message, help))
}

// operation is a problem at the path of an operation of a JSON patch.
func (c *cause) operation(name, pointer, message, help string) protocol.Problem {
	for _, patch := range c.patches() {
		for _, document := range patch.documents {
			for _, operation := range elements(document) {
				value := child(operation, "path")
				if scalar(child(operation, "op")) == name && scalar(value) == pointer {
					return c.on(patch.from, value, message, help)
				}
			}
		}
	}
	return c.at(nil, message, help)
}

func (c *cause) unreadablePatch([]string) *protocol.Problem {
	for _, patch := range c.patches() {
		var node yaml.Node
		if err := yaml.Unmarshal([]byte(patch.text), &node); err != nil {
			told, help := plain.NotYAML(err.Error())
			problem := c.at(patch.entry, "the patch is no YAML: "+told, help)
			if match := plain.YAMLLine.FindStringSubmatch(err.Error()); match != nil && patch.file != "" {
				problem.File, problem.Column, problem.EndColumn = patch.file, 0, 0
				_, _ = fmt.Sscan(match[1], &problem.Line)
			}
			return &problem
		}
		for _, document := range patch.documents {
			for _, field := range []string{"kind", "name"} {
				of := document
				if field == "name" {
					of = child(document, "metadata")
				}
				if document.Kind == yaml.MappingNode && scalar(child(of, field)) == "" && child(patch.entry, "target") == nil {
					return told(c.on(patch.from, document, "the patch has no "+strings.Replace(field, "name", "metadata.name", 1)+", so it is not known which object it is for",
						"Write it, or name the object with `target` in the kustomization."))
				}
			}
		}
	}
	return nil
}

// replacement is a problem at the source of a replacement that selects by an id.
func (c *cause) replacement(field, id, fieldPath, message, help string) protocol.Problem {
	kind, name, _ := parts(id)
	for _, entry := range elements(child(c.layer.root, "replacements")) {
		source := child(entry, field)
		if scalar(child(source, "kind")) != kind || scalar(child(source, "name")) != name {
			continue
		}
		for _, candidate := range []string{"fieldPath", "name", "kind"} {
			if value := child(source, candidate); value != nil && (candidate != "fieldPath" || fieldPath != "" && value.Value == fieldPath) {
				return c.at(value, message, help)
			}
		}
	}
	return c.at(nil, message, help)
}
