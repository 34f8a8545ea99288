package layout

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// parse makes clusters of one pixel a byte from a notation: letters run to
// the right, capitals to the left, digits to the right inside capitals, a space
// or a hyphen allows a break after it, spaces hang.
func parse(s string) []Cluster {
	var out []Cluster
	base := uint8(0)
	for _, c := range s {
		if c >= 'a' && c <= 'z' {
			break
		}
		if c >= 'A' && c <= 'Z' {
			base = 1
			break
		}
	}
	for i, c := range []byte(s) {
		level := base
		switch {
		case c >= 'A' && c <= 'Z':
			level = 1
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			level = base * 2
		}
		out = append(out, Cluster{From: i, To: i + 1, Width: 1, Break: c == ' ' || c == '-', Space: c == ' ', Level: level})
	}
	return out
}

func shown(s string, clusters []Cluster, row Row) string {
	var out []byte
	for v := range row.Visual(clusters) {
		out = append(out, s[v])
	}
	return string(out)
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		width, hang float32
		want        []string
	}{
		{"an empty segment is a row", "", 10, 0, []string{""}},
		{"what fits stays", "one two", 7, 0, []string{"one two"}},
		{"it breaks after a space, which hangs", "one two", 6, 0, []string{"one ", "two"}},
		{"a space hangs at the very edge", "one two", 3, 0, []string{"one ", "two"}},
		{"many spaces hang", "one    two", 4, 0, []string{"one    ", "two"}},
		{"a word too long is cut", "abcdefgh", 3, 0, []string{"abc", "def", "gh"}},
		{"a word too long starts on its own row", "ab cdefgh", 4, 0, []string{"ab ", "cdef", "gh"}},
		{"a hyphen stays with what is before it", "well-known", 6, 0, []string{"well-", "known"}},
		{"a hyphen needs room", "well-known", 4, 0, []string{"well", "-", "know", "n"}},
		{"no width still makes progress", "ab", 0, 0, []string{"a", "b"}},
		{"rows after the first are indented", "aa bb cc dd", 6, 2, []string{"aa bb ", "cc ", "dd"}},
		{"a hang never takes more than half", "aa bb cc", 4, 9, []string{"aa ", "bb ", "cc"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			clusters := parse(c.text)
			var got []string
			for _, r := range Wrap(clusters, c.width, c.hang) {
				got = append(got, c.text[r.From:r.To])
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestRow_shows_text_in_visual_order(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"abc", "abc"},
		{"ABC", "CBA"},
		{"ab CD ef", "ab DC ef"},
		{"AB cd EF", "FE cd BA"},
		{"AB 12 CD", "DC 12 BA"},
		{"ab CD 12", "ab DC 12"}, // parse gives digits level 0 here
		{"AB ", " BA"},
	} {
		clusters := parse(c.text)
		if got := shown(c.text, clusters, Wrap(clusters, 100, 0)[0]); got != c.want {
			t.Errorf("%q is shown as %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRow_of_a_paragraph_to_the_left_hangs_its_spaces_on_the_left(t *testing.T) {
	clusters := parse("AB CD")
	row := Wrap(clusters, 2, 0)[0]
	if row.Width != 2 || row.Hanging != 1 || !row.RTL {
		t.Fatalf("got %+v", row)
	}
	if x := row.X(clusters, 0); x != 2 {
		t.Errorf("the caret at the start stands at %v, want 2", x)
	}
	if x := row.X(clusters, 2); x != 0 {
		t.Errorf("the caret before the space stands at %v, want 0", x)
	}
}

func randomClusters(r *rand.Rand, levels uint8) []Cluster {
	var out []Cluster
	at := 0
	for range r.IntN(40) {
		n := 1 + r.IntN(4)
		space := r.IntN(5) == 0
		out = append(out, Cluster{
			From: at, To: at + n, Width: float32(r.IntN(9)), Break: space || r.IntN(8) == 0, Space: space,
			Level: uint8(r.IntN(int(levels) + 1)),
		})
		at += n
	}
	return out
}

// naiveEnd is where a row that starts at first ends: the farthest break that
// fits, tried one by one.
func naiveEnd(c []Cluster, first int, room float32) int {
	width := func(last int) float32 {
		for last > first && c[last-1].Space {
			last--
		}
		var w float32
		for _, k := range c[first:last] {
			w += k.Width
		}
		return w
	}
	best, cut := 0, first+1
	for last := first + 1; last <= len(c); last++ {
		if width(last) > room {
			continue
		}
		if last == len(c) || c[last-1].Break && !c[last].Space {
			best = last
		}
		cut = max(cut, last)
	}
	if best > first {
		return best
	}
	for cut < len(c) && c[cut].Space {
		cut++
	}
	return cut
}

func TestWrap_equals_trying_every_break(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		c := randomClusters(r, 0)
		for i := 1; i < len(c); i++ {
			// UAX #14 allows no break before a space.
			if c[i].Space && !c[i-1].Space {
				c[i-1].Break = false
			}
		}
		width, hang := float32(r.IntN(60)), float32(r.IntN(10))
		rows := Wrap(c, width, hang)
		hang = min(hang, width/2)
		first, indent := 0, float32(0)
		for _, row := range rows {
			if row.First != first || row.Indent != indent {
				t.Fatalf("seed %d: row %+v does not go on at %d, %v", seed, row, first, indent)
			}
			if len(c) > 0 {
				if want := naiveEnd(c, first, width-indent); row.Last != want {
					t.Fatalf("seed %d: row from %d ends at %d, want %d\n%+v width %v", seed, first, row.Last, want, c, width-indent)
				}
			}
			first, indent = row.Last, hang
		}
		if first != len(c) {
			t.Fatalf("seed %d: rows end at %d of %d", seed, first, len(c))
		}
	}
}

func TestRow_finds_the_caret_it_shows(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 2))
		level := uint8(r.IntN(2))
		c := randomClusters(r, 0)
		for i := range c {
			c[i].Level = level
			c[i].Width++ // at one place stands one caret
		}
		for _, row := range Wrap(c, float32(20+r.IntN(60)), float32(r.IntN(9))) {
			for i := row.First; i < row.Last; i++ {
				off := c[i].From
				if got := row.Offset(c, row.X(c, off)); got != off {
					t.Fatalf("seed %d: caret %d at %v is found as %d in %+v", seed, off, row.X(c, off), got, row)
				}
				if inside := row.X(c, off+c[i].To-off-1); inside != row.X(c, off) {
					t.Fatalf("seed %d: inside a cluster the caret stands elsewhere", seed)
				}
			}
			if !row.Soft && row.Offset(c, row.X(c, row.To)) != row.To {
				t.Fatalf("seed %d: the end of %+v is not found", seed, row)
			}
		}
	}
}

func TestRow_offset_is_an_edge_of_what_was_hit(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 3))
		c := randomClusters(r, 3)
		for _, row := range Wrap(c, float32(20+r.IntN(60)), 0) {
			for x := float32(-20); x < 80; x += 0.5 {
				off := row.Offset(c, x)
				if off < row.From || off > row.To || row.Soft && off == row.To && row.From < row.To {
					t.Fatalf("seed %d: %v hits %d outside %+v", seed, x, off, row)
				}
				hit := row.Hit(c, x)
				if hit >= 0 && off != c[hit].From && off != c[hit].To && !row.Soft {
					t.Fatalf("seed %d: %v is in cluster %+v but hits %d", seed, x, c[hit], off)
				}
			}
		}
	}
}

func TestRow_order_reverses_each_level_of_UAX9(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 4))
		c := randomClusters(r, 4)
		for _, row := range Wrap(c, 50, 0) {
			var got []int
			for v := range row.Visual(c) {
				got = append(got, v)
			}
			if want := naiveOrder(row, c); !slices.Equal(got, want) {
				t.Fatalf("seed %d: got %v, want %v", seed, got, want)
			}
		}
	}
}

// naiveOrder is L2 by the letter: for every level from the highest to 1,
// reverse every run at that level or above.
func naiveOrder(row Row, c []Cluster) []int {
	var order []int
	for i := row.First; i < row.Last; i++ {
		order = append(order, i)
	}
	for level := uint8(10); level >= 1; level-- {
		for i := range order {
			if i > 0 && row.level(c, order[i-1]) >= level {
				continue
			}
			j := i
			for j < len(order) && row.level(c, order[j]) >= level {
				j++
			}
			slices.Reverse(order[i:j])
		}
	}
	return order
}

func TestRow_bands_cover_a_selection(t *testing.T) {
	clusters := parse("ab CD ef")
	row := Wrap(clusters, 100, 0)[0]
	// Visual "ab DC ef": b, the space and C are selected.
	got := row.Bands(clusters, 1, 4, nil)
	if want := []Band{{1, 3}, {4, 5}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func BenchmarkWrap_paragraph_of_600(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var c []Cluster
	for i := range 600 {
		space := r.IntN(6) == 0
		c = append(c, Cluster{From: i, To: i + 1, Width: 9, Break: space, Space: space})
	}
	var rows []Row
	b.ReportAllocs()
	for b.Loop() {
		rows = AppendWrap(rows[:0], c, 648, 0)
	}
}
