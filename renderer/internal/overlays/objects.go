package overlays

import (
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"io.meshlint/renderer/internal/plain"
)

// object says what Kustomize calls Kind.version.group/name.namespace, as resid.ResId writes it.
func object(id string) string {
	kind, name, namespace := parts(id)
	if namespace != "" {
		name = namespace + "/" + name
	}
	return strings.TrimSpace(kind + " " + name)
}

func parts(id string) (kind, name, namespace string) {
	kind, name, _ = strings.Cut(id, "/")
	kind, _, _ = strings.Cut(kind, ".")
	if at := strings.LastIndexByte(name, '.'); at >= 0 {
		name, namespace = name[:at], name[at+1:]
	}
	return known(kind), known(name), known(namespace)
}

// known is empty for what an id does not say: [noNs], [noName], [noKind].
func known(part string) string {
	if strings.HasPrefix(part, "[no") {
		return ""
	}
	return part
}

// visit goes through the objects in the files of a layer and of those below it.
func (l *library) visit(of *layer, see func(object *yaml.Node)) {
	if of == nil {
		return
	}
	for _, entry := range of.entries {
		if entry.below != nil {
			l.visit(entry.below, see)
		} else if file := l.read(entry.file); entry.file != "" && file != nil {
			for _, document := range file.documents {
				see(document)
			}
		}
	}
}

// holds tells whether an entry brings in an object with the kind and name of an id.
func (l *library) holds(named entry, id string) bool {
	found := false
	kind, name, _ := parts(id)
	l.visit(&layer{entries: []entry{named}}, func(object *yaml.Node) {
		found = found || scalar(child(object, "kind")) == kind && scalar(child(child(object, "metadata"), "name")) == name
	})
	return found
}

// nearestName finds the name of an object that a misspelt one most likely means.
func (l *library) nearestName(of *layer, name string, kinds ...string) string {
	var names []string
	l.visit(of, func(object *yaml.Node) {
		if slices.Contains(kinds, scalar(child(object, "kind"))) {
			names = append(names, scalar(child(child(object, "metadata"), "name")))
		}
	})
	return plain.Nearest(name, names)
}
