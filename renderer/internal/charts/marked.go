package charts

import (
	"path"
	"sort"
	"strings"
	"text/template/parse"

	"helm.sh/helm/v4/pkg/chart/common"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/engine"
)

// markedFiles renders the chart with markers and gives what each template wrote, as traces.
// Templates that cannot be traced are missing. The chart is as before afterwards.
func (u *unit) markedFiles(loaded *chart.Chart, clean map[string]string, values func() (common.Values, error)) (map[string]*trace, map[string]*marking) {
	traces, markings := map[string]*trace{}, map[string]*marking{}
	for _, withDefines := range []bool{true, false} {
		marking, texts, ok := u.mark(withDefines)
		if !ok {
			return traces, markings
		}
		files, err := u.renderMarked(loaded, texts, values)
		if err != nil {
			continue
		}
		missing := 0
		for name, text := range clean {
			if traces[name] != nil {
				continue
			}
			if trace := follow(marking, name, files[name], text); trace != nil {
				traces[name], markings[name] = trace, marking
			} else {
				missing++
			}
		}
		if missing == 0 {
			break
		}
	}
	return traces, markings
}

// mark gives each template's marked text.
func (u *unit) mark(withDefines bool) (*marking, map[string]string, bool) {
	marking := &marking{}
	trees := map[string]*parse.Tree{}
	owners := map[string]string{}
	var names []string
	for name := range u.templates {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		text := u.templates[name].text
		if strings.Contains(text, markerOpen) || strings.Contains(text, markerClose) {
			return nil, nil, false
		}
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		set := map[string]*parse.Tree{}
		if _, err := tree.Parse(text, "", "", set); err != nil {
			return nil, nil, false
		}
		for defined, tree := range set {
			trees[defined] = tree
			owners[defined] = name
		}
	}
	used, all := consumed(trees)
	texts := map[string]string{}
	byFile := map[string][]string{}
	for defined, owner := range owners {
		if defined == owner || withDefines && !all && !used[defined] {
			byFile[owner] = append(byFile[owner], defined)
		}
	}
	for _, name := range names {
		marker := &templateMarker{marking: marking, name: name, source: u.templates[name].text}
		sort.Strings(byFile[name])
		for _, defined := range byFile[name] {
			marker.walk(trees[defined].Root, topScope(defined, name))
		}
		if marker.failed == nil {
			texts[name] = marker.result()
		}
	}
	return marking, texts, true
}

func topScope(defined, file string) *scope {
	top := &scope{rangeNumber: -1, variables: map[string]variable{}}
	if defined != file {
		top.define = defined
	}
	return top
}

func (u *unit) renderMarked(loaded *chart.Chart, texts map[string]string, values func() (common.Values, error)) (map[string]string, error) {
	originals := map[*common.File][]byte{}
	defer func() {
		for file, data := range originals {
			file.Data = data
		}
	}()
	var replace func(c *chart.Chart)
	replace = func(c *chart.Chart) {
		for _, file := range c.Templates {
			if text, marked := texts[path.Join(c.ChartFullPath(), file.Name)]; marked {
				if _, seen := originals[file]; !seen {
					originals[file] = file.Data
				}
				file.Data = []byte(text)
			}
		}
		for _, dependency := range c.Dependencies() {
			replace(dependency)
		}
	}
	replace(loaded)
	top, err := values()
	if err != nil {
		return nil, err
	}
	return engine.Engine{}.Render(loaded, top)
}
