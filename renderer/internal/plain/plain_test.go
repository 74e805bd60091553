package plain_test

import (
	"testing"

	"io.meshlint/renderer/internal/plain"
)

func TestNearest(t *testing.T) {
	for _, test := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"naem", []string{"name", "image"}, "name"},
		{"Replicas", []string{"replicas", "replica"}, "replicas"},
		{"people", []string{"server"}, ""},
		{"ab", []string{"ac"}, ""},
		{"chart.fulname", []string{"chart.name", "chart.fullname"}, "chart.fullname"},
	} {
		if have := plain.Nearest(test.word, test.candidates); have != test.want {
			t.Errorf("%s: want %q, have %q", test.word, test.want, have)
		}
	}
}

func TestNearestFile(t *testing.T) {
	for _, test := range []struct{ name, there, want string }{
		{"a.yml", "a.yaml", "a.yaml"},
		{"c.yaml", "a.yaml", ""},
		{"values-prd.yaml", "values-prod.yaml", "values-prod.yaml"},
		{"values-prd.yaml", "values-prod.txt", ""},
	} {
		if have := plain.NearestFile(test.name, []string{test.there}); have != test.want {
			t.Errorf("%s: want %q, have %q", test.name, test.want, have)
		}
	}
}
