package editor_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// house is the architecture: for every package, what it may import besides
// the standard library. Own packages are named relative to the module; an
// import goes at least one level down, never sideways, never up. A change of
// this table is a change of the architecture and says why in its commit.
var house = map[string]struct {
	level   int
	imports []string
}{
	"editor/text": {0, []string{"github.com/clipperhouse/uax29/v2"}},
	"editor/vfs":  {0, []string{"golang.org/x/sys"}},
	"editor/safe": {0, nil},
	"assets":      {0, nil},
	"assets/page": {0, nil},
	"ui/shape":    {0, nil},
	"ui/instance": {0, []string{"github.com/gofrs/flock"}},

	"editor/spell/hunspell": {0, []string{"golang.org/x/text"}},

	"editor/vfs/vfstest":       {1, []string{"editor/vfs"}},
	"editor/state":             {1, []string{"editor/text"}},
	"editor/spell":             {1, []string{"editor/text", "editor/spell/hunspell", "assets", "golang.org/x/text"}},
	"editor/code":              {0, []string{"github.com/alecthomas/chroma/v2"}},
	"editor/compare":           {1, []string{"editor/text", "znkr.io/diff"}},
	"editor/search":            {1, []string{"editor/text"}},
	"editor/layout":            {1, []string{"editor/text"}},
	"editor/highlight":         {1, []string{"editor/text"}},
	"editor/markdown":          {1, []string{"editor/text", "editor/safe", "github.com/yuin/goldmark"}},
	"editor/store":             {1, []string{"editor/text", "editor/vfs", "golang.org/x/sys"}},
	"ui/theme":                 {1, []string{"assets", "fyne.io/fyne/v2"}},
	"editor/state/statetest":   {2, []string{"editor/state", "editor/text"}},
	"editor/layout/layouttest": {2, []string{"editor/layout", "editor/text", "github.com/clipperhouse/uax29/v2"}},

	"ui/golden":  {2, []string{"ui/theme"}},
	"ui/control": {2, []string{"ui/shape", "ui/theme", "fyne.io/fyne/v2"}},
	"ui/scroll":  {2, []string{"ui/theme", "fyne.io/fyne/v2"}},

	"editor/history": {2, []string{"editor/text", "editor/vfs", "editor/store", "github.com/klauspost/compress"}},
	"editor/journal": {2, []string{"editor/text", "editor/vfs", "editor/store", "editor/state"}},
	"editor/snippet": {2, []string{"editor/state", "editor/text"}},
	"editor/markup":  {2, []string{"editor/state", "editor/text"}},
	"editor/merge":   {3, []string{"editor/text", "editor/article", "editor/compare", "znkr.io/diff", "github.com/epiclabs-io/diff3", "github.com/clipperhouse/uax29/v2"}},
	"editor/intake":  {3, []string{"editor/text", "editor/markdown", "editor/article", "editor/safe", "golang.org/x/net"}},
	"editor/table":   {3, []string{"editor/state", "editor/markup", "editor/text", "github.com/clipperhouse/uax29/v2", "golang.org/x/text"}},
	"editor/folder":  {2, []string{"editor/vfs", "editor/store", "github.com/fsnotify/fsnotify"}},
	"editor/article": {2, []string{"editor/text", "editor/markdown", "go.yaml.in/yaml/v4", "github.com/clipperhouse/uax29/v2", "golang.org/x/text"}},
	"ui/glyph":       {2, []string{"editor/layout", "editor/text", "assets", "github.com/go-text/typesetting", "golang.org/x/image", "golang.org/x/text"}},

	"export": {3, []string{
		"editor/text", "editor/markdown", "editor/article", "editor/safe", "editor/store", "editor/vfs", "assets", "assets/page",
		"go.yaml.in/yaml/v4", "golang.org/x/net", "golang.org/x/image", "golang.org/x/text",
		"editor/code", "github.com/microcosm-cc/bluemonday",
	}},
	"ui/write":    {4, []string{"editor/code", "editor/markup", "editor/snippet", "editor/table", "ui/control", "ui/shape", "ui/scroll", "ui/theme", "ui/glyph", "editor/text", "editor/state", "editor/layout", "editor/highlight", "fyne.io/fyne/v2"}},
	"ui/preview":  {3, []string{"editor/code", "ui/control", "ui/shape", "ui/scroll", "ui/theme", "ui/glyph", "editor/text", "editor/markdown", "editor/article", "editor/layout", "editor/safe", "fyne.io/fyne/v2"}},
	"ui/takeaway": {3, []string{"ui/control", "ui/theme", "editor/article", "fyne.io/fyne/v2"}},

	"editor": {4, []string{
		"editor/text", "editor/vfs", "editor/safe", "editor/state", "editor/compare", "editor/history", "editor/journal", "editor/merge", "editor/search", "editor/markdown", "editor/store", "editor/folder", "editor/article",
	}},

	"ui/cli": {5, []string{"export", "editor/article", "editor/markdown", "editor/store", "editor/text", "editor/vfs", "editor/safe", "github.com/alecthomas/kong"}},
	"ui": {5, []string{
		"ui/theme", "ui/instance", "ui/control", "ui/scroll", "ui/glyph", "ui/write", "ui/preview", "ui/takeaway",
		"editor", "editor/compare", "editor/history", "editor/journal", "editor/merge", "editor/text", "editor/state", "editor/markup", "editor/table", "editor/layout", "editor/markdown", "editor/article", "editor/folder", "editor/store", "editor/vfs", "editor/safe", "editor/intake", "editor/code", "editor/search", "editor/snippet", "editor/spell",
		"export", "assets", "fyne.io/fyne/v2", "github.com/go-gl/glfw/v3.4/glfw", "github.com/adrg/xdg", "github.com/Bios-Marcel/wastebasket/v2", "golang.org/x/image",
		"github.com/sahilm/fuzzy", "golang.design/x/clipboard", "golang.org/x/text",
	}},

	"": {6, []string{"ui", "ui/cli"}},
}

// TestArchitecture_every_import_goes_down compares the imports of every
// package with the table above.
func TestArchitecture_every_import_goes_down(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("skipped: no go command to list packages with")
	}
	out, err := exec.Command("go", "list", "-tags", "ci", "-json=ImportPath,Imports,Standard", "galley/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := map[string]bool{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var pkg struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&pkg); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(strings.TrimPrefix(pkg.ImportPath, "galley"), "/")
		seen[name] = true
		room, ok := house[name]
		if !ok {
			t.Errorf("package %q is not in the table", pkg.ImportPath)
			continue
		}
		for _, imp := range pkg.Imports {
			if own, isOwn := strings.CutPrefix(imp, "galley/"); isOwn {
				if !slices.Contains(room.imports, own) {
					t.Errorf("%s imports %s: not in its row of the table", pkg.ImportPath, imp)
				} else if house[own].level >= room.level {
					t.Errorf("%s (level %d) imports %s (level %d): imports go down", pkg.ImportPath, room.level, imp, house[own].level)
				}
			} else if first, _, _ := strings.Cut(imp, "/"); strings.Contains(first, ".") {
				if !slices.ContainsFunc(room.imports, func(m string) bool { return imp == m || strings.HasPrefix(imp, m+"/") }) {
					t.Errorf("%s imports %s: not in its row of the table", pkg.ImportPath, imp)
				}
			} else if imp == "C" {
				t.Errorf("%s uses cgo", pkg.ImportPath)
			}
		}
	}
	for name := range house {
		if !seen[name] {
			t.Errorf("the table names %q, which does not exist", name)
		}
	}
}

// TestArchitecture_core_never_reaches_fyne guards the transitive rule: the
// core, the export and the commands run without a toolkit.
func TestArchitecture_core_never_reaches_fyne(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("skipped: no go command to list packages with")
	}
	out, err := exec.Command("go", "list", "-tags", "ci", "-deps", "galley/editor/...", "galley/export/...", "galley/assets/...", "galley/ui/cli", "galley/ui/glyph").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for dep := range strings.Lines(string(out)) {
		if strings.HasPrefix(dep, "fyne.io/") {
			t.Errorf("the core reaches %s", strings.TrimSpace(dep))
		}
	}
}

// TestArchitecture_goroutines_start_in_few_places keeps concurrency where a
// reader looks for it: the workers of this package and of the watched folder.
func TestArchitecture_goroutines_start_in_few_places(t *testing.T) {
	allowed := []string{"editor/work.go", "editor/parsing.go", "editor/journaling.go", "editor/folder/", "ui/app.go", "ui/instance/"}
	root := ".."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator)))
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "test/suite.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if _, ok := n.(*ast.GoStmt); ok && !slices.ContainsFunc(allowed, func(a string) bool { return strings.HasPrefix(name, a) }) {
				t.Errorf("%s starts a goroutine", name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
