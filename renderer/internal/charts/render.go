package charts

import (
	"errors"
	"fmt"
	"io/fs"
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
	unit := &unit{request: request}
	repository, err := rooted.Open(request.Repository)
	if err != nil {
		return protocol.Failed(unit.problemsOf(err)...)
	}
	defer repository.Close()
	repository.Add(request.Files)
	unit.repository = repository
	reader := newReader(repository)
	if _, err := repository.ReadDir(request.Directory); errors.Is(err, fs.ErrNotExist) {
		return protocol.Failed(unit.broken("there is no directory "+orDot(request.Directory)+", so there is no chart", "Correct the place that names it."))
	}
	loaded, err := reader.load(request.Directory)
	if err != nil {
		return protocol.Failed(unit.problemsOf(err)...)
	}
	if problem := unit.readValues(); problem != nil {
		return protocol.Failed(*problem)
	}
	values := map[string]any{}
	for _, layer := range unit.layers {
		values = loader.MergeMaps(values, layer.values)
	}
	if problem := unit.setParameters(values); problem != nil {
		return protocol.Failed(*problem)
	}
	missing := reader.addMissing(loaded, request.Directory, values, 0)
	unit.sources, unit.loaded, unit.lacks = reader.sources, loaded, reader.lacks
	documents, problems, err := unit.render(values)
	if err != nil {
		problems = append(problems, unit.problemsOf(err)...)
		documents = []protocol.Document{}
	}
	return protocol.Answer{Documents: documents, Problems: unit.together(missing, problems)}
}

// together leaves out a template that is not found where it belongs to a dependency that is told to be missing: one mistake, one message.
func (u *unit) together(missing, problems []protocol.Problem) []protocol.Problem {
	all := append([]protocol.Problem{}, missing...)
	for _, problem := range problems {
		if name, found := strings.CutPrefix(problem.Message, noTemplate); found {
			owner, _, _ := strings.Cut(strings.Trim(name, "`"), ".")
			if u.lacks[owner] {
				continue
			}
		}
		all = append(all, problem)
	}
	return all
}

type unit struct {
	request    protocol.Request
	repository *rooted.Repository
	loaded     *chart.Chart
	sources    sources
	layers     []valuesLayer
	// parameters set single values and win over the layers.
	parameters []parameter
	// lacks are the names of the dependencies that are not vendored.
	lacks     map[string]bool
	templates map[string]templateSource
	// settings are the files that set values, values what the templates see, files what they wrote: as far as the work has come.
	settings []valuesSource
	values   any
	files    map[string]string
	toRender func() (common.Values, error)
}

func (u *unit) render(values map[string]any) ([]protocol.Document, []protocol.Problem, error) {
	if u.loaded.Metadata.Type == "library" {
		// Nothing is deployed by it; Helm refuses to install it.
		return nil, nil, nil
	}
	if err := chartutil.ProcessDependencies(u.loaded, values); err != nil {
		return nil, nil, err
	}
	u.templates = u.sources.templateSources(u.loaded, u.request.Directory)
	u.settings = u.valuesSources(u.loaded)
	capabilities, err := u.capabilities()
	if err != nil {
		return nil, nil, err
	}
	if wanted := u.loaded.Metadata.KubeVersion; wanted != "" && !chartutil.IsCompatibleRange(wanted, capabilities.KubeVersion.String()) {
		problem := u.broken(fmt.Sprintf("the chart is for Kubernetes %s, and the target is %s", wanted, strings.TrimPrefix(capabilities.KubeVersion.Version, "v")),
			"Set target.kubernetes in meshlint.yaml to the version of the clusters, or widen `kubeVersion`.")
		return nil, []protocol.Problem{u.atKey(problem, "kubeVersion")}, nil
	}
	options := common.ReleaseOptions{Name: u.request.ReleaseName, Namespace: u.request.Namespace, Revision: 1, IsInstall: true}
	problems := u.uncheckedSchemas(u.loaded)
	u.toRender = func() (common.Values, error) {
		return util.ToRenderValuesWithSchemaValidation(u.loaded, values, options, capabilities, len(problems) > 0)
	}
	top, err := u.toRender()
	if err != nil {
		return nil, problems, err
	}
	u.values = top["Values"]
	if u.files, err = (engine.Engine{}).Render(u.loaded, top); err != nil {
		return nil, problems, err
	}
	for name := range u.files {
		if strings.HasSuffix(name, "NOTES.txt") {
			delete(u.files, name)
		}
	}
	manifests, err := inOrder(u.files)
	if err != nil {
		return nil, problems, err
	}
	var documents []protocol.Document
	if !u.request.SkipDefinitions {
		documents = u.definitions(u.loaded)
	}
	traces, marking := u.markedFiles(u.loaded, u.files, u.toRender)
	starts := map[string][]int{}
	for _, manifest := range manifests {
		mapper := &mapper{
			resolver: &resolver{marking: marking[manifest.template], templates: u.templates, values: u.values, template: manifest.template},
			trace:    traces[manifest.template],
			sources:  u.settings,
			starts:   starts,
		}
		documents = append(documents, protocol.Document{Text: manifest.text, Origin: mapper.originOf(manifest)})
	}
	return documents, problems, nil
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
