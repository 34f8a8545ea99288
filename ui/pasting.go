package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"galley/editor"
	"galley/editor/intake"
	"galley/editor/markup"
	"galley/editor/safe"
)

// convertAtOnce is how many bytes of HTML are turned into Markdown while the writer
// waits; more are turned by a worker.
const convertAtOnce = 64 << 10

// paste puts what is on the clipboard into the text in the best form there is for
// it, and reports whether there was one better than its plain text.
func (w *Window) paste() bool {
	s := w.session
	plain := w.clipboard().Content()
	if s == nil || s.ReadOnly() || w.area.InCode() || plain != "" && plain == w.area.Copied() {
		return false
	}
	c := w.rich.Read()
	if pictures := picturesIn(c.files); len(pictures) > 0 {
		w.addPictureFiles(pictures)
		return true
	}
	if len(c.html) > 0 {
		return w.pasteHTML(c, plain)
	}
	if len(c.image) > 0 {
		w.addPicture(c.image, "png", "")
		return true
	}
	return w.pastePlain(plain)
}

// pastePlain gives plain text the form it asks for: an address becomes a link of
// what is selected, cells of a spreadsheet become a table.
func (w *Window) pastePlain(plain string) bool {
	if url, ok := intake.URL(plain); ok && !w.area.Selection().Empty() {
		return w.area.Run(markup.Link(url))
	}
	if table, ok := intake.Cells(plain); ok {
		return w.area.Run(markup.PasteBlocks(table, w.eol()))
	}
	return false
}

// pasteHTML pastes rich text as Markdown.
func (w *Window) pasteHTML(c clip, plain string) bool {
	if len(c.html) <= convertAtOnce {
		result, err := intake.HTML(c.html, w.intakeOptions())
		return w.pasteResult(c, plain, result, err)
	}
	s, options := w.session, w.intakeOptions()
	editor.Work(w.env, func() (intake.Result, error) { return intake.HTML(c.html, options) }, func(r intake.Result, err error) {
		if w.session != s || s == nil {
			return // the writer went on elsewhere
		}
		if !w.pasteResult(c, plain, r, err) {
			w.area.Insert(plain)
		}
	})
	return true
}

// intakeOptions tell what the article has already.
func (w *Window) intakeOptions() intake.Options {
	doc := w.session.State().Doc
	source := sync.OnceValue(func() string { return string(doc.Bytes()) })
	return intake.Options{Taken: func(label string) bool { return strings.Contains(source(), "[^"+label+"]") }}
}

// pasteResult puts in what rich text became. What has no text is the picture that
// comes with it; what cannot be read is left to the plain text.
func (w *Window) pasteResult(c clip, plain string, r intake.Result, err error) bool {
	switch {
	case err != nil:
		w.info("The formatting was left behind: " + err.Error())
		return false
	case onlyPictures(r) && len(c.image) > 0:
		w.addPicture(c.image, "png", "")
		return true
	case r.Markdown == "":
		return w.pastePlain(plain)
	}
	if len(r.Images) > 0 {
		w.savePictures(r)
		return true
	}
	w.insertResult(r)
	return true
}

// onlyPictures reports whether the Markdown has nothing but pictures in it.
func onlyPictures(r intake.Result) bool {
	return r.Markdown == "" || strings.HasPrefix(r.Markdown, "![") && strings.Count(r.Markdown, "\n") == 0 && strings.HasSuffix(r.Markdown, ")")
}

func (w *Window) insertResult(r intake.Result) {
	if r.Inline {
		w.area.Insert(r.Markdown)
	} else {
		w.area.Run(markup.PasteBlocks(r.Markdown, w.eol()))
	}
}

// pastePlainText pastes the clipboard's plain text as it is.
func (w *Window) pastePlainText() {
	if w.session != nil {
		w.area.Insert(w.clipboard().Content())
		w.focusText()
	}
}

// savePictures keeps the pictures of rich text beside the article and then pastes
// the Markdown that names them.
func (w *Window) savePictures(r intake.Result) {
	s := w.session
	dir := filepath.Dir(s.Path())
	type saved struct{ names []string }
	editor.Work(w.env, func() (saved, error) {
		var out saved
		for _, img := range r.Images {
			name, err := w.keepPicture(dir, img.Data, img.Ext, img.Alt, s.Path())
			if err != nil {
				return out, err
			}
			out.names = append(out.names, name)
		}
		return out, nil
	}, func(out saved, err error) {
		if w.session != s {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		md, from := "", 0
		nameless := 0
		for i, img := range r.Images {
			md += r.Markdown[from:img.Dest.From] + escaped(out.names[i])
			from = img.Dest.To
			if img.Alt == "" {
				nameless++
			}
		}
		r.Markdown = md + r.Markdown[from:]
		w.insertResult(r)
		if nameless > 0 {
			w.info(fmt.Sprintf("%s saved beside the article. Say in the brackets of ![] what they show, for readers who cannot see them.", plural(nameless, "picture")))
		}
	})
}

// picturesIn are those of some files that are pictures.
func picturesIn(files []string) []string {
	var out []string
	for _, path := range files {
		switch strings.ToLower(filepath.Ext(path)) {
		case ".png", ".jpg", ".jpeg", ".gif", ".webp":
			out = append(out, path)
		}
	}
	return out
}

// localTo returns a file's path relative to a folder; false when it lies outside.
func localTo(dir, path string) (string, bool) {
	rel, err := filepath.Rel(dir, path)
	if err != nil {
		return "", false
	}
	rel, err = safe.Local(filepath.ToSlash(rel))
	return rel, err == nil
}
