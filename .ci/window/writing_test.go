package window

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// body is what is typed after the fields and the text that a writer finds.
func (w *writer) wantSaved(what, want string) {
	w.t.Helper()
	defer func() {
		if w.t.Failed() {
			w.t.Logf("saved is\n%s", w.saved())
		}
	}()
	w.t.Helper()
	w.keys("ctrl+s")
	w.untilSaved(what, func(saved string) bool { return saved == want })
}

// copies puts something on the clipboard as another program does.
func (w *writer) copies(kind string, data []byte) {
	w.t.Helper()
	c := w.command("xclip", "-selection", "clipboard", "-t", kind, "-i")
	c.Stdin = bytes.NewReader(data)
	if err := c.Run(); err != nil {
		w.t.Fatalf("xclip: %v", err)
	}
	time.Sleep(200 * time.Millisecond)
}

// atEnd puts the caret behind everything.
func (w *writer) atEnd() {
	w.click(textX, textY)
	w.keys("ctrl+End")
}

func TestWindow_writes_with_many_carets_signs_lists_and_tables(t *testing.T) {
	w := newWriter(t)

	// Three times the same word, changed at once.
	w.atEnd()
	w.write("ink ink ink")
	w.keys("ctrl+d", "ctrl+d", "ctrl+d")
	w.shoot("20-three-carets")
	w.write("oil")
	want := opened + "oil oil oil"
	w.wantSaved("every one of the selected words", want)

	// Escape leaves one; quotes and dashes become a typesetter's.
	w.keys("Escape", "ctrl+End", "Return", "Return")
	w.write(`"So," she said -- it's done.`)
	want += "\n\n“So,” she said – it’s done."
	w.wantSaved("the quotes and the dash", want)

	// A numbered list goes on, nests, and a task is ticked.
	w.keys("Return", "Return")
	w.write("1. one")
	w.keys("Return")
	w.write("two")
	w.keys("Return", "Tab")
	w.write("nested")
	w.keys("Return", "Return", "Return") // out of the inner list, and out of the outer
	w.write("- [ ] read it")
	w.keys("ctrl+Return")
	want += "\n\n1. one\n2. two\n   1. nested\n\n- [x] read it"
	w.wantSaved("the lists", want)

	// A table: Tab goes from cell to cell and makes rows.
	w.keys("Return", "Return")
	w.write("| a | b |")
	w.keys("Return")
	w.write("| --- | --- |")
	w.keys("Tab")
	w.write("1")
	w.keys("Tab")
	w.write("2")
	w.keys("Tab")
	w.write("3")
	w.keys("Tab")
	w.write("4")
	w.shoot("21-table")
	want += "\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |"
	w.wantSaved("the table", want)

	// A selection wrapped by typing, and a footnote.
	w.keys("ctrl+End", "Return", "Return")
	w.write("loud")
	w.keys("shift+Home")
	w.write("**")
	w.keys("End")
	w.keys("ctrl+shift+n")
	w.write("Said once.")
	want += "\n\n**loud**[^1]\n\n[^1]: Said once."
	w.wantSaved("the footnote", want)
	w.shoot("22-written")

	// Undo takes all of it back, step by step.
	for range 120 {
		w.keys("ctrl+z")
		if w.keys("ctrl+s"); w.saved() == opened {
			return
		}
	}
	t.Errorf("undo leaves\n%s", w.saved())
}

func TestWindow_finds_replaces_and_goes_where_a_few_letters_say(t *testing.T) {
	w := newWriter(t)
	other := filepath.Join(w.folder, "other.md")
	if err := os.WriteFile(other, []byte("---\ntitle: Another voice\n---\n\nText.\n"), 0o644); err != nil {
		t.Fatal(err)
	}

	w.click(textX, textY)
	before := w.shoot("23-before-find")
	w.keys("ctrl+h")
	w.write("the")
	w.keys("Tab")
	after := w.shoot("24-found")
	if n := w.differs(before, after, editorRegion); n < 200 {
		t.Errorf("nothing is marked: %d pixels differ", n)
	}
	w.write("this")
	w.keys("Return", "Return")
	w.keys("Escape")
	want := strings.Replace(opened, "## The room\n\nThe room", "## This room\n\nThis room", 1)
	w.wantSaved("what was replaced", want)

	// The palette runs a command by its name, quick open another article.
	w.keys("ctrl+shift+p")
	w.write("capit")
	w.shoot("25-palette")
	w.keys("Escape")
	w.keys("ctrl+p")
	w.write("ano vo")
	w.keys("Return")
	w.until("the other article is open", func() bool { return w.title() == "Another voice — Galley" })
	w.click(textX, textY)
	w.keys("ctrl+End")
	w.write("See [[quiet")
	time.Sleep(300 * time.Millisecond)
	w.shoot("26-link")
	w.keys("Return", "ctrl+s")
	w.until("the link is saved", func() bool {
		data, _ := os.ReadFile(other)
		return strings.HasSuffix(string(data), "Text.\nSee [The quiet press](quiet-press.md)")
	})
}

func TestWindow_pastes_what_other_programs_copy(t *testing.T) {
	w := newWriter(t)
	w.atEnd()
	w.copies("text/html", []byte(`<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p>Some <span style="font-weight:700">bold</span> words</p><ul><li>one</li><li>two</li></ul></b>`))
	w.keys("ctrl+v")
	want := opened + "\nSome **bold** words\n\n- one\n- two"
	w.untilSaved("rich text as Markdown", func(saved string) bool { return strings.Contains(saved, "**bold**") })
	if got := w.saved(); got != want {
		t.Errorf("rich text became\n%q, want\n%q", got, want)
	}

	w.keys("Return", "Return")
	w.copies("UTF8_STRING", []byte("Name\tPrice\nInk\t3\n"))
	w.keys("ctrl+v")
	w.untilSaved("cells as a table", func(saved string) bool { return strings.Contains(saved, "| Ink | 3 |") })

	w.keys("ctrl+End", "Return", "Return")
	picture, err := os.ReadFile("../../assets/galley.png")
	if err != nil {
		t.Fatal(err)
	}
	w.copies("image/png", picture)
	w.keys("ctrl+v")
	time.Sleep(500 * time.Millisecond)
	w.write("The sign of the press")
	w.shoot("27-alt-text")
	w.keys("Return")
	w.untilSaved("the picture", func(saved string) bool {
		return strings.Contains(saved, "![The sign of the press](the-sign-of-the-press.png)")
	})
	if _, err := os.Stat(filepath.Join(w.folder, "the-sign-of-the-press.png")); err != nil {
		t.Errorf("the picture is not beside the article: %v", err)
	}
	w.shoot("28-pasted")
}

func TestWindow_moves_sections_zooms_and_hides_everything_but_the_text(t *testing.T) {
	w := newWriter(t)
	w.click(textX, textY)
	before := w.shoot("29-plain")
	w.drag(70, outlineY+outlineStep, 70, outlineY-14)
	w.wantSaved("the moved section", strings.Replace(opened,
		"## The room\n\nThe room smells of oil and paper.\n\n## The day after\n\nNothing moves before eight.\n",
		"## The day after\n\nNothing moves before eight.\n\n## The room\n\nThe room smells of oil and paper.\n", 1))

	w.keys("ctrl+equal", "ctrl+equal")
	zoomed := w.shoot("30-zoomed")
	if n := w.differs(before, zoomed, editorRegion); n < 1000 {
		t.Errorf("zoom changes %d pixels", n)
	}
	w.keys("ctrl+0", "F10")
	time.Sleep(300 * time.Millisecond)
	only := w.shoot("31-only-the-text")
	if n := w.differs(before, only, previewRegion); n < 1000 {
		t.Errorf("the preview is still there: %d pixels differ", n)
	}
	w.keys("F10")
}
