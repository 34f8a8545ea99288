package write

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"galley/editor/code"
	"galley/editor/state"
	"galley/ui/golden"
	"galley/ui/theme"
)

// looked is the editor with some text in some state.
type looked struct {
	name   string
	text   string
	width  float32
	height float32
	do     func(b *bench) // nil: it is only shown
}

var looks = []looked{
	{"everything", sample, 560, 860, func(b *bench) {
		b.choose("italic", "that wraps")
	}},
	{"marks", signSample, 760, 460, func(b *bench) {
		b.area.SetSpeller(words("wrogn"))
		b.area.SetMarks(everywhere(b, "found"))
		at := strings.Index(signSample, "A found") + 4
		sel := state.Select(at, at+12)
		b.Dispatch(state.Spec{Sel: &sel})
	}},
	{"sentence", signSample, 760, 460, func(b *bench) {
		b.area.SetFocus(FocusSentence)
		b.area.Jump(strings.Index(signSample, "with Dr."))
	}},
	{"paragraph", signSample, 760, 460, func(b *bench) {
		b.area.SetFocus(FocusParagraph)
		b.area.SetTypewriter(true)
		b.area.Jump(strings.Index(signSample, "with Dr."))
	}},
	{"carets", signSample, 760, 460, func(b *bench) {
		b.area.Jump(strings.Index(signSample, "found"))
		for range 3 {
			b.area.Run(state.SelectNextMatch)
		}
	}},
	{"serif", signSample, 760, 460, func(b *bench) {
		b.area.Set(Setting{Zoom: 1.4, Spacing: 1.2, Measure: 40, Face: Serif})
	}},
	{"sans", signSample, 760, 460, func(b *bench) {
		b.area.Set(Setting{Zoom: 0.8, Spacing: 0.9, Measure: 60, Face: Sans})
	}},
	{"code", "", 560, 520, func(b *bench) {
		b.area.view.code.split = func(language, source string, _ func()) []code.Piece { return code.Split(language, source) }
		b.Dispatch(state.Spec{Changes: insertAt(0, codeSample)})
	}},
	{"completion", "One row of text\n\nSee \n\nand more below.", 560, 300, func(b *bench) {
		b.area.Jump(len("One row of text\n\nSee "))
		b.area.SetCompleter(offer)
		test.Type(b.area, "[[a")
		b.area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}},
	{"folded", sample, 560, 400, func(b *bench) {
		b.area.Jump(4)
		b.area.Fold(strings.Index(sample, "\n# A heading"))
		b.area.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: ctrl | shift})
	}},
	{"selection", signSample, 560, 460, func(b *bench) { b.area.Run(state.SelectAll) }},
	{"scripts", scripts, 560, 480, func(b *bench) {
		b.choose("English", "עברית")
	}},
	{"bad-input", badInput, 560, 520, func(b *bench) {
		b.area.Jump(strings.Index(badInput, "esc"))
	}},
	{"lists", listSample, 560, 560, func(b *bench) {
		b.area.Jump(strings.Index(listSample, "the van"))
	}},
	{"table", tableSample, 620, 300, func(b *bench) {
		b.choose("2,100", "2,100")
	}},
	{"long-line", longLine, 560, 300, func(b *bench) {
		b.choose("middle", "middle")
	}},
}

// choose selects from the first place of one word to the end of another behind it.
func (b *bench) choose(from, to string) {
	src := string(b.st.Doc.Bytes())
	at := strings.Index(src, from)
	sel := state.Select(at, at+strings.Index(src[at:], to)+len(to))
	b.Dispatch(state.Spec{Sel: &sel, Scroll: true})
	b.frame()
}

// scripts has what the bundled faces can draw, and what they show as missing.
const scripts = `# Ἑλληνικά, Кириллица, Tiếng Việt

Ελληνικό κείμενο, **русский текст**, *українська*, tiếng Việt có dấu.

Combining: e` + "\u0301" + ` a` + "\u0308" + `o` + "\u0302\u0323" + ` and a caret behind each.

Mixed: English שלום עולם 123 and back to עברית inside one row that wraps.

العربية في سطر من اليمين إلى اليسار، 2024.

Wide: 日本語の文章は空白なしで折り返される。行の終わりに句読点は来ない、ほら。

Emoji: 👩‍👩‍👧 🇨🇭 👍🏽 end.
`

// badInput has bytes that no writer types, each on a line that says what it is.
var badInput = "nul \x00 and esc \x1b[31m, bell \x07, delete \x7f\n" +
	"a C1 control \u0085 and \u009b here\n" +
	"bad UTF-8: \xff \xc3( \xed\xa0\x80 \xf8\x88\n" +
	"line separator \u2028 and paragraph separator \u2029 stay\n" +
	"a lone\rcarriage return\n" +
	"tab\tand\ttab\n" +
	"turned: \u202eright to left\u202c and back\n" +
	"isolated: \u2066left\u2069, mark \u200e\u200f\n" +
	"no width: zero\u200bwidth, soft\u00adhyphen, joiner\u200d, BOM \ufeff\n" +
	"no break: 10\u00a0km\n" +
	"not a character: \ufffe \U0010ffff, private \ue000\n" +
	"accents: e" + strings.Repeat("\u0301", 12) + " end\n"

const listSample = `- a point that goes on and on until it reaches the next row and hangs there
  - nested, with **weight**
    1. ordered
    2. second
- [ ] call the printer
- [x] count the lines of
  the van
* another kind
+ and one more

9. nine
10. ten

> A quote with a list:
> - one
>   > deeper

Term
: what it means
`

const tableSample = `| Edition | Copies | Where |
|:--------|-------:|:-----:|
| first   |  2,100 | the *north* |
| second  |  1,400 | ` + "`press`" + ` |
| none | | a \| b |

Text behind it.
`

// longLine is a line that ends far behind the window, with its middle in view.
var longLine = strings.Repeat("word and another ", 60_000) + "the middle " + strings.Repeat("and more of it ", 30_000)

// TestArea_looks_as_it_was_looked_at compares the editor in all its states with
// pictures that a person has looked at.
func TestArea_looks_as_it_was_looked_at(t *testing.T) {
	golden.InBothThemes(t, func(t *testing.T, mode theme.Mode, suffix string) {
		for _, l := range looks {
			t.Run(l.name, func(t *testing.T) {
				b := newBench(t, "", fyne.NewSize(l.width, l.height))
				b.Dispatch(state.Spec{Changes: insertAt(0, l.text)})
				theme.Use(mode)
				b.area.Refresh()
				if l.do != nil {
					l.do(b)
				}
				golden.Compare(t, b.picture(), l.name+suffix)
			})
		}
	})
}
