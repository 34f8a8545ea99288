package compare

import (
	"math/rand/v2"
	"strings"
	"testing"

	"galley/editor/text"
)

// shown is passages with what is gone in [-…-] and what is new in {+…+}.
func shown(passages []Passage) string {
	var b strings.Builder
	for i, p := range passages {
		if i > 0 {
			b.WriteString("~")
		}
		for _, r := range p.Runs {
			switch r.Kind {
			case Added:
				b.WriteString("{+" + r.Text + "+}")
			case Removed:
				b.WriteString("[-" + r.Text + "-]")
			default:
				b.WriteString(r.Text)
			}
		}
	}
	return b.String()
}

func TestPassages_show_words_with_the_lines_around(t *testing.T) {
	far := strings.Repeat("\nnothing", 30)
	for _, test := range []struct{ name, old, new, want string }{
		{"a word", "one\nold word here\ntwo\n", "one\nnew word here\ntwo\n", "one\n[-old-]{+new+} word here\ntwo\n"},
		{"a line more", "one\ntwo\n", "one\nmore\ntwo\n", "one\n{+more\n+}two\n"},
		{"a line less", "one\nless\ntwo\n", "one\ntwo\n", "one\n[-less\n-]two\n"},
		{"two places", "a" + far + "\nb\n", "x" + far + "\ny\n", "[-a-]{+x+}\nnothing\n~nothing\n[-b-]{+y+}\n"},
		{"nothing", "same", "same", ""},
		{"all", "", "new\n", "{+new\n+}"},
	} {
		passages, more := Passages(text.FromString(test.old), text.FromString(test.new), 10)
		if got := shown(passages); got != test.want || more {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if all, more := Passages(text.FromString("a"+far+"\nb\n"), text.FromString("x"+far+"\ny\n"), 1); len(all) != 1 || !more {
		t.Errorf("of two, one: %d, more %v", len(all), more)
	}
}

// What a passage shows as the old and as the new stands in the old and in the new.
func TestPassages_say_nothing_that_is_not_there(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 6))
		make := func() text.Text {
			var b strings.Builder
			for range r.IntN(20) {
				b.WriteString([]string{"one word\n", "two words here\n", "\n", "three é", "four\r\n"}[r.IntN(5)])
			}
			return text.FromString(b.String())
		}
		old, new := make(), make()
		passages, _ := Passages(old, new, 1000)
		for _, p := range passages {
			var was, is strings.Builder
			for _, run := range p.Runs {
				if run.Kind != Added {
					was.WriteString(run.Text)
				}
				if run.Kind != Removed {
					is.WriteString(run.Text)
				}
			}
			trim := func(s string) string { return strings.TrimRight(strings.ReplaceAll(s, "\r", ""), "\n") }
			if !strings.Contains(strings.ReplaceAll(string(old.Bytes()), "\r", ""), trim(was.String())) || !strings.Contains(strings.ReplaceAll(string(new.Bytes()), "\r", ""), trim(is.String())) {
				t.Fatalf("seed %d: %q of\n%q and\n%q", seed, shown(passages), old.Bytes(), new.Bytes())
			}
		}
	}
}
