package takeaway

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// runes measures every character as ten pixels.
func runes(s string) float32 { return float32(utf8.RuneCountInString(s)) * 10 }

func TestWrap_breaks_at_blanks(t *testing.T) {
	tests := []struct {
		name, text string
		width      float32
		want       string
	}{
		{"empty", "", 100, ""},
		{"fits", "one two", 70, "one two"},
		{"breaks", "one two", 60, "one|two"},
		{"long word", "abcdefgh", 30, "abc|def|gh"},
		{"long word behind a short one", "a bcdefgh", 40, "a|bcde|fgh"},
		{"line break", "one\ntwo three", 60, "one|two|three"},
		{"empty lines", "\n\na", 60, "||a"},
		{"ends with a line break", "a\n", 60, "a|"},
		{"trailing blank", "one ", 30, "one "},
		{"several blanks", "one   two", 50, "one|  two"},
		{"accent stays", "abe\u0301", 30, "ab|e\u0301"},
		{"no width", "one two\nthree", 0, "one two|three"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := []rune(tt.text)
			var got []string
			for _, r := range wrap(text, tt.width, runes) {
				got = append(got, string(text[r.from:r.to]))
			}
			if s := strings.Join(got, "|"); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestWrap_random_law_loses_nothing(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 1))
	for range 5000 {
		text := make([]rune, r.IntN(40))
		for i := range text {
			text[i] = []rune("ab  c\ne\u0301é日😀")[r.IntN(11)]
		}
		width := float32(r.IntN(12) * 10)
		rows := wrap(text, width, runes)
		at := 0
		for i, row := range rows {
			if row.from < at || row.to < row.from || row.from > at+1 {
				t.Fatalf("seed %d: %q in %v: rows %v", seed, string(text), width, rows)
			}
			if gap := string(text[at:row.from]); i > 0 && gap != "" && gap != " " && gap != "\n" {
				t.Fatalf("seed %d: %q in %v: swallowed %q", seed, string(text), width, gap)
			}
			if s := string(text[row.from:row.to]); width >= 20 && runes(strings.TrimRight(s, " ")) > width {
				t.Fatalf("seed %d: %q in %v: row %q is too wide", seed, string(text), width, s)
			}
			at = row.to
		}
		if at != len(text) {
			t.Fatalf("seed %d: %q in %v: ends at %d", seed, string(text), width, at)
		}
	}
}

func TestStep_moves_by_what_a_reader_sees(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []int
	}{
		{"ab", []int{0, 1, 2}},
		{"e\u0301x", []int{0, 2, 3}},
		{"👩\u200d👩\u200d👧!", []int{0, 5, 6}},
		{"👍\U0001f3fd!", []int{0, 2, 3}},
		{"🇩🇪🇫🇷", []int{0, 2, 4}},
		{"❤\ufe0f!", []int{0, 2, 3}},
	} {
		text := []rune(tt.text)
		for i := range len(tt.want) - 1 {
			if got := step(text, tt.want[i], 1); got != tt.want[i+1] {
				t.Errorf("%q: from %d to %d, want %d", tt.text, tt.want[i], got, tt.want[i+1])
			}
			if got := step(text, tt.want[i+1], -1); got != tt.want[i] {
				t.Errorf("%q: from %d back to %d, want %d", tt.text, tt.want[i+1], got, tt.want[i])
			}
		}
	}
}

func TestFollow_keeps_the_caret_beside_its_characters(t *testing.T) {
	for _, tt := range []struct{ before, after string }{
		{"one| two", "one| two three"},
		{"one two|", "one three two|"},
		{"one tw|o", "ane tw|o"},
		{"|one", "|"},
		{"one|", "|"},
		{"a|b", "a|xb"},
		{"b|x", "new b|x y"},
	} {
		before, after := strings.Replace(tt.before, "|", "", 1), strings.Replace(tt.after, "|", "", 1)
		if got := follow([]rune(before), []rune(after), strings.Index(tt.before, "|")); got != strings.Index(tt.after, "|") {
			t.Errorf("%q → %q: %d", tt.before, tt.after, got)
		}
	}
}

func TestEcho_tells_answers_from_changes(t *testing.T) {
	var e echo
	e.send("a")
	e.send("ab")
	e.send("abc")
	if e.foreign("a", "abc") || e.foreign("ab", "abc") || e.foreign("abc", "abc") {
		t.Error("an answer was taken for a change")
	}
	if !e.foreign("a", "abc") {
		t.Error("a change back to an old value was taken for an answer")
	}
	e.send("abcd")
	if !e.foreign("other", "abcd") || !e.foreign("abcd x", "other") {
		t.Error("a change was not seen")
	}
}

func TestPastedLines_become_items(t *testing.T) {
	for in, want := range map[string]string{
		"one":                               "one",
		"- one":                             "- one",
		"- one\n- two\n":                    "one|two",
		"1. one\r\n2) two\r\n\r\n10. three": "one|two|three",
		"• one\n\n   \n* two":               "one|two",
		"2024 was\nlong":                    "2024 was|long",
		"":                                  "",
	} {
		if got := strings.Join(pastedLines(in), "|"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
