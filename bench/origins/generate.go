package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// generator writes a repository of which it is known where each value stands.
type generator struct {
	random *rand.Rand
	repository
	texts  map[string]*strings.Builder
	lines  map[string]int
	serial int
}

func newGenerator(seed uint64) *generator {
	return &generator{
		random:     rand.New(rand.NewPCG(seed, 2026)),
		repository: repository{files: map[string]string{}, uses: map[string]string{}, asks: map[string]string{}},
		texts:      map[string]*strings.Builder{}, lines: map[string]int{},
	}
}

// value makes a text that stands nowhere else.
func (g *generator) value() string {
	g.serial++
	return fmt.Sprintf("u%06du", g.serial)
}

// number makes a number that stands nowhere else.
func (g *generator) number() string {
	g.serial++
	return fmt.Sprintf("9%06d", g.serial)
}

func (g *generator) chance(percent int) bool { return g.random.IntN(100) < percent }

// write appends lines to a file.
func (g *generator) write(file, text string) {
	if g.texts[file] == nil {
		g.texts[file] = &strings.Builder{}
	}
	g.texts[file].WriteString(text)
	g.lines[file] += strings.Count(text, "\n")
}

// using tells that the last line written to a file puts values into the result that stand elsewhere.
func (g *generator) using(file string, values ...string) {
	for _, value := range values {
		g.uses[value] = fmt.Sprintf("%s:%d", file, g.lines[file])
	}
}

// save writes all files below a directory.
func (g *generator) save(root string) error {
	for name, text := range g.texts {
		g.files[name] = text.String()
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// some picks a number of things to do, each at most once, in any order.
func (g *generator) some(least int, all []func()) {
	g.random.Shuffle(len(all), func(one, other int) { all[one], all[other] = all[other], all[one] })
	for _, do := range all[:least+g.random.IntN(len(all)-least+1)] {
		do()
	}
}
