package text_test

import (
	"strings"
	"testing"

	"galley/editor/text"
)

func TestSentenceAt_finds_the_sentence_around_an_offset(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{ // | is the offset
		{"first", "One|. Two. Three.", "One. "},
		{"second", "One. T|wo. Three.", "Two. "},
		{"where one begins", "One. |Two. Three.", "Two. "},
		{"last", "One. Two. Thre|e", "Three"},
		{"at the end", "One. Two.|", "Two."},
		{"question", "Why? Be|cause! So.", "Because! "},
		{"a title", "We met Dr. Sm|ith there. He left.", "We met Dr. Smith there. "},
		{"initials", "By J. R. Sm|ith. More.", "By J. R. Smith. "},
		{"a month", "On Jan. 5 it rai|ned. Then not.", "On Jan. 5 it rained. "},
		{"a number", "It cost 3.50 eu|ros. Cheap.", "It cost 3.50 euros. "},
		{"over lines", "It goes\non he|re. Next.", "It goes\non here. "},
		{"I ends one", "So did I. The|y too.", "They too."},
		{"empty", "|", ""},
		{"broken bytes", "A\xff. B\xc3|. C", "B\xc3. "},
	} {
		t.Run(test.name, func(t *testing.T) {
			off := strings.IndexByte(test.src, '|')
			src := strings.Replace(test.src, "|", "", 1)
			doc := text.New([]byte(src))
			got := text.SentenceAt(doc, text.Span{From: 0, To: doc.Len()}, off)
			if doc.String(got) != test.want {
				t.Errorf("got %q, want %q", doc.String(got), test.want)
			}
		})
	}
}

func TestSentenceAt_of_a_million_characters_looks_only_around(t *testing.T) {
	doc := text.New([]byte(strings.Repeat("word ", 200_000)))
	got := text.SentenceAt(doc, text.Span{From: 0, To: doc.Len()}, doc.Len()/2)
	if got.Len() == 0 || got.Len() > 32<<10 {
		t.Errorf("the sentence has %d bytes", got.Len())
	}
}
