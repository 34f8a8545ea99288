// Package window drives the real program in a real window on a virtual screen,
// as a writer would: with keys, the mouse, and another program that changes
// the file. It needs Xvfb, openbox, xdotool, xclip and
// ImageMagick.
package window

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const opened = `---
title: The quiet press # a working title
category: Craft
date: 2024-05-06
takeaways:
  - Proofs were read aloud
  - Errors cost a night
  - Ink needs a day to dry
cta:
  label: Visit the press
  url: https://example.com/visit
---

## The room

The room smells of oil and paper.

## The day after

Nothing moves before eight.
`

// Places on the screen of 1600×1000, in pixels, of a window that fills it.
const (
	textX, textY           = 520, 300
	cardX, cardY, cardStep = 1440, 137, 46
	gripX                  = 1327
	listX, listY           = 150, 140
	outlineY, outlineStep  = 240, 32
	bringBackX, noticeY    = 1490, 943
)

var (
	editorRegion  = image.Rect(255, 90, 795, 890)
	previewRegion = image.Rect(810, 90, 1290, 890)
)

func build(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("GALLEY"); path != "" {
		return path
	}
	path := filepath.Join(t.TempDir(), "galley")
	c := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", path, "galley")
	c.Dir = "../.."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// writer is a person at a window of Galley that shows an article.
type writer struct {
	*display
	folder, file string
	galley       string // the program's path
	program      *exec.Cmd
	done         chan error
}

func newWriter(t *testing.T) *writer {
	t.Helper()
	shots, err := filepath.Abs("../../dist/shots")
	if err != nil {
		t.Fatal(err)
	}
	d := newDisplay(t, shots)
	home := t.TempDir()
	w := &writer{display: d, folder: filepath.Join(home, "articles"), done: make(chan error, 1)}
	w.file = filepath.Join(w.folder, "quiet-press.md")
	if err := os.MkdirAll(w.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	w.put(opened)
	w.galley = build(t)
	w.start(w.file)
	return w
}

// start starts the program and waits until its window shows the article.
func (w *writer) start(args ...string) {
	w.t.Helper()
	home := filepath.Dir(w.folder)
	c := w.command(w.galley, args...)
	c.Env = append(c.Env, "HOME="+home, "XDG_CONFIG_HOME="+home+"/config", "XDG_STATE_HOME="+home+"/state",
		"XDG_CACHE_HOME="+home+"/cache", "XDG_DATA_HOME="+home+"/data", "XDG_RUNTIME_DIR="+home, "GALLEY_THEME=light", "DBUS_SESSION_BUS_ADDRESS=")
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.program = c
	go func() { w.done <- c.Wait() }()
	w.t.Cleanup(func() { c.Process.Kill() })
	w.until("the window shows the article", func() bool { return w.title() == "The quiet press — Galley" })
	time.Sleep(time.Second) // the first frames
}

// ended waits for the program to end.
func (w *writer) ended() {
	w.t.Helper()
	select {
	case <-w.done:
	case <-time.After(15 * time.Second):
		w.t.Fatal("the program did not end")
	}
}

func (w *writer) put(content string) {
	w.t.Helper()
	if err := os.WriteFile(w.file, []byte(content), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

func (w *writer) saved() string {
	w.t.Helper()
	data, err := os.ReadFile(w.file)
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

func (w *writer) untilSaved(what string, is func(saved string) bool) {
	w.t.Helper()
	w.until(what+" is in the saved file", func() bool { return is(w.saved()) })
}

func TestWindow_write_keep_takeaways_follow_the_disk_and_export(t *testing.T) {
	w := newWriter(t)
	w.shoot("1-opened")

	// Writing: the words reach the file by themselves, and nothing else changes.
	w.click(textX, textY)
	w.keys("ctrl+End")
	w.write("Then the first sheet comes up.")
	want := opened + "Then the first sheet comes up."
	w.untilSaved("what was typed", func(saved string) bool { return saved == want })
	w.shoot("2-typed")

	// Undo and redo through the keyboard, saved at once.
	for range 8 {
		w.keys("ctrl+z") // a word each
	}
	w.keys("ctrl+s")
	w.untilSaved("the undone text", func(saved string) bool { return saved == opened })
	for range 8 {
		w.keys("ctrl+shift+z")
	}
	w.keys("ctrl+s")
	w.untilSaved("the redone text", func(saved string) bool { return saved == want })

	// A takeaway is edited in place: only its bytes change.
	w.click(cardX, cardY)
	time.Sleep(300 * time.Millisecond)
	w.keys("End")
	w.write(" by two")
	want = strings.Replace(want, "Proofs were read aloud", "Proofs were read aloud by two", 1)
	w.untilSaved("the edited takeaway", func(saved string) bool { return saved == want })
	w.shoot("3-takeaway-edited")

	// Moved down by the keyboard, and another one up by the mouse.
	w.keys("alt+Down")
	want = strings.Replace(want, "  - Proofs were read aloud by two\n  - Errors cost a night\n", "  - Errors cost a night\n  - Proofs were read aloud by two\n", 1)
	w.untilSaved("the order after Alt+Down", func(saved string) bool { return saved == want })
	w.click(textX, textY) // leaves the takeaway
	w.drag(gripX, cardY+2*cardStep, gripX, cardY-20)
	want = strings.Replace(want,
		"  - Errors cost a night\n  - Proofs were read aloud by two\n  - Ink needs a day to dry\n",
		"  - Ink needs a day to dry\n  - Errors cost a night\n  - Proofs were read aloud by two\n", 1)
	w.untilSaved("the order after the drag", func(saved string) bool { return saved == want })
	before := w.shoot("4-reordered")

	// Another program changes a clean article: the window shows it at once.
	want = strings.Replace(want, "title: The quiet press #", "title: The loud press #", 1)
	want = strings.Replace(want, "Nothing moves before eight.", "Everything moves before seven, and loudly.", 1)
	w.put(want)
	w.until("the window shows the other program's title", func() bool { return w.title() == "The loud press — Galley" })
	time.Sleep(500 * time.Millisecond)
	after := w.shoot("5-changed-outside")
	if n := w.differs(before, after, editorRegion); n < 200 {
		t.Errorf("the editor shows nothing of the outside change: %d pixels differ", n)
	}
	if n := w.differs(before, after, previewRegion); n < 200 {
		t.Errorf("the preview shows nothing of the outside change: %d pixels differ", n)
	}
	if got := w.saved(); got != want {
		t.Errorf("the outside change was not left alone:\n%s", got)
	}

	// Export: the page has what the window shows.
	w.keys("ctrl+shift+e")
	time.Sleep(500 * time.Millisecond)
	w.shoot("6-export")
	w.keys("Return")
	page := filepath.Join(w.folder, "published", "quiet-press.html")
	w.until("the page is written", func() bool { _, err := os.Stat(page); return err == nil })
	time.Sleep(500 * time.Millisecond)
	w.shoot("7-exported")
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"<h1>The loud press</h1>", "Craft", "Ink needs a day to dry", "Proofs were read aloud by two",
		"The room", "Everything moves before seven, and loudly.", "Visit the press", "https://example.com/visit",
		"Content-Security-Policy",
	} {
		if !strings.Contains(string(html), part) {
			t.Errorf("the page lacks %q", part)
		}
	}

	// Quitting in the middle of a sentence loses nothing.
	w.click(textX, textY)
	w.keys("ctrl+End")
	w.write(" Late words")
	w.keys("ctrl+q")
	w.ended()
	if got := w.saved(); got != want+" Late words" {
		t.Errorf("the last words were lost:\n%s", got)
	}
}

func TestWindow_keeps_both_versions_when_another_program_writes_meanwhile(t *testing.T) {
	w := newWriter(t)
	w.click(textX, textY)
	w.keys("ctrl+End")
	w.write("Mine.")
	theirs := opened + "Theirs.\n"
	w.put(theirs)
	copies := func() []string {
		files, _ := filepath.Glob(filepath.Join(w.folder, "*.md"))
		var out []string
		for _, f := range files {
			if data, err := os.ReadFile(f); err == nil && f != w.file && strings.Contains(string(data), "Mine.") {
				out = append(out, f)
			}
		}
		return out
	}
	w.until("the writer's version is in a copy", func() bool { return len(copies()) == 1 })
	time.Sleep(500 * time.Millisecond)
	w.shoot("8-conflict")
	if got := w.saved(); got != theirs {
		t.Errorf("the other version was overwritten:\n%s", got)
	}
}

func TestWindow_makes_renames_and_throws_away_an_article(t *testing.T) {
	w := newWriter(t)
	exists := func(name string) bool { _, err := os.Stat(filepath.Join(w.folder, name)); return err == nil }

	w.keys("ctrl+n")
	w.until("the new article is a file", func() bool { return exists("untitled-article.md") })
	time.Sleep(500 * time.Millisecond)
	w.keys("ctrl+a")
	w.write("A new: piece")
	w.until("the window has its title", func() bool { return w.title() == "A new: piece — Galley" })
	w.keys("F2")
	time.Sleep(500 * time.Millisecond)
	w.write("new-piece")
	w.keys("Return")
	w.until("the file has its new name", func() bool { return exists("new-piece.md") && !exists("untitled-article.md") })
	data, err := os.ReadFile(filepath.Join(w.folder, "new-piece.md"))
	if err != nil || !strings.Contains(string(data), `title: "A new: piece"`) {
		t.Errorf("the file is %q (%v)", data, err)
	}
	w.shoot("9-renamed")

	w.menu(listX, listY)
	w.click(listX+48, listY+89) // Move to trash
	w.until("the file is gone", func() bool { return !exists("new-piece.md") })
	time.Sleep(time.Second)
	w.shoot("10-in-the-trash")
	w.click(bringBackX, noticeY)
	w.until("the file is back", func() bool { return exists("new-piece.md") })
	again, err := os.ReadFile(filepath.Join(w.folder, "new-piece.md"))
	if err != nil || string(again) != string(data) {
		t.Errorf("it came back as %q (%v)", again, err)
	}
}

func TestWindow_comes_back_where_the_writer_left_it(t *testing.T) {
	w := newWriter(t)
	w.click(textX, textY)
	w.keys("ctrl+End", "Up", "Up", "Up", "End") // behind the last heading
	w.keys("F7")                                // no sidebar
	w.keys("ctrl+q")
	w.ended()
	w.start()
	w.shoot("11-back")
	w.write(", again")
	w.untilSaved("what was typed at the old caret", func(saved string) bool {
		return saved == strings.Replace(opened, "## The day after\n", "## The day after, again\n", 1)
	})
}

func TestWindow_saves_when_the_session_ends(t *testing.T) {
	w := newWriter(t)
	w.click(textX, textY)
	w.keys("ctrl+End")
	before := w.shoot("last-before")
	w.write("The very last words.")
	// Far more than a blinking caret. What is shown must be saved, and words that never came are another fault.
	w.until("the words are shown", func() bool { return w.differs(before, w.shoot("last-words"), editorRegion) > 300 })
	if err := w.program.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	w.ended()
	if got := w.saved(); got != opened+"The very last words." {
		t.Errorf("saved:\n%s", got)
	}
}
