// Package rooted reads a repository and nothing outside of it.
// It stands between the disk and the libraries of Helm and Kustomize, which would follow any path and any symbolic link.
package rooted

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
)

// ErrOutside is wrapped by the errors about paths and links that lead out of the repository.
var ErrOutside = errors.New("it leads outside the repository")

// ErrTooLarge is wrapped by the errors about files beyond MaxFileSize.
var ErrTooLarge = errors.New("the file is too large")

// MaxFileSize is the size in bytes up to which files are read.
const MaxFileSize = 64 << 20

// Repository is a directory on the disk. Names are relative to it, with slashes; "." is the repository itself.
type Repository struct {
	root    *os.Root
	real    string
	escapes []string
	added   map[string]string
}

// Add puts texts in the place of files of the repository or beside them, by name.
func (r *Repository) Add(files map[string]string) { r.added = files }

// Open opens the directory at an absolute path.
func Open(directory string) (*Repository, error) {
	real, err := filepath.EvalSymlinks(directory)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(real)
	if err != nil {
		return nil, err
	}
	return &Repository{root: root, real: real}, nil
}

// Close gives the directory back.
func (r *Repository) Close() error { return r.root.Close() }

// Escapes are the names outside the repository that were asked for, in order.
func (r *Repository) Escapes() []string { return r.escapes }

func (r *Repository) outside(name string) error {
	r.escapes = append(r.escapes, name)
	return fmt.Errorf("cannot read %q: %w", name, ErrOutside)
}

func (r *Repository) check(name string, err error) error {
	// os.Root tells an escape only by its message.
	if err != nil && strings.Contains(err.Error(), "escapes from parent") {
		return r.outside(name)
	}
	return err
}

// Resolve gives the name of the file or directory that a name leads to, symbolic links followed.
func (r *Repository) Resolve(name string) (string, error) {
	clean := path.Clean(name)
	if clean == ".." || strings.HasPrefix(clean, "../") || path.IsAbs(clean) {
		return "", r.outside(name)
	}
	if _, isAdded := r.added[clean]; isAdded {
		return clean, nil
	}
	if _, err := r.root.Stat(filepath.FromSlash(clean)); err != nil {
		if r.isAddedDirectory(clean) {
			return clean, nil
		}
		return "", r.check(name, err)
	}
	real, err := filepath.EvalSymlinks(filepath.Join(r.real, filepath.FromSlash(clean)))
	if err != nil {
		return "", err
	}
	relative, err := filepath.Rel(r.real, real)
	if err != nil || !filepath.IsLocal(relative) {
		return "", r.outside(name)
	}
	return filepath.ToSlash(relative), nil
}

// Stat follows symbolic links.
func (r *Repository) Stat(name string) (fs.FileInfo, error) {
	resolved, err := r.Resolve(name)
	if err != nil {
		return nil, err
	}
	if text, isAdded := r.added[resolved]; isAdded {
		return addedInfo{path.Base(resolved), int64(len(text)), false}, nil
	}
	info, err := r.root.Stat(filepath.FromSlash(resolved))
	if err != nil && r.isAddedDirectory(resolved) {
		return addedInfo{path.Base(resolved), 0, true}, nil
	}
	return info, r.check(name, err)
}

// ReadFile reads a regular file of at most MaxFileSize bytes.
func (r *Repository) ReadFile(name string) ([]byte, error) {
	resolved, err := r.Resolve(name)
	if err != nil {
		return nil, err
	}
	if text, isAdded := r.added[resolved]; isAdded {
		return []byte(text), nil
	}
	info, err := r.root.Stat(filepath.FromSlash(resolved))
	if err != nil {
		return nil, r.check(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a regular file")}
	}
	if info.Size() > MaxFileSize {
		return nil, fmt.Errorf("cannot read %q: %w", name, ErrTooLarge)
	}
	file, err := r.root.Open(filepath.FromSlash(resolved))
	if err != nil {
		return nil, r.check(name, err)
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, MaxFileSize))
}

// ReadDir gives the names in a directory, sorted.
func (r *Repository) ReadDir(name string) ([]string, error) {
	resolved, err := r.Resolve(name)
	if err != nil {
		return nil, err
	}
	added := r.addedIn(resolved)
	directory, err := r.root.Open(filepath.FromSlash(resolved))
	if err != nil {
		if len(added) > 0 {
			return added, nil
		}
		return nil, r.check(name, err)
	}
	defer directory.Close()
	names, err := directory.Readdirnames(-1)
	names = append(names, added...)
	sort.Strings(names)
	return slices.Compact(names), err
}
