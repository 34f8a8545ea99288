package spell

import (
	"slices"
	"strings"
	"testing"
)

func TestWords_follow_the_rules_of_case(t *testing.T) {
	w := ParseWords([]byte("galley\nHuawei\nOpenRAN\nNGO\nnaïve\nrock’n’roll\nwell-known\n"))
	tests := []struct{ name, has, hasNot string }{
		{"small letters", "galley Galley GALLEY", "gAlley galleys"},
		{"a capital", "Huawei HUAWEI", "huawei"},
		{"capitals inside", "OpenRAN OPENRAN", "openran Openran"},
		{"capitals", "NGO", "ngo Ngo"},
		{"possessives", "galley's Huawei’s NGO's GALLEY'S", "galley' galleys'"},
		{"accents", "naïve Naïve nai\u0308ve", "naive"},
		{"apostrophes", "rock'n'roll rock’n’roll", "rocknroll"},
		{"hyphens", "well-known Well-known", "well known"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for word := range strings.FieldsSeq(test.has) {
				if !w.Has(word) {
					t.Errorf("%q is in the list", word)
				}
			}
			for word := range strings.FieldsSeq(test.hasNot) {
				if w.Has(word) {
					t.Errorf("%q is not in the list", word)
				}
			}
		})
	}
}

func TestWords_change_as_values(t *testing.T) {
	tests := []struct {
		name, file, add, remove, want string
	}{
		{"add to nothing", "", "galley", "", "galley\n"},
		{"add at the end", "# mine\nfoo\n", "galley", "", "# mine\nfoo\ngalley\n"},
		{"add after an open line", "foo", "galley", "", "foo\ngalley\n"},
		{"add to a file from Windows", "foo\r\nbar\r\n", "galley", "", "foo\r\nbar\r\ngalley\r\n"},
		{"add twice", "foo\n", "foo", "", "foo\n"},
		{"add with blanks around", "", " foo ", "", "foo\n"},
		{"add what is no word", "foo\n", "two words", "", "foo\n"},
		{"add a number", "foo\n", "123", "", "foo\n"},
		{"add a comment", "foo\n", "#foo", "", "foo\n"},
		{"remove", "# a\nfoo\n\nbar\n", "", "foo", "# a\n\nbar\n"},
		{"remove with its comment", "foo # why\nbar\n", "", "foo", "bar\n"},
		{"remove in another case", "foo\n", "", "Foo", "foo\n"},
		{"remove what is not there", "foo\nstrange line\n", "", "bar", "foo\nstrange line\n"},
		{"remove nothing", "foo\n\n", "", "", "foo\n\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := ParseWords([]byte(test.file))
			after := before
			if test.add != "" {
				after = after.Add(test.add)
			}
			after = after.Remove(test.remove)
			if got := string(after.Format()); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if got := string(before.Format()); got != test.file {
				t.Errorf("the list itself has become %q", got)
			}
			if word := strings.TrimSpace(test.add); test.want != test.file && word != "" && (!after.Has(word) || before.Has(word)) {
				t.Errorf("%q was not added", word)
			}
		})
	}
}

func TestWords_share_nothing_that_changes(t *testing.T) {
	base := Words{}.Add("one")
	two, three := base.Add("two"), base.Add("three")
	if two.Has("three") || three.Has("two") || base.Has("two") {
		t.Error("a change of one list shows in another")
	}
}

func TestParseWords_reads_so_much_only(t *testing.T) {
	w := ParseWords([]byte(strings.Repeat("galley\n", MaxWords/7+1) + "behind\n"))
	if w.Has("behind") || !w.Has("galley") || len(w.Format()) > MaxWords {
		t.Error("it read on")
	}
	if w := ParseWords([]byte(strings.Repeat("x", 2*MaxWords))); len(w.Format()) != 0 {
		t.Error("a line without end was kept")
	}
}

// FuzzParseWords checks on any bytes that a list is written as it was read, and
// that every word it names can be found and removed.
func FuzzParseWords(f *testing.F) {
	for _, seed := range []string{"# c\nfoo\r\nBar # d\n\ntwo words\nnaïve\n\xff\nfoo", "a\rb\n", "ﬁ\nİ\nß\nǅ\n", "e\u0301\n’\n"} {
		f.Add([]byte(seed), "word")
	}
	f.Fuzz(func(t *testing.T, file []byte, word string) {
		w := ParseWords(file)
		if got := w.Format(); string(got) != string(file) {
			t.Fatalf("%q was written as %q", file, got)
		}
		for _, word := range w.All() {
			if !w.Has(word) {
				t.Fatalf("%q: %q is not found", file, word)
			}
			if slices.Contains(w.Remove(word).All(), word) {
				t.Fatalf("%q: %q is not removed", file, word)
			}
		}
		added := w.Add(word)
		if again := ParseWords(added.Format()); strings.Join(again.All(), "\n") != strings.Join(added.All(), "\n") {
			t.Fatalf("%q and %q: %q was read as %q", file, word, added.All(), again.All())
		}
	})
}
