package ui

import (
	"path/filepath"

	"galley/editor"
	"galley/editor/article"
	"galley/export"
	"galley/ui/preview"
)

// loadSite reads what the articles of the folder share, for the preview.
func (w *Window) loadSite() {
	s := w.session
	fsys, dir, top := w.env.FS, filepath.Dir(s.Path()), w.siteTop(s.Path())
	read := func() (export.Site, error) { return export.ReadSite(fsys, dir, top) }
	editor.Work(w.env, read, func(site export.Site, err error) {
		switch {
		case w.session != s:
		case err != nil:
			w.trouble(err)
		default:
			w.preview.SetSite(previewSite(site))
		}
	})
}

// siteTop is the folder above which no galley.yaml is looked for.
func (w *Window) siteTop(path string) string {
	dir := filepath.Dir(path)
	if rel, err := filepath.Rel(w.workspace.Dir(), dir); w.workspace.Dir() != "" && err == nil && filepath.IsLocal(rel) {
		return w.workspace.Dir()
	}
	return dir
}

func previewSite(s export.Site) preview.Site {
	out := preview.Site{Name: s.Name, CTA: article.CTA{Label: s.CTA.Label, URL: s.CTA.URL}, Banners: map[string]article.Banner{}}
	for name, b := range s.Banners {
		out.Banners[name] = article.Banner{Text: b.Text, Image: b.Image, URL: b.URL}
	}
	return out
}
