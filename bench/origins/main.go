// Command origins measures how often the renderer leads from a field back to the right place.
//
// It generates charts and kustomizations in which each value stands at one known place, renders them, looks the values up in the result and
// compares. Then it renders the example repository and counts. It prints a table in Markdown; the lines below it name what was wrong.
// It fails where an exact place is wrong, where fewer than 98 % of the lines are right, and where too few fields have a line.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	sources := flag.String("renderer", "../../renderer", "the sources of the renderer")
	example := flag.String("example", "../../examples/shop", "a repository to count the fields of")
	units := flag.Uint64("units", 300, "how many charts, and how many kustomizations, to generate")
	flag.Parse()
	if err := run(*sources, *example, *units); err != nil {
		fmt.Fprintln(os.Stderr, "origins:", err)
		os.Exit(1)
	}
}

func run(sources, example string, units uint64) error {
	renderer, err := startRenderer(sources)
	if err != nil {
		return err
	}
	defer renderer.stop()
	charts, kustomizations := newTally("generated charts"), newTally("generated kustomizations")
	for seed := range units {
		if err := generated(renderer, charts, seed, func(g *generator) request {
			g.writeChart()
			return request{Kind: "helm", Directory: chart, ValuesFiles: []string{explicit}, ReleaseName: "release", Namespace: "shop", KubernetesVersion: "1.29.0"}
		}); err != nil {
			return err
		}
		if err := generated(renderer, kustomizations, seed, func(g *generator) request {
			return request{Kind: "kustomize", Directory: g.writeKustomization()}
		}); err != nil {
			return err
		}
	}
	exampleCharts, exampleKustomizations := newTally("charts of the example"), newTally("kustomizations of the example")
	exampleCharts.counted, exampleKustomizations.counted = true, true
	if err := examples(renderer, example, exampleCharts, exampleKustomizations); err != nil {
		return err
	}
	fmt.Println(header)
	for _, tally := range []*tally{charts, kustomizations, exampleCharts, exampleKustomizations} {
		fmt.Println(tally.row())
	}
	for _, tally := range []*tally{charts, kustomizations, exampleCharts, exampleKustomizations} {
		for _, wrong := range tally.wrong[:min(len(tally.wrong), 40)] {
			fmt.Printf("\n%s: %s", tally.name, wrong)
		}
	}
	fmt.Println()
	return errors.Join(charts.check(85), kustomizations.check(95), exampleCharts.check(85), exampleKustomizations.check(95))
}

// generated renders a repository that a seed makes, and judges each of its values.
func generated(renderer *renderer, tally *tally, seed uint64, write func(*generator) request) error {
	root, err := os.MkdirTemp("", "meshlint-origins")
	if err != nil {
		return err
	}
	defer os.RemoveAll(root)
	generator := newGenerator(seed)
	request := write(generator)
	if err := generator.save(root); err != nil {
		return err
	}
	request.Repository = root
	answer, err := renderer.render(request)
	if err != nil {
		return fmt.Errorf("seed %d: %w", seed, err)
	}
	tally.units++
	for _, document := range answer.Documents {
		if err := leaves(document.Text, document.Origin, func(found leaf) {
			if right, counts := generator.judge(found); counts {
				tally.add(found.confidence, right, fmt.Sprintf("seed %d %s = %q said to be at %s:%d:%d-%d", seed, found.way, found.value,
					found.spot.File, found.spot.Line, found.spot.Column, found.spot.EndColumn))
			}
		}); err != nil {
			return err
		}
	}
	return nil
}

// examples renders each chart of a repository with each of its values files, and each kustomization that is no component. An exact place is
// right where the text there reads the value; of the others it cannot be told.
func examples(renderer *renderer, root string, charts, kustomizations *tally) error {
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	var requests []request
	if err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		directory, _ := filepath.Rel(root, filepath.Dir(path))
		directory = filepath.ToSlash(directory)
		switch entry.Name() {
		case "Chart.yaml":
			values, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "values-*.yaml"))
			sort.Strings(values)
			for _, file := range values {
				requests = append(requests, request{Kind: "helm", Directory: directory, ValuesFiles: []string{directory + "/" + filepath.Base(file)},
					ReleaseName: "shop", Namespace: "shop", KubernetesVersion: "1.29.0"})
			}
		case "kustomization.yaml":
			content, err := os.ReadFile(path)
			if err == nil && !strings.Contains(string(content), "kind: Component") {
				requests = append(requests, request{Kind: "kustomize", Directory: directory})
			}
		}
		return nil
	}); err != nil {
		return err
	}
	for _, request := range requests {
		request.Repository = root
		tally := kustomizations
		if request.Kind == "helm" {
			tally = charts
		}
		answer, err := renderer.render(request)
		if err != nil {
			return err
		}
		tally.units++
		for _, document := range answer.Documents {
			if err := leaves(document.Text, document.Origin, func(found leaf) {
				right := true
				if found.confidence == "EXACT" {
					content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(found.spot.File)))
					right = err == nil && textReads(string(content), found)
				}
				tally.add(found.confidence, right, fmt.Sprintf("%s %s = %q said to be at %s:%d:%d-%d", request.Directory, found.way, found.value,
					found.spot.File, found.spot.Line, found.spot.Column, found.spot.EndColumn))
			}); err != nil {
				return err
			}
		}
	}
	return nil
}
