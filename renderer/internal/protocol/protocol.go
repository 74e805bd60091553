// Package protocol holds the requests that the program answers and its answers.
// Both are one JSON object on one line; the Java side is io.meshlint.engine.render.
package protocol

// Request asks for one unit to be rendered.
type Request struct {
	// Kind is "helm", "kustomize" or "applicationset".
	Kind string `json:"kind"`
	// Repository is the absolute directory that nothing outside of is read.
	Repository string `json:"repository"`
	// Directory is the unit's, relative to the repository with slashes; empty for the repository itself.
	Directory string `json:"directory"`
	// DeadlineMillis is after how many milliseconds the program ends by itself; 0 for never.
	DeadlineMillis int64 `json:"deadlineMillis"`

	// Files are texts by name that stand in for files of the repository or beside them. Origins and problems lead into them by that name.
	Files map[string]string `json:"files"`

	// The next are for Kustomize alone.

	// Variables names a YAML file with a mapping of texts that take the place of ${name} in what was built, as Flux's postBuild does; empty for none.
	Variables string `json:"variables"`
	// OpenVariables is true where there are more variables than are known: what is not known is left as it is written.
	OpenVariables bool `json:"openVariables"`
	// AnyDirectory lets a kustomization name single files above itself, as Flux does.
	AnyDirectory bool `json:"anyDirectory"`

	// OwnRepositories are the URLs that mean this repository, by the directory in it that is their root.
	// They are for an ApplicationSet, whose name in the repository or in Files is Directory.
	OwnRepositories map[string]string `json:"ownRepositories"`

	// The rest is for Helm alone.

	// Parameters names a YAML file with a list of {name, value, text}, which win over all values as those of --set and --set-string do; empty for none.
	Parameters string `json:"parameters"`
	// SkipDefinitions leaves out what lies in crds/.
	SkipDefinitions bool `json:"skipDefinitions"`

	// ValuesFiles are relative to the repository; later ones win.
	ValuesFiles []string `json:"valuesFiles"`
	// InlineValues is YAML that wins over the files; empty for none.
	InlineValues      string   `json:"inlineValues"`
	ReleaseName       string   `json:"releaseName"`
	Namespace         string   `json:"namespace"`
	KubernetesVersion string   `json:"kubernetesVersion"`
	APIVersions       []string `json:"apiVersions"`
}

// Answer says what became of a unit.
type Answer struct {
	Documents []Document `json:"documents"`
	Problems  []Problem  `json:"problems"`
}

// Document is one rendered object.
type Document struct {
	// Text is YAML of one document, without a separator.
	Text   string  `json:"text"`
	Origin *Origin `json:"origin"`
}

// Kinds of problems, as RenderResult.Kind names them.
const (
	Broken     = "BROKEN"
	Unknowable = "UNKNOWABLE"
	Refused    = "REFUSED"
)

// Problem is something that went wrong.
type Problem struct {
	Kind string `json:"kind"`
	// File is relative to the repository with slashes.
	File string `json:"file"`
	// Line is 1-based, 0 where it is not known.
	Line int `json:"line"`
	// Column and EndColumn are 1-based and count code points, the end is behind the last character; 0 where the line is all that is known.
	Column    int    `json:"column,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
	Message   string `json:"message"`
	Help      string `json:"help"`
}

// How sure an origin is, as Origins.Confidence names it.
const (
	Exact = "EXACT"
	Line  = "LINE"
	File  = "FILE"
)

// Origin is where a node of a rendered document comes from, and the same for what is below it.
// A node without a spot takes its parent's.
type Origin struct {
	Spot       *Spot              `json:"spot,omitempty"`
	Confidence string             `json:"confidence,omitempty"`
	AlsoSee    []AlsoSee          `json:"alsoSee,omitempty"`
	Fields     map[string]*Origin `json:"fields,omitempty"`
	Elements   []*Origin          `json:"elements,omitempty"`
	// Embedded is the origin of the YAML text that a scalar holds.
	Embedded *Origin `json:"embedded,omitempty"`
	// Lines is set on the root of a document with a mistake in its YAML: where each of its lines comes from; a line without a spot takes
	// that of the line above it.
	Lines []*Origin `json:"lines,omitempty"`
	// Shift is set on the root of a document that stands word for word in a file: rendered line n is line n + Shift there.
	Shift *int `json:"shift,omitempty"`
}

// Spot is a stretch of a file; lines and columns are 1-based, columns count code points, the end is behind the last character.
// A spot without a line is the whole file.
type Spot struct {
	File      string `json:"file"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
}

// AlsoSee is a further place that took part in a value.
type AlsoSee struct {
	Message string `json:"message"`
	Spot    Spot   `json:"spot"`
}

// Failed is the answer for a unit that cannot be rendered at all.
func Failed(problems ...Problem) Answer {
	return Answer{Documents: []Document{}, Problems: problems}
}

// WholeFile is the origin of something of which only the file is known.
func WholeFile(file string) *Origin {
	return &Origin{Spot: &Spot{File: file}, Confidence: File}
}
