package overlays_test

import (
	"strings"
	"testing"

	"io.meshlint/renderer/internal/protocol"
	"io.meshlint/renderer/internal/testfiles"
)

const repository = `-- base/kustomization.yaml --
resources:
  - cart.yaml
labels:
  - pairs: {team: store}
configMapGenerator:
  - name: settings
    literals:
      - mode=fast
      - level=3
    files:
      - mesh.yaml
    envs:
      - cart.env
-- base/cart.env --
# comment
LOG=info
-- base/mesh.yaml --
mesh:
  tracing: true
-- base/cart.yaml --
apiVersion: v1
kind: Service
metadata:
  name: cart
spec:
  type: ClusterIP
  ports:
    - name: http
      port: 80
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
  annotations:
    proxy.istio.io/config: |
      concurrency: 2
      tracing: {}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: sidecar
          image: sidecar:1
        - name: cart
          image: example.org/cart:1.0
          env:
            - name: MODE
              value: slow
            - name: KEPT
              value: base
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
spec:
  hosts: [cart, cart.example.org]
  http:
    - route:
        - destination: {host: cart}
-- component/kustomization.yaml --
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - target: {kind: Deployment, labelSelector: team=store}
    patch: |-
      - op: add
        path: /spec/template/spec/serviceAccountName
        value: account
-- middle/kustomization.yaml --
resources: [../base]
components: [../component]
patches:
  - path: replicas.yaml
-- middle/replicas.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart}
spec:
  replicas: 2
  strategy:
    type: Recreate
-- prod/kustomization.yaml --
namespace: shop
namePrefix: prod-
nameSuffix: -x
resources: [../middle]
commonAnnotations:
  owner: us
patches:
  - path: cart.yaml
  - patch: |-
      apiVersion: v1
      kind: Service
      metadata:
        name: cart
      spec:
        type: LoadBalancer
  - target: {kind: VirtualService, name: ca.t}
    patch: |-
      - op: replace
        path: /spec/hosts/1
        value: shop.example.org
      - op: add
        path: /spec/http/0/timeout
        value: 3s
images:
  - name: sidecar
    newTag: "2"
replicas:
  - name: cart
    count: 3
replacements:
  - source: {kind: Service, fieldPath: spec.type}
    targets:
      - select: {kind: Deployment}
        fieldPaths:
          - spec.template.spec.containers.[name=cart].env.[name=TYPE].value
configMapGenerator:
  - name: settings
    behavior: merge
    literals:
      - level=5
-- prod/cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
spec:
  template:
    spec:
      containers:
        - name: cart
          env:
            - name: MODE
              value: fast
            - name: TYPE
              value: unknown
`

func TestKustomizeOrigins(t *testing.T) {
	answer := render(testfiles.Write(t, repository), "prod")
	if problems := testfiles.Problems(answer); problems != "" {
		t.Fatal(problems)
	}
	base := func(text string) string { return lineOf("base/cart.yaml", text) }
	prod := func(text string) string { return lineOf("prod/kustomization.yaml", text) }
	patch := func(text string) string { return lineOf("prod/cart.yaml", text) }
	for _, test := range []struct{ kind, steps, want string }{
		{"Service", "kind", base("kind: Service") + " EXACT"},
		{"Service", "metadata name", base("name: cart") + " LINE"},
		{"Service", "metadata namespace", prod("namespace: shop") + " EXACT"},
		{"Service", "metadata labels team", lineOf("base/kustomization.yaml", "team: store") + " EXACT"},
		{"Service", "metadata annotations owner", prod("owner: us") + " EXACT"},
		{"Service", "spec type", prod("type: LoadBalancer") + " EXACT"},
		{"Service", "spec ports 0", base("- name: http") + " EXACT"},
		{"Service", "spec ports 0 port", base("port: 80") + " EXACT"},
		{"Deployment", "spec replicas", prod("count: 3") + " EXACT"},
		{"Deployment", "spec strategy", lineOf("middle/replicas.yaml", "strategy:") + " EXACT"},
		{"Deployment", "spec strategy type", lineOf("middle/replicas.yaml", "type: Recreate") + " EXACT"},
		{"Deployment", "spec template spec serviceAccountName", lineOf("component/kustomization.yaml", "value: account") + " EXACT"},
		{"Deployment", "spec template spec containers 0 name", base("- name: cart") + " EXACT"},
		{"Deployment", "spec template spec containers 0 image", base("image: example.org/cart") + " EXACT"},
		{"Deployment", "spec template spec containers 0 env 0 value", patch("value: fast") + " EXACT"},
		{"Deployment", "spec template spec containers 0 env 1 value", prod("[name=TYPE].value") + " LINE"},
		{"Deployment", "spec template spec containers 0 env 2 value", base("value: base") + " EXACT"},
		{"Deployment", "spec template spec containers 1 image", prod(`newTag: "2"`) + " LINE"},
		{"Deployment", "metadata annotations proxy.istio.io/config", base("proxy.istio.io/config: |") + " EXACT"},
		{"Deployment", "metadata annotations proxy.istio.io/config ! concurrency", base("concurrency: 2") + " EXACT"},
		{"VirtualService", "spec hosts 0", base("hosts: [cart") + " EXACT"},
		{"VirtualService", "spec hosts 1", prod("value: shop.example.org") + " EXACT"},
		{"VirtualService", "spec http 0 timeout", prod("value: 3s") + " EXACT"},
		{"VirtualService", "spec http 0 route 0 destination host", base("destination: {host: cart}") + " EXACT"},
		{"ConfigMap", "metadata name", lineOf("base/kustomization.yaml", "- name: settings") + " LINE"},
		{"ConfigMap", "data mode", lineOf("base/kustomization.yaml", "mode=fast") + " EXACT"},
		{"ConfigMap", "data level", prod("level=5") + " EXACT"},
		{"ConfigMap", "data LOG", lineOf("base/cart.env", "LOG=info") + " EXACT"},
		{"ConfigMap", "data mesh.yaml", lineOf("base/mesh.yaml", "mesh:") + " LINE"},
		{"ConfigMap", "data mesh.yaml ! mesh tracing", lineOf("base/mesh.yaml", "tracing: true") + " EXACT"},
	} {
		have := testfiles.Place(t, documentOf(t, answer, test.kind), test.steps)
		if have != test.want {
			t.Errorf("%s %s: have %s, want %s", test.kind, test.steps, have, test.want)
		}
	}
}

func documentOf(t *testing.T, answer protocol.Answer, kind string) protocol.Document {
	t.Helper()
	for _, document := range answer.Documents {
		if strings.Contains(document.Text, "kind: "+kind+"\n") {
			return document
		}
	}
	t.Fatal("no", kind)
	return protocol.Document{}
}

func lineOf(file, text string) string {
	_, content, _ := strings.Cut("\n"+repository, "\n-- "+file+" --\n")
	for number, line := range strings.Split(content, "\n") {
		if strings.Contains(line, text) {
			return file + ":" + itoa(number+1)
		}
	}
	return "no line with " + text
}

func itoa(number int) string {
	if number < 10 {
		return string(rune('0' + number))
	}
	return itoa(number/10) + itoa(number%10)
}

func TestAListThatAPatchReplacesStandsInThePatch(t *testing.T) {
	answer := render(testfiles.Write(t, "-- kustomization.yaml --\nresources: [a.yaml]\npatches: [{path: p.yaml}]\n-- a.yaml --\n"+
		"apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec:\n  http:\n    - match: [{uri: {prefix: /a}}]\n      timeout: 1s\n"+
		"-- p.yaml --\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec:\n  http:\n    - timeout: 2s\n    - timeout: 3s\n"), "")
	for steps, want := range map[string]string{
		"spec": "a.yaml:4 EXACT", "spec http": "p.yaml:5 EXACT", "spec http 0": "p.yaml:6 EXACT", "spec http 0 timeout": "p.yaml:6 EXACT", "spec http 1 timeout": "p.yaml:7 EXACT",
	} {
		if have := testfiles.Place(t, answer.Documents[0], steps); have != want {
			t.Errorf("%s: have %s, want %s", steps, have, want)
		}
	}
}

func TestAnElementThatMovedLeadsToWhereItStood(t *testing.T) {
	answer := render(testfiles.Write(t, "-- kustomization.yaml --\nresources: [a.yaml]\npatches:\n  - target: {kind: Gateway}\n    patch: |-\n      - op: remove\n        path: /spec/hosts/0\n-- a.yaml --\n"+
		"apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec:\n  hosts:\n    - one\n    - two\n    - same\n    - same\n"), "")
	for steps, want := range map[string]string{"spec hosts 0": "a.yaml:7 EXACT", "spec hosts 1": "a.yaml:5 LINE"} {
		if have := testfiles.Place(t, answer.Documents[0], steps); have != want {
			t.Errorf("%s: have %s, want %s", steps, have, want)
		}
	}
}

func TestEachFileOfOneLayerLeadsToItsOwnDocument(t *testing.T) {
	answer := render(testfiles.Write(t, "-- kustomization.yaml --\nresources: [all.yaml]\nnamePrefix: a-\n-- all.yaml --\n"+
		"apiVersion: v1\nkind: Service\nmetadata: {name: one}\nspec: {type: ClusterIP}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: two}\nspec: {type: ClusterIP}\n"), "")
	for number, want := range []string{"all.yaml:4 EXACT", "all.yaml:9 EXACT"} {
		if have := testfiles.Place(t, answer.Documents[number], "spec type"); have != want {
			t.Errorf("have %s, want %s", have, want)
		}
	}
}

func TestABaseThatIsUsedTwiceIsTracedEachTime(t *testing.T) {
	answer := render(testfiles.Write(t, "-- kustomization.yaml --\nresources: [one, two]\n-- base/kustomization.yaml --\nresources: [a.yaml]\n-- base/a.yaml --\n"+service+
		"-- one/kustomization.yaml --\nresources: [../base]\nnamePrefix: one-\npatches:\n  - {target: {kind: Service}, path: p.yaml}\n-- one/p.yaml --\n- op: replace\n  path: /spec/type\n  value: NodePort\n"+
		"-- two/kustomization.yaml --\nresources: [../base]\nnamePrefix: two-\npatches:\n  - {target: {kind: Service}, path: p.yaml}\n-- two/p.yaml --\n\n- op: replace\n  path: /spec/type\n  value: NodePort\n"), "")
	for number, want := range []string{"one/p.yaml:3 EXACT", "two/p.yaml:4 EXACT"} {
		if have := testfiles.Place(t, answer.Documents[number], "spec type"); have != want {
			t.Errorf("have %s, want %s", have, want)
		}
	}
}

func TestAnObjectWhoseAnnotationsAPatchReplacesKeepsItsOrigin(t *testing.T) {
	answer := render(testfiles.Write(t, "-- base/kustomization.yaml --\nresources: [a.yaml]\n-- base/a.yaml --\n"+service+
		"-- over/kustomization.yaml --\nresources: [../base]\nnamePrefix: x-\npatches:\n  - target: {kind: Service}\n    patch: |-\n"+
		"      - op: add\n        path: /metadata/annotations\n        value: {a: b}\n"), "over")
	if problems := testfiles.Problems(answer); problems != "" {
		t.Fatal(problems)
	}
	for steps, want := range map[string]string{"spec type": "base/a.yaml:6 EXACT", "metadata annotations a": "over/kustomization.yaml:8 EXACT"} {
		if place := testfiles.Place(t, answer.Documents[0], steps); place != want {
			t.Errorf("%s: want %s, have %s", steps, want, place)
		}
	}
}
