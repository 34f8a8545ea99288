package ui

import (
	"strings"
	"testing"

	"galley/editor/text"
)

// spelled is a window with an article whose spelling is checked.
func spelled(t *testing.T, src string) *testWindow {
	t.Helper()
	w := opened(t, src)
	w.until("the dictionaries are loaded", func() bool {
		return len(w.spelling.dictionaries) == len(w.languages()) && len(w.spelling.coming) == 0
	})
	return w
}

func (w *testWindow) wrongAt(word string) bool {
	w.t.Helper()
	_, ok := w.area.Misspelled(strings.Index(w.text(), word))
	return ok
}

func TestSpelling_checks_both_Englishes_unless_the_article_says_which(t *testing.T) {
	w := spelled(t, "The colour, the color, the wrogn one.\n")
	if w.wrongAt("colour") || w.wrongAt("color,") || !w.wrongAt("wrogn") {
		t.Errorf("colour %v, color %v, wrogn %v", w.wrongAt("colour"), w.wrongAt("color,"), w.wrongAt("wrogn"))
	}
	w.session.Dispatch(typed(0, "---\nlang: en-US\n---\n\n"))
	w.until("the language is known", func() bool { return w.language == "en-US" })
	if !w.wrongAt("colour") || w.wrongAt("color,") {
		t.Errorf("in en-US: colour %v, color %v", w.wrongAt("colour"), w.wrongAt("color,"))
	}
	w.toggleLanguage(britishEnglish)
	if w.wrongAt("colour") || !w.wrongAt("color,") {
		t.Error("the writer's choice does not count")
	}
}

func TestSpelling_learns_ignores_and_can_be_off(t *testing.T) {
	w := spelled(t, "Zorblax and Quuxly and Frobnic.\n")
	w.learn("Zorblax")
	w.learnHere("Quuxly")
	w.ignore("Frobnic")
	for _, word := range []string{"Zorblax", "Quuxly", "Frobnic"} {
		if w.wrongAt(word) {
			t.Errorf("%s is still wrong", word)
		}
	}
	w.until("the lists are on the disk", func() bool {
		return strings.Contains(string(w.read(userWords())), "Zorblax") && strings.Contains(string(w.read(folderWords("/articles"))), "Quuxly")
	})
	w.session.Dispatch(typed(0, "wrogn "))
	w.area.Jump(20)
	if !w.wrongAt("wrogn") {
		t.Error("a wrong word is not marked")
	}
	w.toggleSpelling()
	if w.wrongAt("wrogn") {
		t.Error("a word is marked although nothing is checked")
	}
}

func TestSpelling_goes_to_the_next_wrong_word_and_corrects_it(t *testing.T) {
	w := spelled(t, strings.Repeat("Right words here. ", 20_000)+"\n\nA wrogn one and a secnod.\n")
	w.area.Jump(0)
	w.nextMisspelled()
	at := func(word string) func() bool {
		return func() bool { return w.session.State().Doc.String(w.area.Selection()) == word }
	}
	w.until("the first is selected", at("wrogn"))
	w.askCorrection()
	if w.picker == nil || w.picker.found[0].name != "wrong" {
		t.Fatalf("offered are %+v", w.picker)
	}
	w.picker.take()
	if !strings.Contains(w.text(), "A wrong one") {
		t.Error("it was not corrected")
	}
	w.nextMisspelled()
	w.until("the second is selected", at("secnod"))
	w.correct(w.area.Selection(), "second")
	w.nextMisspelled()
	w.until("it says that there is none", func() bool { return len(w.notices.rows) > 0 })
}

func TestNearestLanguage_prefers_the_language_itself(t *testing.T) {
	names := []string{"de-AT", "de-DE", "en-GB", "en-US", "fr"}
	for lang, want := range map[string]string{"de-DE": "de-DE", "de": "de-AT", "DE-de": "de-DE", "fr-CA": "fr", "pl": "", "en": "en-GB"} {
		if got := nearestLanguage(lang, names); got != want {
			t.Errorf("%s is %q, want %q", lang, got, want)
		}
	}
}

func TestDictionaries_of_a_folder_are_offered_and_loaded(t *testing.T) {
	w := newTestWindow(t)
	w.write(dictionariesDir()+"/xx_YY.dic", "2\nalpha\nbeta\n")
	w.write(dictionariesDir()+"/xx_YY.aff", "SET UTF-8\n")
	names := dictionaryNames(w.fsys)
	if got := strings.Join(names, " "); got != "en-GB en-US xx-YY" {
		t.Errorf("offered are %s", got)
	}
	d, err := loadDictionary(w.fsys, "xx")
	if err != nil || d == nil {
		t.Fatalf("not loaded: %v", err)
	}
	if d, err := loadDictionary(w.fsys, "zz"); d != nil || err != nil {
		t.Errorf("of an unknown language: %v, %v", d, err)
	}
	w.write(dictionariesDir()+"/qq.dic", "1\nalpha\n")
	if _, err := loadDictionary(w.fsys, "qq"); err == nil {
		t.Error("a dictionary without its rules was loaded")
	}
}

func TestSpelling_survives_a_word_that_went_away(t *testing.T) {
	w := spelled(t, "wrogn")
	w.correct(text.Span{From: 0, To: 500}, "x")
	w.wantText("wrogn")
}
