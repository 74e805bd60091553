package rooted

import (
	"io/fs"
	"slices"
	"strings"
	"time"
)

// isAddedDirectory tells whether a directory is there only because a file was added to it.
func (r *Repository) isAddedDirectory(name string) bool {
	for added := range r.added {
		if strings.HasPrefix(added, name+"/") {
			return true
		}
	}
	return false
}

// addedIn gives the names that were added to a directory, sorted, each once.
func (r *Repository) addedIn(directory string) []string {
	prefix := directory + "/"
	if directory == "." {
		prefix = ""
	}
	var names []string
	for added := range r.added {
		if rest, below := strings.CutPrefix(added, prefix); below {
			name, _, _ := strings.Cut(rest, "/")
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// addedInfo describes a file or directory that was added.
type addedInfo struct {
	name      string
	size      int64
	directory bool
}

func (a addedInfo) Name() string       { return a.name }
func (a addedInfo) Size() int64        { return a.size }
func (a addedInfo) ModTime() time.Time { return time.Time{} }
func (a addedInfo) IsDir() bool        { return a.directory }
func (a addedInfo) Sys() any           { return nil }
func (a addedInfo) Mode() fs.FileMode {
	if a.directory {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
