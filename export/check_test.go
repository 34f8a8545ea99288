package export_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"galley/export"
)

// TestPages_pass_the_checkers gives the golden pages to the Nu HTML checker,
// html-validate and axe, and a page of each hostile payload to the first two
// and to a browser that is watched: no script may run, nothing be asked for.
// It needs Node, Java and Chromium, so it runs only where GALLEY_CHECK_PAGES
// is set: to 1 for the golden pages (20 s), to all for the hostile ones too
// (minutes).
func TestPages_pass_the_checkers(t *testing.T) {
	if os.Getenv("GALLEY_CHECK_PAGES") == "" {
		t.Skip("SKIPPED: the pages were not given to the HTML and accessibility checkers; set GALLEY_CHECK_PAGES=1 to do so")
	}
	check, err := filepath.Abs("../.ci/html/check")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, p export.Page) string {
		path := filepath.Join(dir, name+".html")
		if err := os.WriteFile(path, p.HTML, 0o666); err != nil {
			t.Fatal(err)
		}
		for _, a := range p.Assets {
			if err := os.WriteFile(filepath.Join(dir, a.Name), a.Data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		return path
	}
	run := func(args ...string) {
		out, err := exec.Command(check, args...).CombinedOutput()
		if err != nil {
			t.Errorf("%v\n%s", err, out)
			return
		}
		t.Log(strings.TrimSpace(string(out)))
	}
	var pages []string
	for _, name := range []string{"constructs", "minimal", "arabic", "hostile"} {
		pages = append(pages, write(name, sample(t, name+".md", export.Options{})))
	}
	pages = append(pages, write("self-contained", sample(t, "constructs.md", export.Options{SelfContained: true})))
	run(pages...)

	if os.Getenv("GALLEY_CHECK_PAGES") != "all" {
		return
	}
	pages = []string{"--hostile"}
	options := export.Options{FS: memory(t, map[string]string{"/a/images/harbour.png": picture(t)}), Dir: "/a"}
	for i, payload := range payloads(t) {
		pages = append(pages, write(fmt.Sprintf("payload-%03d", i), render(t, articleOf(everywhere(payload)), options)))
	}
	run(pages...)
}
