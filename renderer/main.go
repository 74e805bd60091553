package main

import (
	"fmt"

	"helm.sh/helm/v4/pkg/engine"
	"sigs.k8s.io/kustomize/api/krusty"
)

func main() {
	fmt.Println(engine.Engine{}, krusty.MakeDefaultOptions())
}
