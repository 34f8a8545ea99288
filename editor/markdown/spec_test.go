package markdown

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"galley/editor/text"
)

// goldmarkDir returns the folder of goldmark's module, which carries the examples of the specifications.
func goldmarkDir(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		t.Skipf("THE SPECIFICATION WAS NOT TESTED: goldmark's module directory is not known (%v)", err)
	}
	return dir
}

type specExample struct {
	Markdown, HTML, Section string
	Example                 int
}

func TestParse_agrees_with_CommonMark(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(goldmarkDir(t), "_test", "spec.json"))
	if err != nil {
		t.Skipf("THE SPECIFICATION WAS NOT TESTED: %v", err)
	}
	var examples []specExample
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) != 652 {
		t.Errorf("%d examples, CommonMark 0.31 has 652", len(examples))
	}
	for _, e := range examples {
		checkExample(t, commonMark, fmt.Sprintf("%d %s", e.Example, e.Section), e.Markdown, e.HTML)
	}
}

// GFM's own examples ship with goldmark's extensions; options in their files belong to other flavours of the output.
func TestParse_agrees_with_GFM(t *testing.T) {
	dir := filepath.Join(goldmarkDir(t), "extension", "_test")
	for _, name := range []string{"table", "tasklist", "strikethrough", "linkify"} {
		data, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		if err != nil {
			t.Skipf("GFM WAS NOT TESTED: %v", err)
		}
		for _, e := range exampleFile(string(data)) {
			checkExample(t, gfm, name+" "+e.Section, e.Markdown, e.HTML)
		}
	}
}

// exampleFile reads goldmark's format: a number line, a rule, Markdown, a rule, HTML, a double rule.
func exampleFile(s string) []specExample {
	const single, double = "//- - - - - - - - -//\n", "//= = = = = = = = = = = = = = = = = = = = = = = =//"
	var list []specExample
	for part := range strings.SplitSeq(s, double) {
		fields := strings.Split(part, single)
		if len(fields) != 3 {
			continue
		}
		if strings.Contains(fields[0], "enableEscape") {
			for escape, char := range map[string]string{`\t`: "\t", `\r`: "\r", `\n`: "\n", `\u0009`: "\t"} {
				fields[1] = strings.ReplaceAll(fields[1], escape, char)
				fields[2] = strings.ReplaceAll(fields[2], escape, char)
			}
		}
		list = append(list, specExample{Section: strings.TrimSpace(fields[0]), Markdown: fields[1], HTML: fields[2]})
	}
	return list
}

func checkExample(t *testing.T, f flavour, name, source, want string) {
	t.Helper()
	p := &Parser{flavour: &f}
	got := specHTML(p.Parse(text.FromString(source), 0, 1))
	norm := func(s string) string {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "<br>", "<br />"), "<hr>", "<hr />")
		return strings.TrimSpace(s)
	}
	if norm(got) != norm(want) {
		t.Errorf("example %s\nsource %q\ngot    %q\nwant   %q", name, source, got, want)
	}
}
