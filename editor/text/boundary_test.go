package text

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

func TestGraphemes_step_over_clusters(t *testing.T) {
	for _, c := range []struct {
		name     string
		clusters []string
	}{
		{"ascii", []string{"a", "b", " "}},
		{"line ends", []string{"a", "\r\n", "\n", "\r", "b"}},
		{"accents", []string{"e\u0301", "a\u0308\u0304", "é"}},
		{"emoji", []string{"👩‍👩‍👧", "👍🏽", "❤️", "a"}},
		{"flags", []string{"🇩🇪", "🇫🇷", "🇯🇵"}},
		{"hangul", []string{"\u1112\u1161\u11ab", "한"}},
		{"devanagari", []string{"क्षि", "न"}},
		{"cjk", []string{"日", "本", "語"}},
		{"invalid", []string{"\xff", "\xff", "a", "\xe6", "\x97", "é"}},
		{"cut at the end", []string{"a", "\xe6", "\x97"}},
		{"nul", []string{"\x00", "a", "\x00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := FromString(strings.Join(c.clusters, ""))
			off := 0
			for _, cluster := range c.clusters {
				for i := off; i < off+len(cluster); i++ { // also from within
					if got := NextGrapheme(doc, i); got != off+len(cluster) {
						t.Fatalf("next of %d is %d, want %d", i, got, off+len(cluster))
					}
					if got := PrevGrapheme(doc, i+1); got != off {
						t.Fatalf("previous of %d is %d, want %d", i+1, got, off)
					}
				}
				off += len(cluster)
			}
			if NextGrapheme(doc, doc.Len()) != doc.Len() || PrevGrapheme(doc, 0) != 0 {
				t.Error("the ends of the text are left")
			}
		})
	}
}

func TestGraphemes_equal_a_segmentation_of_the_whole(t *testing.T) {
	r := seeded(t)
	pieces := []string{"a", "b ", "two words ", "\n", "\r\n", "é", "e\u0301", "日", "👩‍👩‍👧", "🇩🇪", "한", "\u0600", "क्ष", ",", "👍🏽"}
	for range 300 {
		var b strings.Builder
		for range r.IntN(3000) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		s := b.String()
		doc := FromString(s)
		off := 0
		for it := graphemes.FromString(s); it.Next(); {
			if got := NextGrapheme(doc, off); got != it.End() {
				t.Fatalf("next of %d is %d, want %d near %q", off, got, it.End(), s[max(0, off-20):min(len(s), off+20)])
			}
			if got := PrevGrapheme(doc, it.End()); got != off {
				t.Fatalf("previous of %d is %d, want %d", it.End(), got, off)
			}
			off = it.End()
		}
	}
}

// TestBoundaries_make_progress checks on any bytes that stepping reaches the other
// end, and that no result leaves the text.
func TestBoundaries_make_progress(t *testing.T) {
	r := seeded(t)
	for range 30 {
		b := randomBytes(r, r.IntN(3000))
		if r.IntN(2) == 0 {
			b = []byte(strings.Repeat(randomPiece(r), 1+r.IntN(2000)))
		}
		doc := New(b)
		forward := map[string]func(Text, int) int{"NextGrapheme": NextGrapheme, "NextWord": NextWord}
		for name, next := range forward {
			for off := 0; off < doc.Len(); {
				to := next(doc, off)
				if to <= off || to > doc.Len() {
					t.Fatalf("%s(%d) = %d of %d", name, off, to, doc.Len())
				}
				off = to
			}
		}
		backward := map[string]func(Text, int) int{"PrevGrapheme": PrevGrapheme, "PrevWord": PrevWord}
		for name, prev := range backward {
			for off := doc.Len(); off > 0; {
				to := prev(doc, off)
				if to >= off || to < 0 {
					t.Fatalf("%s(%d) = %d of %d", name, off, to, doc.Len())
				}
				off = to
			}
		}
		for range 50 {
			off := r.IntN(doc.Len() + 1)
			if w := WordAt(doc, off); w.From < 0 || w.From > w.To || w.To > doc.Len() || strings.Contains(doc.String(w), "\n") {
				t.Fatalf("WordAt(%d) = %v", off, w)
			}
		}
	}
}

func randomPiece(r *rand.Rand) string {
	pieces := []string{"a", "日", "\u0301", "🇩🇪", "\xff", "\x97", "-", " ", "\n", "a\u0301 ", "👩‍"}
	return pieces[r.IntN(len(pieces))]
}

func TestWords_stop_where_a_writer_expects(t *testing.T) {
	for _, c := range []struct{ name, in, next, prev string }{
		{"words", "on|e two", "one| two", "|one two"},
		{"end of a word", "one| two", "one two|", "|one two"},
		{"space", "one | two", "one  two|", "|one  two"},
		{"apostrophe", "can|'t stop", "can't| stop", "|can't stop"},
		{"number", "a 3|.14 b", "a 3.14| b", "a |3.14 b"},
		{"marks", "|**bold** x", "**bold|** x", "|**bold** x"},
		{"hyphen", "|well-known", "well|-known", "|well-known"},
		{"line end", "one|\r\n\r\ntwo", "one\r\n\r\ntwo|", "|one\r\n\r\ntwo"},
		{"only marks", "a |---", "a ---|", "|a ---"},
		{"umlaut", "f|ür uns", "für| uns", "|für uns"},
		{"combining", "re\u0301|sume\u0301 b", "re\u0301sume\u0301| b", "|re\u0301sume\u0301 b"},
		{"ideographs", "日|本", "日本|", "|日本"},
		{"snake", "a_|b c", "a_b| c", "|a_b c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			off := strings.IndexByte(c.in, '|')
			plain := strings.Replace(c.in, "|", "", 1)
			doc := FromString(plain)
			show := func(at int) string { return plain[:at] + "|" + plain[at:] }
			if got := show(NextWord(doc, off)); got != c.next {
				t.Errorf("next: %q, want %q", got, c.next)
			}
			if got := show(PrevWord(doc, off)); got != c.prev {
				t.Errorf("previous: %q, want %q", got, c.prev)
			}
		})
	}
}

func TestWordAt_selects_as_a_double_click(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"in a word", "one tw|o three", "two"},
		{"start", "one |two", "two"},
		{"end", "one two|", "two"},
		{"end before a mark", "one two|, three", "two"},
		{"spaces", "a  | b", "   "},
		{"mark", "a (|* b", "*"},
		{"line end", "one|\ntwo", "one"},
		{"between CR and LF", "one\r|\ntwo", "one"},
		{"line start", "one\n|two", "two"},
		{"blank line", "one\n|\ntwo", ""},
		{"empty", "|", ""},
		{"apostrophe", "I can'|t", "can't"},
		{"word between ideographs", "日|本", "本"},
	} {
		t.Run(c.name, func(t *testing.T) {
			off := strings.IndexByte(c.in, '|')
			doc := FromString(strings.Replace(c.in, "|", "", 1))
			if got := doc.String(WordAt(doc, off)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestBoundaries_are_local_in_a_huge_line(t *testing.T) {
	const reach = 4096
	for _, piece := range []string{"a", "word ", "日", "\u0301", "👩‍", "-", "🇩🇪"} {
		doc := FromString(strings.Repeat(piece, 1_000_000/len(piece)))
		off := doc.Len() / 2 / len(piece) * len(piece)
		near := doc.Sub(Span{off - reach, off + reach})
		for name, f := range map[string]func(Text, int) int{
			"NextGrapheme": NextGrapheme, "PrevGrapheme": PrevGrapheme, "NextWord": NextWord, "PrevWord": PrevWord,
			"WordAt": func(t Text, off int) int { return WordAt(t, off).To },
		} {
			if got, want := f(doc, off), f(near, reach)+off-reach; got != want {
				t.Errorf("%s in a line of %q: %d, but %d where only %d bytes around are known", name, piece, got, want, reach)
			}
		}
	}
}
