package charts

import "text/template/parse"

// written are the functions through which marked text may go on its way to the output.
// Anything else that takes the text of a named template may decide by it, or cut it.
var written = map[string]bool{"nindent": true, "indent": true, "trim": true}

// consumed finds the named templates whose text is not only written but used as data, for example cut or compared.
// Markers in them would change what is rendered. All is true where a name is computed, so that nothing is known.
func consumed(trees map[string]*parse.Tree) (names map[string]bool, all bool) {
	finder := &consumedFinder{names: map[string]bool{}, within: map[string]map[string]bool{}}
	for name, tree := range trees {
		finder.define = name
		finder.within[name] = map[string]bool{}
		finder.visit(tree.Root)
	}
	for changed := true; changed; {
		changed = false
		for name := range finder.names {
			for inner := range finder.within[name] {
				if !finder.names[inner] {
					finder.names[inner] = true
					changed = true
				}
			}
		}
	}
	return finder.names, finder.all
}

type consumedFinder struct {
	define string
	names  map[string]bool
	// within holds the named templates that each one calls.
	within map[string]map[string]bool
	all    bool
}

func (f *consumedFinder) visit(node parse.Node) {
	switch node := node.(type) {
	case *parse.ListNode:
		if node == nil {
			return
		}
		for _, below := range node.Nodes {
			f.visit(below)
		}
	case *parse.ActionNode:
		f.pipe(node.Pipe, len(node.Pipe.Decl) == 0)
	case *parse.TemplateNode:
		f.within[f.define][node.Name] = true
		f.pipe(node.Pipe, false)
	case *parse.IfNode:
		f.branch(&node.BranchNode)
	case *parse.WithNode:
		f.branch(&node.BranchNode)
	case *parse.RangeNode:
		f.branch(&node.BranchNode)
	}
}

func (f *consumedFinder) branch(node *parse.BranchNode) {
	f.pipe(node.Pipe, false)
	f.visit(node.List)
	f.visit(node.ElseList)
}

func (f *consumedFinder) pipe(pipe *parse.PipeNode, writes bool) {
	if pipe == nil {
		return
	}
	for at, command := range pipe.Cmds {
		onlyWritten := writes && at == 0
		for _, later := range pipe.Cmds[at+1:] {
			function, isFunction := later.Args[0].(*parse.IdentifierNode)
			onlyWritten = onlyWritten && isFunction && written[function.Ident]
		}
		if name, _, found := includeOf(command); found {
			f.within[f.define][name] = true
			if !onlyWritten {
				f.names[name] = true
			}
		} else if function, isFunction := command.Args[0].(*parse.IdentifierNode); isFunction && function.Ident == "include" {
			f.all = true
		}
		for _, argument := range command.Args {
			switch argument := argument.(type) {
			case *parse.PipeNode:
				f.pipe(argument, false)
			case *parse.ChainNode:
				if inner, isPipe := argument.Node.(*parse.PipeNode); isPipe {
					f.pipe(inner, false)
				}
			}
		}
	}
}
