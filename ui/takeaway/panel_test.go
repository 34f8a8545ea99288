package takeaway

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"galley/editor/article"
	"galley/editor/text"
	"galley/ui/control"
	"galley/ui/theme"
)

const sample = `---
title: "Rivers and Harbours Sign: A Pact with Wider Currents"
category: Inland Shipping
date: 2024-03-05
description: A shipping pact ends a dispute between two harbours. What it covers, and why it matters.
takeaways:
  - The pilots’ pact # first
  - A shared plan for rivers and canals
  # doubtful
  - What it means for trade along the coast
  - Influence on inland freight
  - text: The end of a long dispute between harbours
    quote: they agreed at last
cta:
  label: Watch demo
  url: https://example.com/demo
banner:
  text: Autumn banner
---

Body.
`

// bench is a panel in a window, with an article behind it as the session is.
type bench struct {
	*Panel
	t      *testing.T
	doc    text.Text
	window fyne.Window
	undone []string
	stale  bool // heads are held back, as by a slow worker
	held   []article.Head
}

func newBench(t *testing.T, doc string, mode theme.Mode) *bench {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&theme.Theme{Mode: mode})
	b := &bench{t: t, doc: text.FromString(doc)}
	b.Panel = New(b.edit)
	// The window is cleared in the chrome before anything is drawn; the test's is not.
	b.window = test.NewTempWindow(t, container.NewStack(control.NewGround(theme.ColorChrome, "", 0), b.Panel))
	b.window.SetPadded(false)
	b.window.Resize(fyne.NewSize(theme.PanelWidth, 900))
	b.Open(article.Read(b.doc))
	return b
}

func (b *bench) edit(e article.Edit) error {
	changes, err := e(article.Read(b.doc))
	if err != nil {
		return err
	}
	set, err := text.NewChangeSet(b.doc.Len(), changes...)
	if err != nil {
		b.t.Fatal(err)
	}
	b.doc = set.Apply(b.doc)
	if head := article.Read(b.doc); b.stale {
		b.held = append(b.held, head)
	} else {
		b.SetHead(head)
	}
	return nil
}

func TestPanel_looks_calm(t *testing.T) {
	for name, mode := range map[string]theme.Mode{"light": theme.LightMode, "dark": theme.DarkMode} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, sample, mode)
			b.SetStates([]State{{Level: Fine}, {Level: Fine}, {Doubtful, "Not found in the article: “north-south trade”. Nearest: “trade along the river…”"}, {Level: Fine}, {Level: Fine}})
			test.AssertRendersToImage(t, name+".png", b.window.Canvas())
		})
	}
}

func TestPanel_opens_More_and_shows_what_is_wrong(t *testing.T) {
	b := newBench(t, strings.Replace(sample, "date: 2024-03-05", "date: next week\ndraft: true\nauthor: [a, b]\nlang: en", 1), theme.LightMode)
	b.form.showMore(true)
	b.window.Resize(fyne.NewSize(theme.PanelWidth, 1360))
	test.AssertRendersToImage(t, "more.png", b.window.Canvas())
}

func TestPanel_keeps_the_last_values_while_the_fields_are_broken(t *testing.T) {
	b := newBench(t, sample, theme.LightMode)
	asked := 0
	b.OnProblem = func(line int) { asked = line }
	b.SetHead(article.Read(text.FromString(strings.Replace(sample, "category: Inland", "category: Inland: ", 1))))
	test.AssertRendersToImage(t, "problem.png", b.window.Canvas())
	test.Tap(b.notice.action)
	if asked != 3 || b.notice.line != 3 {
		t.Errorf("line %d, asked for %d", b.notice.line, asked)
	}
	b.AddTakeaway()
	if len(b.list.cards) != 5 || !b.form.fields[0].box.Disabled() || b.form.fields[0].box.Text() == "" {
		t.Error("broken fields can be edited")
	}
	b.SetHead(article.Read(b.doc))
	if b.notice.Visible() || b.form.fields[0].box.Disabled() || b.list.disabled {
		t.Error("mended fields cannot be edited")
	}
	b.Open(article.Read(text.FromString("---\ntitle: a: b\n---\n")))
	if len(b.list.cards) != 0 || b.form.fields[0].box.Text() != "" {
		t.Error("another article shows the fields of the one before")
	}
}

// field is the input of a key.
func (b *bench) field(key article.Key) *field {
	for _, d := range b.form.fields {
		if d.key == key {
			return d
		}
	}
	b.t.Fatalf("no field %s", key)
	return nil
}

func TestForm_typing_goes_out_at_every_key(t *testing.T) {
	b := newBench(t, "Body.\n", theme.LightMode)
	b.FocusField(article.KeyTitle)
	b.typing("A: ")
	if got := string(b.doc.Bytes()); got != "---\ntitle: \"A:\"\n---\n\nBody.\n" {
		t.Errorf("doc %q", got)
	}
	b.typing("b")
	if d := b.field(article.KeyTitle); d.box.Text() != "A: b" || d.box.caret != 4 {
		t.Errorf("text %q, caret %d", d.box.Text(), d.box.caret)
	}
	b.FocusField(article.KeyTags)
	b.typing("x, y,")
	if got := article.Read(b.doc).Tags; len(got) != 2 || got[1] != "y" {
		t.Errorf("tags %v", got)
	}
	if d := b.field(article.KeyTags); d.box.Text() != "x, y," {
		t.Errorf("text %q", d.box.Text())
	}
	b.typing("<Escape>")
	if got := article.Read(b.doc).Tags; len(got) != 0 {
		t.Errorf("tags %v", got)
	}
	test.Tap(b.form.draft)
	if !article.Read(b.doc).Draft {
		t.Error("not a draft")
	}
}

func TestForm_a_long_value_scrolls_with_its_caret(t *testing.T) {
	b := newBench(t, sample, theme.LightMode)
	b.FocusField(article.KeyTitle)
	b.typing("<End> and more")
	box := b.field(article.KeyTitle).box
	texts := test.WidgetRenderer(test.WidgetRenderer(box).Objects()[1].(fyne.Widget)).Objects()
	caret := texts[len(texts)-1]
	if right := caret.Position().X + caret.Size().Width; box.slide <= 0 || right > box.Size().Width {
		t.Errorf("slide %v, caret at %v", box.slide, caret.Position())
	}
	if drawn := texts[1]; drawn.Position().X+drawn.Size().Width < box.Size().Width-2*boxPad {
		t.Errorf("the text ends at %v of %v", drawn.Position().X+drawn.Size().Width, box.Size().Width)
	}
	b.typing("<Home>")
	if box.slide != 0 {
		t.Errorf("slide %v at the start", box.slide)
	}
}

func TestForm_shows_dates_and_links_as_a_reader_sees_them(t *testing.T) {
	b := newBench(t, sample, theme.LightMode)
	date := b.field(article.KeyDate)
	if date.box.Text() != "5 March 2024" {
		t.Errorf("date %q", date.box.Text())
	}
	b.FocusField(article.KeyDate)
	if date.box.Text() != "2024-03-05" {
		t.Errorf("date being edited %q", date.box.Text())
	}
	b.typing("2024-04")
	b.window.Canvas().Unfocus()
	if date.note.text == "" || date.box.Text() != "2024-04" {
		t.Errorf("note %q on %q", date.note.text, date.box.Text())
	}
	b.FocusField(article.KeyDate)
	b.typing("2024-04-01")
	b.window.Canvas().Unfocus()
	if date.note.text != "" || date.box.Text() != "1 April 2024" {
		t.Errorf("note %q on %q", date.note.text, date.box.Text())
	}
	if !strings.Contains(string(b.doc.Bytes()), "\ndate: 2024-04-01\n") {
		t.Errorf("doc\n%s", b.doc.Bytes())
	}
}

func TestForm_a_shared_banner_is_a_name(t *testing.T) {
	b := newBench(t, "---\nbanner: spring\n---\n", theme.LightMode)
	d := b.field(article.KeyBannerName)
	b.FocusField(article.KeyBannerName)
	b.typing("summer")
	if string(b.doc.Bytes()) != "---\nbanner: summer\n---\n" || d.label.Value() != "Shared banner" {
		t.Errorf("doc %q", b.doc.Bytes())
	}
}

func TestForm_locks_what_only_the_source_can_say(t *testing.T) {
	b := newBench(t, "---\nauthor: [a, b]\ntitle: &t x\nsubtitle: *t\n---\n", theme.LightMode)
	for key, locked := range map[article.Key]bool{article.KeyAuthor: true, article.KeyTitle: true, article.KeySubtitle: true, article.KeyCategory: false} {
		if d := b.field(key); d.box.Disabled() != locked || (d.aside.Value() != "") != locked {
			t.Errorf("%s: disabled %v, %q", key, d.box.Disabled(), d.aside.Value())
		}
	}
}

func TestPanel_stays_within_its_objects(t *testing.T) {
	b := newBench(t, sample, theme.LightMode)
	b.form.showMore(true)
	if n := objects(b.Panel); n > 500 {
		t.Errorf("%d objects", n)
	} else {
		t.Logf("%d objects", n)
	}
}

func objects(o fyne.CanvasObject) int {
	n := 1
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			n += objects(child)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			n += objects(child)
		}
	}
	return n
}

func BenchmarkPanel_one_key(b *testing.B) {
	bench := newBench(&testing.T{}, sample, theme.LightMode)
	box := bench.list.cards[1].text
	bench.window.Canvas().Focus(box)
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			box.TypedRune('x')
		} else {
			box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
	}
}
