package takeaway

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"galley/editor/article"
	"galley/ui/control"
	"galley/ui/theme"
)

// longestDescription is how many characters search engines show.
const longestDescription = 160

// field is one input of the form with its label and what is said about it.
type field struct {
	key   article.Key
	label *control.Text
	aside *control.Text // at the right of the label: a count, or where to edit
	box   *box
	note  *paragraph // below: why something could not be written
	more  bool       // shown by More only
	share float32    // of the width, when the next field stands beside it; 0 for all
	wrong func(value string) string
	count bool
	fault string
}

// form is the details of the article.
type form struct {
	panel  *Panel
	fields []*field
	draft  *check
	more   *control.Button
	open   bool // More is
}

func newForm(p *Panel) *form {
	f := &form{panel: p}
	f.add(article.KeyTitle, "Title", nil)
	f.add(article.KeyCategory, "Category", func(d *field) { d.share = 0.555 })
	f.add(article.KeyDate, "Date", asDate)
	f.add(article.KeyDescription, "Description", func(d *field) {
		d.count = true
		d.box.wraps, d.box.least = true, 3
		d.box.clean = func(text string) string { return strings.TrimSpace(text) }
	})
	f.add(article.KeyCTALabel, "Call to action", func(d *field) { d.share = 0.45 })
	f.add(article.KeyCTAURL, "Link", asLink)
	f.add(article.KeyBannerText, "Banner", nil)

	less := func(also func(*field)) func(*field) {
		return func(d *field) {
			d.more = true
			if also != nil {
				also(d)
			}
		}
	}
	half := func(d *field) { d.share = 0.5 }
	f.add(article.KeySubtitle, "Subtitle", less(nil))
	f.add(article.KeyAuthor, "Author", less(func(d *field) { d.share = 0.62 }))
	f.add(article.KeyLang, "Language", less(func(d *field) { d.box.hint = "en" }))
	f.add(article.KeyTags, "Tags, with commas between", less(func(d *field) { d.box.clean = cleanTags }))
	f.add(article.KeySlug, "Name in the address", less(half))
	f.add(article.KeyUpdated, "Updated", less(asDate))
	f.add(article.KeyImage, "Image", less(nil))
	f.add(article.KeyImageAlt, "What the image shows", less(nil))
	f.add(article.KeyBannerImage, "Banner image", less(half))
	f.add(article.KeyBannerURL, "Banner link", less(asLink))
	f.add(article.KeyCanonical, "Original address", less(asLink))

	f.draft = newCheck("Draft: not ready to publish", func(on bool) {
		p.send(article.SetField(article.KeyDraft, strconv.FormatBool(on)))
	})
	f.more = control.NewButton(control.Link, "chevron-right", "More", func() { f.showMore(!f.open) })
	return f
}

func (f *form) add(key article.Key, label string, also func(*field)) {
	d := &field{key: key}
	d.label = control.NewText(label, theme.CaptionSize, control.Regular, theme.ColorMuted).Fit(0)
	d.aside = control.NewText("", theme.CaptionSize, control.Regular, theme.ColorMuted)
	d.note = newParagraph("", theme.ColorError)
	d.box = newBox(false)
	if also != nil {
		also(d)
	}
	f.panel.wire(d.box)
	d.box.onTyped = func(value string) { f.typed(d, value) }
	d.box.onFocus = func(gained bool) { f.focused(d, gained) }
	f.fields = append(f.fields, d)
}

func asDate(d *field) {
	d.box.hint = "year-month-day"
	d.box.pretty = func(value string) string { return article.FormatDate(value, "en") }
	d.wrong = func(value string) string {
		if value != "" && article.FormatDate(value, "en") == value {
			return "Write it like 2024-03-05."
		}
		return ""
	}
}

func asLink(d *field) {
	d.box.hint = "https://"
	d.box.pretty = func(value string) string {
		return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(value, "https://"), "http://"), "/")
	}
}

// cleanTags is a list of words as an article writes it.
func cleanTags(text string) string {
	var words []string
	for word := range strings.SplitSeq(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, ", ")
}

// show takes over the article's fields.
func (f *form) show(head article.Head) {
	for _, d := range f.fields {
		if d.key == article.KeyBannerText || d.key == article.KeyBannerName {
			f.showBanner(d, head)
		}
		value := head.Get(d.key)
		if d.key == article.KeyTags {
			value = strings.Join(head.Tags, ", ")
		}
		d.box.set(value)
		f.look(d)
	}
	f.draft.set(head.Draft)
}

// showBanner lets the field stand for the article's own banner, or for the
// name of a shared one.
func (f *form) showBanner(d *field, head article.Head) {
	key, label := article.KeyBannerText, "Banner"
	if head.Banner.Name != "" {
		key, label = article.KeyBannerName, "Shared banner"
	}
	if d.box.focused && d.box.value == "" {
		key = d.key // being emptied: what is typed next is still the same
	}
	d.key = key
	d.label.Set(label)
}

// enable lets the fields be edited, each unless the article says that it can
// only be edited in the source.
func (f *form) enable(head article.Head, usable bool) {
	for _, d := range f.fields {
		locked := usable && head.Locked(d.key) != nil
		setDisabled(d.box, !usable || locked)
		if !d.count {
			d.aside.Set(map[bool]string{true: "in the source only"}[locked])
		}
	}
	setDisabled(f.draft, !usable || head.Locked(article.KeyDraft) != nil)
}

func (f *form) typed(d *field, value string) {
	err := f.panel.try(article.SetField(d.key, value))
	d.fault = ""
	if err != nil {
		d.fault = err.Error()
	}
	f.look(d)
}

func (f *form) focused(d *field, gained bool) {
	if gained {
		f.panel.revealField(d)
	} else if d.fault != "" {
		d.fault = ""
		defer f.panel.again()
	}
	f.look(d)
}

// look says what there is to say about a field.
func (f *form) look(d *field) {
	note, color := d.fault, theme.ColorError
	if note == "" && d.wrong != nil && !d.box.focused {
		note, color = d.wrong(d.box.value), theme.ColorWarn
	}
	if d.note.text != note || d.note.color != color {
		d.note.set(note, color)
		f.panel.arrange()
	}
	if d.count {
		n := utf8.RuneCountInString(d.box.value)
		d.aside.Set(strconv.Itoa(n) + " / " + strconv.Itoa(longestDescription))
		ink := theme.ColorMuted
		if n > longestDescription {
			ink = theme.ColorWarn
		}
		d.aside.Paint(ink, control.Regular)
	}
}

func (f *form) showMore(open bool) {
	if f.open == open {
		return
	}
	f.open = open
	if open {
		f.more.SetLabel("Less")
	} else {
		f.more.SetLabel("More")
	}
	f.panel.rebuild()
}

// objects are what the form shows now.
func (f *form) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, d := range f.fields {
		if !d.more || f.open {
			objects = append(objects, d.label, d.aside, d.box, d.note)
		}
	}
	return append(objects, f.draft, f.more)
}

// layout places the fields from y down and gives where they end.
func (f *form) layout(x, y, width float32) float32 {
	placed := func(more bool) {
		for i := 0; i < len(f.fields); i++ {
			d := f.fields[i]
			if d.more != more {
				continue
			}
			if d.share == 0 || i+1 == len(f.fields) {
				y += d.layout(x, y, width) + theme.Margin
				continue
			}
			left := float32(int(width*d.share - theme.CardGap/2))
			height := d.layout(x, y, left)
			i++
			height = max(height, f.fields[i].layout(x+left+theme.CardGap, y, width-left-theme.CardGap))
			y += height + theme.Margin
		}
	}
	placed(false)
	if f.open {
		placed(true)
	}
	check := f.draft.MinSize()
	f.draft.Move(fyne.NewPos(x, y-2))
	f.draft.Resize(fyne.NewSize(width, check.Height))
	y += check.Height + theme.Unit
	f.more.Move(fyne.NewPos(x-theme.Unit, y))
	f.more.Resize(f.more.MinSize())
	return y + f.more.MinSize().Height
}

// layout places one field and gives its height.
func (d *field) layout(x, y, width float32) float32 {
	aside := d.aside.MinSize()
	line := d.label.MinSize().Height
	top := y + (theme.CaptionLine-line)/2
	d.label.Move(fyne.NewPos(x, top))
	d.label.Resize(fyne.NewSize(width-aside.Width, line))
	d.aside.Move(fyne.NewPos(x+width-aside.Width, top))
	d.aside.Resize(aside)
	height := theme.CaptionLine + theme.Unit
	box := d.box.heightFor(width)
	d.box.Move(fyne.NewPos(x, y+height))
	d.box.Resize(fyne.NewSize(width, box))
	height += box
	if note := d.note.heightFor(width); note > 0 {
		d.note.Move(fyne.NewPos(x, y+height+theme.Unit))
		d.note.Resize(fyne.NewSize(width, note))
		height += theme.Unit + note
	}
	return height
}

func setDisabled(o fyne.Disableable, disabled bool) {
	if disabled == o.Disabled() {
		return
	}
	if disabled {
		o.Disable()
	} else {
		o.Enable()
	}
}
