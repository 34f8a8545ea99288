package preview

import (
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/editor/article"
	"galley/ui/theme"
)

// pointOf returns a point of the pane on the first sight of a word.
func pointOf(t *testing.T, p *Pane, word string) fyne.Position {
	t.Helper()
	for _, r := range p.rows {
		var found *textOp
		at := 0
		var walk func([]op)
		walk = func(ops []op) {
			for _, o := range ops {
				switch o := o.(type) {
				case *textOp:
					if i := strings.Index(string(o.prose.text[o.row.From:o.row.To]), word); i >= 0 && found == nil {
						found, at = o, o.row.From+i
					}
				case *slideOp:
					walk(o.ops)
				}
			}
		}
		walk(r.ops)
		if found == nil {
			continue
		}
		x := found.x + found.row.X(found.line.Clusters(), at) + 3
		return fyne.NewPos(float32(p.left())+x, float32(r.y)+float32(r.height)/2)
	}
	t.Fatalf("%q is not in view", word)
	return fyne.Position{}
}

func click(p *Pane, at fyne.Position) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = at
	p.MouseDown(ev)
	p.MouseUp(ev)
}

func TestPane_click_on_a_link_names_its_target(t *testing.T) {
	var links []string
	p := newPane(t, sampleArticle(t), 500, 900, theme.LightMode, Options{
		OnLink:   func(dest string) { links = append(links, dest) },
		OnSource: func(int) { t.Error("a link is not text") },
	})
	click(p, pointOf(t, p, "old manual"))
	click(p, pointOf(t, p, "Book a tour"))
	if want := []string{"https://example.com/manual", "https://example.com/tour"}; !slices.Equal(links, want) {
		t.Errorf("links %q, want %q", links, want)
	}
}

func TestPane_links_beyond_the_allow_list_are_text(t *testing.T) {
	src := "[one](javascript:alert(1)) [two](file:///etc/passwd) [three](java\tscript:x) <vbscript:x> [four](https://example.com/)\n"
	p := newPane(t, src, 500, 900, theme.LightMode, Options{})
	if got := p.Links(); !slices.Equal(got, []string{"https://example.com/"}) {
		t.Errorf("links %q", got)
	}
}

func TestPane_cursor_is_a_hand_over_a_link(t *testing.T) {
	var hovered []string
	p := newPane(t, sampleArticle(t), 500, 900, theme.LightMode, Options{OnHover: func(dest string) { hovered = append(hovered, dest) }})
	at := func(word string) desktop.Cursor {
		ev := &desktop.MouseEvent{}
		ev.Position = pointOf(t, p, word)
		p.MouseMoved(ev)
		return p.Cursor()
	}
	if at("old manual") != desktop.PointerCursor || at("Imagine") != desktop.DefaultCursor {
		t.Error("the wrong cursor")
	}
	if want := []string{"https://example.com/manual", ""}; !slices.Equal(hovered, want) {
		t.Errorf("hovered %q, want %q", hovered, want)
	}
}

func TestPane_click_on_text_leads_to_its_source(t *testing.T) {
	src := sampleArticle(t)
	got := -1
	p := newPane(t, src, 500, 4000, theme.LightMode, Options{Load: loadDrawn, OnSource: func(off int) { got = off }})
	words := []string{
		"Nine Cranes", "night shift", "Imagine", "every", "moved", "third-level", "ones that do not", "booked", "Then, the rails",
		"promise that", "Nested", "Numbers in", "steady", "Uncompromising", "machine that", "Raw HTML", "automatic", "return", "first note", "second note leads",
	}
	for _, word := range words {
		got = -1
		if word == "steady" {
			word = "older" // the word itself is a link
		}
		click(p, pointOf(t, p, word))
		want := strings.Index(src, word)
		if word == "first note" {
			want = strings.LastIndex(src, word)
		}
		if got < want-2 || got > want+2 {
			t.Errorf("%q leads to %d, want %d", word, got, want)
		}
	}
}

func TestPane_footnote_number_leads_to_the_note(t *testing.T) {
	p := newPane(t, "A word.[^n]\n\n"+strings.Repeat("Filling text.\n\n", 200)+"[^n]: The note.\n", 500, 400, theme.LightMode, Options{})
	p.follow(noteAnchor + "n")
	pointOf(t, p, "The note.")
}

func TestPane_link_to_a_heading_leads_there(t *testing.T) {
	p := newPane(t, "[go](#far-away)\n\n"+strings.Repeat("Filling text.\n\n", 200)+"## Far away\n\n"+strings.Repeat("Filling text.\n\n", 200), 500, 400, theme.LightMode, Options{})
	click(p, pointOf(t, p, "go"))
	pointOf(t, p, "Far away")
}

func TestPane_wide_table_slides(t *testing.T) {
	p := newPane(t, sampleArticle(t), 500, 4000, theme.LightMode, Options{Load: loadDrawn})
	at := pointOf(t, p, "Uncompromising")
	ev := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(-25, 0)}
	ev.Position = at
	p.Scrolled(ev)
	if moved := pointOf(t, p, "Uncompromising"); moved.X != at.X { // the place in the table's own coordinates stays
		t.Errorf("text moved from %v to %v inside the table", at, moved)
	}
	part, _, _ := p.hit(at)
	if p.model.parts[part].table.offset == 0 {
		t.Error("the table did not slide")
	}
	for range 50 {
		p.Scrolled(ev)
	}
	if tb := p.model.parts[part].table; tb.offset != tb.slack() {
		t.Errorf("offset %d of %d", tb.offset, tb.slack())
	}
}

func TestPane_only_local_pictures_are_read(t *testing.T) {
	var read []string
	src := `![a](https://example.com/a.png) ![b](//example.com/b.png) ![c](/etc/c.png) ![d](../d.png) ![e](file:///e.png)
![f](media/f.png) ![g](media/%2e%2e/%2e%2e/g.png) ![h](data:image/png;base64,AAAA) ![i](sub/../i.png) ![j](http://127.0.0.1/j.png)
`
	p := newPane(t, src, 500, 4000, theme.LightMode, Options{Load: func(dir, path string, _ int, done func(image.Image, error)) {
		read = append(read, dir+" "+path)
		done(drawn(20, 10), nil)
	}})
	capture(p)
	if want := []string{"/articles media/f.png"}; !slices.Equal(read, want) {
		t.Errorf("read %q, want %q", read, want)
	}
}

func TestPane_keys_page_through(t *testing.T) {
	p := newPane(t, longArticle(20<<10), 500, 500, theme.LightMode, Options{})
	key := func(name fyne.KeyName) float64 {
		p.TypedKey(&fyne.KeyEvent{Name: name})
		return p.model.heights.before(p.pos.part) + p.pos.offset
	}
	if y := key(fyne.KeyPageDown); y != 450 {
		t.Errorf("a page down leads to %v", y)
	}
	if y := key(fyne.KeyPageUp); y != 0 {
		t.Errorf("a page up leads to %v", y)
	}
	key(fyne.KeyEnd)
	if end := p.model.heights.total() - p.model.heights.before(p.pos.part) - p.pos.offset; end != 500 {
		t.Errorf("at the end %v pixels are left", end)
	}
	if y := key(fyne.KeyHome); y != 0 {
		t.Errorf("home leads to %v", y)
	}
}

func TestPane_deep_nesting_stays_in_the_column(t *testing.T) {
	src := strings.Repeat("> ", 40) + "deep\n\n" + strings.Repeat("- ", 30) + "item\n"
	p := newPane(t, src, 220, 900, theme.LightMode, Options{})
	for _, word := range []string{"deep", "item"} {
		if at := pointOf(t, p, word); at.X > 190 {
			t.Errorf("%s is at %v", word, at)
		}
	}
}

func TestPane_wide_table_is_dragged_by_its_scrollbar(t *testing.T) {
	p := newPane(t, sampleArticle(t), 500, 4000, theme.LightMode, Options{Load: loadDrawn, OnSource: func(int) { t.Error("a drag is no click") }})
	var bar fyne.Position
	var wide *table
	y := float32(0)
	for i := range p.model.parts {
		s := p.model.sheet(i)
		if p.model.parts[i].kind == tailPart && len(s.rows) > 0 {
			bar, wide = fyne.NewPos(80, y+float32(s.height)-3), p.model.parts[i].table
		}
		y += float32(s.height)
	}
	down := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	down.Position = bar
	p.MouseDown(down)
	drag := &fyne.DragEvent{}
	drag.Position = bar.AddXY(40, 0)
	p.Dragged(drag)
	p.MouseUp(down)
	p.DragEnd()
	if want := 40 * wide.width / wide.room; wide.offset != want {
		t.Errorf("the table slid %d, want %d", wide.offset, want)
	}
}

func TestPane_tells_where_the_keyboard_is(t *testing.T) {
	p := newPane(t, sampleArticle(t), 500, 900, theme.LightMode, Options{})
	canvas := fyne.CurrentApp().Driver().CanvasForObject(p)
	canvas.Focus(p)
	if p.card.line != theme.Light.Accent {
		t.Error("the focused page looks like any other")
	}
	p.TypedRune(' ')
	if p.y() == 0 {
		t.Error("space does not page down")
	}
	canvas.Unfocus()
	if p.card.line != theme.Light.Line {
		t.Error("the sign stays")
	}
}

func TestPane_shows_what_the_folder_shares(t *testing.T) {
	p := newPane(t, "---\ntitle: One\nbanner: ports\n---\n\nText.\n", 500, 900, theme.LightMode, Options{})
	p.SetSite(Site{
		Name:    "Market Notes",
		CTA:     article.CTA{Label: "Subscribe", URL: "https://example.com/subscribe"},
		Banners: map[string]article.Banner{"ports": {Text: "All about ports", URL: "https://example.com/ports"}},
	})
	for _, want := range []string{"Market Notes", "Subscribe", "All about ports"} {
		pointOf(t, p, want)
	}
	if got, want := p.Links(), []string{"https://example.com/subscribe", "https://example.com/ports"}; !slices.Equal(got, want) {
		t.Errorf("links %q, want %q", got, want)
	}
}

func TestPane_click_on_a_takeaway_leads_to_what_it_quotes(t *testing.T) {
	src := "---\ntakeaways:\n  - text: Tides rule\n    quote: the ferry waits\n  - text: Nobody said so\n    quote: the ferry flies\n---\n\n" +
		strings.Repeat("Some words.\n\n", 60) + "- One\n- Here *the ferry* waits.\n\n" + strings.Repeat("More words.\n\n", 60)
	source := -1
	p := newPane(t, src, 500, 600, theme.LightMode, Options{OnSource: func(off int) { source = off }})
	click(p, pointOf(t, p, "Nobody said so"))
	if p.y() != 0 || source < 0 {
		t.Error("a takeaway whose quote is not in the text is not plain text")
	}
	click(p, pointOf(t, p, "Tides rule"))
	if at := pointOf(t, p, "the ferry"); at.Y > 100 {
		t.Errorf("the passage shows at %v", at)
	}
	if len(p.Links()) != 0 {
		t.Errorf("it counts as a link to another page: %q", p.Links())
	}
}
