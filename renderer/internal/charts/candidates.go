package charts

import (
	"strconv"
	"text/template/parse"

	"helm.sh/helm/v4/pkg/chart/common"
)

// Functions that write their last argument as it is, or in another notation of the same value.
// Whether the value is still the same is checked against what was rendered.
var passing = map[string]bool{
	"quote": true, "squote": true, "toYaml": true, "toYamlPretty": true, "toJson": true, "nindent": true, "indent": true, "trim": true,
	"toString": true, "int": true, "int64": true, "float64": true, "required": true, "trimSuffix": true, "trimPrefix": true,
	"trunc": true, "lower": true, "upper": true, "print": true,
}

// candidates gives the values that a pipeline may pass on, in the order in which they are taken.
func (r *resolver) candidates(pipe *parse.PipeNode, s *scope, at *frame) []*reference {
	var passed []*reference
	for number, command := range pipe.Cmds {
		arguments := command.Args
		function, isFunction := arguments[0].(*parse.IdentifierNode)
		if !isFunction {
			if number > 0 {
				return nil
			}
			if inner, isPipe := arguments[0].(*parse.PipeNode); isPipe {
				passed = r.candidates(inner, s, at)
			} else {
				passed = []*reference{r.node(arguments[0], s, at)}
			}
			continue
		}
		var values [][]*reference
		for _, argument := range arguments[1:] {
			if inner, isPipe := argument.(*parse.PipeNode); isPipe {
				values = append(values, r.candidates(inner, s, at))
			} else {
				values = append(values, []*reference{r.node(argument, s, at)})
			}
		}
		if number > 0 {
			values = append(values, passed)
		}
		passed = r.call(function.Ident, arguments[1:], values)
	}
	return passed
}

func (r *resolver) call(function string, arguments []parse.Node, values [][]*reference) []*reference {
	if len(values) == 0 {
		return nil
	}
	last := values[len(values)-1]
	switch {
	case passing[function]:
		return last
	case function == "tpl":
		return values[0]
	case function == "default" && len(values) == 2:
		return append(append([]*reference{}, last...), values[0]...)
	case function == "coalesce" || function == "or":
		var all []*reference
		for _, value := range values {
			all = append(all, value...)
		}
		return all
	case function == "first" && len(last) == 1 && isPath(last[0]):
		return []*reference{last[0].below(0)}
	case function == "index" || function == "get":
		return r.index(arguments, values)
	case function == "dict":
		entries := map[string]*reference{}
		for at := 0; at+1 < len(arguments) && at+1 < len(values); at += 2 {
			if name, isText := arguments[at].(*parse.StringNode); isText {
				entries[name.Text] = firstSure(values[at+1])
			}
		}
		return []*reference{{entries: entries}}
	}
	return nil
}

func (r *resolver) index(arguments []parse.Node, values [][]*reference) []*reference {
	from := firstSure(values[0])
	for _, argument := range arguments[1:] {
		if !isPath(from) {
			return nil
		}
		switch argument := argument.(type) {
		case *parse.StringNode:
			from = from.below(argument.Text)
		case *parse.NumberNode:
			number, err := strconv.Atoi(argument.Text)
			if err != nil {
				return nil
			}
			from = from.below(number)
		default:
			return nil
		}
	}
	return []*reference{from}
}

func firstSure(candidates []*reference) *reference {
	if len(candidates) == 1 {
		return candidates[0]
	}
	return nil
}

func isPath(of *reference) bool {
	return of != nil && !of.top && !of.isKey && of.entries == nil
}

// mentioned gives all values that an expression takes into account, in order, each once.
func (r *resolver) mentioned(node parse.Node, s *scope, at *frame) []*reference {
	var found []*reference
	seen := map[string]bool{}
	var visit func(node parse.Node)
	visit = func(node parse.Node) {
		switch node := node.(type) {
		case *parse.PipeNode:
			if node == nil {
				return
			}
			for _, command := range node.Cmds {
				for _, argument := range command.Args {
					visit(argument)
				}
			}
		case *parse.FieldNode, *parse.VariableNode, *parse.ChainNode, *parse.DotNode:
			if value := r.node(node, s, at); value != nil && !value.top && value.entries == nil && len(value.path) > 0 {
				if text := pathText(value.path); !seen[text] {
					seen[text] = true
					found = append(found, value)
				}
			}
		}
	}
	visit(node)
	return found
}

func asMap(value any) (map[string]any, bool) {
	switch value := value.(type) {
	case map[string]any:
		return value, true
	case common.Values:
		return value, true
	}
	return nil, false
}
