package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

func TestSentenceAt_is_the_sentence_without_white_space(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{ // "|" is the place
		{"first", "On|e. Two.", "One."},
		{"second", "One. T|wo.", "Two."},
		{"between is the next", "One. |Two.", "Two."},
		{"at its end is the one before", "One.| Two.", "One."},
		{"behind the last", "One. Two.|", "Two."},
		{"over lines", "One\ntw|o\nthree. Four.", "One\ntwo\nthree."},
		{"over CRLF", "One\r\ntw|o. Four.", "One\r\ntwo."},
		{"question", "Why? Bec|ause!", "Because!"},
		{"decimal", "It is 3.|5 wide. No.", "It is 3.5 wide."},
		{"quotation", "“Is it?” she as|ked. No.", "“Is it?” she asked."},
		{"a title", "We met Dr. Sm|ith there. He left.", "We met Dr. Smith there."},
		{"initials", "By J. R. Sm|ith. More.", "By J. R. Smith."},
		{"a month", "On Jan. 5 it rai|ned. Then not.", "On Jan. 5 it rained."},
		{"I ends one", "So did I. The|y too.", "They too."},
		{"nothing", "|", ""},
		{"only spaces", "  |  ", ""},
		{"invalid bytes", "a\xff|\xfe. B.", "a\xff\xfe."},
	} {
		t.Run(c.name, func(t *testing.T) {
			off := strings.IndexByte(c.in, '|')
			doc := FromString(c.in[:off] + c.in[off+1:])
			if got := doc.String(SentenceAt(doc, doc.Span(), off)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestSentenceAt_stays_within_and_near(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	const letters = "ab. ?\n\r\té\xff“"
	for range 3000 {
		var b strings.Builder
		for range r.IntN(60) {
			i := r.IntN(len(letters))
			b.WriteString(letters[i : i+1])
		}
		doc := FromString(b.String())
		within := Span{r.IntN(doc.Len() + 1), 0}
		within.To = within.From + r.IntN(doc.Len()-within.From+1)
		off := within.From + r.IntN(within.Len()+1)
		if got := SentenceAt(doc, within, off); !got.Empty() && doc.Blank(got) {
			t.Fatalf("seed=%d: %v at %d of %q", seed, got, off, b.String())
		}
	}
}

func TestParagraphAt_ends_at_blank_lines(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"one line", "a|b", "ab"},
		{"lines", "x\n \na\n|b\r\n\r\ny", "a\nb"},
		{"blank line", "a\n | \nb", "  "},
		{"end of the document", "a\n\nb|", "b"},
		{"empty", "|", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			off := strings.IndexByte(c.in, '|')
			doc := FromString(c.in[:off] + c.in[off+1:])
			if got := doc.String(ParagraphAt(doc, off)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
