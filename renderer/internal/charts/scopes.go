package charts

import (
	"sort"
	"text/template/parse"
)

// scope is what the dot and the variables mean at a place of a template.
type scope struct {
	parent *scope
	// define is the named template that the scope is in; empty for a file's own text.
	define string
	// dot is what with or range evaluate, in the parent's scope; nil where the dot is the parent's, or the argument.
	dot *parse.PipeNode
	// rangeNumber is the marker of the range whose element is the dot; -1 for with.
	rangeNumber int
	variables   map[string]variable
}

// variable is what a name was declared to be.
type variable struct {
	pipe  *parse.PipeNode
	scope *scope
	// rangeNumber is the marker of the range that declares it, -1 for others; isKey tells its first variable from its second.
	rangeNumber int
	isKey       bool
}

func (s *scope) child() *scope {
	return &scope{parent: s, define: s.define, rangeNumber: -1, variables: map[string]variable{}}
}

func (s *scope) lookup(name string) (variable, bool) {
	for ; s != nil; s = s.parent {
		if found, declared := s.variables[name]; declared {
			return found, true
		}
	}
	return variable{}, false
}

func (s *scope) declare(pipe *parse.PipeNode, at *scope) {
	for _, name := range pipe.Decl {
		if pipe.IsAssign {
			// What it holds from here on depends on the way that was taken.
			for outer := s; outer != nil; outer = outer.parent {
				if _, declared := outer.variables[name.Ident[0]]; declared {
					outer.variables[name.Ident[0]] = variable{rangeNumber: -1}
				}
			}
			continue
		}
		s.variables[name.Ident[0]] = variable{pipe: pipe, scope: at, rangeNumber: -1}
	}
}

// walk marks what is written in a list of nodes.
func (t *templateMarker) walk(list *parse.ListNode, current *scope) {
	if list == nil || t.failed != nil {
		return
	}
	for _, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.TextNode:
			t.text(node)
		case *parse.ActionNode:
			if len(node.Pipe.Decl) > 0 {
				current.declare(node.Pipe, current)
				continue
			}
			t.output(node.Pos, marker{pipe: node.Pipe, calls: callsIn(node.Pipe), scope: current})
		case *parse.TemplateNode:
			var argument parse.Node
			if node.Pipe != nil {
				argument = node.Pipe
			}
			t.output(node.Pos, marker{calls: map[string]parse.Node{node.Name: argument}, scope: current})
		case *parse.IfNode:
			inner := current.child()
			inner.declare(node.Pipe, current)
			t.walk(node.List, inner)
			t.walk(node.ElseList, inner.child())
		case *parse.WithNode:
			inner := current.child()
			inner.declare(node.Pipe, current)
			body := inner.child()
			body.parent, body.dot = inner, node.Pipe
			t.walk(node.List, body)
			t.walk(node.ElseList, inner.child())
		case *parse.RangeNode:
			number := t.iterations(node.Pipe.Pos)
			body := current.child()
			body.dot, body.rangeNumber = node.Pipe, number
			for at, name := range node.Pipe.Decl {
				body.variables[name.Ident[0]] = variable{
					pipe: node.Pipe, scope: current, rangeNumber: number, isKey: at == 0 && len(node.Pipe.Decl) == 2,
				}
			}
			t.walk(node.List, body)
			t.walk(node.ElseList, current.child())
		}
	}
}

// callsIn gives the named templates that a pipeline writes, with their arguments.
func callsIn(pipe *parse.PipeNode) map[string]parse.Node {
	calls := map[string]parse.Node{}
	for _, command := range pipe.Cmds {
		if name, argument, found := includeOf(command); found {
			calls[name] = argument
		}
	}
	return calls
}

// includeOf recognises include "name" argument.
func includeOf(command *parse.CommandNode) (string, parse.Node, bool) {
	if len(command.Args) < 2 {
		return "", nil, false
	}
	function, isFunction := command.Args[0].(*parse.IdentifierNode)
	name, isLiteral := command.Args[1].(*parse.StringNode)
	if !isFunction || function.Ident != "include" || !isLiteral {
		return "", nil, false
	}
	if len(command.Args) > 2 {
		return name.Text, command.Args[2], true
	}
	return name.Text, nil, true
}

func sortEdits(edits []edit) {
	sort.SliceStable(edits, func(a, b int) bool { return edits[a].offset < edits[b].offset })
}
