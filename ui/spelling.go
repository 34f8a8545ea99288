package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"galley/editor"
	"galley/editor/spell"
	"galley/editor/state"
	"galley/editor/text"
)

// spelling is what a writer wants of the spelling checker, and what it knows.
type spelling struct {
	choice spellingChoice

	dictionaries map[string]*spell.Dictionary // loaded, by language
	coming       map[string]bool              // being loaded
	user, folder spell.Words
	ignored      spell.Words
	checker      *spell.Checker // nil while nothing is checked
}

// spellingChoice is remembered.
type spellingChoice struct {
	Off       bool
	Languages []string // empty: those of the article
}

// searchSlice is how many bytes are looked at for the next wrong word before the
// window lives on.
const searchSlice = 128 << 10

// recallSpelling takes over what is remembered, and the writer's words.
func (w *Window) recallSpelling() {
	w.spelling.dictionaries = map[string]*spell.Dictionary{}
	w.spelling.coming = map[string]bool{}
	w.spelling.choice = setting(w.settings, keySpelling, spellingChoice{})
	w.loadWords(userWords(), func(words spell.Words) { w.spelling.user = words })
}

func (w *Window) rememberSpelling() {
	w.settings.set(keySpelling, w.spelling.choice)
	w.checkSpelling()
	w.showSwitches()
}

func (w *Window) toggleSpelling() {
	w.spelling.choice.Off = !w.spelling.choice.Off
	w.rememberSpelling()
}

// languages are those that the shown article is checked in: the writer's choice,
// else the article's own. English without a country is both of its spellings.
func (w *Window) languages() []string {
	if len(w.spelling.choice.Languages) > 0 {
		return w.spelling.choice.Languages
	}
	lang := "en"
	if w.session != nil && w.session.Article().Lang != "" {
		lang = w.session.Article().Lang
	}
	if strings.EqualFold(lang, "en") {
		return []string{americanEnglish, britishEnglish}
	}
	return []string{lang}
}

// checkSpelling makes a checker of what is wanted and known, and has the editor
// use it. Dictionaries that are not loaded yet come later.
func (w *Window) checkSpelling() {
	sp := &w.spelling
	if sp.choice.Off || w.session == nil {
		sp.checker = nil
		w.area.SetSpeller(nil)
		return
	}
	var known []*spell.Dictionary
	for _, lang := range w.languages() {
		d, loaded := sp.dictionaries[lang]
		switch {
		case d != nil:
			known = append(known, d)
		case !loaded && !sp.coming[lang]:
			sp.coming[lang] = true
			fsys := w.env.FS
			editor.Work(w.env, func() (*spell.Dictionary, error) { return loadDictionary(fsys, lang) }, func(d *spell.Dictionary, err error) {
				delete(sp.coming, lang)
				sp.dictionaries[lang] = d // nil: there is none, and it is not looked for again
				if err != nil {
					w.env.Log.Warn("a dictionary cannot be used", "language", lang, "error", err)
				}
				w.checkSpelling()
			})
		}
	}
	sp.checker = spell.New(known, sp.user, sp.folder, sp.ignored)
	w.area.SetSpeller(sp.checker.Check)
}

// askLanguages lets the writer choose the languages that are checked, any number at
// once.
func (w *Window) askLanguages() {
	fsys := w.env.FS
	editor.Work(w.env, func() ([]string, error) { return dictionaryNames(fsys), nil }, func(names []string, _ error) {
		w.pickLanguages(names)
	})
}

func (w *Window) pickLanguages(names []string) {
	var p *picker
	list := func() []choice {
		out := []choice{{name: tick(len(w.spelling.choice.Languages) == 0) + "As the article says"}}
		for _, name := range names {
			out = append(out, choice{name: tick(slices.Contains(w.spelling.choice.Languages, name)) + languageName(name), detail: name})
		}
		return out
	}
	p = w.pick(pickerSpec{
		hint: "Languages to check", nothing: "No dictionary has these letters.",
		foot:    "Enter: check it too, or not      Escape: done      More: " + homely(dictionariesDir()),
		choices: list(),
		key: func(e *fyne.KeyEvent, chosen choice) bool {
			if e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter {
				return false
			}
			w.toggleLanguage(chosen.detail)
			p.refresh(list())
			return true
		},
		tap: func(chosen choice) {
			w.toggleLanguage(chosen.detail)
			p.refresh(list())
		},
	})
}

func tick(on bool) string {
	if on {
		return "✓ "
	}
	return ""
}

// toggleLanguage checks a language or not; "" is the article's own alone.
func (w *Window) toggleLanguage(name string) {
	l := &w.spelling.choice.Languages
	switch i := slices.Index(*l, name); {
	case name == "":
		*l = nil
	case i >= 0:
		*l = slices.Delete(slices.Clone(*l), i, i+1)
	default:
		*l = append(slices.Clone(*l), name)
	}
	w.rememberSpelling()
}

// wrongWord is the wrong word at the caret.
func (w *Window) wrongWord() (word string, at text.Span, ok bool) {
	if w.session == nil || w.spelling.checker == nil {
		return "", text.Span{}, false
	}
	at, ok = w.area.Misspelled(w.area.Selection().From)
	return w.session.State().Doc.String(at), at, ok
}

// textMenu is the menu of the other mouse button in the text.
func (w *Window) textMenu(at fyne.Position) {
	if w.session == nil {
		return
	}
	var items []*fyne.MenuItem
	if word, span, ok := w.wrongWord(); ok {
		suggestions := w.spelling.checker.Suggest(word)
		for _, s := range suggestions {
			items = append(items, fyne.NewMenuItem(s, func() { w.correct(span, s) }))
		}
		if len(suggestions) == 0 {
			none := fyne.NewMenuItem("No suggestion", nil)
			none.Disabled = true
			items = append(items, none)
		}
		items = append(items, fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem("Add to my words", func() { w.learn(word) }),
			fyne.NewMenuItem("Add to this folder's words", func() { w.learnHere(word) }),
			fyne.NewMenuItem("Ignore until Galley ends", func() { w.ignore(word) }),
			fyne.NewMenuItemSeparator())
	}
	for _, id := range []string{"cut", "copy", "paste", "paste-plain"} {
		c := w.commands.get(id)
		items = append(items, fyne.NewMenuItem(c.name, func() { w.focusText(); w.do(c) }))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// askCorrection offers what may have been meant by the wrong word at the caret.
func (w *Window) askCorrection() {
	word, span, ok := w.wrongWord()
	if !ok {
		w.info("The word at the caret is not marked. F4 goes to the next one that is.")
		return
	}
	var choices []choice
	for _, s := range w.spelling.checker.Suggest(word) {
		choices = append(choices, choice{name: s, do: func() { w.correct(span, s) }})
	}
	choices = append(choices,
		choice{name: "Add “" + word + "” to my words", do: func() { w.learn(word) }},
		choice{name: "Add “" + word + "” to this folder's words", do: func() { w.learnHere(word) }},
		choice{name: "Ignore “" + word + "” until Galley ends", do: func() { w.ignore(word) }})
	w.pick(pickerSpec{hint: "Instead of “" + word + "”", nothing: "Nothing like it.", choices: choices})
}

// correct puts a word in place of a wrong one.
func (w *Window) correct(at text.Span, with string) {
	if at.To > w.session.State().Doc.Len() {
		return
	}
	behind := state.Caret(at.From + len(with))
	w.session.Dispatch(state.Spec{Changes: []text.Change{text.Replace(at, with)}, Sel: &behind, Origin: state.Format, Scroll: true})
	w.focusText()
}

// ignore makes a word right until the program ends.
func (w *Window) ignore(word string) {
	w.spelling.ignored = w.spelling.ignored.Add(word)
	w.checkSpelling()
}

// learn makes a word right in all folders.
func (w *Window) learn(word string) {
	w.addWord(userWords(), word, &w.spelling.user)
}

// learnHere makes a word right in this folder.
func (w *Window) learnHere(word string) {
	w.addWord(folderWords(w.workspace.Dir()), word, &w.spelling.folder)
}

// nextMisspelled goes to the next wrong word, round the end of the text once.
func (w *Window) nextMisspelled() {
	if w.session == nil {
		return
	}
	if w.spelling.checker == nil {
		w.info("The spelling is not checked.", editor.Action{Label: "Check it", Do: w.toggleSpelling})
		return
	}
	w.seekMisspelled(w.area.Selection().To, w.session, false)
}

func (w *Window) seekMisspelled(from int, s *editor.Session, round bool) {
	if w.session != s {
		return
	}
	word, found, next := w.area.NextMisspelled(from, searchSlice)
	switch end := s.State().Doc.Len(); {
	case found:
		w.area.Select(word)
		w.focusText()
	case next < end:
		w.env.Post(func() { w.seekMisspelled(next, s, round) })
	case !round:
		w.seekMisspelled(w.area.Folded(), s, true)
	default:
		w.info("No word is marked as wrong.")
	}
}
