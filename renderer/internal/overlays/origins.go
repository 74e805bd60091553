package overlays

import (
	"path"

	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
)

// originsOf gives a function from the number of a document and its text to its origin.
func originsOf(repository *rooted.Repository, root *layer, count int) func(int, string) *protocol.Origin {
	whole := func(int, string) *protocol.Origin { return protocol.WholeFile(root.file) }
	if root.root == nil {
		return whole
	}
	marked, err := annotated(repository, root)
	if err != nil || marked.Size() != count {
		return whole
	}
	resources := marked.Resources()
	return func(at int, text string) *protocol.Origin {
		origin, err := resources[at].GetOrigin()
		if err != nil || origin == nil {
			return protocol.WholeFile(root.file)
		}
		file := origin.Path
		if file == "" {
			file = origin.ConfiguredIn
		}
		return protocol.WholeFile(path.Join(root.directory, file))
	}
}
