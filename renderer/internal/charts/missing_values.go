package charts

import (
	"fmt"
	"regexp"
	"strings"

	"io.meshlint/renderer/internal/plain"
)

var (
	valuePath = regexp.MustCompile(`^\$?\.Values((?:\.\w+)*)$`)
	fieldPath = regexp.MustCompile(`^[$\w]*(?:\.\w+)+$`)
)

// lookUp gives a value of the chart by its expression. Found is false for anything but .Values and what is below; a value that is not set is nil.
func (f *failure) lookUp(expression string) (value any, found bool) {
	match := valuePath.FindStringSubmatch(expression)
	if match == nil {
		return nil, false
	}
	return valueAt(f.values, steps(match[1])), true
}

func steps(path string) []any {
	var result []any
	for step := range strings.SplitSeq(path, ".") {
		if step != "" {
			result = append(result, step)
		}
	}
	return result
}

// whereSet names the place that sets a value, with words before it; empty where none is known.
func (f *failure) whereSet(expression, before string) string {
	match := valuePath.FindStringSubmatch(expression)
	if match == nil || match[1] == "" {
		return ""
	}
	var way []any
	for _, step := range f.prefix {
		way = append(way, step)
	}
	set := whereSet(f.unit.settings, &reference{path: append(way, steps(match[1])...)})
	if set == nil {
		return ""
	}
	return fmt.Sprintf("%sin %s, line %d", before, set.spot.File, set.spot.Line)
}

// inValues is the path that a values file uses for a value of the template.
func (f *failure) inValues(path string) string {
	way := append([]string{}, f.prefix...)
	for _, step := range steps(path) {
		way = append(way, step.(string))
	}
	return strings.Join(way, ".")
}

// before gives the part of an expression in front of a field.
func (f *failure) before(name string) string {
	if !fieldPath.MatchString(f.expression) {
		return ""
	}
	first, parts := "", strings.Split(f.expression, ".")
	for at := 1; at < len(parts); at++ {
		if parts[at] != name || at == 1 && parts[0] == "" {
			continue
		}
		front := strings.Join(parts[:at], ".")
		if first == "" {
			first = front
		}
		if value, found := f.lookUp(front); found && value != nil && valueHolds(value) {
			continue
		}
		return front
	}
	// All hold in the chart's values, so the dot is another than the chart's own object.
	return first
}

// valueHolds tells whether a field can be read from a value.
func valueHolds(value any) bool {
	_, isMap := asMap(value)
	return isMap
}

// notSet explains a field that is read from nothing.
func (f *failure) notSet(name string) (message, help string) {
	front := f.before(name)
	if front == "" {
		return fmt.Sprintf("`.%s` cannot be read from %s, since a part of it is not set", name, plain.Code(f.expression)), "Set it in a values file, or test it first with `{{ with … }}`."
	}
	message = fmt.Sprintf("`%s` is not set, so `.%s` cannot be read from it", front, name)
	match := valuePath.FindStringSubmatch(front)
	switch {
	case match == nil:
		return message, fmt.Sprintf("Set it where its values come from, or test it first: `{{ with %s }}…{{ end }}`.", front)
	case match[1] == "":
		return message, "Hand the chart's own object to the named template: `{{ include \"name\" . }}` or `{{ include \"name\" $ }}`."
	}
	if where := f.whereSet(front, ""); where != "" {
		return message, fmt.Sprintf("Set `%s.%s`: `%s` is null %s.", f.inValues(match[1]), name, f.inValues(match[1]), where)
	}
	way := steps(match[1])
	last := way[len(way)-1].(string)
	if parent, isMap := asMap(valueAt(f.values, way[:len(way)-1])); isMap {
		if near := plain.Nearest(last, plain.Keys(parent)); near != "" {
			return message, fmt.Sprintf("Did you mean `%s`? The values have that.", strings.TrimSuffix(front, last)+near)
		}
	}
	return message, fmt.Sprintf("Set `%s.%s` in a values file, or test it first: `{{ with %s }}…{{ end }}`.", f.inValues(match[1]), name, front)
}

// noField explains a field that is read from something that has no fields.
func (f *failure) noField(name, kind string) (message, help string) {
	front := f.before(name)
	value, found := f.lookUp(front)
	if front == "" {
		front = f.expression
	}
	is := plain.Type(kind)
	switch {
	case found:
		is = plain.TypeOf(value)
	case strings.Contains(kind, "interface"):
		is = "no mapping"
	}
	message = fmt.Sprintf("%s is %s, so `.%s` cannot be read from it", plain.Code(front), is, name)
	return message, "Write a mapping" + f.whereSet(front, " ") + fmt.Sprintf(", or read another value than %s.", plain.Code(f.expression))
}

const noTemplate = "there is no template named "

var defined = regexp.MustCompile(`\{\{-?\s*(?:define|block)\s+"([^"]+)"`)

// unknownTemplate explains an include of a name that no template has.
func (f *failure) unknownTemplate(name string) (message, help string) {
	var names []string
	for _, source := range f.unit.templates {
		for _, match := range defined.FindAllStringSubmatch(source.text, -1) {
			names = append(names, match[1])
		}
	}
	message = noTemplate + plain.Code(name)
	if near := plain.Nearest(name, names); near != "" {
		return message, fmt.Sprintf("Did you mean `%s`?", near)
	}
	return message, fmt.Sprintf("Write it into a file in templates/: `{{ define \"%s\" }}…{{ end }}`, or correct the name.", name)
}
