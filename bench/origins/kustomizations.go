package main

import (
	"fmt"
	"strings"
)

// kustomizationGenerator writes a base, up to three layers over it and components, each with some of the ways to set a field.
type kustomizationGenerator struct {
	*generator
	directory string
	// fields collects what goes under each field of the kustomization, in the order of first use.
	fields map[string]string
	order  []string
	key    int
}

// writeKustomization gives the directory of the outermost layer.
func (g *generator) writeKustomization() string {
	base := g.layer("base")
	for number := range 1 + g.random.IntN(2) {
		base.workload(number)
	}
	base.add("resources", "")
	if g.chance(60) {
		base.configMap()
	}
	base.finish()
	below := "base"
	for depth := range 1 + g.random.IntN(3) {
		layer := g.layer(fmt.Sprintf("layer%d", depth))
		layer.add("resources", "  - ../"+below+"\n")
		if g.chance(40) {
			component := g.layer(fmt.Sprintf("component%d", depth))
			component.labels()
			component.some(1, component.ways())
			component.finishAs("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n")
			layer.add("components", fmt.Sprintf("  - ../component%d\n", depth))
		}
		layer.some(3, layer.ways())
		layer.finish()
		below = layer.directory
	}
	return below
}

func (g *generator) layer(directory string) *kustomizationGenerator {
	return &kustomizationGenerator{generator: g, directory: directory, fields: map[string]string{}}
}

func (k *kustomizationGenerator) ways() []func() {
	return []func(){
		k.mergeInline, k.mergeFile, k.jsonInline, k.jsonFile, k.labels, k.annotations, k.image, k.replicas, k.namespace, k.prefix, k.suffix,
		k.mergeConfigMap, k.addedContainer, k.patchByLabel, k.ownResource, k.replacement, k.generated, k.oldPatches,
		k.wholeList, k.transformers, k.generatorOptions, k.objectsOfAList,
	}
}

func (k *kustomizationGenerator) add(field, text string) {
	if _, known := k.fields[field]; !known {
		k.order = append(k.order, field)
	}
	k.fields[field] += text
}

// name makes a name that is used nowhere else.
func (k *kustomizationGenerator) name() string {
	k.key++
	return fmt.Sprintf("%s-%d", k.directory, k.key)
}

func (k *kustomizationGenerator) finish() {
	k.finishAs("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n")
}

func (k *kustomizationGenerator) finishAs(head string) {
	text := head
	for _, field := range k.order {
		content := k.fields[field]
		switch {
		case content == "":
		case strings.HasPrefix(content, " "):
			text += field + ":\n" + content
		default:
			text += field + ": " + content + "\n"
		}
	}
	k.write(k.directory+"/kustomization.yaml", text)
}

// workload writes a Deployment, with its Service, into the base.
func (k *kustomizationGenerator) workload(number int) {
	file := fmt.Sprintf("app-%d.yaml", number)
	k.add("resources", "  - "+file+"\n")
	k.write(k.directory+"/"+file, fmt.Sprintf(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-%[1]d
  labels:
    app: app-%[1]d
    tier: %[2]s
  annotations:
    example.org/owner: "%[3]s"
spec:
  replicas: %[4]s
  selector:
    matchLabels:
      app: app-%[1]d
  template:
    metadata:
      labels:
        app: app-%[1]d
      annotations: {example.org/note: %[5]s}
    spec:
      serviceAccountName: %[6]s
      containers:
        - name: main
          image: registry.example.org/main:%[7]s
          args:
            - %[8]s
            - --mode=%[9]s
          env:
            - name: MODE
              value: %[10]s
            - name: LEVEL
              value: '%[11]s'
        - name: helper
          image: registry.example.org/helper:%[12]s
---
apiVersion: v1
kind: Service
metadata:
  name: app-%[1]d
spec:
  type: %[13]s
  selector:
    app: app-%[1]d
  ports:
    - name: http
      port: %[14]s
    - name: %[15]s
      port: 8080
`, number, k.value(), k.value(), k.number(), k.value(), k.value(), k.value(), k.value(), k.value(), k.value(), k.value(), k.value(),
		k.value(), k.number(), k.value()))
}

func (k *kustomizationGenerator) configMap() {
	k.write(k.directory+"/app.env", "# settings\nFIRST="+k.value()+"\nSECOND="+k.value()+"\n")
	k.write(k.directory+"/settings.yaml", "top:\n  inner: "+k.value()+"\n  list:\n    - "+k.value()+"\n")
	k.add("configMapGenerator", "  - name: settings\n    literals:\n      - mode="+k.value()+"\n      - level="+k.value()+
		"\n    files:\n      - settings.yaml\n  - name: environment\n    envs:\n      - app.env\n")
}

func (k *kustomizationGenerator) generated() {
	k.add("configMapGenerator", "  - name: "+k.name()+"\n    literals:\n      - own="+k.value()+"\n    options:\n      labels: {made: "+k.value()+"}\n")
}

func (k *kustomizationGenerator) mergeConfigMap() {
	if strings.Contains(k.textOf("base/kustomization.yaml"), "name: settings") && !strings.HasPrefix(k.directory, "component") {
		k.add("configMapGenerator", "  - name: settings\n    behavior: merge\n    literals:\n      - level="+k.value()+"\n      - more="+k.value()+"\n")
	}
}

func (k *kustomizationGenerator) textOf(file string) string {
	if text := k.texts[file]; text != nil {
		return text.String()
	}
	return ""
}

func (k *kustomizationGenerator) mergePatch() string {
	return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-0\nspec:\n  template:\n    spec:\n      priorityClassName: " + k.value() +
		"\n      containers:\n        - name: main\n          env:\n            - name: MODE\n              value: " + k.value() +
		"\n            - name: ADDED\n              value: \"" + k.value() + "\"\n"
}

func indented(text string, by int) string {
	return strings.Repeat(" ", by) + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+strings.Repeat(" ", by)) + "\n"
}

func (k *kustomizationGenerator) mergeInline() {
	k.add("patches", "  - patch: |-\n"+indented(k.mergePatch(), 6))
}

func (k *kustomizationGenerator) mergeFile() {
	file := k.name() + ".yaml"
	k.write(k.directory+"/"+file, k.mergePatch())
	k.add("patches", "  - path: "+file+"\n")
}

func (k *kustomizationGenerator) operations() string {
	return "- op: replace\n  path: /spec/type\n  value: " + k.value() + "\n- op: add\n  path: /metadata/annotations\n  value:\n    example.org/patched: " + k.value() +
		"\n- {op: replace, path: /spec/ports/0/port, value: " + k.number() + "}\n- op: add\n  path: /spec/ports/-\n  value: {name: " + k.value() + ", port: 9000}\n"
}

func (k *kustomizationGenerator) jsonInline() {
	k.add("patches", "  - target:\n      kind: Service\n      labelSelector: '!none'\n    patch: |-\n"+indented(k.operations(), 6))
}

func (k *kustomizationGenerator) jsonFile() {
	file := k.name() + ".yaml"
	k.write(k.directory+"/"+file, k.operations())
	k.add("patches", "  - path: "+file+"\n    target:\n      kind: Service\n")
}

func (k *kustomizationGenerator) patchByLabel() {
	k.add("patches", "  - target:\n      kind: Deployment\n    patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata:\n        name: any\n      spec:\n        template:\n          spec:\n            schedulerName: "+
		k.value()+"\n")
}

func (k *kustomizationGenerator) addedContainer() {
	k.add("patches", "  - target:\n      kind: Deployment\n    patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata:\n        name: any\n      spec:\n        template:\n          spec:\n            containers:\n              - name: "+
		k.name()+"\n                image: "+k.value()+"\n                args: ["+k.value()+"]\n")
}

func (k *kustomizationGenerator) labels() {
	k.add("labels", "  - pairs:\n      "+k.name()+": "+k.value()+"\n    includeTemplates: "+fmt.Sprint(k.chance(50))+"\n")
}

func (k *kustomizationGenerator) annotations() {
	k.add("commonAnnotations", "  example.org/"+k.name()+": "+k.value()+"\n")
}

func (k *kustomizationGenerator) image() {
	k.add("images", "  - name: registry.example.org/main\n    newTag: "+k.value()+"\n")
}

func (k *kustomizationGenerator) replicas() {
	if strings.HasPrefix(k.directory, "layer0") {
		k.add("replicas", "  - name: app-0\n    count: "+k.number()+"\n")
	}
}

func (k *kustomizationGenerator) namespace() { k.add("namespace", k.value()) }

func (k *kustomizationGenerator) prefix() {
	if strings.HasPrefix(k.directory, "layer") {
		k.add("namePrefix", k.value()+"-")
	}
}

func (k *kustomizationGenerator) suffix() {
	if strings.HasPrefix(k.directory, "layer") {
		k.add("nameSuffix", "-"+k.value())
	}
}

func (k *kustomizationGenerator) ownResource() {
	file := k.name() + ".yaml"
	k.write(k.directory+"/"+file, "apiVersion: example.org/v1\nkind: Thing\nmetadata:\n  name: "+k.name()+"\nspec:\n  a: "+k.value()+"\n  b: [{c: "+k.value()+"}]\n")
	k.add("resources", "  - "+file+"\n")
}

func (k *kustomizationGenerator) replacement() {
	file := k.name() + ".yaml"
	name, field, value := k.name(), k.name(), k.value()
	k.write(k.directory+"/"+file, "apiVersion: example.org/v1\nkind: Source\nmetadata:\n  name: "+name+"\nspec:\n  given: "+value+"\n")
	k.asks[value] = "metadata.annotations.to-" + field
	k.add("resources", "  - "+file+"\n")
	k.add("replacements", "  - source:\n      kind: Source\n      name: "+name+"\n      fieldPath: spec.given\n    targets:\n"+
		"      - select:\n          kind: Service\n        fieldPaths:\n          - metadata.annotations.to-"+field+"\n        options:\n          create: true\n")
}

// oldPatches are the fields that kustomize edit fix would rewrite.
func (k *kustomizationGenerator) oldPatches() {
	if k.directory != "layer0" {
		return
	}
	merge, operations := k.name()+".yaml", k.name()+".yaml"
	k.write(k.directory+"/"+merge, k.mergePatch())
	k.write(k.directory+"/"+operations, "- op: add\n  path: /spec/sessionAffinity\n  value: "+k.value()+"\n")
	k.add("patchesStrategicMerge", "  - "+merge+"\n")
	k.add("patchesJson6902", "  - target: {version: v1, kind: Service, name: app-0}\n    path: "+operations+"\n")
}

// wholeList replaces a list that is not merged.
func (k *kustomizationGenerator) wholeList() {
	k.add("patches", "  - target:\n      kind: Deployment\n    patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata:\n        name: any\n      spec:\n        template:\n          spec:\n            containers:\n              - name: main\n                args:\n                  - "+
		k.value()+"\n                  - --other="+k.value()+"\n")
}

// transformers are built-in ones with a file of their own.
func (k *kustomizationGenerator) transformers() {
	file := k.name() + ".yaml"
	k.write(k.directory+"/"+file, "apiVersion: builtin\nkind: AnnotationsTransformer\nmetadata:\n  name: notes\nannotations:\n  example.org/"+k.name()+": "+k.value()+
		"\nfieldSpecs:\n  - path: metadata/annotations\n    create: true\n---\napiVersion: builtin\nkind: LabelTransformer\nmetadata:\n  name: labels\nlabels:\n  "+k.name()+": "+k.value()+
		"\nfieldSpecs:\n  - path: metadata/labels\n    create: true\n")
	k.add("transformers", "  - "+file+"\n")
}

func (k *kustomizationGenerator) generatorOptions() {
	k.fields["generatorOptions"] = "  labels:\n    made-by: " + k.value() + "\n"
	k.order = append(k.order, "generatorOptions")
	k.generated()
}

func (k *kustomizationGenerator) objectsOfAList() {
	file := k.name() + ".yaml"
	k.write(k.directory+"/"+file, "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: example.org/v1\n    kind: Thing\n    metadata:\n      name: "+k.name()+
		"\n    spec: {a: "+k.value()+"}\n  - apiVersion: example.org/v1\n    kind: Thing\n    metadata:\n      name: "+k.name()+"\n    spec:\n      a: é "+k.value()+"\n")
	k.add("resources", "  - "+file+"\n")
}
