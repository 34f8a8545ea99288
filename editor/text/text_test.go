package text

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// seeded is a random source whose seed is printed when the test fails.
func seeded(t testing.TB) *rand.Rand {
	seed := uint64(time.Now().UnixNano())
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("seed=%d", seed)
		}
	})
	return rand.New(rand.NewPCG(seed, 0))
}

// randomBytes is n bytes like those of an article, with the odd ones too.
func randomBytes(r *rand.Rand, n int) []byte {
	const alphabet = "aaabcdefgh    \n\n\r\r\n.,*_-é日\x00\xff😀"
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[r.IntN(len(alphabet))]
	}
	return b
}

// checkInvariants reports what is wrong with the shape of a tree.
func checkInvariants(t testing.TB, n *node, root bool) {
	t.Helper()
	if n == nil {
		return
	}
	if n.height == 0 {
		if n.size != len(n.leaf) || n.breaks != bytes.Count(n.leaf, newline) {
			t.Fatalf("leaf of %d bytes has sums %d, %d", len(n.leaf), n.size, n.breaks)
		}
		if n.size > maxLeaf || n.size < minLeaf && !root || n.size == 0 {
			t.Fatalf("leaf of %d bytes, root %v", n.size, root)
		}
		return
	}
	if len(n.kids) > maxKids || len(n.kids) < minKids && !root || len(n.kids) < 2 {
		t.Fatalf("node with %d children, root %v", len(n.kids), root)
	}
	size, breaks := 0, 0
	for _, k := range n.kids {
		if k.height != n.height-1 {
			t.Fatalf("child of height %d below %d", k.height, n.height)
		}
		size, breaks = size+k.size, breaks+k.breaks
		checkInvariants(t, k, false)
	}
	if size != n.size || breaks != n.breaks {
		t.Fatalf("sums %d, %d instead of %d, %d", n.size, n.breaks, size, breaks)
	}
}

// checkText compares everything a Text answers with a plain byte slice.
func checkText(t testing.TB, r *rand.Rand, got Text, want []byte) {
	t.Helper()
	checkInvariants(t, got.root, true)
	if got.Len() != len(want) || !bytes.Equal(got.Bytes(), want) {
		t.Fatalf("text of %d bytes is not the %d wanted", got.Len(), len(want))
	}
	lines := bytes.Split(want, newline)
	if got.Lines() != len(lines) {
		t.Fatalf("Lines() = %d, want %d", got.Lines(), len(lines))
	}
	for range 5 {
		off := r.IntN(len(want) + 1)
		if line := bytes.Count(want[:off], newline); got.Line(off) != line {
			t.Fatalf("Line(%d) = %d, want %d", off, got.Line(off), line)
		}
		line := r.IntN(len(lines))
		start := 0
		for _, l := range lines[:line] {
			start += len(l) + 1
		}
		if got.LineStart(line) != start {
			t.Fatalf("LineStart(%d) = %d, want %d", line, got.LineStart(line), start)
		}
		end := start + len(lines[line])
		if line < len(lines)-1 {
			end = start + len(bytes.TrimSuffix(lines[line], []byte("\r")))
		}
		if got.LineEnd(line) != end {
			t.Fatalf("LineEnd(%d) = %d, want %d", line, got.LineEnd(line), end)
		}
		s := randomSpan(r, len(want))
		if !bytes.Equal(got.Slice(s), want[s.From:s.To]) {
			t.Fatalf("Slice(%v) is wrong", s)
		}
		if off < len(want) && got.ByteAt(off) != want[off] {
			t.Fatalf("ByteAt(%d) is wrong", off)
		}
	}
}

func randomSpan(r *rand.Rand, n int) Span {
	a, b := r.IntN(n+1), r.IntN(n+1)
	if r.IntN(3) > 0 { // mostly short, as people edit
		b = min(n, a+r.IntN(20))
	}
	return Span{min(a, b), max(a, b)}
}

func TestText_random_edits_equal_a_byte_slice(t *testing.T) {
	r := seeded(t)
	for range 60 {
		want := randomBytes(r, r.IntN(200_000))
		got := New(slices.Clone(want))
		for range 60 {
			s := randomSpan(r, len(want))
			insert := randomBytes(r, r.IntN(12))
			switch r.IntN(12) {
			case 0:
				insert = randomBytes(r, r.IntN(30_000))
			case 1:
				insert = nil
			case 2:
				got, want = got.Sub(s), slices.Clone(want[s.From:s.To])
				s, insert = Span{}, nil
			}
			before, beforeBytes := got, want
			got = got.Replace(s, slices.Clone(insert))
			want = slices.Concat(want[:s.From], insert, want[s.To:])
			checkText(t, r, got, want)
			if !bytes.Equal(before.Bytes(), beforeBytes) {
				t.Fatal("an edit changed the text before it")
			}
		}
	}
}

func TestText_Slice_shares_a_loaded_buffer(t *testing.T) {
	b := bytes.Repeat([]byte("line of text\n"), 100_000)
	if got := New(b).Bytes(); &got[0] != &b[0] {
		t.Error("Bytes copied a text that lies in one piece")
	}
	edited := New(b).Replace(Span{650_000, 650_001}, []byte("x"))
	if got := edited.Slice(Span{0, 600_000}); &got[0] != &b[0] {
		t.Error("Slice copied bytes that lie in one piece")
	}
	if got := edited.Slice(Span{0, 10}); cap(got) != 10 {
		t.Error("appending to a slice would write into the text")
	}
}

func TestText_Equal_compares_bytes_not_trees(t *testing.T) {
	r := seeded(t)
	for range 50 {
		b := randomBytes(r, 1+r.IntN(50_000))
		a := New(slices.Clone(b))
		s := randomSpan(r, len(b))
		same := a.Replace(s, nil).Replace(Span{s.From, s.From}, slices.Clone(b[s.From:s.To]))
		if !a.Equal(same) || !a.Equal(New(slices.Clone(b))) {
			t.Fatal("equal texts compare unequal")
		}
		i := r.IntN(len(b))
		if other := a.Replace(Span{i, i + 1}, []byte{b[i] + 1}); a.Equal(other) || other.Equal(a) {
			t.Fatal("unequal texts compare equal")
		}
	}
}

func TestText_searches_like_bytes(t *testing.T) {
	r := seeded(t)
	for range 200 {
		b := randomBytes(r, r.IntN(20_000))
		text := New(slices.Clone(b))
		from := r.IntN(len(b) + 1)
		for _, sep := range []string{"a\r", "\n\n\n", "aaaa", "日", "zz"} {
			want := bytes.Index(b[from:], []byte(sep))
			if want >= 0 {
				want += from
			}
			if got := text.Index([]byte(sep), from); got != want {
				t.Fatalf("Index(%q, %d) = %d, want %d", sep, from, got, want)
			}
		}
	}
}

func TestText_zero_value_is_empty(t *testing.T) {
	var zero Text
	if zero.Len() != 0 || zero.Lines() != 1 || zero.Line(0) != 0 || zero.LineSpan(0) != (Span{}) || len(zero.Bytes()) != 0 {
		t.Error("the zero Text is not an empty text of one line")
	}
	if got := zero.Replace(Span{}, []byte("a\nb")).String(Span{0, 3}); got != "a\nb" {
		t.Errorf("first insertion gives %q", got)
	}
	if got := FromString("abc").Replace(Span{0, 3}, nil); got != zero {
		t.Error("deleting everything does not give the zero Text")
	}
}

func TestText_line_queries_do_not_allocate(t *testing.T) {
	doc := FromString(strings.Repeat("a line of an article\r\n", 500_000))
	if n := testing.AllocsPerRun(100, func() {
		line := doc.Line(5_000_000)
		_ = doc.LineStart(line) + doc.LineEnd(line)
		_ = doc.LineSpan(line + 1)
		_ = doc.ByteAt(5_000_000)
	}); n != 0 {
		t.Errorf("line lookup allocates %v times", n)
	}
}

func TestText_panics_outside(t *testing.T) {
	doc := FromString("ab\n")
	for name, f := range map[string]func(){
		"ByteAt":    func() { doc.ByteAt(3) },
		"Slice":     func() { doc.Slice(Span{2, 4}) },
		"Line":      func() { doc.Line(-1) },
		"LineStart": func() { doc.LineStart(2) },
		"Replace":   func() { doc.Replace(Span{3, 2}, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			f()
		})
	}
}

func TestLineSpans_are_those_of_each_line(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 31))
		src := make([]byte, r.IntN(5*maxLeaf)) // so that line ends fall between leaves
		for i := range src {
			src[i] = "ab\r\n"[r.IntN(4)]
		}
		doc := New(src)
		from := r.IntN(doc.Lines())
		last := from + r.IntN(doc.Lines()-from)
		next := from
		for line, span := range doc.LineSpans(from, last) {
			if line != next || span != doc.LineSpan(line) {
				t.Fatalf("seed=%d: from %d to %d: line %d is %v, want line %d, %v", seed, from, last, line, span, next, doc.LineSpan(next))
			}
			next++
		}
		if next != last+1 {
			t.Fatalf("seed=%d: from %d to %d: ended before line %d", seed, from, last, next)
		}
	}
}
