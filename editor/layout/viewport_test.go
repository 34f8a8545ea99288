package layout

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galley/editor/text"
)

// trueHeight is what measuring a segment of the test documents gives: never
// what was estimated.
func trueHeight(s Segment) float64 { return float64(20 + s.Span.Len()%7*25) }

// screen is a document in a window, and the same fully measured, by which
// every pixel can be named.
type screen struct {
	m      *Map
	height float64
	tops   []float64 // of segments; one more: the end
}

func newScreen(doc text.Text, height float64) *screen {
	s := &screen{m: NewMap(doc, testEstimate), height: height}
	s.measureAll()
	return s
}

func (s *screen) measureAll() {
	s.tops = []float64{0}
	for i := range s.m.Len() {
		s.tops = append(s.tops, s.tops[i]+trueHeight(s.m.Segment(i)))
	}
}

func (s *screen) measure(seg Segment) float64 {
	s.m.SetHeight(seg.Index, trueHeight(seg))
	return trueHeight(seg)
}

// y is where the viewport truly is.
func (s *screen) y(v Viewport) float64 { return s.tops[s.m.At(v.Top).Index] + v.Into }

// end is the lowest place the viewport may be.
func (s *screen) end() float64 { return max(0, s.tops[len(s.tops)-1]-s.height) }

func randomLines(r *rand.Rand, n int) text.Text {
	var b strings.Builder
	for range n {
		b.WriteString(strings.Repeat("x", r.IntN(300)))
		b.WriteByte('\n')
	}
	return text.FromString(b.String())
}

func TestViewport_scrolls_by_pixels_and_stops_at_the_ends(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		s := newScreen(randomLines(r, r.IntN(120)), float64(100+r.IntN(900)))
		var v Viewport
		for range 60 {
			was, dy := s.y(v), float64(r.IntN(1600)-800)
			v = v.Scroll(s.m, dy, s.height, s.measure)
			want := was + dy
			if got := s.y(v); got != min(max(want, 0), s.end()) {
				t.Fatalf("seed %d: from %v to %v, want %v within 0…%v", seed, was, got, want, s.end())
			}
		}
	}
}

func TestViewport_shows_the_same_while_the_rest_is_measured(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 8))
	s := newScreen(randomLines(r, 400), 600)
	v := ToY(s.m, s.m.Height()/2, s.height, s.measure)
	see := func() (out []Segment) {
		y := -v.Into
		for seg := s.m.At(v.Top); y < s.height; seg = s.m.Segment(seg.Index + 1) {
			s.measure(seg)
			seg = s.m.Segment(seg.Index)
			seg.Y = y // from the window's top: the distance from the document's gets truer
			out = append(out, seg)
			y += seg.Height
		}
		return out
	}
	before := see()
	for _, i := range r.Perm(s.m.Len()) {
		s.measure(s.m.Segment(i))
	}
	if !slices.Equal(see(), before) {
		t.Error("measuring moved what was seen")
	}
}

func TestViewport_fills_the_window(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 9))
		s := newScreen(randomLines(r, 100), 500)
		v := ToY(s.m, r.Float64()*s.m.Height(), s.height, s.measure)
		y := -v.Into
		for i := s.m.At(v.Top).Index; y < s.height; i++ {
			if i == s.m.Len() {
				t.Fatalf("seed %d: the window is filled to %v of %v", seed, y, s.height)
			}
			if seg := s.m.Segment(i); !seg.Exact {
				t.Fatalf("seed %d: segment %d in the window is not measured", seed, i)
			}
			y += s.m.Segment(i).Height
		}
	}
}

func TestViewport_by_scroll_bar_reaches_both_ends(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 10))
	s := newScreen(randomLines(r, 300), 700)
	if v := ToY(s.m, 0, s.height, s.measure); s.y(v) != 0 {
		t.Errorf("the top is at %v", s.y(v))
	}
	if v := ToY(s.m, s.m.Height(), s.height, s.measure); s.y(v) != s.end() {
		t.Errorf("the end is at %v, want %v", s.y(v), s.end())
	}
}

func TestViewport_reveals_by_the_least_move(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 11))
		s := newScreen(randomLines(r, 60), 500)
		v := To(s.m, r.IntN(s.m.doc.Len()), 0, s.height, s.measure)
		was := s.y(v)
		target := s.m.At(r.IntN(s.m.doc.Len()))
		from := float64(r.IntN(int(trueHeight(target))))
		const margin, row = 30, 10
		top := s.tops[target.Index] + from
		v = v.Reveal(s.m, target.Span.From, from, from+row, margin, s.height, s.measure)
		now := s.y(v)
		if top < now || top+row > now+s.height {
			t.Fatalf("seed %d: %v…%v is not in %v…%v", seed, top, top+row, now, now+s.height)
		}
		want := min(max(was, top+row+margin-s.height), top-margin)
		if near := top-was > -s.height/2 && top-was < 1.5*s.height; near && now != min(max(want, 0), s.end()) {
			t.Fatalf("seed %d: moved from %v to %v, want %v", seed, was, now, want)
		}
	}
}

func TestViewport_keeps_its_place_when_text_above_changes(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 12))
		doc := randomLines(r, 80)
		s := newScreen(doc, 400)
		v := ToY(s.m, s.m.Height()*0.6, s.height, s.measure)
		line := doc.String(s.m.At(v.Top).Span)

		from := r.IntN(v.Top)
		to := from + r.IntN(min(v.Top-from, 500))
		changes, err := text.NewChangeSet(doc.Len(), text.Replace(text.Span{From: from, To: to}, randomText(r, 300)))
		if err != nil {
			t.Fatal(err)
		}
		after := changes.Apply(doc)
		s.m.Update(changes, after)
		moved := v.Map(s.m, changes).Clamp(s.m, s.height, s.measure)
		if got := after.String(s.m.At(moved.Top).Span); to < v.Top && doc.ByteAt(v.Top-1) == '\n' && to < v.Top-1 && (got != line || moved.Into != v.Into) {
			s.measureAll()
			if s.y(moved) < s.end() {
				t.Fatalf("seed %d: shows %q at %v, want %q at %v", seed, got, moved.Into, line, v.Into)
			}
		}
	}
}

func TestViewport_of_a_short_document_stays_at_its_top(t *testing.T) {
	s := newScreen(text.FromString("one\ntwo"), 1000)
	for _, dy := range []float64{-500, 10, 500, 1e9} {
		if v := (Viewport{}).Scroll(s.m, dy, s.height, s.measure); v != (Viewport{}) {
			t.Errorf("scrolled by %v to %+v", dy, v)
		}
	}
}

func TestViewport_does_not_lay_out_more_than_it_passes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 13))
	s := newScreen(randomLines(r, 20_000), 800)
	measured := 0
	count := func(seg Segment) float64 { measured++; return s.measure(seg) }
	ToY(s.m, s.m.Height()/2, s.height, count)
	if measured > 60 {
		t.Errorf("a jump measured %d segments", measured)
	}
}
