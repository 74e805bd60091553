package overlays

import (
	"path"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/protocol"
	"sigs.k8s.io/kustomize/api/resource"
)

// maxTree is how deep the origins of a document are told.
const maxTree = 100

// tracer leads the objects of a build back.
type tracer struct {
	*library
	root *layer
}

// originOf gives the origins of a document; annotation is what Kustomize says of its file, nil where it says nothing.
func (t *tracer) originOf(annotation *resource.Origin, text string) *protocol.Origin {
	if t.root.root == nil {
		return protocol.WholeFile(unitFile(t.root))
	}
	if annotation == nil || strings.HasSuffix(annotation.ConfiguredBy.Kind, "Transformer") {
		return t.searched(text)
	}
	name, generated := annotation.Path, false
	if name == "" {
		name, generated = annotation.ConfiguredIn, true
	}
	resolved, err := t.repository.Resolve(path.Join(t.root.directory, name))
	if err != nil {
		return protocol.WholeFile(unitFile(t.root))
	}
	mapper := &mapper{library: t.library}
	if !mapper.trace(t.root, resolved, generated, text) {
		return protocol.WholeFile(resolved)
	}
	return mapper.origin(resolved)
}

func (m *mapper) origin(file string) *protocol.Origin {
	origin := m.visit(nil, nil, m.rendered, nil, m.base)
	if origin.Spot == nil {
		origin.Spot, origin.Confidence = &protocol.Spot{File: file}, protocol.File
	}
	return origin
}

// searched gives the origins of a document whose annotation a patch has replaced together with all others; Kustomize then takes the patch for
// its generator. They lead to the only file or generator that has an object of this kind whose name becomes the document's.
func (t *tracer) searched(text string) *protocol.Origin {
	parsed := documents(text)
	if len(parsed) != 1 {
		return protocol.WholeFile(unitFile(t.root))
	}
	kind, own := scalar(child(parsed[0], "kind")), scalar(child(child(parsed[0], "metadata"), "name"))
	var found *mapper
	place, several := "", false
	try := func(name string, generated bool) {
		candidate := &mapper{library: t.library, sure: true}
		if name != "" && name != place && candidate.trace(t.root, name, generated, text) {
			several = several || found != nil
			found, place = candidate, name
		}
	}
	seen := map[*layer]bool{}
	var visit func(l *layer)
	visit = func(l *layer) {
		if l == nil || l.root == nil || seen[l] {
			return
		}
		seen[l] = true
		for _, field := range generatorFields {
			if child(l.root, field) != nil && strings.EqualFold(strings.TrimSuffix(field, "Generator"), kind) {
				try(l.file, true)
			}
		}
		for _, entry := range l.entries {
			visit(entry.below)
			if file := t.read(entry.file); entry.file != "" && file != nil {
				for _, document := range objectsOf(file.documents) {
					name := scalar(child(child(document, "metadata"), "name"))
					if scalar(child(document, "kind")) == kind && name != "" && strings.Contains(own, name) {
						try(entry.file, false)
						break
					}
				}
			}
		}
	}
	visit(t.root)
	if found == nil || several {
		return protocol.WholeFile(unitFile(t.root))
	}
	return found.origin(place)
}

func unitFile(root *layer) string {
	if root.file != "" {
		return root.file
	}
	return path.Join(root.directory, "kustomization.yaml")
}

// mapper tells the origins of one object.
type mapper struct {
	*library
	rendered *yaml.Node
	// from and base are the document that the object comes from; for a generated one the generator's entry, and base is nil.
	from *source
	base *yaml.Node
	// entry is the generator's; nil for an object from a file.
	entry *yaml.Node
	// setters are the last applied first.
	setters []setter
	way     chain
	// sure is true where only a name that fits will do.
	sure bool
}

// trace finds the document of an object and what changed it on its way. It gives false where that is not known.
func (m *mapper) trace(root *layer, name string, generated bool, text string) bool {
	parsed := documents(text)
	origin := m.read(name)
	if len(parsed) != 1 || origin == nil {
		return false
	}
	m.rendered, m.from = parsed[0], origin.source
	object := identityOf(m.rendered)
	own := scalar(child(child(m.rendered, "metadata"), "name"))
	ways := chains(root, func(l *layer) bool {
		if generated {
			return l.file == name
		}
		for _, entry := range l.entries {
			if entry.file == name {
				return true
			}
		}
		return false
	})
	if len(ways) == 0 {
		return false
	}
	if !m.match(ways, origin, object, own, generated) {
		return false
	}
	for _, layer := range m.way {
		m.setters = append(m.setters, m.configured(layer, object)...)
		m.setters = append(m.setters, m.transformers(layer, object)...)
		m.setters = append(m.setters, m.patches(layer, object)...)
		m.setters = append(m.setters, m.generated(layer, object)...)
	}
	return true
}

// match chooses the way and the document whose name becomes the rendered one, and notes all names in between.
func (m *mapper) match(ways []chain, origin *file, object identity, own string, generated bool) bool {
	type candidate struct {
		way   chain
		node  *yaml.Node
		names []string
	}
	var found []candidate
	for _, way := range ways {
		if generated {
			for _, field := range generatorFields {
				if !strings.EqualFold(strings.TrimSuffix(field, "Generator"), object.kind) {
					continue
				}
				for _, entry := range elements(child(origin.documents[0], field)) {
					found = append(found, candidate{way, entry, way.names(scalar(child(entry, "name")))})
				}
			}
			continue
		}
		for _, document := range objectsOf(origin.documents) {
			if scalar(child(document, "kind")) == object.kind {
				found = append(found, candidate{way, document, way.names(scalar(child(child(document, "metadata"), "name")))})
			}
		}
	}
	var chosen *candidate
	for at := range found {
		final := found[at].names[len(found[at].names)-1]
		if final == own || generated && strings.HasPrefix(own, final+"-") && (chosen == nil || len(final) > len(chosen.names[len(chosen.names)-1])) {
			chosen = &found[at]
		}
	}
	if chosen == nil && len(found) == 1 && !m.sure {
		chosen = &found[0]
	}
	if chosen == nil {
		return false
	}
	for _, name := range chosen.names {
		object.names[name] = true
	}
	m.way = chosen.way
	if generated {
		m.entry = chosen.node
	} else {
		m.base = chosen.node
	}
	return true
}

// objectsOf takes lists of objects apart.
func objectsOf(all []*yaml.Node) []*yaml.Node {
	var result []*yaml.Node
	for _, document := range all {
		if items := elements(child(document, "items")); len(items) > 0 && strings.HasSuffix(scalar(child(document, "kind")), "List") {
			result = append(result, items...)
		} else {
			result = append(result, document)
		}
	}
	return result
}

// visit tells the origin of a rendered node; base is the node that it was before all layers, nil where there was none.
func (m *mapper) visit(way []step, key, node *yaml.Node, baseKey, base *yaml.Node) *protocol.Origin {
	origin := &protocol.Origin{}
	if node.Kind == yaml.ScalarNode {
		m.scalar(origin, way, node, baseKey, base)
		return origin
	}
	m.container(origin, way, node, baseKey, base)
	if len(way) >= maxTree {
		return origin
	}
	switch node.Kind {
	case yaml.MappingNode:
		origin.Fields = map[string]*protocol.Origin{}
		for at := 0; at+1 < len(node.Content); at += 2 {
			step := step{field: node.Content[at].Value}
			belowKey, below := descend(base, step)
			origin.Fields[step.field] = m.visit(extend(way, step), node.Content[at], node.Content[at+1], belowKey, below)
		}
	case yaml.SequenceNode:
		for at, element := range node.Content {
			step := step{index: at, element: element, length: len(node.Content)}
			belowKey, below := descend(base, step)
			origin.Elements = append(origin.Elements, m.visit(extend(way, step), nil, element, belowKey, below))
		}
	}
	return origin
}

func extend(way []step, next step) []step { return append(way[:len(way):len(way)], next) }

func (m *mapper) scalar(origin *protocol.Origin, way []step, node, baseKey, base *yaml.Node) {
	base = follow(base)
	if isMergeKey(way) && base != nil && alike(base, node, 0) {
		// A patch repeats it only to say which element it means.
		m.take(origin, setBy(m.from, baseKey, base))
		return
	}
	for _, setter := range m.setters {
		if found := setter(way, node); found != nil {
			m.take(origin, found)
			if base != nil && !alike(base, node, 0) {
				spot, _ := m.from.spot(baseKey, base)
				origin.AlsoSee = []protocol.AlsoSee{{Message: "it takes the place of the value here", Spot: spot}}
			}
			return
		}
	}
	if base != nil && base.Kind == yaml.ScalarNode {
		m.take(origin, setBy(m.from, baseKey, base))
		if !alike(base, node, 0) {
			origin.Confidence = protocol.Line
			origin.Embedded = nil
			m.affixes(origin, way)
		}
	}
	if m.entry != nil && (isField(way, "metadata", "name") || isField(way, "kind")) {
		nameKey, name := field(m.entry, "name")
		spot, _ := m.from.spot(nameKey, name)
		origin.Spot, origin.Confidence = &spot, protocol.Line
		m.affixes(origin, way)
	}
}

func (m *mapper) take(origin *protocol.Origin, found *set) {
	spot := found.spot
	origin.Spot, origin.Confidence = &spot, found.confidence
	if found.node == nil {
		return
	}
	if found.node.Kind == yaml.ScalarNode {
		origin.Embedded = found.source.embedded(found.node)
	} else if found.confidence == protocol.Line {
		// A file that became the value of a key.
		origin.Embedded = found.source.literal(nil, found.node, 0)
	}
}

// affixes adds the prefixes and suffixes that made a name longer.
func (m *mapper) affixes(origin *protocol.Origin, way []step) {
	if !isField(way, "metadata", "name") {
		return
	}
	for _, layer := range m.way {
		for _, name := range []string{"namePrefix", "nameSuffix"} {
			if key, value := field(layer.root, name); value != nil {
				if kustomization := m.read(layer.file); kustomization != nil {
					spot, _ := kustomization.source.spot(key, value)
					origin.AlsoSee = append(origin.AlsoSee, protocol.AlsoSee{Message: name + " is added here", Spot: spot})
				}
			}
		}
	}
}

// container tells where a mapping or list was made: in the object's own document, else by the first that set something in it.
func (m *mapper) container(origin *protocol.Origin, way []step, node, baseKey, base *yaml.Node) {
	if len(way) > 0 && (node.Kind == yaml.SequenceNode || way[len(way)-1].isElement()) && !alike(base, node, 0) {
		// A list that is not merged is replaced as a whole.
		for _, setter := range m.setters {
			if found := setter(way, node); found != nil && found.node != nil && alike(found.node, node, 0) {
				spot := found.spot
				origin.Spot, origin.Confidence = &spot, found.confidence
				return
			}
		}
	}
	if base != nil && base.Kind == node.Kind {
		spot, confidence := m.from.spot(baseKey, base)
		origin.Spot, origin.Confidence = &spot, confidence
		return
	}
	if len(way) == 0 {
		if m.entry != nil {
			spot, _ := m.from.spot(nil, m.entry)
			origin.Spot, origin.Confidence = &spot, protocol.Line
		}
		return
	}
	for at := len(m.setters) - 1; at >= 0; at-- {
		if found := m.setters[at](way, node); found != nil && found.node != nil && found.node.Kind == node.Kind {
			spot := found.spot
			origin.Spot, origin.Confidence = &spot, found.confidence
			return
		}
	}
}
