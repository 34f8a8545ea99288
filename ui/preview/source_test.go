package preview

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/editor/article"
	"galley/editor/markdown"
	"galley/ui/theme"
)

// y is the height of the view's top on the page.
func (p *Pane) y() float64 { return p.model.heights.before(p.pos.part) + p.pos.offset }

func TestPane_shows_all_text_of_the_tree(t *testing.T) {
	src := sampleArticle(t)
	a := articleOf(src)
	p := newPane(t, src, 500, 300, theme.LightMode, Options{Load: loadDrawn})
	shown := squeeze(p.Text())
	missing := func(want string) {
		if want = squeeze(want); !strings.Contains(shown, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	var walk func(b *markdown.Block)
	var inlines func(ins []markdown.Inline)
	links := p.Links()
	inlines = func(ins []markdown.Inline) {
		for _, in := range ins {
			switch in.Kind {
			case markdown.Text, markdown.CodeSpan, markdown.Autolink:
				missing(in.Text)
			case markdown.Image:
				if in.Title != "" {
					missing(in.Title)
				}
				if in.Dest != "media/harbour.png" {
					missing(markdown.PlainText(in.Children))
				}
				continue
			}
			if in.Kind == markdown.Link || in.Kind == markdown.Autolink {
				if len(links) == 0 || !strings.Contains(strings.Join(links, "\n"), in.Dest) {
					t.Errorf("the page does not lead to %q", in.Dest)
				}
			}
			inlines(in.Children)
		}
	}
	walk = func(b *markdown.Block) {
		inlines(b.Inlines)
		for line := range strings.Lines(b.Text) {
			if b.Kind != markdown.LinkDef {
				missing(line)
			}
		}
		for _, c := range b.Children {
			walk(c)
		}
	}
	for _, top := range a.Tree.Blocks {
		walk(top.Block)
	}
	for _, want := range []string{a.Title, a.Subtitle, strings.ToUpper(a.Category), a.Author, article.FormatDate(a.Date, a.Lang), a.CTA.Label, a.Banner.Text, "Key takeaways"} {
		missing(want)
	}
	for _, take := range a.Takeaways {
		missing(take.Text)
	}
}

// squeeze makes all white space one space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestPane_follow_is_continuous_and_goes_down_only(t *testing.T) {
	src := sampleArticle(t)
	p := newPane(t, src, 500, 60, theme.LightMode, Options{Load: loadDrawn})
	p.Text() // all heights exact
	last := -1.0
	notes := strings.Index(src, "[^1]: ")
	for off := 0; off < notes; off++ {
		pos := p.model.locate(off)
		y := p.model.heights.before(pos.part) + pos.offset
		if y < last-0.5 {
			t.Fatalf("at %d (%q) the page goes back from %v to %v", off, src[off:min(off+20, len(src))], last, y)
		}
		// A byte of an image stands for its height; nowhere else is a byte more than a few rows.
		if last >= 0 && y-last > 60 && !strings.Contains(src[max(0, off-30):off+30], "![") {
			t.Errorf("at %d (%q) the page jumps from %v to %v", off, src[off:min(off+20, len(src))], last, y)
		}
		last = max(last, y)
	}
}

func TestPane_follow_brings_the_passage_near_the_top(t *testing.T) {
	src := longArticle(100 << 10)
	p := newPane(t, src, 500, 500, theme.LightMode, Options{})
	for _, n := range []string{"2", "40", "17", "55"} {
		heading := "Section " + n + "\n"
		p.Follow(strings.Index(src, "## "+heading))
		if at := pointOf(t, p, strings.TrimSpace(heading)); at.Y > 110 {
			t.Errorf("section %s is at %v", n, at.Y)
		}
		if got := p.Top(); math.Abs(float64(got-strings.Index(src, "## "+heading))) > 400 {
			t.Errorf("the top of the view is at %d of the source", got)
		}
	}
	p.Follow(0)
	if p.y() != 0 {
		t.Errorf("the beginning is at %v", p.y())
	}
	p.Follow(len(src))
	if left := p.model.heights.total() - p.y(); left != 500 {
		t.Errorf("at the end %v pixels are in view", left)
	}
}

func TestPane_follow_leaves_the_head_little_by_little_when_its_source_is_folded(t *testing.T) {
	p := newPane(t, longArticle(20<<10), 500, 500, theme.LightMode, Options{})
	p.SetFolded(true)
	body := p.model.tops()[0].Span.From
	p.Follow(body)
	if p.y() != 0 {
		t.Errorf("at the body's first row the page is at %v", p.y())
	}
	was := p.y()
	for off := body; off < body+4<<10; off += 10 {
		p.Follow(off)
		if d := p.y() - was; d < -1 || d > 100 {
			t.Fatalf("from %d to %d the page moves by %v", off-10, off, d)
		}
		was = p.y()
	}
	p.SetFolded(false)
	p.Follow(body + 4<<10 - 10)
	if math.Abs(p.y()-was) > 100 {
		t.Errorf("far down the passage is at %v folded and at %v unfolded", was, p.y())
	}
}

func TestPane_view_is_always_filled(t *testing.T) {
	seed := rand.Uint64()
	rnd := rand.New(rand.NewPCG(seed, 2))
	p := newPane(t, longArticle(60<<10), 500, 600, theme.LightMode, Options{})
	for step := range 400 {
		switch rnd.IntN(5) {
		case 0:
			p.jump(rnd.Float64() * p.model.heights.total())
		case 1:
			p.Follow(rnd.IntN(62 << 10))
		case 2:
			p.Resize(fyne.NewSize(float32(300+rnd.IntN(500)), float32(200+rnd.IntN(800))))
		default:
			p.scrollBy(float64(rnd.IntN(3000) - 1500))
		}
		if p.pos.offset < 0 || p.y() < 0 {
			t.Fatalf("seed %d step %d: above the page: %v", seed, step, p.pos)
		}
		if left := p.model.heights.total() - p.y(); left < float64(p.Size().Height)-0.5 {
			t.Fatalf("seed %d step %d: %v pixels are left of a view of %v", seed, step, left, p.Size().Height)
		}
	}
}

func TestPane_keeps_the_passage_when_it_is_made_narrower(t *testing.T) {
	src := longArticle(100 << 10)
	p := newPane(t, src, 700, 500, theme.LightMode, Options{})
	p.Follow(50 << 10)
	before := p.Top()
	p.Resize(fyne.NewSize(400, 500))
	if after := p.Top(); after < before-200 || after > before+200 {
		t.Errorf("the top went from %d to %d", before, after)
	}
}

func TestPane_fields_and_code_show_no_line_ends(t *testing.T) {
	src := "---\r\ntitle: |\r\n  One\r\n  title\r\ntakeaways:\r\n  - \"\"\r\n  - |\r\n    two\r\n    lines\r\n---\r\n\r\nSome\r\ntext\r\n\r\n```\r\ncode\r\n\r\nmore\r\n```\r\n"
	p := newPane(t, src, 500, 300, theme.LightMode, Options{})
	got := p.Text()
	if strings.Contains(got, "\r") {
		t.Errorf("a carriage return shows: %q", got)
	}
	if !strings.HasPrefix(got, "One title\n1 min read\nKey takeaways\ntwo lines\nSome text\ncode\nmore\n") {
		t.Errorf("the page says %q", got)
	}
}
