package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"galley/editor"
	"galley/editor/article"
	"galley/editor/store"
	"galley/ui/control"
	"galley/ui/theme"
)

// statusbar is the line at the foot of the window: where the text stands
// between the writer and the disk, how long it is, and where the caret is.
type statusbar struct {
	root     *fyne.Container
	parts    *fyne.Container
	safety   *control.Text
	counts   *control.Text
	caret    *control.Text
	hint     *control.Text
	language *control.Text
	encoding *control.Text

	stats    article.Stats
	goal     int       // in words, 0 without one
	selected selection // what is selected, in numbers
}

// selection is how long what is selected is.
type selection struct{ words, characters int }

func newStatusbar() *statusbar {
	caption := func() *control.Text {
		return control.NewText("", theme.CaptionSize, control.Regular, theme.ColorMuted)
	}
	s := &statusbar{
		safety: control.NewText("", theme.CaptionSize, control.Medium, theme.ColorOK),
		counts: caption(), caret: caption(), hint: caption(), language: caption(), encoding: caption(),
	}
	s.parts = container.New(row{gap: 24, split: 4}, s.safety, s.counts, s.caret, s.hint, s.language, s.encoding)
	s.root = container.New(inset{left: 16, right: 16}, s.parts)
	return s
}

// showCondition tells the truth about the article's safety.
func (s *statusbar) showCondition(c editor.Condition) {
	at := ""
	if !c.Saved.IsZero() {
		at = " " + c.Saved.Format("15:04")
	}
	reason, _, _ := strings.Cut(c.Reason, ". ")
	switch c.Status {
	case editor.Clean:
		s.say("✓ Saved"+at, theme.ColorOK)
	case editor.Dirty:
		s.say("● Unsaved", theme.ColorWarn)
	case editor.Saving:
		s.say("Saving…", theme.ColorMuted)
	case editor.Failed:
		s.say("● Not saved: "+strings.TrimSuffix(reason, "."), theme.ColorError)
	case editor.Conflict:
		s.say("● Changed elsewhere too: both versions kept", theme.ColorWarn)
	case editor.Gone:
		s.say("● The file was removed", theme.ColorWarn)
	case editor.Locked:
		s.say("Read only", theme.ColorMuted)
	}
}

func (s *statusbar) say(text string, color fyne.ThemeColorName) {
	s.safety.Paint(color, control.Medium)
	s.safety.Set(text)
	s.arrange()
}

// arrange moves the parts to what their texts need now. It does not redraw
// them: they do that themselves.
func (s *statusbar) arrange() { s.parts.Layout.Layout(s.parts.Objects, s.parts.Size()) }

func (s *statusbar) showCounts(st article.Stats) {
	s.stats = st
	s.count()
}

// showGoal says how many words the writer wants; 0 is no goal.
func (s *statusbar) showGoal(words int) {
	s.goal = words
	s.count()
}

// showSelection says how much is selected; zero is nothing.
func (s *statusbar) showSelection(sel selection) {
	if s.selected != sel {
		s.selected = sel
		s.count()
	}
}

func (s *statusbar) count() {
	color, weight := theme.ColorMuted, control.Regular
	switch n := s.stats.Words; {
	case s.selected.characters > 0:
		s.counts.Set(fmt.Sprintf("%s of %s selected · %s", grouped(s.selected.words), plural(n, "word"), plural(s.selected.characters, "character")))
	case s.goal > 0:
		said := fmt.Sprintf("%s of %s", grouped(n), plural(s.goal, "word"))
		if n >= s.goal {
			said, color, weight = "✓ "+said, theme.ColorOK, control.Medium
		}
		s.counts.Set(fmt.Sprintf("%s · %d min read", said, s.stats.Minutes))
	default:
		s.counts.Set(fmt.Sprintf("%s · %d min read", plural(n, "word"), s.stats.Minutes))
	}
	s.counts.Paint(color, weight)
	s.arrange()
}

// plural is a number of things in words.
func plural(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return grouped(n) + " " + thing
}

func (s *statusbar) showCaret(line, column int) {
	s.caret.Set(fmt.Sprintf("Ln %d, Col %d", line, column))
	s.arrange()
}

func (s *statusbar) showEncoding(e store.Encoding, lang string) {
	name := "UTF-8"
	if e.BOM {
		name += " BOM"
	}
	if e.EOL == "\r\n" {
		name += " · CRLF"
	}
	s.encoding.Set(name)
	s.language.Set(languageName(lang))
	s.arrange()
}

// showHint says what the tool under the pointer does.
func (s *statusbar) showHint(text string) {
	s.hint.Set(text)
	s.arrange()
}

func (s *statusbar) clear() {
	for _, t := range []*control.Text{s.safety, s.counts, s.caret, s.hint, s.language, s.encoding} {
		t.Set("")
	}
}

// grouped writes a number with thin separators: 12,345.
func grouped(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// languageName is the English name of a language tag, the tag itself when it names
// nothing that is known.
func languageName(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.English.Tags().Name(parsed); name != "" {
		return name
	}
	return tag
}
