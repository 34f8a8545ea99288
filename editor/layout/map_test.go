package layout

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galley/editor/text"
)

var testEstimate = Estimate{Row: 25, Width: 648, Advance: 9}

// naiveMap is a Map as a slice.
type naiveMap struct {
	doc     []byte
	lens    []int
	heights []float64 // NaN: estimated
}

func newNaiveMap(m *Map) *naiveMap {
	n := &naiveMap{doc: bytes.Clone(m.doc.Bytes())}
	for i := range m.Len() {
		n.lens = append(n.lens, m.Segment(i).Span.Len())
		n.heights = append(n.heights, math.NaN())
	}
	return n
}

func (n *naiveMap) height(i int) float64 {
	if math.IsNaN(n.heights[i]) {
		return testEstimate.Height(n.lens[i])
	}
	return n.heights[i]
}

// check compares every answer of m with the slice.
func (n *naiveMap) check(t *testing.T, seed uint64, m *Map, r *rand.Rand) {
	t.Helper()
	if m.Len() != len(n.lens) {
		t.Fatalf("seed %d: %d segments, want %d", seed, m.Len(), len(n.lens))
	}
	at, y := 0, 0.0
	var all []Segment
	for i := range n.lens {
		want := Segment{
			Index: i, Span: text.Span{From: at, To: at + n.lens[i]}, Y: y, Height: n.height(i),
			Exact: !math.IsNaN(n.heights[i]),
		}
		piece := n.doc[at : at+n.lens[i]]
		want.Cut = i < len(n.lens)-1 && !bytes.HasSuffix(piece, []byte("\n"))
		if got := m.Segment(i); got != want {
			t.Fatalf("seed %d: segment %d is %+v, want %+v", seed, i, got, want)
		}
		if k := bytes.IndexByte(piece, '\n'); k >= 0 && k != len(piece)-1 {
			t.Fatalf("seed %d: segment %d goes on after a line feed", seed, i)
		}
		if len(piece) > MaxSegment+2 {
			t.Fatalf("seed %d: segment %d has %d bytes", seed, i, len(piece))
		}
		at += n.lens[i]
		y += want.Height
		all = append(all, want)
	}
	if at != len(n.doc) || m.Height() != y {
		t.Fatalf("seed %d: %d bytes of %d, height %v of %v", seed, at, len(n.doc), m.Height(), y)
	}
	for range 5 {
		off := r.IntN(len(n.doc) + 1)
		i := slices.IndexFunc(all, func(s Segment) bool { return off < s.Span.To })
		if i < 0 {
			i = len(all) - 1
		}
		if got := m.At(off); got != all[i] {
			t.Fatalf("seed %d: At(%d) is %+v, want %+v", seed, off, got, all[i])
		}
		y := r.Float64() * (m.Height() + 10)
		i = slices.IndexFunc(all, func(s Segment) bool { return y < s.Y+s.Height })
		if i < 0 {
			i = len(all) - 1
		}
		if got := m.AtY(y); got != all[i] {
			t.Fatalf("seed %d: AtY(%v) is %+v, want %+v", seed, y, got, all[i])
		}
	}
}

func randomText(r *rand.Rand, n int) string {
	const letters = "abc de\n\r\né\x00\xff"
	var b strings.Builder
	for b.Len() < n {
		switch r.IntN(12) {
		case 0:
			b.WriteString("\n")
		case 1:
			b.WriteString(strings.Repeat("word ", r.IntN(30)))
		case 2:
			b.WriteString(strings.Repeat("x", r.IntN(n+1)))
		default:
			i := r.IntN(len(letters))
			b.WriteString(letters[i : i+1])
		}
	}
	return b.String()
}

func randomChanges(t *testing.T, r *rand.Rand, docLen, most int) text.ChangeSet {
	return someChanges(t, r, docLen, most, 1+r.IntN(3))
}

// someChanges makes at most n changes that are spread over a document.
func someChanges(t *testing.T, r *rand.Rand, docLen, most, n int) text.ChangeSet {
	var changes []text.Change
	at := 0
	for left := n; left > 0; left-- {
		from := at + r.IntN(max(1, 2*(docLen-at)/(left+1)+1))
		from = min(from, docLen)
		to := from + r.IntN(min(docLen-from, most)+1)
		insert := ""
		if r.IntN(4) > 0 {
			insert = randomText(r, r.IntN(most+1))
		}
		changes = append(changes, text.Change{Span: text.Span{From: from, To: to}, Insert: []byte(insert)})
		if at = to + 1; at > docLen {
			break
		}
	}
	set, err := text.NewChangeSet(docLen, changes...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestMap_equals_a_slice_under_edits(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 5))
		size, most := r.IntN(3000), 20
		if seed%3 == 0 { // long lines, cut into pieces
			size, most = 40_000, 6000
		}
		doc := text.FromString(randomText(r, size))
		m := NewMap(doc, testEstimate)
		n := newNaiveMap(m)
		n.check(t, seed, m, r)
		for range 25 {
			for range r.IntN(5) {
				i, h := r.IntN(m.Len()), float64(r.IntN(200))
				m.SetHeight(i, h)
				n.heights[i] = h
			}
			changes := randomChanges(t, r, doc.Len(), most)
			if r.IntN(8) == 0 {
				changes = someChanges(t, r, doc.Len(), 6, 3*maxRegions)
			}
			doc = changes.Apply(doc)
			splices := m.Update(changes, doc)
			n.doc = bytes.Clone(doc.Bytes())
			for _, s := range slices.Backward(splices) {
				var lens []int
				var heights []float64
				shift := 0 // of the indexes of this splice
				for _, before := range splices {
					if before.From < s.From {
						shift += before.Count - (before.To - before.From)
					}
				}
				for i := range s.Count {
					lens = append(lens, m.Segment(s.From+shift+i).Span.Len())
					heights = append(heights, math.NaN())
				}
				n.lens = slices.Replace(n.lens, s.From, s.To, lens...)
				n.heights = slices.Replace(n.heights, s.From, s.To, heights...)
			}
			n.check(t, seed, m, r)
		}
	}
}

func TestMap_of_short_lines_has_one_segment_a_line(t *testing.T) {
	doc := text.FromString("# Title\r\n\r\nText\nlast")
	m := NewMap(doc, testEstimate)
	if m.Len() != doc.Lines() {
		t.Fatalf("%d segments for %d lines", m.Len(), doc.Lines())
	}
	for i := range m.Len() {
		if got := m.Segment(i).Span.From; got != doc.LineStart(i) {
			t.Errorf("segment %d starts at %d, line at %d", i, got, doc.LineStart(i))
		}
	}
}

func TestMap_keeps_a_line_feed_with_the_piece_before_it(t *testing.T) {
	line := strings.Repeat("x", 3*MaxSegment)
	doc := text.FromString(line)
	m := NewMap(doc, testEstimate)
	seam := m.Segment(1).Span.From
	changes, err := text.NewChangeSet(doc.Len(), text.Insert(seam, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	m.Update(changes, changes.Apply(doc))
	if s := m.At(seam); s.Span.Len() == 1 {
		t.Error("the line feed stands alone: an empty row would be shown")
	}
}

func TestMap_sums_do_not_drift(t *testing.T) {
	m := NewMap(text.FromString(strings.Repeat("line\n", 1000)), testEstimate)
	r := rand.New(rand.NewPCG(1, 6))
	for range 20_000 {
		m.SetHeight(r.IntN(m.Len()), 25*float64(1+r.IntN(7)))
	}
	for i := range m.Len() {
		m.SetHeight(i, 25)
	}
	if m.Height() != float64(25*m.Len()) {
		t.Errorf("the height is %v, want %v", m.Height(), 25*m.Len())
	}
}

func document(size int, line string) text.Text {
	return text.FromString(strings.Repeat(line, size/len(line)))
}

const articleLine = "Compare two printers, one in the old town and the other by the harbour, at work.\n"

func BenchmarkMap_build_10_MB(b *testing.B) {
	for _, c := range []struct{ name, line string }{
		{"lines", articleLine},
		{"paragraphs", strings.Repeat(articleLine[:len(articleLine)-1]+" ", 8) + "\n\n"},
		{"line feeds", "\n"},
		{"one line", strings.TrimSpace(articleLine)},
	} {
		doc := document(10<<20, c.line)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				NewMap(doc, testEstimate)
			}
		})
	}
}

func BenchmarkMap_edit(b *testing.B) {
	for _, c := range []struct {
		name string
		doc  text.Text
	}{
		{"10 MB", document(10<<20, articleLine)},
		{"line of 1,000,000", document(1_000_000, strings.TrimSpace(articleLine))},
	} {
		b.Run(c.name, func(b *testing.B) {
			m := NewMap(c.doc, testEstimate)
			at := c.doc.Len() / 2
			in, _ := text.NewChangeSet(c.doc.Len(), text.Insert(at, "x"))
			after := in.Apply(c.doc)
			out := in.Invert(c.doc)
			b.ReportAllocs()
			for b.Loop() {
				m.Update(in, after)
				m.Update(out, c.doc)
			}
		})
	}
}

func BenchmarkMap_At(b *testing.B) {
	m := NewMap(document(10<<20, articleLine), testEstimate)
	r := rand.New(rand.NewPCG(1, 1))
	b.ReportAllocs()
	for b.Loop() {
		m.At(r.IntN(10 << 20))
	}
}

func BenchmarkMap_SetHeight(b *testing.B) {
	m := NewMap(document(10<<20, articleLine), testEstimate)
	b.ReportAllocs()
	for b.Loop() {
		m.SetHeight(m.Len()/2, 50)
	}
}
