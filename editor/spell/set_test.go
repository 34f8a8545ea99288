package spell

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSet_holds_what_it_was_built_of(t *testing.T) {
	want := map[string]class{"a": american, "ab": british, "abc": american | british, "b": quiet | american, "cab": british, "tab's": basic | american}
	s := buildSet(want)
	got := map[string]class{}
	var walk func(n node, word string)
	walk = func(n node, word string) {
		if is := s.ends(n); is != 0 {
			got[word] = is
		}
		for c := byte(' '); c < 0x80; c++ {
			if next := s.step(n, c); next != 0 {
				walk(next, word+string(rune(c)))
			}
		}
	}
	walk(s.start(), "")
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSet_has_every_English_word(t *testing.T) {
	words := englishWords(t)
	t.Logf("%d words in %d bytes", len(words), len(english))
	for word, is := range words {
		if got := english.find([]byte(word)); got != is {
			t.Fatalf("%q is %b, want %b", word, got, is)
		}
	}
}

// TestSet_equals_the_rules compares the words written out with the rules that they
// were made by: for words right and wrong, the walk through the set and the
// taking apart of the dictionary must give the same answer.
func TestSet_equals_the_rules(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	news := loadEnglish(t, "news.dic")
	for dic, in := range map[string]class{"en-US.dic": american, "en-GB.dic": british} {
		rules := loadEnglish(t, dic)
		for _, word := range samples(t, random, 40_000) {
			if got, want := english.knows([]byte(word))&in != 0, rules.Right(word) || news.Right(word); got != want {
				t.Errorf("seed %d: %q is right: %v by the set, %v by %s", seed, word, got, want, dic)
			}
		}
	}
}

// TestSet_agrees_with_hunspell asks the hunspell program with the same stems, the
// news list among them. No word may pass that it rejects, nor the reverse.
func TestSet_agrees_with_hunspell(t *testing.T) {
	program, err := exec.LookPath("hunspell")
	if err != nil {
		if os.Getenv("GALLEY_CI") != "" {
			t.Fatal("there is no hunspell program to compare with")
		}
		t.Skip("skipped: there is no hunspell program to compare with")
	}
	_, news, _ := bytes.Cut(readFile(t, dictionaries+"news.dic"), []byte("\n"))
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	for _, d := range []struct {
		name string
		in   class
	}{{"en-US", american}, {"en-GB", british}} {
		base := filepath.Join(t.TempDir(), d.name)
		stems := slices.Concat(readFile(t, dictionaries+d.name+".dic"), news)
		if err := os.WriteFile(base+".dic", stems, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(base+".aff", readFile(t, dictionaries+d.name+".aff"), 0o600); err != nil {
			t.Fatal(err)
		}
		words := samples(t, random, 60_000)
		cmd := exec.Command(program, "-i", "UTF-8", "-d", base, "-l")
		cmd.Stdin = strings.NewReader(strings.Join(words, "\n") + "\n")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		wrong := map[string]bool{}
		for line := range strings.Lines(string(out)) {
			wrong[strings.TrimSpace(line)] = true
		}
		accepted, rejected := 0, 0
		for _, word := range words {
			switch right := english.knows([]byte(word))&d.in != 0; {
			case right && wrong[word]:
				accepted++
				t.Errorf("seed %d: %s: %q is a false accept", seed, d.name, word)
			case !right && !wrong[word]:
				rejected++
				t.Errorf("seed %d: %s: %q is a false reject", seed, d.name, word)
			}
		}
		t.Logf("seed %d: %s: of %d words, %d wrong: %d false accepts, %d false rejects", seed, d.name, len(words), len(wrong), accepted, rejected)
	}
}

// samples are English words, words with one or two letters changed, and stems
// with endings that they may not take, in different cases; letters only.
func samples(t *testing.T, random *rand.Rand, n int) []string {
	t.Helper()
	all := slices.Sorted(maps.Keys(englishWords(t)))
	endings := strings.Fields("s es ed d ing er ers est ly ness nesses ment ments able ive ion ions en ens th ied ier ies iest y")
	beginnings := strings.Fields("un re in de dis con pro")
	const letters = "abcdefghijklmnopqrstuvwxyz"
	shouted := map[string]bool{} // IRAS for IRAs: right here, but by the rules for stems only
	for _, word := range all {
		if shapeOf([]byte(word)) == mixed {
			shouted[strings.ToUpper(word)] = true
		}
	}
	seen := map[string]bool{}
	var out []string
	for len(out) < n {
		word := all[random.IntN(len(all))]
		if random.IntN(4) == 0 {
			word = strings.TrimSuffix(word, "e") + endings[random.IntN(len(endings))]
		}
		if random.IntN(6) == 0 {
			word = beginnings[random.IntN(len(beginnings))] + word
		}
		for range random.IntN(3) {
			i, c := random.IntN(len(word)), letters[random.IntN(26)]
			switch random.IntN(4) {
			case 0:
				word = word[:i] + string(c) + word[i:]
			case 1:
				word = word[:i] + string(c) + word[i+1:]
			case 2:
				word = word[:i] + string(word[i]) + word[i:]
			case 3:
				if len(word) > 1 {
					word = word[:i] + word[i+1:]
				}
			}
		}
		switch random.IntN(8) {
		case 0:
			word = strings.ToUpper(word)
		case 1:
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		if len(word) > 1 && !shouted[word] && !seen[word] && strings.Trim(strings.ToLower(word), letters) == "" && !strings.ContainsAny(word, "'-.") {
			seen[word] = true
			out = append(out, word)
		}
	}
	return out
}

// TestSet_rejects_what_gospell_accepts names words of the class that gospell
// v0.9.2 let pass: an affix applied to a form that has one already.
func TestSet_rejects_what_gospell_accepts(t *testing.T) {
	for _, word := range strings.Fields("definnately inccurable confuseed unconfuseed reusedly disableed inactiveness's confuseding") {
		if english.knows([]byte(word)) != 0 {
			t.Errorf("%q is not a word", word)
		}
	}
}

func BenchmarkSet(b *testing.B) {
	word := []byte("government")
	b.ReportAllocs()
	for b.Loop() {
		english.knows(word)
	}
}
