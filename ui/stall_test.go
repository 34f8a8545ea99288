package ui

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"galley/editor/state"
)

// badInput is what no writer writes and what some file holds all the same.
func badInput() []struct{ name, src string } {
	rnd := rand.New(rand.NewPCG(6, 6))
	noise := make([]byte, 1<<20)
	for i := range noise {
		noise[i] = byte(rnd.IntN(256))
		if noise[i] == 0 {
			noise[i] = 1 // too many NUL bytes are no text, and the window does not edit it
		}
	}
	few := strings.Repeat("words of a paragraph ", 40)
	return []struct{ name, src string }{
		{"NUL", strings.Repeat(few+"\x00 and on\n\n", 1000)},
		{"control_characters", strings.Repeat("\x01\x02\x1b[31m\x7f\u0085\u202e"+few+"\n\n", 1000)},
		{"U+2028", strings.Repeat(few+"\u2028"+few+"\u2029\n", 500)},
		{"lone_CR", strings.Repeat("a line\rand another\r\n", 50_000)},
		{"invalid_UTF-8", string(noise)},
		{"a_line_of_1e6_letters", strings.Repeat("x", 1_000_000)},
		{"a_line_of_1e6_characters_of_words", strings.Repeat("many words ", 1_000_000/11)},
		{"a_line_of_1e6_wide_characters", strings.Repeat("漢字", 500_000)},
		{"a_line_of_1e6_accents", "a" + strings.Repeat("\u0301", 1_000_000)},
		{"a_line_of_1e6_to_the_left", strings.Repeat("שלום עולם ", 100_000)},
		{"a_line_of_1e6_brackets", strings.Repeat("[](", 333_333)},
		{"a_line_of_1e6_stars", strings.Repeat("*a_ ", 250_000)},
		{"50,000_nested_quotes", strings.Repeat(">", 50_000) + " deep\n"},
		{"50,000_nested_lists", strings.Repeat("- ", 50_000) + "deep\n"},
		{"50,000_open_fences", strings.Repeat("```\ncode\n\n", 50_000)},
		{"50,000_rows_of_a_table", "|a|b|\n|-|-|\n" + strings.Repeat("|one|two|\n", 50_000)},
		{"50,000_headings", strings.Repeat("# A heading\n\n", 50_000)},
	}
}

// stalls are the longest times in which the window answered nothing, by what it did.
type stalls map[string]time.Duration

func (s stalls) step(name string, f func()) {
	begun := time.Now()
	f()
	s[name] = max(s[name], time.Since(begun))
}

// report tells the longest, and all that a writer would feel.
func (s stalls) report(b *testing.B) {
	names := slices.SortedFunc(maps.Keys(s), func(x, y string) int { return cmp.Compare(s[y], s[x]) })
	b.ReportMetric(float64(s[names[0]].Microseconds())/1000, "longest-ms")
	for _, name := range names {
		if took := s[name]; took > 50*time.Millisecond {
			b.Logf("%6.1f ms  %s", float64(took.Microseconds())/1000, name)
		}
	}
}

// quiet is how long nothing was posted when the window has settled.
const quiet = 60 * time.Millisecond

// settle does what is posted, until nothing was for a while.
func (s stalls) settle(w *testWindow, name string) {
	for rest := time.NewTimer(quiet); ; {
		s.step(name+", frame", func() { w.frames.tick(0) })
		select {
		case f := <-w.posted:
			s.step(name+", posted", f)
			rest.Reset(quiet)
		case <-rest.C:
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// BenchmarkWindow_bad_input opens each bad input in the whole window, types, moves,
// searches, and does every command to it, and tells how long the window was
// longest without an answer: the work of one event, of one posted answer of a
// worker, or of one frame.
func BenchmarkWindow_bad_input(b *testing.B) {
	// What shows another article or a dialog of the toolkit, and what draws the whole
	// window anew in other colours, whatever the text is.
	others := map[string]bool{
		"quit": true, "discard": true, "new-article": true, "sample": true, "image": true, "edit-snippets": true,
		"full-screen": true, "light": true, "dark": true, "system-theme": true,
	}
	for _, in := range badInput() {
		b.Run(in.name, func(b *testing.B) {
			stalled := stalls{}
			for b.Loop() {
				w := newTestWindow(b)
				w.write("/articles/bad.md", in.src)
				stalled.step("open", func() { w.openFolder("/articles", "/articles/bad.md") })
				for w.session == nil {
					stalled.settle(w, "open")
				}
				stalled.settle(w, "parse")
				key := func(name fyne.KeyName) {
					stalled.step(string(name), func() { w.area.TypedKey(&fyne.KeyEvent{Name: name}) })
					stalled.settle(w, string(name))
				}
				for _, off := range []int{0, w.session.State().Doc.Len() / 2, w.session.State().Doc.Len()} {
					stalled.step("jump", func() { w.area.Jump(off) })
					stalled.settle(w, "jump")
					for _, r := range "a *(" {
						stalled.step("type", func() { w.area.TypedRune(r) })
						stalled.settle(w, "type")
					}
					for _, name := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyTab, fyne.KeyBackspace, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyEnd, fyne.KeyHome} {
						key(name)
					}
				}
				stalled.step("find", func() { w.finding.open(false); w.finding.bar.find.SetText("e") })
				stalled.settle(w, "find")
				for _, c := range w.commands {
					if others[c.id] || strings.HasPrefix(c.id, "open-") {
						continue
					}
					w.area.Jump(w.session.State().Doc.Len() / 2)
					w.frames.tick(0)
					stalled.step(c.id, c.do)
					stalled.settle(w, c.id)
					for top := w.win.Canvas().Overlays().Top(); top != nil; top = w.win.Canvas().Overlays().Top() {
						w.win.Canvas().Overlays().Remove(top)
					}
					stalled.step("undo of "+c.id, w.undo)
				}
				all := state.Select(0, w.session.State().Doc.Len())
				w.session.Dispatch(state.Spec{Sel: &all})
				stalled.step("bold of all", w.commands.get("bold").do)
				stalled.settle(w, "bold of all")
				stalled.step("undo of bold of all", w.undo)
				w.session.Close()
			}
			stalled.report(b)
		})
	}
}
