package overlays

import (
	"errors"
	"path"
	"regexp"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/plain"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
)

// cause is the innermost reason of a failed build.
type cause struct {
	library *library
	root    *layer
	// layer is the kustomization in whose build it failed, via the entry that leads to it or to the file at fault; nil at the root.
	layer    *layer
	via      *yaml.Node
	viaLayer *layer
	text     string
}

// problemOf says what is wrong in one sentence, at the entry of a kustomization or the line of a patch that is at fault, else at the kustomization.
func problemOf(err error, repository *rooted.Repository, root *layer) protocol.Problem {
	found := &cause{library: &library{repository: repository, files: map[string]*file{}}, root: root, layer: root, viaLayer: root, text: sentence(err)}
	found.descend()
	if errors.Is(err, rooted.ErrOutside) || errors.Is(err, rooted.ErrTooLarge) || errors.Is(err, errTooMany) || len(repository.Escapes()) > 0 {
		problem := found.atVia("the kustomization was not built: "+found.text, "Keep what it needs inside the repository, as regular files.")
		problem.Kind = protocol.Refused
		return problem
	}
	for _, reason := range reasons {
		if groups := reason.pattern.FindStringSubmatch(found.text); groups != nil {
			if problem := reason.explain(found, groups); problem != nil {
				return *problem
			}
		}
	}
	return found.atVia("the kustomization does not build: "+found.text, help(root.directory))
}

// How Kustomize wraps a reason on the way out. Source: kusttarget.go (accumulateResources, accumulateComponents, accumulateDirectory).
var (
	accumulating = regexp.MustCompile(`^(?:accumulating (?:resources|components): )?(?:accumulation err='|accumulating resources: )?(?:accumulating|merging) resources from '([^']*)': (.*)$`)
	mustBeFile   = regexp.MustCompile(`^'[^']*' must resolve to a file': (.*)$`)
	secondTry    = regexp.MustCompile(`^(.*)': must build at directory: .*$`)
	recursed     = regexp.MustCompile(`^(?:recursed accumulation of|couldn't make target for) path '([^']*)': (.*)$`)
	recursedInto = regexp.MustCompile(`^recursed merging from path '([^']*)': (.*)$`)
	inQuotes     = regexp.MustCompile(`^(?:accumulating components: )?(?:accumulateDirectory: |loader\.New )("(?:[^"\\]|\\.)*")$`)
	transformer  = regexp.MustCompile("^trouble configuring builtin \\w+ with config: ` .* `: (.*)$")
)

// descend takes the wrapping off and follows the entries that it names.
func (c *cause) descend() {
	for range 2 * maxDepth {
		before := c.text
		c.text = strings.TrimPrefix(c.text, "accumulating components: ")
		if match := accumulating.FindStringSubmatch(c.text); match != nil {
			c.enter(match[1], "")
			c.text = match[2]
			if inner := mustBeFile.FindStringSubmatch(c.text); inner != nil {
				c.text = inner[1]
			} else if inner := secondTry.FindStringSubmatch(c.text); inner != nil {
				c.text = inner[1]
			}
		} else if match := inQuotes.FindStringSubmatch(c.text); match != nil {
			if inner, err := strconv.Unquote(match[1]); err == nil {
				c.text = plain.Sentence(inner)
			}
		} else if match := recursed.FindStringSubmatch(c.text); match != nil {
			c.enter("", match[1])
			if strings.HasPrefix(c.text, "couldn't make target") || c.viaBelow() != nil {
				c.layer = c.viaBelow()
			}
			c.text = match[2]
		} else if match := recursedInto.FindStringSubmatch(c.text); match != nil {
			c.enter("", match[1])
			c.text = match[2]
		} else if match := transformer.FindStringSubmatch(c.text); match != nil {
			c.text = match[1]
		}
		if c.layer == nil {
			c.layer = c.viaLayer
			return
		}
		if c.text == before {
			return
		}
	}
}

// enter remembers the entry of the layer that has a text or leads to a directory.
func (c *cause) enter(text, directory string) {
	for _, entry := range c.layer.entries {
		if text != "" && entry.text == text || directory != "" && (path.Join(c.layer.directory, entry.text) == directory || entry.below != nil && entry.below.directory == directory) {
			c.via, c.viaLayer = entry.node, c.layer
			return
		}
	}
	if text != "" {
		if node := c.named(text); node != nil {
			c.via, c.viaLayer = node, c.layer
		}
	}
}

func (c *cause) viaBelow() *layer {
	for _, entry := range c.viaLayer.entries {
		if entry.node == c.via {
			return entry.below
		}
	}
	return nil
}

// named finds the scalar of the kustomization that is a text, or names a file of the repository.
func (c *cause) named(text string) *yaml.Node {
	var visit func(node *yaml.Node) *yaml.Node
	visit = func(node *yaml.Node) *yaml.Node {
		if node.Kind == yaml.ScalarNode {
			_, value, isPair := strings.Cut(node.Value, "=")
			if node.Value == text || path.Join(c.layer.directory, node.Value) == text || isPair && path.Join(c.layer.directory, value) == text {
				return node
			}
		}
		for at, below := range node.Content {
			if node.Kind == yaml.MappingNode && at%2 == 0 {
				continue
			}
			if found := visit(below); found != nil {
				return found
			}
		}
		return nil
	}
	if c.layer.root == nil || text == "" {
		return nil
	}
	return visit(c.layer.root)
}

// at is a problem at a node of the layer's kustomization, or at the kustomization where the node is nil.
func (c *cause) at(node *yaml.Node, message, help string) protocol.Problem {
	return c.in(c.layer, node, message, help)
}

// atVia is a problem at the entry that leads to what is at fault.
func (c *cause) atVia(message, help string) protocol.Problem {
	if c.via == nil {
		return c.in(c.layer, nil, message, help)
	}
	return c.in(c.viaLayer, c.via, message, help)
}

func (c *cause) in(of *layer, node *yaml.Node, message, help string) protocol.Problem {
	problem := protocol.Problem{Kind: protocol.Broken, File: unitFile(of), Message: message, Help: help}
	if kustomization := c.library.read(problem.File); node != nil && kustomization != nil {
		problem = c.on(kustomization.source, node, message, help)
	}
	return problem
}

// on is a problem at a node of a source.
func (c *cause) on(from *source, node *yaml.Node, message, help string) protocol.Problem {
	spot, confidence := from.spot(nil, node)
	problem := protocol.Problem{Kind: protocol.Broken, File: spot.File, Line: spot.Line, Message: message, Help: help}
	if confidence == protocol.Exact && spot.Line == spot.EndLine && spot.EndColumn > spot.Column {
		problem.Column, problem.EndColumn = spot.Column, spot.EndColumn
	}
	return problem
}
