package charts

import (
	"fmt"
	"path"
	"strings"

	yaml "go.yaml.in/yaml/v3"
	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"io.meshlint/renderer/internal/protocol"
)

// addMissing looks for the dependencies that a chart names and does not hold.
// One that lies in the repository (repository: file://...) is read from there, as helm dependency build would;
// the others are reported unless the values switch them off.
func (r *reader) addMissing(c *chart.Chart, directory string, values map[string]any, depth int) []protocol.Problem {
	var problems []protocol.Problem
	held := map[string]bool{}
	for _, dependency := range c.Dependencies() {
		held[dependency.Name()] = true
	}
	merged, err := util.CoalesceValues(c, values)
	if err != nil {
		merged = common.Values{}
	}
	for _, wanted := range c.Metadata.Dependencies {
		if held[wanted.Name] || switchedOff(wanted, merged) {
			continue
		}
		if local, found := strings.CutPrefix(wanted.Repository, "file://"); found && depth < maxDepth && !path.IsAbs(local) {
			target := path.Join(directory, local)
			if sub, err := r.load(target); err == nil {
				problems = append(problems, r.addMissing(sub, target, nil, depth+1)...)
				c.AddDependency(sub)
				held[wanted.Name] = true
				continue
			}
		}
		r.lacks[wanted.Name] = true
		file, line := r.dependencyLine(directory, wanted.Name)
		problems = append(problems, protocol.Problem{
			Kind:    protocol.Unknowable,
			File:    file,
			Line:    line,
			Message: fmt.Sprintf("the dependency %q of the chart %q is not vendored, so what it deploys is not known", wanted.Name, c.Name()),
			Help:    fmt.Sprintf("Run `helm dependency build %s` and commit its charts directory, or run it before meshlint.", orDot(directory)),
		})
	}
	return problems
}

func orDot(directory string) string {
	if directory == "" {
		return "."
	}
	return directory
}

// switchedOff follows processDependencyConditions of Helm: the first condition that is set decides.
func switchedOff(dependency *chart.Dependency, values common.Values) bool {
	for condition := range strings.SplitSeq(strings.TrimSpace(dependency.Condition), ",") {
		if condition == "" {
			continue
		}
		if value, err := values.PathValue(strings.TrimSpace(condition)); err == nil {
			if enabled, isBool := value.(bool); isBool {
				return !enabled
			}
		}
	}
	return false
}

func (r *reader) dependencyLine(directory, name string) (string, int) {
	for _, candidate := range []string{"Chart.yaml", "requirements.yaml"} {
		file := path.Join(directory, candidate)
		content, err := r.repository.ReadFile(file)
		if err != nil {
			continue
		}
		var document struct {
			Dependencies []yaml.Node `yaml:"dependencies"`
		}
		if yaml.Unmarshal(content, &document) != nil {
			continue
		}
		for _, entry := range document.Dependencies {
			for at := 0; at+1 < len(entry.Content); at += 2 {
				if entry.Content[at].Value == "name" && entry.Content[at+1].Value == name {
					return file, entry.Content[at].Line
				}
			}
		}
	}
	return path.Join(directory, "Chart.yaml"), 0
}
