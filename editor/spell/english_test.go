package spell

import (
	"flag"
	"os"
	"strings"
	"testing"

	"galley/editor/spell/hunspell"
)

const (
	dictionaries = "../../assets/dictionaries/"
	englishFile  = dictionaries + "english.set"
)

var update = flag.Bool("update", false, "write "+englishFile+" anew from the dictionaries beside it")

// TestEnglish_is_built_from_the_dictionaries builds the set of English words from
// the sources that are kept beside it, and compares every byte.
func TestEnglish_is_built_from_the_dictionaries(t *testing.T) {
	built := buildSet(englishWords(t))
	if *update {
		if err := os.WriteFile(englishFile, []byte(built), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept := readFile(t, englishFile); string(kept) != string(built) {
		t.Errorf("%s (%d bytes) is not what the dictionaries make (%d bytes): run this test with -update", englishFile, len(kept), len(built))
	}
}

// TestEnglish_costs_little keeps the promise of what the dictionaries add to the
// program.
func TestEnglish_costs_little(t *testing.T) {
	if len(english) > 1<<20 {
		t.Errorf("the English words take %d bytes", len(english))
	}
}

// englishWords is every word of the set with its class, without the set.
func englishWords(t *testing.T) map[string]class {
	t.Helper()
	if allEnglish != nil {
		return allEnglish
	}
	words := map[string]class{}
	take := func(d *hunspell.Dictionary, in class) {
		for word, isQuiet := range d.Forms() {
			if strings.ContainsAny(word, "0123456789") {
				continue // ordinals; a word with digits is never looked up
			}
			for i := range len(word) {
				if word[i] >= 0x80 || word[i] < ' ' {
					t.Fatalf("the set is for ASCII words only: %q", word)
				}
			}
			words[word] |= in
			if isQuiet {
				words[word] |= quiet
			}
		}
	}
	take(loadEnglish(t, "en-US.dic"), american)
	take(loadEnglish(t, "en-GB.dic"), british)
	take(loadEnglish(t, "news.dic"), american|british)
	for file, how := range map[string]class{"common-10.txt": basic, "common-20.txt": frequent} {
		for line := range strings.Lines(string(readFile(t, dictionaries+file))) {
			if word := strings.TrimSpace(line); words[word] != 0 {
				words[word] |= how
			}
		}
	}
	allEnglish = words
	return words
}

var allEnglish map[string]class // read once; nothing changes it

// loadEnglish reads one of the stem lists; they share one affix file.
func loadEnglish(t *testing.T, dic string) *hunspell.Dictionary {
	t.Helper()
	aff := readFile(t, dictionaries+"en-US.aff")
	if string(aff) != string(readFile(t, dictionaries+"en-GB.aff")) {
		t.Fatal("the two affix files differ: the news list needs one")
	}
	d, err := hunspell.Load(aff, readFile(t, dictionaries+dic))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
