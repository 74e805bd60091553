package charts

import (
	"encoding/json"
	"strings"

	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// hasRemoteSchema tells whether a values.schema.json of a chart or its dependencies refers to anything but itself.
// Helm would fetch that from the network or read it from anywhere on the disk, so the values are then not validated.
func hasRemoteSchema(c *chart.Chart) bool {
	if len(c.Schema) > 0 {
		var schema any
		if json.Unmarshal(c.Schema, &schema) == nil && refersElsewhere(schema, 0) {
			return true
		}
	}
	for _, dependency := range c.Dependencies() {
		if hasRemoteSchema(dependency) {
			return true
		}
	}
	return false
}

// The drafts that the validator holds itself.
var knownDrafts = map[string]bool{
	"json-schema.org/draft-04/schema":      true,
	"json-schema.org/draft-06/schema":      true,
	"json-schema.org/draft-07/schema":      true,
	"json-schema.org/draft/2019-09/schema": true,
	"json-schema.org/draft/2020-12/schema": true,
}

func refersElsewhere(schema any, depth int) bool {
	if depth > 500 {
		return true
	}
	switch node := schema.(type) {
	case map[string]any:
		for key, value := range node {
			text, isText := value.(string)
			switch {
			case isText && (key == "$ref" || key == "$dynamicRef" || key == "$recursiveRef"):
				if !strings.HasPrefix(text, "#") {
					return true
				}
			case isText && key == "$schema":
				_, address, _ := strings.Cut(strings.TrimSuffix(text, "#"), "://")
				if !knownDrafts[address] {
					return true
				}
			case refersElsewhere(value, depth+1):
				return true
			}
		}
	case []any:
		for _, element := range node {
			if refersElsewhere(element, depth+1) {
				return true
			}
		}
	}
	return false
}
