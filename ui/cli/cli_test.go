package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/ui/cli"
)

// said is what one call of the program did.
type said struct {
	exit     int
	out, err string
	open     *cli.Open
}

func run(args ...string) said {
	var out, err bytes.Buffer
	exit, open := cli.Run(args, &out, &err)
	return said{exit, out.String(), err.String(), open}
}

// folder makes a folder of files, goes there and returns its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func article(title string) string { return "---\ntitle: " + title + "\n---\n\nText.\n" }

func TestRun_asks_for_the_window(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": article("A"), "export/a.md": article("A"), "two words/b.md": article("B")})
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, ""}, {[]string{"a.md"}, "a.md"}, {[]string{"."}, "."}, {[]string{"two words"}, "two words"}, {[]string{"./export"}, "export"},
	} {
		got := run(c.args...)
		want := c.want
		if want != "" {
			want = filepath.Join(dir, want)
		}
		if got.exit != cli.Done || got.open == nil || got.open.Path != want || got.out+got.err != "" {
			t.Errorf("%q: %+v %+v", c.args, got, got.open)
		}
	}
}

func TestRun_asks_for_the_sample(t *testing.T) {
	if got := run("--sample"); got.exit != cli.Done || got.open == nil || !got.open.Sample || got.open.Path != "" {
		t.Errorf("%+v %+v", got, got.open)
	}
}

func TestRun_exits_with_2_and_one_line_on_bad_usage(t *testing.T) {
	folder(t, map[string]string{"a.md": article("A"), "empty/x.txt": ""})
	for _, args := range [][]string{
		{"nothing-here"},
		{"--nonsense"},
		{"a.md", "b.md"},
		{"export"},
		{"export", "a.md"},
		{"export", "--out", "o"},
		{"export", "gone.md", "--out", "o"},
		{"export", "a.md", "--out", "o", "--base-url", "javascript:x"},
		{"export", "a.md", "--out", "o", "--site"},
		{"export", "empty", "--out", "o"},
		{"exprot", "a.md"},
		{"--sample", "a.md"},
		{"export", "--sample", "a.md", "--out", "o"},
	} {
		got := run(args...)
		if got.exit != cli.Unusable || got.open != nil || got.out != "" || strings.Count(got.err, "\n") != 1 || !strings.HasPrefix(got.err, "galley: ") {
			t.Errorf("%q: %+v", args, got)
		}
		if len(files(t, "o")) > 0 {
			t.Errorf("%q wrote %v", args, files(t, "o"))
		}
	}
}

func TestRun_prints_version_and_help(t *testing.T) {
	if got := run("--version"); got.exit != 0 || got.open != nil || !strings.HasPrefix(got.out, "galley ") || got.err != "" {
		t.Errorf("%+v", got)
	}
	for _, args := range [][]string{{"--help"}, {"export", "--help"}} {
		got := run(args...)
		if got.exit != 0 || got.open != nil || !strings.Contains(got.out, "Usage: galley") || got.err != "" {
			t.Errorf("%q: %+v", args, got)
		}
	}
	for _, flag := range []string{"--out", "--fragment", "--self-contained", "--base-url", "--force"} {
		if !strings.Contains(run("export", "--help").out, flag) {
			t.Errorf("help does not tell of %s", flag)
		}
	}
}

func TestExport_writes_a_page_for_every_article(t *testing.T) {
	folder(t, map[string]string{
		"in/a.md": article("A"), "in/sub/B b.markdown": article("B"), "in/.hidden/c.md": article("C"), "in/.d.md": article("D"),
		"in/node_modules/e.md": article("E"), "in/notes.txt": "x", "in/draft.md": "---\ntitle: F\ndraft: true\n---\n",
		"in/galley.yaml": "site: The Site\n", "in/sub/galley.yaml": "site: The Other\n",
	})
	got := run("export", "in", "--out", "out")
	if got.exit != cli.Done || got.out != "out/a.html\nout/b-b.html\n" || !strings.Contains(got.err, "draft") {
		t.Errorf("%+v", got)
	}
	if names := files(t, "out"); !slices.Equal(names, []string{"a.html", "b-b.html"}) {
		t.Errorf("%v", names)
	}
	for name, site := range map[string]string{"a.html": "The Site", "b-b.html": "The Other"} {
		if data, err := os.ReadFile(filepath.Join("out", name)); err != nil || !strings.Contains(string(data), site) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A draft that is named is meant.
	if got := run("export", "in/draft.md", "--out", "out"); got.exit != cli.Done || got.out != "out/draft.html\n" {
		t.Errorf("%+v", got)
	}
}

func TestExport_again_gives_the_same_files(t *testing.T) {
	folder(t, map[string]string{"a.md": article("A")})
	first := run("export", "a.md", "--out", "out")
	before, err := os.ReadFile("out/a.html")
	if err != nil {
		t.Fatal(err)
	}
	second := run("export", "a.md", "--out", "out")
	after, err := os.ReadFile("out/a.html")
	if err != nil || first != second || !bytes.Equal(before, after) {
		t.Errorf("%+v %+v %v", first, second, err)
	}
}

func TestExport_exits_with_1_and_names_the_line_of_each_problem(t *testing.T) {
	folder(t, map[string]string{"a.md": "---\ntitle: A\n---\n\n![x](gone.png)\n\n[y](javascript:z)\n"})
	got := run("export", "a.md", "--out", "out")
	if got.exit != cli.Problems || got.out != "out/a.html\n" || !strings.Contains(got.err, "galley: a.md:5: ") || !strings.Contains(got.err, "galley: a.md:7: ") {
		t.Errorf("%+v", got)
	}
}

func TestExport_writes_nothing_when_one_article_cannot_be_used(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		paths []string
		want  []string
	}{
		{"no title", map[string]string{"a.md": article("A"), "b.md": "text"}, []string{"."}, []string{"b.md: ", "title"}},
		{"broken fields", map[string]string{"b.md": "---\ntitle: [\n---\n"}, []string{"b.md"}, []string{"b.md: line "}},
		{"binary", map[string]string{"b.md": strings.Repeat("\x00\x01\x02\x03", 100)}, []string{"b.md"}, []string{"b.md: ", "text"}},
		{"not there", map[string]string{"a.md": article("A")}, []string{"a.md", "b.md"}, []string{"b.md: there is no such file"}},
		{"two of one slug", map[string]string{"a.md": article("A"), "x/A.md": article("B")}, []string{"."}, []string{"same slug", "a.md"}},
		{"broken galley.yaml", map[string]string{"a.md": article("A"), "galley.yaml": "site: ["}, []string{"a.md"}, []string{"galley.yaml", "YAML"}},
		{"slug out of the folder", map[string]string{"a.md": "---\ntitle: A\nslug: ../x\n---\n"}, []string{"a.md"}, []string{"../x"}},
		{"foreign page", map[string]string{"a.md": article("A"), "out/a.html": "mine"}, []string{"a.md"}, []string{"a.html", "not made by Galley"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder(t, c.files)
			before := files(t, "out")
			got := run(append([]string{"export", "--out", "out"}, c.paths...)...)
			if got.exit != cli.Unusable || got.out != "" || strings.Count(got.err, "\n") != 1 {
				t.Errorf("%+v", got)
			}
			for _, want := range c.want {
				if !strings.Contains(got.err, want) {
					t.Errorf("%q is not in %q", want, got.err)
				}
			}
			if !slices.Equal(before, files(t, "out")) {
				t.Errorf("wrote %v", files(t, "out"))
			}
		})
	}
}

func TestExport_replaces_a_foreign_file_only_by_force(t *testing.T) {
	folder(t, map[string]string{"a.md": article("A"), "out/a.html": "mine"})
	if got := run("export", "a.md", "--out", "out", "--force"); got.exit != cli.Done {
		t.Errorf("%+v", got)
	}
	if data, err := os.ReadFile("out/a.html"); err != nil || !strings.HasPrefix(string(data), "<!DOCTYPE html>") {
		t.Error(err)
	}
}

func TestExport_knows_its_kinds_of_page(t *testing.T) {
	folder(t, map[string]string{"a.md": article("A")})
	for _, c := range []struct {
		flags []string
		want  string
		not   string
	}{
		{[]string{"--fragment"}, "<article data-generator=", "<html"},
		{[]string{"--self-contained"}, "<html", "src="},
		{[]string{"--base-url", "https://example.com/x"}, `<link rel="canonical" href="https://example.com/x/a.html">`, "src="},
	} {
		got := run(append([]string{"export", "a.md", "--out", "out"}, c.flags...)...)
		data, err := os.ReadFile("out/a.html")
		if got.exit != cli.Done || err != nil || !strings.Contains(string(data), c.want) || strings.Contains(string(data), c.not) {
			t.Errorf("%q: %+v %v", c.flags, got, err)
		}
	}
}

func TestExport_shows_hostile_names_escaped(t *testing.T) {
	name := "a\n\x1b[31m\u202egnp.md"
	folder(t, map[string]string{name: "no title"})
	got := run("export", name, "--out", "out")
	if got.exit != cli.Unusable || strings.Count(got.err, "\n") != 1 || strings.ContainsAny(got.err, "\x1b\u202e") {
		t.Errorf("%+v", got)
	}
}
