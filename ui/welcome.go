package ui

import (
	"io/fs"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"github.com/adrg/xdg"

	"galley/assets"
	"galley/editor"
	"galley/editor/store"
	"galley/ui/control"
	"galley/ui/theme"
)

// newWelcome is what the window shows while nothing is open.
func (w *Window) newWelcome() fyne.CanvasObject {
	title := control.NewText("Galley", 28, control.Semibold, theme.ColorText).Align(fyne.TextAlignCenter)
	line := control.NewText("Write the article, see the page, keep its takeaways.", theme.PaneTitleSize, control.Regular, theme.ColorMuted).Align(fyne.TextAlignCenter)
	buttons := container.New(row{gap: 8},
		control.NewButton(control.Primary, "folder-open", "Open a folder", w.askFolder),
		control.NewButton(control.Framed, "file-plus", "New article", w.newArticle),
		control.NewButton(control.Framed, "file-text", "See the sample article", w.openSample),
	)
	foot := control.NewText("Your articles are plain files in a folder of yours. Nothing leaves this computer.", theme.CaptionSize, control.Regular, theme.ColorMuted).Align(fyne.TextAlignCenter)
	return container.NewCenter(container.New(layout.NewCustomPaddedVBoxLayout(14), title, line, container.NewCenter(buttons), foot))
}

// openSample copies the sample article to the writer's documents, unless it is
// there already, and opens it.
func (w *Window) openSample() {
	dir := filepath.Join(xdg.UserDirs.Documents, "Galley sample")
	fsys := w.env.FS
	copySample := func() (string, error) {
		return copySample(dir, func(path string, data []byte) error {
			if err := fsys.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return err
			}
			_, err := store.Write(fsys, path, data, store.Fingerprint{})
			if store.KindOf(err) == store.Exists {
				return nil
			}
			return err
		})
	}
	editor.Work(w.env, copySample, func(article string, err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.openFolder(dir, article)
	})
}

// copySample writes the sample's files below dir and returns the article's path.
func copySample(dir string, write func(path string, data []byte) error) (article string, err error) {
	sample := assets.Sample()
	err = fs.WalkDir(sample, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(sample, name)
		if err != nil {
			return err
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, ".md") {
			article = path
		}
		return write(path, data)
	})
	return article, err
}

func (w *Window) useTheme(name string) {
	modes := map[string]theme.Mode{"light": theme.LightMode, "dark": theme.DarkMode}
	w.settings.set(keyTheme, name)
	theme.Use(modes[name])
}

func (w *Window) hasTheme(name string) func() bool {
	return func() bool { return w.settings.text(keyTheme) == name }
}

func (w *Window) showAbout() {
	w.ask("About Galley", "", "Close", message("Galley "+w.app.Metadata().Version+"\n\nAn editor for articles that are going to be published.\nMIT licence. Fonts: Inter, Source Serif 4, JetBrains Mono (OFL). Icons: Lucide (ISC)."), nil)
}
