package hunspell

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// TestDictionary_agrees_with_hunspell asks the hunspell program about the stems
// of every dictionary on this machine, mutated and not, and about those that the
// program carries. One disagreement in a thousand is let pass.
func TestDictionary_agrees_with_hunspell(t *testing.T) {
	program, err := exec.LookPath("hunspell")
	if err != nil {
		if os.Getenv("GALLEY_CI") != "" {
			t.Fatal("there is no hunspell program to compare with")
		}
		t.Skip("skipped: there is no hunspell program to compare with")
	}
	files, _ := filepath.Glob("/usr/share/hunspell/*.dic")
	own, _ := filepath.Glob("../../../assets/dictionaries/en-*.dic")
	for _, dic := range append(own, files...) {
		name := strings.TrimSuffix(dic, ".dic")
		if info, err := os.Lstat(dic); err != nil || !info.Mode().IsRegular() {
			continue // en_AU is often a link to another
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			aff, err := os.ReadFile(name + ".aff")
			if err != nil {
				t.Skip("skipped: a list of stems without rules")
			}
			stems, err := os.ReadFile(dic)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Load(aff, stems)
			if err != nil {
				t.Fatal(err)
			}
			seed := rand.Uint64()
			words := samples(d, rand.New(rand.NewPCG(seed, 0)), 20_000)
			wrong := askHunspell(t, program, name, words)
			var accepted, rejected []string
			for _, word := range words {
				switch right := d.Right(word); {
				case right && wrong[word]:
					accepted = append(accepted, word)
				case !right && !wrong[word]:
					rejected = append(rejected, word)
				}
			}
			t.Logf("seed %d: of %d words, %d wrong: %d false accepts %q, %d false rejects %q", seed, len(words), len(wrong),
				len(accepted), accepted[:min(8, len(accepted))], len(rejected), rejected[:min(8, len(rejected))])
			bar := 1 + len(wrong)/1000
			if bytes.Contains(aff, []byte("COMPOUNDSYLLABLE")) {
				bar = len(wrong) / 20 // see the package's documentation
			}
			if len(accepted) > bar {
				t.Errorf("%d false accepts, more than %d", len(accepted), bar)
			}
			if bar := 1 + (len(words)-len(wrong))/200; len(rejected) > bar {
				t.Errorf("%d false rejects, more than %d", len(rejected), bar)
			}
		})
	}
}

// samples are words that are right, words made of them by one or two changes,
// forms by any affix whether allowed or not, and stems joined.
func samples(d *Dictionary, random *rand.Rand, n int) []string {
	var stems []string
	for stem := range d.Stems() {
		if strings.IndexFunc(stem, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 && len(stem) > 1 {
			stems = append(stems, stem)
		}
	}
	pick := func() string { return stems[random.IntN(len(stems))] }
	seen := map[string]bool{}
	var words []string
	for len(words) < n {
		word := pick()
		switch random.IntN(6) {
		case 0:
		case 1:
			word = mutate(word, random)
		case 2:
			word = mutate(mutate(word, random), random)
		case 3, 4:
			if all := d.rules.suffixes.rules; len(all) > 0 {
				word, _ = all[random.IntN(len(all))].apply(word, true)
			}
			if all := d.rules.prefixes.rules; len(all) > 0 && random.IntN(2) == 0 {
				word, _ = all[random.IntN(len(all))].apply(word, false)
			}
		case 5:
			if word += strings.ToLower(pick()); random.IntN(2) == 0 {
				word += strings.ToLower(pick())
			}
		}
		switch random.IntN(8) {
		case 0:
			word = strings.ToUpper(word)
		case 1:
			word = upperFirst(word)
		}
		if len(word) > 1 && len(word) < 90 && !seen[word] && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
			seen[word] = true
			words = append(words, word)
		}
	}
	return words
}

func mutate(word string, random *rand.Rand) string {
	runes := []rune(word)
	i := random.IntN(len(runes))
	switch random.IntN(4) {
	case 0:
		if len(runes) > 2 {
			return string(runes[:i]) + string(runes[i+1:])
		}
	case 1:
		return string(runes[:i]) + string(runes[random.IntN(len(runes))]) + string(runes[i:])
	case 2:
		if i > 0 {
			runes[i], runes[i-1] = runes[i-1], runes[i]
		}
	case 3:
		runes[i] = runes[random.IntN(len(runes))]
	}
	return string(runes)
}

// askHunspell returns which words the program calls misspelled.
func askHunspell(t *testing.T, program, dictionary string, words []string) map[string]bool {
	t.Helper()
	dictionary, err := filepath.Abs(dictionary)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-i", "UTF-8", "-d", dictionary, "-l")
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n") + "\n")
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("hunspell: %v %s", err, problems.String())
	}
	wrong := map[string]bool{}
	for line := range strings.Lines(out.String()) {
		wrong[strings.TrimSpace(line)] = true
	}
	return wrong
}
