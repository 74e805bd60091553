package charts

import (
	"sort"
	"strconv"
	"text/template/parse"
)

// reference is what an expression of a template stands for, as far as that is sure.
type reference struct {
	// top is true for the object with Values, Release and the rest; path then leads to the chart's values.
	top bool
	// path leads from the release's values: strings for keys, ints for elements. isKey means the last key itself, not its value.
	path  []any
	isKey bool
	// entries are those of a dict that is made in the template; path is not used then.
	entries map[string]*reference
}

func (r *reference) below(key any) *reference {
	return &reference{path: append(r.path[:len(r.path):len(r.path)], key)}
}

// resolver finds references. The frames tell which iteration and which call an expression was evaluated in.
type resolver struct {
	*marking
	templates map[string]templateSource
	values    any
	// template is the one whose output is looked at.
	template string
	steps    int
}

const maxSteps = 2_000

// field goes from a reference to what is below it.
func (r *resolver) field(from *reference, names []string) *reference {
	for _, name := range names {
		switch {
		case from == nil || from.isKey:
			return nil
		case from.entries != nil:
			from = from.entries[name]
		case from.top && name == "Values":
			from = &reference{path: from.path}
		case from.top:
			return nil
		default:
			from = from.below(name)
		}
	}
	return from
}

// dot gives what the dot is in a scope, seen from an evaluation within it.
func (r *resolver) dot(s *scope, at *frame) *reference {
	if r.steps++; r.steps > maxSteps {
		return nil
	}
	for ; s != nil; s = s.parent {
		if s.dot != nil {
			value := r.node(s.dot, s.parent, at)
			if s.rangeNumber < 0 {
				return value
			}
			return r.element(value, s.rangeNumber, at, false)
		}
		if s.parent == nil {
			return r.argument(s, at)
		}
	}
	return nil
}

// argument gives what a named template was called with, and the top object for a file's own text.
func (r *resolver) argument(top *scope, at *frame) *reference {
	if top.define == "" {
		var path []any
		for _, name := range r.templates[r.template].valuesPrefix {
			path = append(path, name)
		}
		return &reference{top: true, path: path}
	}
	for caller := at; caller != nil; caller = caller.parent {
		if argument, calls := r.markers[caller.marker].calls[top.define]; calls {
			if argument == nil {
				return nil
			}
			return r.node(argument, r.markers[caller.marker].scope, caller)
		}
	}
	return nil
}

// element gives the element of a list or mapping that a range was at.
func (r *resolver) element(of *reference, rangeNumber int, at *frame, isKey bool) *reference {
	if of == nil || of.top || of.isKey || of.entries != nil {
		return nil
	}
	round, counted := -1, false
	for ; at != nil && !counted; at = at.parent {
		round, counted = at.rounds[rangeNumber], at.rounds != nil
	}
	if !counted || round < 0 {
		return nil
	}
	switch value := valueAt(r.values, of.path).(type) {
	case []any:
		if isKey || round >= len(value) {
			return nil
		}
		return of.below(round)
	case map[string]any:
		keys := make([]string, 0, len(value))
		for key := range value {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		if round >= len(keys) {
			return nil
		}
		below := of.below(keys[round])
		below.isKey = isKey
		return below
	}
	return nil
}

func (r *resolver) variable(names []string, s *scope, at *frame) *reference {
	if names[0] == "$" {
		top := s
		for top.parent != nil {
			top = top.parent
		}
		return r.field(r.argument(top, at), names[1:])
	}
	found, declared := s.lookup(names[0])
	if !declared || found.pipe == nil {
		return nil
	}
	value := r.node(found.pipe, found.scope, at)
	if found.rangeNumber >= 0 {
		value = r.element(value, found.rangeNumber, at, found.isKey)
	}
	return r.field(value, names[1:])
}

// node gives the one thing that an expression stands for; nil where there is none or it is not sure.
func (r *resolver) node(node parse.Node, s *scope, at *frame) *reference {
	if r.steps++; r.steps > maxSteps || s == nil {
		return nil
	}
	switch node := node.(type) {
	case *parse.DotNode:
		return r.dot(s, at)
	case *parse.FieldNode:
		return r.field(r.dot(s, at), node.Ident)
	case *parse.VariableNode:
		return r.variable(node.Ident, s, at)
	case *parse.ChainNode:
		return r.field(r.node(node.Node, s, at), node.Field)
	case *parse.PipeNode:
		// Of several candidates (x | default y) the first that is set is the one.
		for _, candidate := range r.candidates(node, s, at) {
			if candidate != nil && (candidate.top || candidate.isKey || candidate.entries != nil || isSet(valueAt(r.values, candidate.path))) {
				return candidate
			}
		}
	}
	return nil
}

func isSet(value any) bool {
	switch value := value.(type) {
	case nil:
		return false
	case string:
		return value != ""
	case bool:
		return value
	case float64:
		return value != 0
	case int64:
		return value != 0
	case []any:
		return len(value) > 0
	case map[string]any:
		return len(value) > 0
	}
	return true
}

// valueAt follows a path; nil where it leads nowhere.
func valueAt(value any, path []any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			mapping, _ := asMap(value)
			value = mapping[step]
		case int:
			list, isList := value.([]any)
			if !isList || step >= len(list) {
				return nil
			}
			value = list[step]
		}
	}
	if mapping, isMap := asMap(value); isMap {
		return mapping
	}
	return value
}

func pathText(path []any) string {
	text := ".Values"
	for _, step := range path {
		switch step := step.(type) {
		case string:
			text += "." + step
		case int:
			text += "[" + strconv.Itoa(step) + "]"
		}
	}
	return text
}
