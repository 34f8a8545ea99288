package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/editor"
	"galley/editor/compare"
	"galley/ui/control"
	"galley/ui/theme"
)

// passages shows what differs between two texts: what only the older one has in red,
// what only the newer one has in green.
type passages struct {
	root *container.Scroll
	rows *fyne.Container
	hint func(string)
}

func newPassages(hint func(string)) *passages {
	p := &passages{rows: container.NewVBox(), hint: hint}
	p.root = container.NewVScroll(p.rows)
	return p
}

// show fills the list. copied gets a passage as the older text has it.
func (p *passages) show(d editor.Difference, same string, copied func(string)) {
	p.rows.RemoveAll()
	if len(d.Passages) == 0 {
		p.rows.Add(control.NewText(same, theme.TextSize, control.Regular, theme.ColorMuted))
	}
	for _, passage := range d.Passages {
		where := control.NewText(fmt.Sprintf("Line %s", grouped(passage.Line)), theme.CaptionSize, control.Regular, theme.ColorMuted)
		head := container.New(row{gap: theme.Gap, split: 1}, where)
		if old := textOf(passage, compare.Added); copied != nil && strings.TrimSpace(old) != "" {
			head.Add(control.NewButton(control.Quiet, "copy", "", func() { copied(old) }).WithHint("Copy this passage as it was", p.hint))
		}
		p.rows.Add(head)
		p.rows.Add(runsText(shortened(passage.Runs)))
		p.rows.Add(control.NewHairline())
	}
	if d.More {
		p.rows.Add(control.NewText("There are more differences than are shown.", theme.TextSize, control.Regular, theme.ColorMuted))
	}
	p.root.ScrollToTop()
	p.root.Refresh()
}

// textOf is a passage without the runs of a kind.
func textOf(p compare.Passage, without compare.Kind) string {
	var b strings.Builder
	for _, r := range p.Runs {
		if r.Kind != without {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// Limits of what is shown of one passage: the toolkit's text takes a minute for a line
// of a megabyte. What is copied is always whole.
const (
	runMost  = 2000 // bytes of one run, from each of its ends half
	runsMost = 200
	leftOut  = " […] "
)

// shortened leaves out the middle of long runs, and the end of many.
func shortened(runs []compare.Run) []compare.Run {
	var out []compare.Run
	for i, r := range runs {
		if i == runsMost {
			return append(out, compare.Run{Text: leftOut})
		}
		if n := len(r.Text); n > runMost {
			r.Text = strings.ToValidUTF8(r.Text[:runMost/2], "") + leftOut + strings.ToValidUTF8(r.Text[n-runMost/2:], "")
		}
		out = append(out, r)
	}
	return out
}

// runsText draws runs as wrapped text.
func runsText(runs []compare.Run) *widget.RichText {
	segments := make([]widget.RichTextSegment, 0, len(runs))
	for i, r := range runs {
		style := widget.RichTextStyle{ColorName: theme.ColorText, Inline: true, SizeName: fynetheme.SizeNameText}
		value := strings.ReplaceAll(r.Text, "\r", "")
		switch r.Kind {
		case compare.Added:
			style.ColorName, style.TextStyle.Bold = theme.ColorOK, true
		case compare.Removed:
			style.ColorName = theme.ColorError
			style.TextStyle.Italic = true
		}
		if i == 0 {
			value = strings.TrimLeft(value, "\n")
		}
		if i == len(runs)-1 {
			value = strings.TrimRight(value, "\n")
		}
		segments = append(segments, &widget.TextSegment{Text: value, Style: style})
	}
	text := widget.NewRichText(segments...)
	text.Wrapping = fyne.TextWrapWord
	return text
}
