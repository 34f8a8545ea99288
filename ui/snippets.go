package ui

import (
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"

	"galley/editor"
	"galley/editor/article"
	"galley/editor/snippet"
	"galley/editor/store"
)

// snippetsFile is where a writer's own snippets are, for all folders.
func snippetsFile() string { return filepath.Join(xdg.ConfigHome, "galley", "snippets.md") }

// snippetsStart is what that file holds at first.
const snippetsStart = `# Snippets

Type the word before the colon and press Tab. What is between ${1:…} is selected to be typed over,
and Tab goes to the next place.

## sign: My sign-off

` + "```" + `
*$TITLE* was written by ${1:me} on $DATE.
$0
` + "```" + `
`

// snippetsLimit bounds the file, in bytes.
const snippetsLimit = 1 << 20

// loadSnippets reads the writer's snippets; those that are built in are there
// without them.
func (w *Window) loadSnippets() {
	fsys := w.env.FS
	editor.Work(w.env, func() ([]byte, error) { return readLimited(fsys, snippetsFile(), snippetsLimit) }, func(file []byte, err error) {
		all := snippet.BuiltIn()
		if err == nil {
			own, problems := snippet.Parse(string(file))
			all = append(all, own...)
			if len(problems) > 0 {
				w.info("A snippet cannot be read: "+problems[0].String()+".", editor.Action{Label: "Edit the snippets", Do: w.editSnippets})
			}
		}
		w.snippets = all
		w.area.SetSnippets(all, w.snippetValues)
	})
}

// snippetValues are what names in a template stand for now.
func (w *Window) snippetValues() snippet.Values {
	values := snippet.Values{"CLIPBOARD": w.clipboard().Content(), "DATE": time.Now().Format(time.DateOnly)}
	if w.session != nil {
		art := w.session.Article()
		values["TITLE"] = art.Title
		values["DATE"] = article.FormatDate(values["DATE"], art.Lang)
	}
	return values
}

// askSnippet offers all snippets.
func (w *Window) askSnippet() {
	if w.session == nil {
		return
	}
	var choices []choice
	for _, sn := range w.snippets {
		choices = append(choices, choice{name: sn.Name, detail: sn.Trigger + " Tab", do: func() { w.area.InsertSnippet(sn) }})
	}
	w.pick(pickerSpec{hint: "Insert a snippet", nothing: "No snippet has these letters.", choices: choices})
}

// editSnippets opens the writer's snippets, a file that is made when there is none.
func (w *Window) editSnippets() {
	path, fsys := snippetsFile(), w.env.FS
	editor.Work(w.env, func() (struct{}, error) {
		if err := fsys.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return struct{}{}, err
		}
		_, err := store.Write(fsys, path, []byte(snippetsStart), store.Fingerprint{})
		if store.KindOf(err) == store.Exists {
			err = nil
		}
		return struct{}{}, err
	}, func(_ struct{}, err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.open(path)
	})
}

// followSnippets reads the snippets again after their file was saved.
func (w *Window) followSnippets(c editor.Condition) {
	if c.Status == editor.Clean && strings.EqualFold(w.session.Path(), snippetsFile()) {
		w.loadSnippets()
	}
}
