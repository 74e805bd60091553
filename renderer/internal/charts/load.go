// Package charts renders Helm charts and tells where each part of the result comes from.
package charts

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"helm.sh/helm/v4/pkg/chart/loader/archive"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/ignore"
	"io.meshlint/renderer/internal/rooted"
)

const (
	maxDepth      = 32
	maxChartFiles = 20_000
	maxChartBytes = 256 << 20
)

// sources knows which file of the repository the content of a chart's file was read from.
// Helm keeps the bytes as they are handed in, through aliases and copies of charts, so their address is an identity.
type sources struct {
	files map[*byte]string
	// archives are the files that charts were unpacked from, by chart name.
	archives map[string]string
}

func (s sources) fileOf(data []byte) (string, bool) {
	if len(data) == 0 {
		return "", false
	}
	file, found := s.files[&data[0]]
	return file, found
}

type reader struct {
	repository *rooted.Repository
	sources    sources
	count      int
	size       int64
	// lacks are the names of the dependencies that are not vendored.
	lacks map[string]bool
}

func newReader(repository *rooted.Repository) *reader {
	return &reader{repository: repository, sources: sources{files: map[*byte]string{}, archives: map[string]string{}}, lacks: map[string]bool{}}
}

// load reads the chart in a directory of the repository.
// It does what loader.LoadDir of Helm does, but reads through the repository.
func (r *reader) load(directory string) (*chart.Chart, error) {
	rules := ignore.Empty()
	if content, err := r.repository.ReadFile(path.Join(directory, ignore.HelmIgnore)); err == nil {
		if rules, err = ignore.Parse(bytes.NewReader(content)); err != nil {
			return nil, fmt.Errorf("%s: %w", ignore.HelmIgnore, err)
		}
	} else if errors.Is(err, rooted.ErrOutside) {
		return nil, err
	}
	rules.AddDefaults()
	var files []*archive.BufferedFile
	if err := r.walk(directory, "", rules, &files, 0); err != nil {
		return nil, err
	}
	return loader.LoadFiles(files)
}

func (r *reader) walk(directory, below string, rules *ignore.Rules, files *[]*archive.BufferedFile, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%s: directories are nested more than %d deep", path.Join(directory, below), maxDepth)
	}
	names, err := r.repository.ReadDir(path.Join(directory, below))
	if err != nil {
		return err
	}
	for _, name := range names {
		relative := path.Join(below, name)
		file := path.Join(directory, relative)
		info, err := r.repository.Stat(file)
		if err != nil {
			return err
		}
		if rules.Ignore(relative, renamed{info, name}) {
			continue
		}
		if info.IsDir() {
			if err := r.walk(directory, relative, rules, files, depth+1); err != nil {
				return err
			}
			continue
		}
		data, err := r.repository.ReadFile(file)
		if err != nil {
			return err
		}
		r.count++
		r.size += int64(len(data))
		if r.count > maxChartFiles || r.size > maxChartBytes {
			return fmt.Errorf("the chart has more than %d files or %d bytes: %w", maxChartFiles, maxChartBytes, rooted.ErrTooLarge)
		}
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
		if len(data) > 0 {
			r.sources.files[&data[0]] = file
		}
		if strings.HasSuffix(relative, ".tgz") && path.Dir(relative) == "charts" {
			r.sources.archives[archiveName(name)] = file
		}
		*files = append(*files, &archive.BufferedFile{Name: relative, ModTime: info.ModTime(), Data: data})
	}
	return nil
}

// archiveName takes the version off a file name as helm package writes it: name-1.2.3.tgz.
func archiveName(file string) string {
	name := strings.TrimSuffix(file, ".tgz")
	for at := 0; at < len(name)-1; at++ {
		if name[at] == '-' && (name[at+1] >= '0' && name[at+1] <= '9' || name[at+1] == 'v') {
			return name[:at]
		}
	}
	return name
}

// renamed gives a file behind a symbolic link the link's name, which ignore rules match.
type renamed struct {
	fs.FileInfo
	name string
}

func (r renamed) Name() string { return r.name }

// templateSource is what is known of a template as Helm names it.
type templateSource struct {
	// file is in the repository; for a chart in an archive the archive.
	file string
	// literal is false for a template in an archive, whose lines nobody can open.
	literal bool
	text    string
	// valuesPrefix leads from the release's values to what the template sees as .Values.
	valuesPrefix []string
}

// templateSources tells of each template of a chart and its dependencies, by the name that Helm gives it.
func (s sources) templateSources(root *chart.Chart, directory string) map[string]templateSource {
	result := map[string]templateSource{}
	var visit func(c *chart.Chart, prefix []string)
	visit = func(c *chart.Chart, prefix []string) {
		for _, template := range c.Templates {
			file, literal := s.fileOf(template.Data)
			if !literal {
				file = s.containerOf(c, directory)
			}
			result[path.Join(c.ChartFullPath(), template.Name)] =
				templateSource{file, literal, string(template.Data), prefix}
		}
		for _, dependency := range c.Dependencies() {
			visit(dependency, append(prefix[:len(prefix):len(prefix)], dependency.Name()))
		}
	}
	visit(root, nil)
	return result
}

// containerOf gives the archive that a chart came from, or the root chart's own file.
func (s sources) containerOf(c *chart.Chart, directory string) string {
	for ; c != nil; c = c.Parent() {
		if file, found := s.archives[c.Name()]; found {
			return file
		}
	}
	return path.Join(directory, "Chart.yaml")
}
