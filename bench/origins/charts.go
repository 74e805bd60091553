package main

import (
	"fmt"
	"strings"
)

const (
	chart     = "chart"
	defaults  = "chart/values.yaml"
	explicit  = "values-prod.yaml"
	helpers   = "chart/templates/_helpers.tpl"
	chartFile = "apiVersion: v2\nname: chart\nversion: 1.0.0\n"
)

// chartGenerator writes a chart with two templates or more, each with some of the ways that charts have to write a field.
type chartGenerator struct {
	*generator
	file string
	key  int
}

// writeChart fills the generator; the chart is rendered with the values file explicit.
func (g *generator) writeChart() {
	c := &chartGenerator{generator: g}
	g.write(chart+"/Chart.yaml", chartFile)
	g.write(defaults, "# defaults\n")
	g.write(explicit, "# prod\n")
	g.write(helpers, "{{/* Helpers */}}\n")
	for number := range 2 + g.random.IntN(3) {
		c.file = fmt.Sprintf("chart/templates/object-%d.yaml", number)
		c.template(number)
	}
	if g.chance(40) {
		c.definition()
	}
	if g.chance(40) {
		c.dependency()
	}
}

func (c *chartGenerator) template(number int) {
	if c.chance(30) {
		c.write(c.file, "{{- /* A comment\nof two lines */ -}}\n")
	}
	conditional := c.chance(40)
	if conditional {
		c.write(c.file, "{{- if not .Values.switchedOff }}\n")
	}
	c.write(c.file, fmt.Sprintf("apiVersion: example.org/v1\nkind: Thing\nmetadata:\n  name: thing-%d\nspec:\n", number))
	c.some(6, []func(){
		c.literal, c.quoted, c.composite, c.list, c.ofValues, c.ofValues, c.quotedOfValues, c.ofDefaults, c.withDefault, c.unset, c.wholeMap,
		c.wholeDefaultMap, c.rangeOverList, c.rangeOverMap, c.rangeOverTexts, c.included, c.includedOfValues, c.branches, c.with, c.tpl,
		c.block, c.printf, c.arguments, c.variable, c.flow, c.file_, c.embedded, c.numbers, c.json, c.ternary, c.letters, c.merged, c.computed,
		c.indexed, c.alias, c.folded, c.windows, c.scoped, c.nested,
	})
	if conditional {
		c.write(c.file, "{{- end }}\n")
	}
	if c.chance(25) {
		c.documents(number)
	}
}

// name makes a key that is used nowhere else.
func (c *chartGenerator) name() string {
	c.key++
	return fmt.Sprintf("key%d", c.key)
}

// set puts a value into a values file, a level deep or two, and gives its path below .Values.
func (c *chartGenerator) set(file, value string) string {
	outer, inner := c.name(), c.name()
	if c.chance(50) {
		c.write(file, outer+": "+value+"\n")
		return outer
	}
	c.write(file, outer+":\n  "+inner+": "+value+"\n")
	return outer + "." + inner
}

// use writes a line of a template and remembers the values that it puts into the result.
func (c *chartGenerator) use(line string, values ...string) {
	c.write(c.file, line+"\n")
	c.using(c.file, values...)
}

func (c *chartGenerator) literal() { c.use("  " + c.name() + ": " + c.value()) }
func (c *chartGenerator) quoted()  { c.use("  " + c.name() + ": \"" + c.value() + "\"  # a comment") }
func (c *chartGenerator) flow() {
	c.use("  " + c.name() + ": {a: " + c.value() + ", b: [" + c.value() + "]}")
}
func (c *chartGenerator) numbers() {
	c.use("  " + c.name() + ": " + c.number())
	number := c.number()
	c.use("  "+c.name()+": {{ .Values."+c.set(explicit, number)+" | int }}", number)
}

func (c *chartGenerator) composite() {
	c.use("  " + c.name() + ": {{ .Release.Name }}-" + c.value())
}

func (c *chartGenerator) list() {
	c.use("  " + c.name() + ":")
	c.use("    - " + c.value())
	c.use("    - name: " + c.value())
	c.use("      value: " + c.value())
}

func (c *chartGenerator) ofValues() {
	value := c.value()
	c.use("  "+c.name()+": {{ .Values."+c.set(explicit, value)+" }}", value)
}

func (c *chartGenerator) quotedOfValues() {
	value := c.value()
	c.use("  "+c.name()+": {{ .Values."+c.set(explicit, "\""+value+"\"")+" | quote }}", value)
}

func (c *chartGenerator) ofDefaults() {
	value := c.value()
	c.use("  "+c.name()+": {{ .Values."+c.set(defaults, value)+" }}", value)
}

func (c *chartGenerator) withDefault() {
	value := c.value()
	c.use("  "+c.name()+": {{ .Values."+c.set(explicit, value)+" | default \"other\" }}", value)
}

func (c *chartGenerator) unset() {
	c.use("  " + c.name() + ": {{ .Values." + c.name() + " | default \"" + c.value() + "\" }}")
}

func (c *chartGenerator) printf() {
	value := c.value()
	c.use("  "+c.name()+": {{ printf \"%s-%s\" .Release.Name .Values."+c.set(explicit, value)+" }}", value)
}

func (c *chartGenerator) ternary() {
	value := c.value()
	c.use("  "+c.name()+": {{ ternary .Values."+c.set(explicit, value)+" \"other\" true }}", value)
}

// mapping puts a mapping into a values file.
func (c *chartGenerator) mapping(file string) (path string, values []string) {
	values = []string{c.value(), c.value(), c.value()}
	path = c.name()
	c.write(file, path+":\n  a: "+values[0]+"\n  b:\n    - "+values[1]+"\n    - c: "+values[2]+"\n")
	return path, values
}

func (c *chartGenerator) wholeMap() {
	path, values := c.mapping(explicit)
	c.use("  " + c.name() + ":")
	c.use("    {{- toYaml .Values."+path+" | nindent 4 }}", values...)
}

func (c *chartGenerator) wholeDefaultMap() {
	path, values := c.mapping(defaults)
	if c.chance(50) {
		c.use("  {{- with .Values." + path + " }}")
		c.use("  " + c.name() + ":")
		c.use("    {{- toYaml . | nindent 4 }}", values...)
		c.use("  {{- end }}")
		return
	}
	c.use("  " + c.name() + ":")
	c.use("{{ toYaml .Values."+path+" | indent 4 }}", values...)
}

func (c *chartGenerator) json() {
	path, values := c.mapping(explicit)
	c.use("  "+c.name()+": {{ toJson .Values."+path+" }}", values...)
}

func (c *chartGenerator) rangeOverList() {
	path := c.name()
	one, two := []string{c.value(), c.value()}, []string{c.value(), c.value()}
	c.write(explicit, path+":\n")
	for at := range one {
		c.write(explicit, "  - name: "+one[at]+"\n    other: "+two[at]+"\n")
	}
	c.use("  " + c.name() + ":")
	c.use("    {{- range .Values." + path + " }}")
	c.use("    - name: {{ .name }}", one...)
	c.use("      literal: fixed")
	c.use("      other: {{ .other | quote }}", two...)
	c.use("    {{- end }}")
}

func (c *chartGenerator) rangeOverTexts() {
	path := c.name()
	values := []string{c.value(), c.value(), c.value()}
	c.write(explicit, path+": ["+strings.Join(values, ", ")+"]\n")
	c.use("  " + c.name() + ":")
	c.use("  {{- range $text := .Values." + path + " }}")
	c.use("    - {{ $text }}", values...)
	c.use("  {{- end }}")
}

func (c *chartGenerator) rangeOverMap() {
	path := c.name()
	values := []string{c.value(), c.value()}
	file := explicit
	if c.chance(50) {
		file = defaults
	}
	c.write(file, path+":\n  first: "+values[0]+"\n  second: "+values[1]+"\n")
	c.use("  " + c.name() + ":")
	c.use("    {{- range $key, $value := .Values." + path + " }}")
	c.use("    {{ $key }}: {{ $value | quote }}", values...)
	c.use("    {{- end }}")
}

func (c *chartGenerator) included() {
	name := c.name()
	c.write(helpers, "{{- define \""+name+"\" -}}\nfirst: "+c.value()+"\nsecond: "+c.value()+"\n{{- end }}\n")
	c.use("  " + c.name() + ":")
	c.use("    {{- include \"" + name + "\" . | nindent 4 }}")
}

func (c *chartGenerator) includedOfValues() {
	name, value := c.name(), c.value()
	c.write(helpers, "{{- define \""+name+"\" -}}\nfirst: {{ .Values."+c.set(explicit, value)+" }}\n")
	c.using(helpers, value)
	c.write(helpers, "{{- end }}\n")
	c.use("  " + c.name() + ":")
	c.use("    {{- include \"" + name + "\" . | nindent 4 }}")
}

func (c *chartGenerator) arguments() {
	name, given := c.name(), c.value()
	c.write(helpers, "{{- define \""+name+"\" -}}\nfirst: {{ .given }}\nsecond: "+c.value()+"\n{{- end }}\n")
	c.use("  " + c.name() + ":")
	c.use("    {{- include \""+name+"\" (dict \"given\" .Values."+c.set(explicit, given)+" \"top\" $) | nindent 4 }}", given)
}

func (c *chartGenerator) branches() {
	c.use("  {{- if .Values." + c.name() + " }}")
	c.use("  " + c.name() + ": " + c.value())
	c.use("  {{- else }}")
	c.use("  " + c.name() + ": " + c.value())
	c.use("  {{- end }}")
}

func (c *chartGenerator) with() {
	outer, value := c.name(), c.value()
	c.write(explicit, outer+":\n  inner: "+value+"\n")
	c.use("  {{- with .Values." + outer + " }}")
	c.use("  "+c.name()+": {{ .inner }}", value)
	c.use("  {{- end }}")
}

func (c *chartGenerator) tpl() {
	value := c.value()
	c.use("  "+c.name()+": {{ tpl .Values."+c.set(explicit, "\"{{ .Release.Name }}-"+value+"\"")+" . }}", value)
}

func (c *chartGenerator) block() {
	value := c.value()
	c.use("  "+c.name()+": |", value)
	c.write(c.file, "    echo "+value+"\n    echo {{ .Release.Name }}\n")
}

func (c *chartGenerator) embedded() {
	value := c.value()
	c.use("  " + c.name() + ": |")
	c.use("    settings:")
	c.use("      literal: " + c.value())
	c.use("      value: {{ .Values."+c.set(explicit, value)+" }}", value)
}

func (c *chartGenerator) variable() {
	value, name := c.value(), c.name()
	c.use("  {{- $" + name + " := .Values." + c.set(explicit, value) + " }}")
	c.use("  "+c.name()+": {{ $"+name+" }}", value)
}

func (c *chartGenerator) file_() {
	value, name := c.value(), c.name()
	c.write(chart+"/files/"+name+".txt", value+"\n")
	c.use("  "+c.name()+": {{ .Files.Get \"files/"+name+".txt\" | trim }}", value)
}

// documents writes several objects with one piece of template.
func (c *chartGenerator) documents(number int) {
	path := c.name()
	values := []string{c.value(), c.value()}
	c.write(explicit, path+":\n  - "+values[0]+"\n  - "+values[1]+"\n")
	c.use("{{- range $at, $value := .Values." + path + " }}")
	c.use("---")
	c.use("apiVersion: example.org/v1\nkind: Other\nmetadata:\n  name: other-" + fmt.Sprint(number) + "-{{ $at }}\nspec:")
	c.use("  literal: " + c.value())
	c.use("  value: {{ $value }}", values...)
	c.use("{{- end }}")
}

func (c *chartGenerator) definition() {
	c.write(chart+"/crds/thing.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: "+c.value()+
		"\nspec:\n  group: \""+c.value()+"\"\n")
}

func (c *chartGenerator) dependency() {
	value, shared := c.value(), c.value()
	c.write("chart/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")
	c.write(explicit, "sub:\n  host: "+value+"\nglobal:\n  team: "+shared+"\n")
	own := c.value()
	c.write("chart/charts/sub/values.yaml", "port: "+own+"\n")
	c.file = "chart/charts/sub/templates/a.yaml"
	c.use("apiVersion: example.org/v1\nkind: Sub\nmetadata:\n  name: sub\nspec:")
	c.use("  host: {{ .Values.host }}", value)
	c.use("  team: {{ .Values.global.team }}", shared)
	c.use("  port: {{ .Values.port }}", own)
	c.use("  literal: " + c.value())
}

// letters stand for columns that are not bytes.
func (c *chartGenerator) letters() {
	value := c.value()
	c.use("  "+c.name()+": {é: ü, a: "+c.value()+", \"日本\": {{ .Values."+c.set(explicit, "\"é "+value+"\"")+" }} }", value)
}

func (c *chartGenerator) merged() {
	one, first := c.mapping(explicit)
	two, other := c.name(), c.value()
	c.write(defaults, two+":\n  a: overridden\n  d: "+other+"\n")
	c.use("  " + c.name() + ":")
	c.use("    {{- toYaml (mergeOverwrite (deepCopy .Values."+two+") .Values."+one+") | nindent 4 }}", append(first, other)...)
}

func (c *chartGenerator) computed() {
	value := c.value()
	c.use("  " + c.name() + ":")
	c.use("    {{- toYaml (dict \"a\" .Values."+c.set(explicit, value)+" \"b\" (list \"c\")) | nindent 4 }}", value)
	upper := c.value()
	c.use("  "+c.name()+": {{ .Values."+c.set(explicit, upper)+" | trunc 63 | trimSuffix \"-\" }}", upper)
}

func (c *chartGenerator) indexed() {
	path := c.name()
	values := []string{c.value(), c.value()}
	c.write(explicit, path+":\n  with-dash: "+values[0]+"\n  list: [x, "+values[1]+"]\n")
	c.use("  "+c.name()+": {{ index .Values."+path+" \"with-dash\" }}", values[0])
	c.use("  "+c.name()+": {{ index .Values."+path+".list 1 }}", values[1])
}

func (c *chartGenerator) alias() {
	value, anchor, user := c.value(), c.name(), c.name()
	c.write(explicit, anchor+": &"+anchor+" {a: "+value+"}\n"+user+": *"+anchor+"\n")
	c.use("  " + c.name() + ":")
	c.use("    {{- toYaml .Values."+user+" | nindent 4 }}", value)
}

func (c *chartGenerator) folded() {
	value, path := c.value(), c.name()
	c.write(explicit, path+": >-\n  "+value+"\n")
	c.using(explicit, value)
	c.use("  "+c.name()+": {{ .Values."+path+" }}", value)
	c.uses[value] = fmt.Sprintf("%s:%d", explicit, c.lines[explicit]-1)
}

func (c *chartGenerator) windows() {
	value := c.value()
	c.use("  "+c.name()+": "+c.value()+"\r\n  "+c.name()+": {{ .Values."+c.set(explicit, value)+" }}\r", value)
}

// scoped reads from the top and from an element in one loop.
func (c *chartGenerator) scoped() {
	path, top, inner := c.name(), c.value(), c.value()
	c.write(explicit, path+":\n  - port: "+inner+"\n")
	of := c.set(explicit, top)
	c.use("  " + c.name() + ":")
	c.use("    {{- range $at, $one := .Values." + path + " }}")
	c.use("    - top: {{ $.Values."+of+" }}", top)
	c.use("      {{- if $one.port }}")
	c.use("      port: {{ $one.port }}", inner)
	c.use("      {{- end }}")
	c.use("    {{- end }}")
}

// nested calls a named template within another.
func (c *chartGenerator) nested() {
	inner, outer, value := c.name(), c.name(), c.value()
	c.write(helpers, "{{- define \""+inner+"\" -}}\ndeep: {{ .Values."+c.set(explicit, value)+" | quote }}\n")
	c.using(helpers, value)
	c.write(helpers, "fixed: "+c.value()+"\n{{- end }}\n{{- define \""+outer+"\" -}}\nouter: "+c.value()+"\n{{ include \""+inner+"\" . }}\n{{- end }}\n")
	c.use("  " + c.name() + ":")
	c.use("    {{- include \"" + outer + "\" . | nindent 4 }}")
}
