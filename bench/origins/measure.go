package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v3"
)

// tally counts the fields of what was rendered by the confidence of their origins, and how many of these are right.
type tally struct {
	name   string
	units  int
	fields map[string]int
	right  map[string]int
	wrong  []string
	// counted is true where it is not known which lines and files are right.
	counted bool
}

func newTally(name string) *tally {
	return &tally{name: name, fields: map[string]int{}, right: map[string]int{}}
}

func (t *tally) add(confidence string, right bool, description string) {
	t.fields[confidence]++
	if right {
		t.right[confidence]++
	} else {
		t.wrong = append(t.wrong, confidence+" "+description)
	}
}

func (t *tally) total() int { return t.fields["EXACT"] + t.fields["LINE"] + t.fields["FILE"] }

// check is an error where the figures are not what meshlint promises; lines is how many percent of the fields have at least a line.
func (t *tally) check(lines int) error {
	switch exact, line := t.fields["EXACT"], t.fields["LINE"]; {
	case t.right["EXACT"] < exact:
		return fmt.Errorf("%s: %d of %d exact places are wrong", t.name, exact-t.right["EXACT"], exact)
	case t.right["LINE"]*100 < line*98:
		return fmt.Errorf("%s: %d of %d lines are wrong", t.name, line-t.right["LINE"], line)
	case (exact+line)*100 < t.total()*lines:
		return fmt.Errorf("%s: only %d of %d fields have a line", t.name, exact+line, t.total())
	}
	return nil
}

// share is a part in percent, rounded down: 99.99 is not all.
func share(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	thousandths := part * 1000 / whole
	return fmt.Sprintf("%d.%d %%", thousandths/10, thousandths%10)
}

func (t *tally) row() string {
	right := func(confidence string) string {
		if t.counted && confidence != "EXACT" {
			return "–"
		}
		return share(t.right[confidence], t.fields[confidence])
	}
	return fmt.Sprintf("| %s | %d | %d | %s | %s | %s | %s | %s | %s |", t.name, t.units, t.total(),
		share(t.fields["EXACT"], t.total()), right("EXACT"), share(t.fields["LINE"], t.total()), right("LINE"),
		share(t.fields["FILE"], t.total()), right("FILE"))
}

const header = "| sources | units | fields | exact | of these right | line | right | file | right |\n" +
	"| --- | --: | --: | --: | --: | --: | --: | --: | --: |"

// leaf is a scalar of a rendered document and what the renderer says of it.
type leaf struct {
	way        string
	value      string
	spot       spot
	confidence string
	alsoSee    []spot
}

// leaves goes through a document and its origins as io.meshlint.engine.render.TreeOrigins does.
func leaves(text string, root *origin, see func(leaf)) error {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		return err
	}
	if len(document.Content) == 1 {
		walk(document.Content[0], leaf{spot: *root.Spot, confidence: root.Confidence}, root, root, see)
	}
	return nil
}

func walk(node *yaml.Node, at leaf, here, root *origin, see func(leaf)) {
	if here != nil && here.Spot != nil {
		at.spot, at.confidence, at.alsoSee = *here.Spot, here.Confidence, nil
		for _, other := range here.AlsoSee {
			at.alsoSee = append(at.alsoSee, other.Spot)
		}
	} else if at.confidence == "EXACT" {
		at.confidence = "LINE"
	}
	below := func(step string, node *yaml.Node, origin *origin) {
		inner := at
		inner.way += step
		walk(node, inner, origin, root, see)
	}
	switch node.Kind {
	case yaml.MappingNode:
		for number := 0; number+1 < len(node.Content); number += 2 {
			var origin *origin
			if here != nil {
				origin = here.Fields[node.Content[number].Value]
			}
			below("."+node.Content[number].Value, node.Content[number+1], origin)
		}
	case yaml.SequenceNode:
		for number, element := range node.Content {
			var origin *origin
			if here != nil && number < len(here.Elements) {
				origin = here.Elements[number]
			}
			below(fmt.Sprintf("[%d]", number), element, origin)
		}
	case yaml.ScalarNode:
		if root.Shift != nil {
			width := utf8.RuneCountInString(node.Value)
			if node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
				width += 2
			}
			at.confidence = "EXACT"
			at.spot = spot{root.Spot.File, node.Line + *root.Shift, node.Column, node.Line + *root.Shift, node.Column + width}
		}
		var inner yaml.Node
		if here != nil && here.Embedded != nil && yaml.Unmarshal([]byte(node.Value), &inner) == nil && len(inner.Content) == 1 {
			below("!", inner.Content[0], here.Embedded)
			return
		}
		at.value = node.Value
		see(at)
	}
}

// token is a value that stands at one place of a generated repository alone.
var token = regexp.MustCompile(`u\d{6}u|9\d{6}`)

// repository is a generated one.
type repository struct {
	files map[string]string
	// uses are the lines of templates that put a value of a values file, or of another file, into the result: file:line by token.
	uses map[string]string
	// asks are texts that stand once, where a kustomization asks for a value to be copied, by token.
	asks map[string]string
}

// places finds where a token stands.
func (r *repository) places(of string) []spot {
	var found []spot
	if of == "" {
		return nil
	}
	for name, text := range r.files {
		for number, line := range strings.Split(text, "\n") {
			for from := 0; ; {
				at := strings.Index(line[from:], of)
				if at < 0 {
					break
				}
				column := utf8.RuneCountInString(line[:from+at]) + 1
				found = append(found, spot{name, number + 1, column, number + 1, column + len(of)})
				from += at + len(of)
			}
		}
	}
	return found
}

// judge tells whether an origin leads to a place of one of the tokens in a value: an exact one to the very text, one to the line to the line
// of the value or the line of a template that uses it, one to the file to the file of either.
// A name that prefixes made longer is to be changed where the object is named.
func (r *repository) judge(of leaf) (right, counts bool) {
	if of.way == ".metadata.name" && token.MatchString(of.value) {
		lines := strings.Split(r.files[of.spot.File], "\n")
		if of.spot.Line > 0 && of.spot.Line <= len(lines) && of.confidence == "LINE" {
			_, name, found := strings.Cut(lines[of.spot.Line-1], "name: ")
			if found && name != "" && strings.Contains(of.value, name) {
				return true, true
			}
		}
	}
	for _, found := range token.FindAllString(of.value, -1) {
		counts = true
		for _, place := range r.places(found) {
			use := fmt.Sprintf("%s:%d", of.spot.File, of.spot.Line) == r.uses[found]
			for _, asked := range r.places(r.asks[found]) {
				use = use || asked.File == of.spot.File && asked.Line == of.spot.Line
			}
			sameLine := place.File == of.spot.File && place.Line == of.spot.Line
			switch of.confidence {
			case "EXACT":
				around := sameLine && of.spot.Column <= place.Column && of.spot.EndColumn >= place.EndColumn
				right = right || (around || use && place.File == of.spot.File) && r.reads(of)
			case "LINE":
				right = right || sameLine || use
			case "FILE":
				right = right || place.File == of.spot.File || strings.HasPrefix(r.uses[found], of.spot.File+":")
			}
		}
	}
	return right, counts
}

// reads tells whether the text at an exact place is the value, apart from quotes. A block of several lines is pointed at by its header.
func (r *repository) reads(of leaf) bool {
	return textReads(r.files[of.spot.File], of)
}

func textReads(file string, of leaf) bool {
	lines := strings.Split(file, "\n")
	if of.spot.Line < 1 || of.spot.Line > len(lines) || of.spot.EndLine != of.spot.Line {
		return false
	}
	line := []rune(lines[of.spot.Line-1])
	if of.spot.Column < 1 || of.spot.EndColumn-1 > len(line) || of.spot.Column > of.spot.EndColumn {
		return false
	}
	text := string(line[of.spot.Column-1 : of.spot.EndColumn-1])
	if strings.HasPrefix(text, "|") || strings.HasPrefix(text, ">") {
		return true
	}
	var value any
	if yaml.Unmarshal([]byte(text), &value) != nil {
		return text == of.value
	}
	written := ""
	if value != nil {
		var node yaml.Node
		if yaml.Unmarshal([]byte(text), &node) == nil && len(node.Content) == 1 {
			written = node.Content[0].Value
		}
	}
	return written == of.value || text == of.value || strings.HasSuffix(text, "="+of.value)
}
