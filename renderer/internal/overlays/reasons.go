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

// reason is a sentence of Kustomize, and how to say it to a person; nil where that needs something that is not found.
type reason struct {
	pattern *regexp.Regexp
	explain func(c *cause, groups []string) *protocol.Problem
}

func told(problem protocol.Problem) *protocol.Problem { return &problem }

// The first that matches counts. The sentences are those of sigs.k8s.io/kustomize/api and kyaml; patches and fields have lists of their own.
var reasons = append(append([]reason{
	{regexp.MustCompile(`^there is no kustomization$|unable to find one of 'kustomization.yaml'.* in directory '([^']*)'`), (*cause).noKustomization},
	{regexp.MustCompile(`(?:statat|openat|open|stat|lstat) (\S+): no such file or directory`), (*cause).missingFile},
	{regexp.MustCompile(`cycle detected|contains visited root`), func(c *cause, _ []string) *protocol.Problem {
		return told(c.atVia("the kustomizations name each other in a circle: this entry leads back to where it came from", "Remove the entry, or move what both need into a base of its own."))
	}},
	{regexp.MustCompile(`expected kind 'Component' for path '([^']*)'`), func(c *cause, groups []string) *protocol.Problem {
		c.enter("", groups[1])
		return told(c.atVia(groups[1]+" is no component, so it cannot stand under `components`",
			"Write `apiVersion: kustomize.config.k8s.io/v1alpha1` and `kind: Component` into its kustomization.yaml, or name it under `resources`."))
	}},
	{regexp.MustCompile(`expected kind != 'Component' for path '([^']*)'`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.atVia(groups[1]+" is a component, so it cannot stand under `resources`", "Name it under `components`."))
	}},
	{regexp.MustCompile(`already registered id: (\S+)`), (*cause).duplicate},
	{regexp.MustCompile(`MalformedYAMLError: (?:yaml: )?(?:line (\d+): )?(.*?)(?: in File: (.*))?$`), (*cause).malformed},
	{regexp.MustCompile(`missing (kind|metadata\.name|Kind) in object`), (*cause).incomplete},
	{regexp.MustCompile(`security; file '([^']*)' is not in or below '([^']*)'`), func(c *cause, groups []string) *protocol.Problem {
		node := c.named(groups[1])
		if node == nil {
			node = c.via
		}
		help := "Move the file below it, or give its directory a kustomization.yaml and name the directory."
		if node != nil && strings.HasPrefix(path.Base(groups[1]), "kustomization.y") {
			help = "Name its directory, not the file: `" + path.Dir(node.Value) + "`."
		}
		return told(c.at(node, groups[1]+" lies outside "+orDot(groups[2])+", and Kustomize reads files only below the kustomization that names them", help))
	}},
	{regexp.MustCompile(`invalid literal source (.*?), expected key=value`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(c.named(groups[1]), plain.Code(groups[1])+" is no `key=value`", "Write `"+groups[1]+"=…`."))
	}},
	{regexp.MustCompile("(configmap|secret) (\\S+) illegally repeats the key `(.*)`"), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(c.generator(groups[2]), fmt.Sprintf("the generator of %s sets the key `%s` twice", plain.Code(groups[2]), groups[3]), "Remove one of the two."))
	}},
	{regexp.MustCompile(`a (configmap|secret) must have a name`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(c.generator(""), "a generator has no `name`", "Write `name: …` for the "+strings.NewReplacer("configmap", "ConfigMap", "secret", "Secret").Replace(groups[1])+" that it makes."))
	}},
	{regexp.MustCompile(`merging from generator .*Kind:"(\w+)".*Name:"([^"]*)".* does not exist; cannot merge or replace`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(c.generator(groups[2]), fmt.Sprintf("there is no %s %s to merge into or to replace", groups[1], groups[2]),
			"Correct the name, or leave out `behavior` so that it is created."))
	}},
	{regexp.MustCompile(`merging from generator .*Kind:"(\w+)".*Name:"([^"]*)".* exists; can not use behavior`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(c.generator(groups[2]), fmt.Sprintf("%s %s is there already, so it cannot be created by this generator", groups[1], groups[2]),
			"Write `behavior: merge` or `behavior: replace`, or choose another name."))
	}},
	{regexp.MustCompile(`resource with name (\S+) does not match a config`), func(c *cause, groups []string) *protocol.Problem {
		help := "Correct the name, or remove the entry."
		if near := c.library.nearestName(c.root, groups[1], "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"); near != "" {
			help = "Did you mean `" + near + "`?"
		}
		return told(c.at(c.named(groups[1]), "there is no Deployment, StatefulSet, ReplicaSet or ReplicationController "+plain.Code(groups[1])+" to set replicas of", help))
	}},
	{regexp.MustCompile(`unable to load builtin (\w+)`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(nil, "Kustomize has no built-in transformer or generator "+plain.Code(groups[1]), "Correct `kind`; others are plugins, which are not run."))
	}},
	{regexp.MustCompile(`var '\{(\S+) (\S+) `), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(c.named(groups[1]), "the variable "+plain.Code(groups[1])+" takes its value from "+object(groups[2])+", which is not there",
			"Correct `objref`, or use `replacements`, which take the place of `vars`."))
	}},
	{regexp.MustCompile(`Found multiple kustomization files under: (.*)$`), func(c *cause, groups []string) *protocol.Problem {
		return told(c.at(nil, groups[1]+" holds more than one kustomization file", "Keep one of kustomization.yaml, kustomization.yml and Kustomization."))
	}},
	{regexp.MustCompile(`kustomization\.yaml is empty`), func(c *cause, _ []string) *protocol.Problem {
		return told(c.at(nil, path.Base(unitFile(c.layer))+" names nothing that is deployed or changed", "Write what it deploys under `resources`, or remove the file."))
	}},
}, patchReasons...), fieldReasons...)

func (c *cause) noKustomization([]string) *protocol.Problem {
	if c.via == nil {
		return told(c.at(nil, "there is no kustomization.yaml in "+orDot(c.layer.directory), "Write one, or correct the place that names this directory."))
	}
	directory := path.Join(c.viaLayer.directory, c.via.Value)
	return told(c.atVia("the directory "+directory+" holds no kustomization.yaml; "+unitFile(c.viaLayer)+" names it here",
		"Write a kustomization.yaml there, or name the files in it one by one."))
}

func (c *cause) missingFile(groups []string) *protocol.Problem {
	missing := groups[1]
	node, of := c.named(missing), c.layer
	if node == nil && c.via != nil && path.Join(c.viaLayer.directory, c.via.Value) == missing {
		node, of = c.via, c.viaLayer
	}
	if node == nil {
		return nil
	}
	help := "Write the file, or correct or remove the entry."
	_, written, isPair := strings.Cut(node.Value, "=")
	if !isPair {
		written = node.Value
	}
	if names, err := c.library.repository.ReadDir(path.Dir(missing)); err == nil {
		if near := plain.NearestFile(path.Base(missing), names); near != "" {
			help = "Did you mean `" + path.Join(path.Dir(written), near) + "`?"
		}
	}
	return told(c.in(of, node, written+" does not exist; "+unitFile(of)+" names it here", help))
}

func (c *cause) duplicate(groups []string) *protocol.Problem {
	what := object(groups[1])
	text := ""
	for _, entry := range c.viaLayer.entries {
		if entry.node == c.via {
			break
		}
		if c.library.holds(entry, groups[1]) {
			text = ", first through " + entry.text
		}
	}
	return told(c.atVia(what+" comes in twice"+text, "Remove one of the two, or give one of them another name with `namePrefix` or `nameSuffix`."))
}

// malformed explains a resource file that is no YAML.
func (c *cause) malformed(groups []string) *protocol.Problem {
	reason, help := plain.NotYAML(groups[2])
	problem := c.atVia("", help)
	if c.via != nil {
		problem.File = path.Join(c.viaLayer.directory, c.via.Value)
		problem.Line, problem.Column, problem.EndColumn = 0, 0, 0
		_, _ = fmt.Sscan(groups[1], &problem.Line)
	}
	problem.Message = path.Base(problem.File) + " is no YAML: " + reason
	return &problem
}

// incomplete explains a resource without kind or name.
func (c *cause) incomplete(groups []string) *protocol.Problem {
	lacked := strings.ToLower(groups[1])
	if c.via == nil {
		return nil
	}
	resources := c.library.read(path.Join(c.viaLayer.directory, c.via.Value))
	if resources == nil {
		return nil
	}
	for _, document := range resources.documents {
		lacking := child(document, "kind") == nil
		at := document
		if lacked == "metadata.name" {
			lacking = scalar(child(child(document, "metadata"), "name")) == ""
			if key, _ := field(document, "metadata"); key != nil {
				at = key
			}
		}
		if lacking {
			return told(c.on(resources.source, at, "this document has no "+lacked+", so it is no Kubernetes object", "Write "+lacked+", or do not name the file under `resources`."))
		}
	}
	return nil
}

// generator finds the entry of a generator by its name; an empty one finds one without a name.
func (c *cause) generator(name string) *yaml.Node {
	for _, list := range []string{"configMapGenerator", "secretGenerator"} {
		for _, entry := range elements(child(c.layer.root, list)) {
			value := child(entry, "name")
			if scalar(value) == name {
				if value == nil {
					return entry
				}
				return value
			}
		}
	}
	return nil
}
