package rooted

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// Mount is where a repository seems to lie for Kustomize. It is two steps below the file system's root,
// so that a path that climbs out of the repository is seen to do so and messages name no directory of this machine.
const Mount = "/meshlint/repository"

var errReadOnly = errors.New("the repository is read only")

// FileSystem shows a repository to Kustomize, with some files replaced by others.
type FileSystem struct {
	Repository *Repository
	// Replaced holds contents by resolved name.
	Replaced map[string][]byte
}

var _ filesys.FileSystem = FileSystem{}

// Name turns a path of this file system into a name in the repository; it may lead out of it.
func Name(virtual string) string {
	slashed := filepath.ToSlash(strings.TrimPrefix(virtual, filepath.VolumeName(virtual)))
	relative, err := filepath.Rel(filepath.FromSlash(Mount), filepath.FromSlash(path.Clean("/"+slashed)))
	if err != nil {
		return "../" + slashed
	}
	return filepath.ToSlash(relative)
}

// Path is the opposite of Name.
func Path(name string) string { return filepath.FromSlash(path.Join(Mount, name)) }

func (f FileSystem) Create(string) (filesys.File, error) { return nil, errReadOnly }
func (f FileSystem) Mkdir(string) error                  { return errReadOnly }
func (f FileSystem) MkdirAll(string) error               { return errReadOnly }
func (f FileSystem) RemoveAll(string) error              { return errReadOnly }
func (f FileSystem) WriteFile(string, []byte) error      { return errReadOnly }

// Open reads the whole file.
func (f FileSystem) Open(virtual string) (filesys.File, error) {
	content, err := f.ReadFile(virtual)
	if err != nil {
		return nil, err
	}
	info, err := f.Repository.Stat(Name(virtual))
	return &openFile{bytes.NewReader(content), info}, err
}

func (f FileSystem) IsDir(virtual string) bool {
	info, err := f.Repository.Stat(Name(virtual))
	return err == nil && info.IsDir()
}

func (f FileSystem) Exists(virtual string) bool {
	_, err := f.Repository.Stat(Name(virtual))
	return err == nil
}

func (f FileSystem) ReadDir(virtual string) ([]string, error) {
	return f.Repository.ReadDir(Name(virtual))
}

func (f FileSystem) CleanedAbs(virtual string) (filesys.ConfirmedDir, string, error) {
	resolved, err := f.Repository.Resolve(Name(virtual))
	if err != nil {
		return "", "", err
	}
	if f.IsDir(virtual) {
		return filesys.ConfirmedDir(Path(resolved)), "", nil
	}
	return filesys.ConfirmedDir(Path(path.Dir(resolved))), path.Base(resolved), nil
}

func (f FileSystem) ReadFile(virtual string) ([]byte, error) {
	name := Name(virtual)
	if len(f.Replaced) > 0 {
		if resolved, err := f.Repository.Resolve(name); err == nil {
			if content, found := f.Replaced[resolved]; found {
				return content, nil
			}
		}
	}
	return f.Repository.ReadFile(name)
}

// Glob matches within one directory only, which is all that Kustomize asks for.
func (f FileSystem) Glob(pattern string) ([]string, error) {
	directory, last := filepath.Split(pattern)
	names, err := f.ReadDir(directory)
	if err != nil {
		return nil, nil
	}
	var matches []string
	for _, name := range names {
		matched, err := filepath.Match(last, name)
		if err != nil {
			return nil, err
		}
		if matched {
			matches = append(matches, filepath.Join(directory, name))
		}
	}
	return matches, nil
}

func (f FileSystem) Walk(string, filepath.WalkFunc) error { return errReadOnly }

type openFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (o *openFile) Close() error               { return nil }
func (o *openFile) Write([]byte) (int, error)  { return 0, errReadOnly }
func (o *openFile) Stat() (fs.FileInfo, error) { return o.info, nil }
