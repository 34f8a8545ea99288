package ui

import (
	"image"
	"image/draw"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/editor"
	"galley/editor/article"
	"galley/editor/history"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
	"galley/ui/golden"
	"galley/ui/theme"
)

const lookedAt = `---
title: A morning at the press
category: Reportage
takeaways:
  - The first edition is read by most
---

## The night before

The *last* proof leaves the desk at **eleven**, and a colum is still empty.

- [ ] call the printer
- [x] count the lines

## At six

| Edition | Copies |
|:--------|-------:|
| first   |  2,100 |

` + "```go\nfunc main() { print(\"ink\") }\n```" + `

### The van

It waits in the rain, and the ink is not dry.
`

// scene is a part of the window in some state.
type scene struct {
	name string
	set  func(w *testWindow) fyne.CanvasObject // what to look at; nil: what is in front
}

var scenes = []scene{
	{"find", func(w *testWindow) fyne.CanvasObject {
		w.finding.open(false)
		w.find("the")
		return w.editor
	}},
	{"replace", func(w *testWindow) fyne.CanvasObject {
		all := state.Select(w.area.Folded(), w.session.State().Doc.Len()-30)
		w.session.Dispatch(state.Spec{Sel: &all})
		w.finding.open(true)
		w.finding.bar.within.Tapped(nil)
		w.finding.bar.regex.Tapped(nil)
		w.find(`the (\w+)`)
		w.finding.bar.replace.SetText("a $1")
		return w.editor
	}},
	{"find-narrow", func(w *testWindow) fyne.CanvasObject {
		w.win.Resize(fyne.NewSize(1100, 620))
		w.finding.open(true)
		w.find("the")
		return w.editor
	}},
	{"find-wrong", func(w *testWindow) fyne.CanvasObject {
		w.finding.open(false)
		w.finding.bar.regex.Tapped(nil)
		w.find("(open")
		return w.finding.bar.root
	}},
	{"find-nothing", func(w *testWindow) fyne.CanvasObject {
		w.finding.open(true)
		w.find("quince")
		return w.finding.bar.root
	}},
	{"replaced", func(w *testWindow) fyne.CanvasObject {
		w.finding.open(true)
		w.find("the")
		w.finding.bar.replace.SetText("a")
		w.finding.replace(true)
		w.until("all are replaced", func() bool { return len(w.notices.rows) > 0 })
		return w.editor
	}},
	{"palette", func(w *testWindow) fyne.CanvasObject {
		w.showPalette()
		w.picker.search.SetText("capt")
		w.picker.search.SetText("tab")
		return nil
	}},
	{"palette-nothing", func(w *testWindow) fyne.CanvasObject {
		w.showPalette()
		w.picker.search.SetText("quince")
		return nil
	}},
	{"quick-open", func(w *testWindow) fyne.CanvasObject {
		w.quickOpen()
		w.picker.search.SetText("van")
		return nil
	}},
	{"shortcuts", func(w *testWindow) fyne.CanvasObject { w.showShortcuts(); return nil }},
	{"shortcut-pressed", func(w *testWindow) fyne.CanvasObject {
		w.pressShortcut(w.commands.get("bold"))
		return nil
	}},
	{"spelling-menu", func(w *testWindow) fyne.CanvasObject {
		w.area.Jump(strings.Index(lookedAt, "colum") + 2)
		w.textMenu(fyne.NewPos(300, 100))
		return nil
	}},
	{"correction", func(w *testWindow) fyne.CanvasObject {
		w.area.Jump(strings.Index(lookedAt, "colum") + 2)
		w.askCorrection()
		return nil
	}},
	{"snippets", func(w *testWindow) fyne.CanvasObject {
		w.askSnippet()
		return nil
	}},
	{"languages", func(w *testWindow) fyne.CanvasObject {
		w.pickLanguages([]string{"de-DE", "en-GB", "en-US", "fr"})
		return nil
	}},
	{"search", func(w *testWindow) fyne.CanvasObject {
		w.folderSearch.open()
		w.folderSearch.line.find.SetText("ink")
		w.folderSearch.line.replace.SetText("oil")
		w.folderSearch.begin()
		w.until("the folder is searched", func() bool { return w.folderSearch.search.Done() })
		return w.folderSearch.root
	}},
	{"search-replaced", func(w *testWindow) fyne.CanvasObject {
		w.folderSearch.open()
		w.folderSearch.line.find.SetText("ink")
		w.folderSearch.line.replace.SetText("oil")
		w.folderSearch.begin()
		w.until("the folder is searched", func() bool { return w.folderSearch.search.Done() })
		w.folderSearch.replace()
		w.until("all are replaced", func() bool { return len(w.notices.rows) > 0 && w.folderSearch.search.Done() })
		return w.columns
	}},
	{"outline-drag", func(w *testWindow) fyne.CanvasObject {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.sidebar.outline)
		w.sidebar.drag.to(0, at.Y+2.5*outlineRow)
		return w.sidebar.root
	}},
	{"alt-text", func(w *testWindow) fyne.CanvasObject { w.askAlt(func(string) {}); return nil }},
	{"goal", func(w *testWindow) fyne.CanvasObject { w.askGoal(); return nil }},
	{"sentence-typewriter", func(w *testWindow) fyne.CanvasObject {
		w.commands.get("focus-sentence").do()
		w.toggleTypewriter()
		return w.editor
	}},
	{"only-text", func(w *testWindow) fyne.CanvasObject {
		w.toggleOnlyText()
		w.commands.get("focus-sentence").do()
		return w.editor
	}},
	{"writing", func(w *testWindow) fyne.CanvasObject {
		w.commands.get("face-serif").do()
		w.zoom(2)
		w.space(spacingStep)
		w.widen(-measureStep)
		return w.editor
	}},
	{"history", func(w *testWindow) fyne.CanvasObject {
		doc := text.FromString(strings.NewReplacer("leaves the desk at", "comes at", "It waits in the rain, and", "It waits:").Replace(lookedAt))
		w.history.versions = []history.Version{
			{At: time.Date(2024, 5, 6, 12, 30, 0, 0, time.Local), Why: history.Saved, Size: 1200},
			{At: time.Date(2024, 5, 5, 9, 0, 0, 0, time.Local), Why: history.Outside, Size: 1130},
		}
		w.history.title.Set("History of press.md")
		w.history.chosen = 1
		w.history.compared(editor.DifferenceOf(doc, w.session.State().Doc), nil)
		w.history.root.Show()
		return w.history.root
	}},
	{"resolver", func(w *testWindow) fyne.CanvasObject {
		at := strings.Index(lookedAt, "It waits")
		w.session.Dispatch(typed(at, "Look: "))
		w.write("/articles/press.md", strings.NewReplacer("It waits", "It stands", "first edition", "last edition").Replace(lookedAt))
		w.session.CheckDisk()
		w.until("both are compared", func() bool { return len(w.session.Overlaps()) > 0 })
		w.resolver.open()
		return w.resolver.root
	}},
	{"toolbar", func(w *testWindow) fyne.CanvasObject { return w.toolbar }},
	{"notices", func(w *testWindow) fyne.CanvasObject {
		w.info("3 places in 2 articles replaced.", editor.Action{Label: "Undo"})
		w.notices.add(editor.Notice{Kind: editor.Trouble, Text: "The disk is full. The text is safe in this window.", Actions: []editor.Action{{Label: "Try again"}}})
		return w.notices.root
	}},
}

// knowsWords reports whether the editor knows what is misspelled.
func (w *testWindow) knowsWords() bool {
	w.area.Jump(strings.Index(lookedAt, "colum") + 2)
	_, _, wrong := w.wrongWord()
	return wrong && len(w.spelling.dictionaries) == len(w.languages()) && len(w.spelling.coming) == 0
}

// TestWindow_looks_as_it_was_looked_at compares parts of the window, in both themes.
func TestWindow_looks_as_it_was_looked_at(t *testing.T) {
	golden.InBothThemes(t, func(t *testing.T, mode theme.Mode, suffix string) {
		for _, scene := range scenes {
			t.Run(scene.name, func(t *testing.T) {
				w := newTestWindow(t)
				theme.Use(mode)
				w.win.Resize(fyne.NewSize(1500, 620))
				w.write("/articles/press.md", lookedAt)
				w.write("/articles/van.md", "# The van\n\nNo ink here. Ink there.\n")
				w.show("/articles/press.md")
				w.until("the dictionaries are read", w.knowsWords)
				w.area.Jump(strings.Index(lookedAt, "last"))
				golden.Compare(t, w.look(scene.set(w)), scene.name+suffix)
			})
		}
	})
}

// look is what the window shows of an object; of nil, what is in front of it. No
// caret blinks in it.
func (w *testWindow) look(o fyne.CanvasObject) image.Image {
	w.t.Helper()
	canvas := w.win.Canvas()
	margin := float32(0)
	if front := canvas.Overlays().Top(); front != nil {
		o, margin = contentOf(front), 12
	} else {
		canvas.Unfocus()
		w.win.Content().Refresh() // the toolkit's window lays out what has another size, the test's does not
	}
	for range 3 {
		w.frames.tick(0)
	}
	w.until("the words of the code are known", func() bool { return len(w.words.coming) == 0 })
	w.frames.tick(0)
	shot := canvas.Capture()
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	part := image.Rect(int(at.X-margin), int(at.Y-margin), int(at.X+size.Width+margin), int(at.Y+size.Height+margin))
	part = part.Intersect(shot.Bounds())
	out := image.NewRGBA(image.Rectangle{Max: part.Size()})
	draw.Draw(out, out.Rect, shot, part.Min, draw.Src)
	return out
}

// contentOf is what a pop-up shows: the toolkit may keep it in a container of its own.
func contentOf(front fyne.CanvasObject) fyne.CanvasObject {
	if popup, ok := front.(*widget.PopUp); ok {
		return popup.Content
	}
	for _, o := range test.WidgetRenderer(front.(fyne.Widget)).Objects() {
		switch o := o.(type) {
		case *widget.PopUp:
			return o.Content
		case *widget.PopUpMenu:
			return o
		}
	}
	return front
}

// TestStatusbar_looks_as_it_was_looked_at shows every state that an article can
// be in, one line each.
func TestStatusbar_looks_as_it_was_looked_at(t *testing.T) {
	noon := time.Date(2026, 1, 2, 12, 0, 0, 0, time.Local)
	conditions := []editor.Condition{
		{Status: editor.Clean, Saved: noon},
		{Status: editor.Dirty, Saved: noon},
		{Status: editor.Saving, Saved: noon},
		{Status: editor.Failed, Saved: noon, Reason: "The disk is full."},
		{Status: editor.Conflict, Saved: noon},
		{Status: editor.Gone, Saved: noon},
		{Status: editor.Locked, Saved: noon, Reason: "You may not change this file."},
	}
	golden.InBothThemes(t, func(t *testing.T, mode theme.Mode, suffix string) {
		w := newTestWindow(t)
		theme.Use(mode)
		w.win.Resize(fyne.NewSize(1500, 620))
		w.write("/articles/press.md", lookedAt)
		w.show("/articles/press.md")
		var lines []image.Image
		for i, c := range conditions {
			w.status.showCounts(article.Stats{Words: 1200 + i, Minutes: 6})
			w.status.showGoal(i * 500)
			w.status.showSelection(selection{words: i * 7, characters: i * 40})
			w.status.showEncoding(store.Encoding{BOM: i%2 == 1, EOL: "\r\n"}, "de")
			w.status.showCondition(c)
			lines = append(lines, w.look(w.status.root))
		}
		golden.Compare(t, lined(lines), "status"+suffix)
	})
}

// lined is pictures of one width under one another.
func lined(all []image.Image) image.Image {
	size := all[0].Bounds().Size()
	out := image.NewRGBA(image.Rect(0, 0, size.X, size.Y*len(all)))
	for i, m := range all {
		draw.Draw(out, image.Rect(0, i*size.Y, size.X, (i+1)*size.Y), m, m.Bounds().Min, draw.Src)
	}
	return out
}
