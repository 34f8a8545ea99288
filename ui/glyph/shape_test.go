package glyph

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"

	"galley/editor/layout"
	"galley/editor/layout/layouttest"
	"galley/editor/text"
)

func TestMeasurer_keeps_the_contract(t *testing.T) {
	s := NewShaper()
	for _, family := range []Family{Sans, Serif, Mono} {
		layouttest.Measurer(t, s.Measurer(Style{Font: Font{Family: family}, Size: 15}))
	}
}

// alphabet has what shaping treats in its own way.
var alphabet = []string{
	"a", "b", "f", "i", "W", "A", "V", " ", " ", "-", "(", ")", "[", "]", ".", ",", "1", "2", "%", "\t", "\u0301", "é", "ß", "я",
	"א", "ב", "ג", "ع", "ر", "ب", "٣", "日", "🙂", "\u200d", "\ufe0f", "\u200f", "\u00ad", "\u00a0", "“", "—", "€", "+", ":", "/",
}

func randomString(r *rand.Rand, n int, more ...string) string {
	letters := append(alphabet[:len(alphabet):len(alphabet)], more...)
	var b strings.Builder
	for range r.IntN(n + 1) {
		b.WriteString(letters[r.IntN(len(letters))])
	}
	return b.String()
}

func TestShape_random_text_in_random_runs(t *testing.T) {
	s := NewShaper()
	dst := image.NewRGBA(image.Rect(0, 0, 120, 40))
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 1))
		str := randomString(r, 40, "\x00", "\xff", "\xc3", "\u202e", "\r", "\u2029", "\n")
		var runs []Run
		for at := 0; r.IntN(4) > 0; {
			at += r.IntN(8)
			runs = append(runs, Run{at, Style{
				Font: Font{Family(r.IntN(3)), 100 * (4 + r.IntN(4)), r.IntN(2) == 0}, Size: float32(8 + r.IntN(30)),
				Track: float32(r.IntN(2)), Color: black, Background: tint, Underline: r.IntN(2) == 0, Strike: r.IntN(3) == 0,
			}})
		}
		line := s.Shape([]byte(str), runs)
		layouttest.Check(t, str, line.Clusters())
		for _, row := range rows(line, 60, 5) {
			line.Paint(dst, row, float32(r.IntN(200)-100)+r.Float32(), float32(r.IntN(80)-20))
		}
		if t.Failed() {
			t.Fatalf("seed %d: %q", seed, str)
		}
	}
}

func FuzzShape(f *testing.F) {
	for _, seed := range []string{"", "office\x00\xff", "אב (12) ab\u202e", "e\u0301\u0301\t👩‍👩‍👧", "\u0600\u0301\xe2\x82"} {
		f.Add([]byte(seed), uint8(3))
	}
	s := NewShaper()
	dst := image.NewRGBA(image.Rect(0, 0, 200, 40))
	f.Fuzz(func(t *testing.T, text []byte, split uint8) {
		if len(text) > 4096 {
			return
		}
		runs := []Run{
			{int(split), Style{Font: Font{Family: Mono}, Size: 15, Color: black}},
			{0, Style{Font: Font{Family: Serif, Italic: true}, Size: 20, Color: teal}},
		}
		line := s.Shape(text, runs)
		layouttest.Check(t, string(text), line.Clusters())
		for _, row := range rows(line, 150, 10) {
			line.Paint(dst, row, 0, 20)
		}
	})
}

func TestShape_clusters_are_the_graphemes_that_carets_move_by(t *testing.T) {
	s := NewShaper()
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 2))
		str := randomString(r, 30, "\xff", "🇩", "🇪", "ᄀ", "ᅡ", "न", "ि")
		doc := text.FromString(str)
		at := 0
		for _, c := range s.Shape([]byte(str), nil).Clusters() {
			if next := text.NextGrapheme(doc, at); c.From != at || c.To != next {
				t.Fatalf("seed %d: %q: cluster %d…%d, grapheme %d…%d", seed, str, c.From, c.To, at, next)
			}
			at = c.To
		}
	}
}

func TestBidiLevels_equal_those_of_another_implementation(t *testing.T) {
	// Not compared: brackets, which x/text resolves only in part, and what
	// trailing spaces and tabs become, which here is a matter of rows.
	prose := strings.NewReplacer("\t", " ", "(", "", ")", "", "[", "", "]", "")
	for seed := range uint64(20_000) {
		r := rand.New(rand.NewPCG(seed, 3))
		runes := []rune(strings.TrimRight(prose.Replace(randomString(r, 30)), " "))
		if len(runes) == 0 {
			continue
		}
		var p bidi.Paragraph
		if _, err := p.SetString(string(runes)); err != nil {
			t.Fatal(err)
		}
		order, err := p.Order()
		if err != nil {
			t.Fatal(err)
		}
		want := make([]bool, len(runes))
		for i := range order.NumRuns() {
			run := order.Run(i)
			from, to := run.Pos()
			for k := from; k <= to; k++ {
				want[k] = run.Direction() == bidi.RightToLeft
			}
		}
		levels := bidiLevels(runes)
		for i, c := range runes {
			got := levels != nil && levels[i]&1 == 1
			if class, _ := bidi.LookupRune(c); class.Class() == bidi.BN {
				continue // takes no room: any level will do
			}
			if got != want[i] {
				t.Fatalf("seed %d: %q (%+q): rune %d right-to-left is %v, want %v; levels %v", seed, string(runes), string(runes), i, got, want[i], levels)
			}
		}
	}
}

func TestBidiLevels_of_brackets(t *testing.T) {
	// Capitals stand for Hebrew letters; the cases are those of UAX #9 N0.
	for _, c := range []struct{ text, want string }{
		{"AB cd(e)", "11122222"},
		{"ab (cd EF) GH", "0000000110011"},
		{"AB (cd)", "1111221"},
		{"ab [CD] ef", "0000110000"},
		{"a [B] C", "0001001"},
		{"A (b", "1112"},
	} {
		hebrew := strings.Map(func(r rune) rune {
			if 'A' <= r && r <= 'Z' {
				return 'א' + r - 'A'
			}
			return r
		}, c.text)
		var got strings.Builder
		for _, level := range bidiLevels([]rune(hebrew)) {
			got.WriteByte('0' + level)
		}
		if got.String() != c.want {
			t.Errorf("%q has levels %s, want %s", c.text, got.String(), c.want)
		}
	}
}

func TestShape_shows_what_must_not_act(t *testing.T) {
	s := NewShaper()
	for _, c := range []struct {
		name, text string
		clusters   int
	}{
		{"NUL", "a\x00b", 3},
		{"every bad byte by itself", "\xff\xfe\xe2\x82", 4},
		{"an accent does not join a mark", "\x00\u0301", 2},
		{"an override", "ab\u202ecd", 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			line := s.Shape([]byte(c.text), []Run{{Style: Style{Size: 15}}})
			if len(line.clusters) != c.clusters {
				t.Errorf("%d clusters, want %d", len(line.clusters), c.clusters)
			}
			framed := 0
			for i, look := range line.looks {
				if look.frame == unframed {
					continue
				}
				framed++
				if line.clusters[i].Width < 1 {
					t.Error("the mark cannot be seen")
				}
			}
			if framed == 0 {
				t.Error("no mark")
			}
		})
	}
}

func TestShape_plain_mono_equals_HarfBuzz(t *testing.T) {
	s := NewShaper()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 4))
		str := make([]byte, r.IntN(60))
		for i := range str {
			str[i] = byte(' ' + r.IntN(95))
		}
		style := Style{Font: Font{Mono, 400 + 300*r.IntN(2), r.IntN(2) == 0}, Size: 15}
		plain := s.shape(str, []Run{{Style: style}})
		// One character beyond ASCII takes the item through HarfBuzz.
		full := s.shape(append(str, "é"...), []Run{{Style: style}})
		for i := range plain.clusters {
			a, b := plain.clusters[i], full.clusters[i]
			if math.Abs(float64(a.Width-b.Width)) > 1e-4 {
				t.Fatalf("seed %d: %q: width %v, shaped %v", seed, str, a.Width, b.Width)
			}
			ga, gb := plain.glyphsOf(i), full.glyphsOf(i)
			if str[i] != ' ' && (len(ga) != 1 || len(gb) != 1 || ga[0].id != gb[0].id) {
				t.Fatalf("seed %d: %q: glyph %d is %v, shaped %v", seed, str, i, ga, gb)
			}
		}
	}
}

func TestShape_mono_is_a_grid_in_every_style(t *testing.T) {
	s := NewShaper()
	str := []byte("## The **Big** Picture -> 1 != 2 éàü")
	for _, font := range []Font{{Mono, 400, false}, {Mono, 700, false}, {Mono, 400, true}, {Mono, 700, true}} {
		for i, c := range s.Shape(str, []Run{{Style: Style{Font: font, Size: 20}}}).Clusters() {
			if c.Width != 12 {
				t.Errorf("%+v: cluster %d is %v wide, want 12", font, i, c.Width)
			}
		}
	}
}

func TestShape_scales_without_rounding(t *testing.T) {
	s := NewShaper()
	str := []byte("Imagine two giants, one from the East")
	one := s.Shape(str, []Run{{Style: Style{Font: Font{Family: Serif}, Size: 15.5}}}).Width()
	two := s.Shape(str, []Run{{Style: Style{Font: Font{Family: Serif}, Size: 31}}}).Width()
	if math.Abs(float64(two-2*one)) > 0.01 {
		t.Errorf("at twice the size the line is %v, want %v", two, 2*one)
	}
}

func TestShape_joins_letters_across_a_row_of_tracked_ones_never(t *testing.T) {
	s := NewShaper()
	style := Style{Font: Font{Family: Serif}, Size: 100}
	plain := s.Shape([]byte("office"), []Run{{Style: style}}).Width()
	style.Track = 10
	if got := s.Shape([]byte("office"), []Run{{Style: style}}).Width(); got < plain+55 {
		t.Errorf("tracked %v, plain %v", got, plain)
	}
}

func TestShape_tabs_stop_every_four_columns(t *testing.T) {
	s := NewShaper()
	style := Style{Font: Font{Family: Mono}, Size: 10} // 6 px a column
	clusters := s.Shape([]byte("\tab\tabc\tx"), []Run{{Style: style}}).Clusters()
	var x float32
	var stops []float32
	for _, c := range clusters {
		x += c.Width
		if c.Space {
			stops = append(stops, x)
		}
	}
	if got := fmt.Sprint(stops); got != "[24 48 72]" {
		t.Errorf("tabs end at %v", got)
	}
}

func TestShape_remembers_within_a_bound(t *testing.T) {
	s := NewShaper()
	s.lines.limit = 64 << 10
	first := s.Shape([]byte("kept"), nil)
	for i := range 3000 {
		s.Shape(fmt.Appendf(nil, "line %d of many", i), nil)
		if s.Shape([]byte("kept"), nil) != first {
			t.Fatal("what is used all the time was dropped")
		}
		if s.lines.size > s.lines.limit {
			t.Fatalf("%d bytes remembered, bound %d", s.lines.size, s.lines.limit)
		}
	}
	if len(s.lines.entries) > 1000 {
		t.Errorf("%d lines remembered", len(s.lines.entries))
	}
}

func TestShape_tells_styles_apart(t *testing.T) {
	s := NewShaper()
	base := Style{Size: 10, Color: black}
	seen := map[*Line]bool{}
	for _, change := range []func(*Style){
		func(*Style) {}, func(s *Style) { s.Size = 11 }, func(s *Style) { s.Color = teal }, func(s *Style) { s.Underline = true },
		func(s *Style) { s.Strike = true }, func(s *Style) { s.Background = teal }, func(s *Style) { s.Weight = 700 },
		func(s *Style) { s.Italic = true }, func(s *Style) { s.Family = Mono }, func(s *Style) { s.Track = 1 },
	} {
		style := base
		change(&style)
		line := s.Shape([]byte("text"), []Run{{Style: style}})
		if seen[line] {
			t.Errorf("%+v is taken for another", style)
		}
		seen[line] = true
	}
}

func TestPaint_masks_stay_within_a_bound(t *testing.T) {
	s := NewShaper()
	s.masks.limit = 64 << 10
	dst := image.NewRGBA(image.Rect(0, 0, 400, 100))
	for size := range 60 {
		line := s.Shape([]byte("abcdefghijklmnop"), []Run{{Style: Style{Size: float32(8 + size), Color: black}}})
		line.Paint(dst, rows(line, 1e6, 0)[0], 0, 60)
		if s.masks.size > s.masks.limit {
			t.Fatalf("%d bytes of masks, bound %d", s.masks.size, s.masks.limit)
		}
	}
}

func TestPaint_does_not_allocate_when_warm(t *testing.T) {
	s := NewShaper()
	line := s.Shape([]byte(prose), []Run{{Style: mono15()}})
	row := rows(line, 1e6, 0)[0]
	dst := image.NewRGBA(image.Rect(0, 0, 900, 30))
	line.Paint(dst, row, 0, 20)
	if n := testing.AllocsPerRun(20, func() { line.Paint(dst, row, 0, 20) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestPaint_rows_make_up_the_line(t *testing.T) {
	// Every cluster is painted in one row and no other.
	s := NewShaper()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 5))
		str := randomString(r, 60)
		line := s.Shape([]byte(str), nil)
		next := 0
		for _, row := range rows(line, float32(20+r.IntN(200)), 0) {
			seen := map[int]bool{}
			for i := range row.Visual(line.Clusters()) {
				seen[i] = true
			}
			if row.First != next || len(seen) != row.Last-row.First {
				t.Fatalf("seed %d: row %+v shows %d clusters after %d", seed, row, len(seen), next)
			}
			next = row.Last
		}
	}
}

func TestMetrics_centre_text_on_whole_pixels(t *testing.T) {
	s := NewShaper()
	for _, style := range []Style{mono15(), {Size: 13}, {Font: Font{Family: Serif}, Size: 15.5}} {
		m := s.Metrics(style)
		if m.Ascent <= m.Descent || m.Descent <= 0 {
			t.Errorf("%+v", m)
		}
		if b := m.Baseline(25); b != float32(int(b)) || b < 15 || b > 21 {
			t.Errorf("baseline %v of 25", b)
		}
	}
}

var _ layout.Measurer = Measurer{}
