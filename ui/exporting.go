package ui

import (
	"fmt"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/editor"
	"galley/editor/safe"
	"galley/editor/vfs"
	"galley/export"
	"galley/ui/control"
)

// askExport asks where the page goes and exports it.
func (w *Window) askExport() {
	s := w.session
	if s == nil {
		return
	}
	dir := w.settings.text(keyExportDir)
	if dir == "" {
		dir = filepath.Join(filepath.Dir(s.Path()), "published")
	}
	target := newSheetEntry(dir)
	choose := control.NewButton(control.Framed, "folder-open", "Choose…", func() {
		d := dialog.NewFolderOpen(func(uri fyne.ListableURI, err error) {
			if err == nil && uri != nil {
				target.SetText(uri.Path())
			}
		}, w.win)
		w.startAt(d, filepath.Dir(s.Path()))
		d.Resize(fyne.NewSize(760, 520))
		d.Show()
	})
	contained := widget.NewCheck("Put the pictures inside the page", nil)
	fragment := widget.NewCheck("Only the article’s HTML, for a content system", nil)
	body := container.New(stacked{gap: 6}, field("Folder", container.NewBorder(nil, nil, nil, choose, target)), contained, fragment)
	target.on(w.ask("Export the page", "Export", "Cancel", body, func() {
		w.settings.set(keyExportDir, target.Text)
		w.export(target.Text, export.Options{SelfContained: contained.Checked, Fragment: fragment.Checked})
	}))
}

// exported is what an export ends with.
type exported struct {
	paths  []string
	report export.Report
}

// export writes the page of the shown article on a goroutine, from a snapshot.
func (w *Window) export(dir string, opts export.Options) {
	snapshot := w.session.Snapshot()
	path := w.session.Path()
	top := w.siteTop(path)
	fsys := w.env.FS
	export := func() (exported, error) { return exportArticle(fsys, snapshot, path, top, dir, opts) }
	editor.Work(w.env, export, func(out exported, err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.showExported(dir, out)
	})
}

// exportArticle makes the page of a snapshot and writes it, with its pictures.
func exportArticle(fsys vfs.FS, snapshot editor.Snapshot, path, top, dir string, opts export.Options) (out exported, err error) {
	opts.FS, opts.Dir, opts.Name = fsys, filepath.Dir(path), filepath.Base(path)
	if opts.Site, err = export.ReadSite(fsys, opts.Dir, top); err != nil {
		return out, err
	}
	page, err := export.Render(snapshot.Article(), opts)
	if err != nil {
		return out, err
	}
	out.report = page.Report
	out.paths, err = export.Write(fsys, dir, false, page)
	return out, err
}

func (w *Window) showExported(dir string, out exported) {
	text := "The page is in " + filepath.Join(filepath.Base(dir), filepath.Base(out.paths[0])) + "."
	kind := editor.Info
	if n := len(out.report); n > 0 {
		kind = editor.Warning
		text += fmt.Sprintf(" %s", out.report[0])
		if n > 1 {
			text += fmt.Sprintf(" And %d more.", n-1)
		}
	}
	w.notices.add(editor.Notice{Kind: kind, Text: text, Actions: []editor.Action{
		{Label: "Open in browser", Do: func() { w.openInBrowser(out.paths[0]) }},
	}})
}

func (w *Window) openInBrowser(path string) {
	u := &url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	if err := w.app.OpenURL(u); err != nil {
		w.trouble(editor.Messagef("No browser could be started. The page is in %s.", path))
	}
}

// openLink follows a link of the preview: an article of the folder opens here,
// a web address only after the writer has seen where it leads.
func (w *Window) openLink(dest string) {
	clean, ok := safe.URL(dest)
	if !ok {
		w.trouble(editor.Messagef("Galley does not open links such as %q.", dest))
		return
	}
	u, err := url.Parse(clean)
	if err != nil {
		return
	}
	if u.Scheme == "" {
		w.openLocal(u)
		return
	}
	w.ask("Open this address in the browser?", "Open", "Cancel", message(clean), func() {
		if err := w.app.OpenURL(u); err != nil {
			w.trouble(editor.Messagef("No browser could be started for %s.", clean))
		}
	})
}

// openLocal follows a link without a scheme: to a heading, or to a file of the
// folder.
func (w *Window) openLocal(u *url.URL) {
	if w.session == nil {
		return
	}
	if u.Path == "" {
		for _, h := range w.session.Article().Outline {
			if h.ID == u.Fragment {
				w.jump(h.Span.From)
			}
		}
		return
	}
	rel, err := safe.Local(u.Path)
	if err != nil {
		w.trouble(editor.Messagef("Galley opens only what lies in the article's folder, not %s.", u.Path))
		return
	}
	switch path := filepath.Join(filepath.Dir(w.session.Path()), filepath.FromSlash(rel)); filepath.Ext(path) {
	case ".md", ".markdown":
		w.open(path)
	default:
		w.info("The link leads to " + rel + ", which is not an article.")
	}
}
