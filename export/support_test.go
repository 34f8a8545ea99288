package export_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/text"
	"galley/editor/vfs"
	"galley/export"
)

var update = flag.Bool("update", false, "write the golden pages anew")

// articleOf reads an article from its source.
func articleOf(source string) article.Article {
	doc := text.FromString(source)
	head := article.Read(doc)
	return article.Of(head, markdown.Parse(doc, head.Body, 1))
}

// titled is an article with a title and this body.
func titled(body string) article.Article { return articleOf("---\ntitle: T\n---\n\n" + body) }

// render renders and fails the test on an error.
func render(t testing.TB, a article.Article, o export.Options) export.Page {
	t.Helper()
	if o.Name == "" {
		o.Name = "article.md"
	}
	p, err := export.Render(a, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// samples is the absolute folder of the test articles.
func samples(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs("testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// sample renders an article of testdata as the command line would.
func sample(t testing.TB, name string, o export.Options) export.Page {
	t.Helper()
	dir := samples(t)
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	o.FS, o.Dir, o.Name = vfs.OS{}, dir, name
	if o.Site, err = export.ReadSite(o.FS, dir, dir); err != nil {
		t.Fatal(err)
	}
	return render(t, articleOf(string(data)), o)
}

// memory is a file system in memory with these files.
func memory(t testing.TB, files map[string]string) *vfs.Mem {
	t.Helper()
	m := vfs.NewMem()
	for path, content := range files {
		put(t, m, path, content)
	}
	return m
}

func put(t testing.TB, fsys vfs.FS, path, content string) {
	t.Helper()
	if err := fsys.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	d, err := fsys.OpenDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	f, err := d.OpenFile(filepath.Base(path), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
}

func get(t testing.TB, fsys vfs.FS, path string) string {
	t.Helper()
	d, err := fsys.OpenDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	f, err := d.OpenFile(filepath.Base(path), os.O_RDONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []byte
	buf := make([]byte, 4096)
	for {
		n, err := f.Read(buf)
		out = append(out, buf[:n]...)
		if err != nil {
			return string(out)
		}
	}
}

// picture is a PNG of the test articles.
func picture(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/articles/images/harbour.png")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
