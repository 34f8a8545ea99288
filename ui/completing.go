package ui

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"galley/editor"
	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/safe"
	"galley/editor/text"
	"galley/editor/vfs"
	"galley/ui/write"
)

// Limits of the list of link targets.
const (
	completionsShown = 50
	outlineBytes     = 1 << 20 // of another article whose headings are wanted
)

// outlines are the headings of other articles, read when they are asked for.
type outlines map[string]outline

type outline struct {
	headings []article.Heading
	mod      time.Time // of the file then
	coming   bool
}

// complete says what a link can go to: the articles of the folder, the headings of
// this one, and behind "other.md#" those of another.
func (w *Window) complete(typed string) []write.Completion {
	if w.session == nil || strings.Contains(typed, "://") {
		return nil
	}
	if file, _, ok := strings.Cut(typed, "#"); ok && file != "" {
		local, err := safe.Local(unescaped(file))
		if err != nil {
			return nil
		}
		path := filepath.Join(filepath.Dir(w.session.Path()), filepath.FromSlash(local))
		return headingCompletions(typed, file, w.outlineOf(path))
	}
	all := headingCompletions(typed, "", w.session.Article().Outline)
	if strings.HasPrefix(typed, "#") {
		return all
	}
	return append(w.articleCompletions(typed), all...)
}

// articleCompletions are the other articles of the folder that match.
func (w *Window) articleCompletions(typed string) []write.Completion {
	dir := filepath.Dir(w.session.Path())
	var choices []choice
	var targets []string
	for _, e := range w.workspace.Entries() {
		rel, err := filepath.Rel(dir, e.Path)
		if err != nil || e.Path == w.session.Path() {
			continue
		}
		choices = append(choices, choice{name: titleOf(e), detail: filepath.ToSlash(rel)})
		targets = append(targets, escaped(filepath.ToSlash(rel)))
	}
	return completions(typed, choices, targets)
}

// headingCompletions are the headings of an article that match; file is its link
// target, "" for the article itself.
func headingCompletions(typed, file string, headings []article.Heading) []write.Completion {
	var choices []choice
	var targets []string
	for _, h := range headings {
		choices = append(choices, choice{name: h.Text, detail: strings.Repeat("#", h.Level)})
		targets = append(targets, file+"#"+escaped(h.ID))
	}
	return completions(strings.TrimPrefix(strings.TrimPrefix(typed, file), "#"), choices, targets)
}

// completions are the choices that match by their names or their details.
func completions(typed string, choices []choice, targets []string) []write.Completion {
	var out []write.Completion
	both := make([]choice, len(choices))
	for i, c := range choices {
		both[i] = choice{name: c.name + " " + c.detail}
	}
	for _, f := range match(unescaped(typed), both) {
		c := choices[f.index]
		if out = append(out, write.Completion{Title: c.name, Detail: c.detail, Target: targets[f.index]}); len(out) == completionsShown {
			break
		}
	}
	return out
}

// outlineOf returns the headings of another article: those of its session, or of
// its file, which is read on a goroutine the first time and when it changed.
func (w *Window) outlineOf(path string) []article.Heading {
	if s := w.workspace.Session(path); s != nil {
		return s.Article().Outline
	}
	o := w.outlines[path]
	if o.coming {
		return o.headings
	}
	o.coming = true
	w.outlines[path] = o
	fsys := w.env.FS
	editor.Work(w.env, func() (outline, error) { return readOutline(fsys, path, o) }, func(now outline, err error) {
		if err != nil {
			now = outline{}
		}
		changed := err == nil && !now.mod.Equal(o.mod)
		now.coming = false
		w.outlines[path] = now
		if changed {
			w.area.Recomplete()
		}
	})
	return o.headings
}

// readOutline reads the headings of an article's file, unless they are known.
func readOutline(fsys vfs.FS, path string, known outline) (outline, error) {
	dir, err := fsys.OpenDir(filepath.Dir(path))
	if err != nil {
		return outline{}, err
	}
	defer dir.Close()
	name := filepath.Base(path)
	info, err := dir.Stat(name)
	if err != nil || !known.mod.IsZero() && info.Mod.Equal(known.mod) {
		return known, err
	}
	f, err := dir.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return outline{}, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, outlineBytes))
	if err != nil {
		return outline{}, err
	}
	doc := text.New(src)
	var parser markdown.Parser
	tree := parser.Parse(doc, article.Read(doc).Body, 0)
	return outline{headings: article.Outline(tree), mod: info.Mod}, nil
}

// escaped is a path or an id as a link target: spaces and signs that end a target
// become %20 and the like, letters of any script stay.
func escaped(s string) string {
	const unsafe = " ()<>[]\\%\"`"
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c < ' ' || strings.IndexByte(unsafe, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unescaped(s string) string {
	if got, err := url.PathUnescape(s); err == nil {
		return got
	}
	return s
}
