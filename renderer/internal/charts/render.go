package charts

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
	"helm.sh/helm/v4/pkg/engine"
	release "helm.sh/helm/v4/pkg/release/v1"
	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/rooted"
)

// Render renders a chart as helm template would, with CRDs and hooks and without tests.
func Render(request protocol.Request) protocol.Answer {
	repository, err := rooted.Open(request.Repository)
	if err != nil {
		return protocol.Failed(problemOf(err, request.Directory, nil))
	}
	defer repository.Close()
	reader := newReader(repository)
	loaded, err := reader.load(request.Directory)
	if err != nil {
		return protocol.Failed(problemOf(err, request.Directory, nil))
	}
	layers, problem := readValues(repository, request)
	if problem != nil {
		return protocol.Failed(*problem)
	}
	values := map[string]any{}
	for _, layer := range layers {
		values = loader.MergeMaps(values, layer.values)
	}
	missing := reader.addMissing(loaded, request.Directory, values, 0)
	unit := &unit{request: request, sources: reader.sources, layers: layers}
	documents, err := unit.render(loaded, values)
	if err != nil {
		if len(missing) > 0 {
			// What fails may well fail for want of the dependency: one mistake, one message.
			return protocol.Failed(missing...)
		}
		return protocol.Failed(problemOf(err, request.Directory, unit.templates))
	}
	return protocol.Answer{Documents: documents, Problems: append([]protocol.Problem{}, missing...)}
}

type unit struct {
	request   protocol.Request
	sources   sources
	layers    []valuesLayer
	templates map[string]templateSource
}

func (u *unit) render(loaded *chart.Chart, values map[string]any) ([]protocol.Document, error) {
	if loaded.Metadata.Type == "library" {
		// Nothing is deployed by it; Helm refuses to install it.
		return nil, nil
	}
	if err := chartutil.ProcessDependencies(loaded, values); err != nil {
		return nil, err
	}
	u.templates = u.sources.templateSources(loaded, u.request.Directory)
	capabilities, err := u.capabilities()
	if err != nil {
		return nil, err
	}
	if wanted := loaded.Metadata.KubeVersion; wanted != "" && !chartutil.IsCompatibleRange(wanted, capabilities.KubeVersion.String()) {
		return nil, fmt.Errorf("the chart requires kubeVersion %s, the target is Kubernetes %s", wanted, capabilities.KubeVersion.Version)
	}
	options := common.ReleaseOptions{Name: u.request.ReleaseName, Namespace: u.request.Namespace, Revision: 1, IsInstall: true}
	toRender := func() (common.Values, error) {
		return util.ToRenderValuesWithSchemaValidation(loaded, values, options, capabilities, hasRemoteSchema(loaded))
	}
	top, err := toRender()
	if err != nil {
		return nil, err
	}
	files, err := engine.Engine{}.Render(loaded, top)
	if err != nil {
		return nil, err
	}
	for name := range files {
		if strings.HasSuffix(name, "NOTES.txt") {
			delete(files, name)
		}
	}
	manifests, err := inOrder(files)
	if err != nil {
		return nil, err
	}
	documents := u.definitions(loaded)
	traces, marking := u.markedFiles(loaded, files, toRender)
	sources := u.valuesSources(loaded)
	starts := map[string][]int{}
	for _, manifest := range manifests {
		mapper := &mapper{
			resolver: &resolver{marking: marking[manifest.template], templates: u.templates, values: top["Values"], template: manifest.template},
			trace:    traces[manifest.template],
			sources:  sources,
			starts:   starts,
		}
		documents = append(documents, protocol.Document{Text: manifest.text, Origin: mapper.originOf(manifest)})
	}
	return documents, nil
}

func (u *unit) capabilities() (*common.Capabilities, error) {
	capabilities := common.DefaultCapabilities.Copy()
	version, err := common.ParseKubeVersion(u.request.KubernetesVersion)
	if err != nil {
		return nil, fmt.Errorf("the Kubernetes version %q: %w", u.request.KubernetesVersion, err)
	}
	capabilities.KubeVersion = *version
	capabilities.APIVersions = append(slices.Clone(capabilities.APIVersions), u.request.APIVersions...)
	return capabilities, nil
}

// definitions gives what lies in crds/ of a chart and its dependencies; Helm does not run these files as templates.
func (u *unit) definitions(loaded *chart.Chart) []protocol.Document {
	var documents []protocol.Document
	for _, definition := range loaded.CRDObjects() {
		file, literal := u.sources.fileOf(definition.File.Data)
		text := string(definition.File.Data)
		for _, part := range split(text) {
			origin := protocol.WholeFile(u.sources.containerOf(loaded, u.request.Directory))
			if literal {
				shift := strings.Count(text[:part.offset], "\n")
				origin = &protocol.Origin{Spot: &protocol.Spot{File: file}, Confidence: protocol.File, Shift: &shift}
			}
			documents = append(documents, protocol.Document{Text: part.text, Origin: origin})
		}
	}
	return documents
}

// manifest is a document in what a template wrote.
type manifest struct {
	template string
	text     string
	// offset is where the text begins in all that the template wrote, in bytes.
	offset int
}

// split cuts a text into its documents as Helm does.
func split(text string) []manifest {
	byName := releaseutil.SplitManifests(text)
	var names []string
	for name := range byName {
		names = append(names, name)
	}
	sort.Sort(releaseutil.BySplitManifestsOrder(names))
	var parts []manifest
	from := 0
	for _, name := range names {
		at := strings.Index(text[from:], byName[name])
		if at < 0 {
			continue
		}
		if !onlyComments(byName[name]) {
			parts = append(parts, manifest{text: byName[name], offset: from + at})
		}
		from += at + len(byName[name])
	}
	return parts
}

func onlyComments(text string) bool {
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		if trimmed != "" && !strings.HasPrefix(trimmed, "#") {
			return false
		}
	}
	return true
}

// inOrder gives the manifests in Helm's order of installation, and then the hooks; tests are left out.
func inOrder(files map[string]string) ([]manifest, error) {
	hooks, sorted, err := releaseutil.SortManifests(files, nil, releaseutil.InstallOrder)
	if err != nil {
		return nil, err
	}
	waiting := map[string][]manifest{}
	for name, text := range files {
		waiting[name] = split(text)
	}
	var result []manifest
	take := func(template, text string) {
		for at, candidate := range waiting[template] {
			if candidate.text == text {
				candidate.template = template
				result = append(result, candidate)
				waiting[template] = slices.Delete(waiting[template], at, at+1)
				return
			}
		}
	}
	for _, entry := range sorted {
		take(entry.Name, entry.Content)
	}
	for _, hook := range hooks {
		if !slices.Contains(hook.Events, release.HookTest) {
			take(hook.Path, hook.Manifest)
		}
	}
	return result, nil
}

// valuesLayer is a values file that was asked for, or the inline values, whose file is empty.
type valuesLayer struct {
	file   string
	text   []byte
	values map[string]any
}

func readValues(repository *rooted.Repository, request protocol.Request) ([]valuesLayer, *protocol.Problem) {
	var layers []valuesLayer
	for _, file := range request.ValuesFiles {
		content, err := repository.ReadFile(file)
		if err == nil {
			var values map[string]any
			if values, err = loader.LoadValues(bytes.NewReader(content)); err == nil {
				layers = append(layers, valuesLayer{path.Clean(file), content, values})
				continue
			}
		}
		problem := problemOf(err, request.Directory, nil)
		if problem.Kind == protocol.Broken {
			problem.Message = fmt.Sprintf("the values file %s cannot be read: %s", file, sentence(err.Error()))
			problem.Help = "Correct the file, or the place that names it."
			if _, missing := repository.Stat(file); missing == nil {
				problem.File = path.Clean(file)
			}
		}
		return nil, &problem
	}
	if request.InlineValues != "" {
		values, err := loader.LoadValues(strings.NewReader(request.InlineValues))
		if err != nil {
			problem := problemOf(err, request.Directory, nil)
			problem.Message = "the inline values cannot be read: " + sentence(err.Error())
			return nil, &problem
		}
		layers = append(layers, valuesLayer{"", nil, values})
	}
	return layers, nil
}
