package editor

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// manyArticles is a folder as a magazine has after some years: n articles of some
// KB in folders of a hundred.
func manyArticles(n int) map[string]string {
	files := make(map[string]string, n)
	for i := range n {
		name := fmt.Sprintf("%03d/article-%d.md", i/100, i)
		files[name] = fmt.Sprintf("---\ntitle: Article %d\ncategory: Test\ndate: 2026-01-02\ntakeaways:\n  - One thing\n---\n\n", i) +
			strings.Repeat("A paragraph of some words that nobody reads. ", 60+i%200) + "\n"
	}
	return files
}

func writeFiles(tb testing.TB, dir string, files map[string]string) {
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
}

// BenchmarkWorkspace_10000_articles is a shared folder at its largest: how long
// until the list stands, until a change from outside is seen, and until the list is
// that of the disk again after 20,000 files came at once.
func BenchmarkWorkspace_10000_articles(b *testing.B) {
	dir := b.TempDir()
	writeFiles(b, dir, manyArticles(10_000))
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			r := watch(b, dir)
			if got := len(r.Entries()); got != 10_000 {
				b.Fatalf("%d articles are listed", got)
			}
			r.Close()
		}
	})
	b.Run("change", func(b *testing.B) {
		r := watch(b, dir)
		path := filepath.Join(dir, "050", "article-5050.md")
		s := r.open(filepath.Join("050", "article-5050.md"))
		for i := 0; b.Loop(); i++ {
			text := fmt.Sprintf("---\ntitle: Changed %d\n---\n\nanother text\n", i)
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				b.Fatal(err)
			}
			r.pump("the change is shown", func() bool { return string(s.State().Doc.Bytes()) == text })
		}
	})
	b.Run("burst", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			r := watch(b, dir)
			came := filepath.Join(dir, "came")
			if err := os.Mkdir(came, 0o755); err != nil {
				b.Fatal(err)
			}
			for i := range 20_000 {
				if err := os.WriteFile(filepath.Join(came, fmt.Sprint(i, ".md")), []byte("text\n"), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			b.StartTimer()
			r.pump("all are listed", func() bool { return len(r.Entries()) == 30_000 })
			b.StopTimer()
			r.Close()
			if err := os.RemoveAll(came); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
	b.Run("rename_of_a_folder", func(b *testing.B) {
		before, after := filepath.Join(dir, "before"), filepath.Join(dir, "after")
		writeFiles(b, before, manyArticles(5000))
		r := watch(b, dir)
		for b.Loop() {
			if err := os.Rename(before, after); err != nil {
				b.Fatal(err)
			}
			r.pump("the articles are listed where they are now", func() bool {
				entries := r.Entries()
				for _, e := range entries {
					if strings.HasPrefix(e.Path, before) {
						return false
					}
				}
				return len(entries) == 15_000
			})
			before, after = after, before
		}
	})
}

// watch opens a folder of the real disk.
func watch(b *testing.B, dir string) *room {
	b.Helper()
	r := newRoom(b, nil)
	r.dir = dir
	opened := false
	r.OpenFolder(dir, func(err error) {
		if err != nil {
			b.Fatal(err)
		}
		opened = true
	})
	r.pump("the folder is open", func() bool { return opened })
	return r
}
