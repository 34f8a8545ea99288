package preview

import (
	"errors"
	"fmt"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/ui/theme"
)

// slowLoader answers when told.
type slowLoader struct {
	asked   []string
	waiting []func(image.Image, error)
}

func (l *slowLoader) load(_, path string, _ int, done func(image.Image, error)) {
	l.asked = append(l.asked, path)
	l.waiting = append(l.waiting, done)
}

func (l *slowLoader) answer(img image.Image, err error) {
	done := l.waiting[0]
	l.waiting = l.waiting[1:]
	done(img, err)
}

func TestPictures_arrive_without_moving_what_is_read(t *testing.T) {
	var l slowLoader
	src := "![one](one.png)\n\n" + strings.Repeat("Some text to read.\n\n", 40)
	p := newPane(t, src, 500, 400, theme.LightMode, Options{Load: l.load})
	if len(l.asked) != 1 {
		t.Fatalf("asked for %q", l.asked)
	}
	p.scrollBy(400) // into the text
	part, offset := p.pos.part, p.pos.offset
	l.answer(drawn(300, 900), nil)
	if p.pos.part != part || p.pos.offset != offset {
		t.Errorf("the place went from %d, %v to %v", part, offset, p.pos)
	}
	p.scrollBy(-100_000)
	if h := p.model.sheet(p.model.head).height; h < 900 {
		t.Errorf("the picture got %d pixels", h)
	}
}

func TestPictures_are_read_once_and_again_when_their_file_changed(t *testing.T) {
	var l slowLoader
	p := newPane(t, "![one](one.png)\n\n![again](one.png)\n", 500, 900, theme.LightMode, Options{Load: l.load})
	p.arrange()
	l.answer(drawn(30, 30), nil)
	p.arrange()
	if len(l.asked) != 1 {
		t.Errorf("asked for %q", l.asked)
	}
	p.Forget("one.png")
	if len(l.asked) != 2 {
		t.Errorf("after the file changed asked for %q", l.asked)
	}
	l.answer(nil, errors.New("the file is empty"))
	if !strings.Contains(p.Text(), "the file is empty") {
		t.Error("the page does not say why there is no picture")
	}
}

func TestPictures_answer_that_comes_late_is_dropped(t *testing.T) {
	var l slowLoader
	p := newPane(t, "![one](one.png)\n", 500, 900, theme.LightMode, Options{Load: l.load})
	p.Open(Page{Article: articleOf("Another article.\n"), Dir: "/elsewhere"})
	l.answer(drawn(30, 30), nil)
	if p.model.store.bytes != 0 {
		t.Errorf("%d bytes are kept", p.model.store.bytes)
	}
}

func TestPictures_out_of_view_are_dropped_when_they_are_many(t *testing.T) {
	var src strings.Builder
	for i := range 40 {
		fmt.Fprintf(&src, "![p](p%d.png)\n\n", i)
	}
	reads := 0
	p := newPane(t, src.String(), 500, 900, theme.LightMode, Options{Load: func(_, _ string, _ int, done func(image.Image, error)) {
		reads++
		done(image.NewRGBA(image.Rect(0, 0, 388, 2000)), nil) // 3 MB
	}})
	for range 100 {
		p.scrollBy(800)
		if p.model.store.bytes > pictureBytes+8<<20 {
			t.Fatalf("%d bytes are kept", p.model.store.bytes)
		}
		for _, r := range p.rows {
			for _, o := range r.ops {
				if o, ok := o.(imageOp); ok && o.picture.img == nil {
					t.Fatal("a picture in view has no pixels")
				}
			}
		}
	}
	if reads != 40 {
		t.Errorf("%d reads of 40 pictures", reads)
	}
	for range 110 {
		p.scrollBy(-800)
	}
	if reads < 50 || p.y() != 0 {
		t.Errorf("%d reads on the way back to %v", reads, p.y())
	}
}

func TestPictures_can_be_links(t *testing.T) {
	got := ""
	p := newPane(t, "[![one](one.png)](https://example.com/big)\n", 500, 900, theme.LightMode, Options{
		Load:   func(_, _ string, _ int, done func(image.Image, error)) { done(drawn(200, 600), nil) },
		OnLink: func(dest string) { got = dest },
	})
	if links := p.Links(); len(links) != 1 || links[0] != "https://example.com/big" {
		t.Errorf("links %q", links)
	}
	for _, r := range p.rows {
		if _, ok := r.ops[len(r.ops)-1].(imageOp); ok {
			click(p, fyne.NewPos(float32(p.left()+60), float32(r.y+60)))
		}
	}
	if got != "https://example.com/big" {
		t.Errorf("the click led to %q", got)
	}
}
