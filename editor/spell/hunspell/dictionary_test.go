package hunspell

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// language makes a dictionary from the lines of the two files; the count line of
// the .dic is added.
func language(t testing.TB, aff, dic string) *Dictionary {
	t.Helper()
	d, err := Load([]byte(aff), []byte("9\n"+dic))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDictionary_takes_words_apart(t *testing.T) {
	const utf8 = "SET UTF-8\n"
	tests := []struct {
		name         string
		aff, dic     string
		right, wrong string
	}{
		{
			"case", utf8, "house\nParis\nNASA\nMcDonald",
			"house House HOUSE Paris PARIS NASA McDonald MCDONALD", "hOUSE paris Nasa Mcdonald mcdonald",
		},
		{
			"suffix with a condition", utf8 + "SFX S Y 2\nSFX S y ies [^aeiou]y\nSFX S 0 s [^y]\n", "city/S\nday\ndog/S",
			"city cities Cities dog dogs DOGS day", "citys cityies days doges dogies",
		},
		{
			"prefix and suffix", utf8 + "PFX U Y 1\nPFX U 0 un .\nSFX D Y 1\nSFX D 0 ed [^e]\n", "lock/UD\nopen/D",
			"lock unlock locked unlocked opened", "unopen unopened unlockeded ununlock lockedun",
		},
		{
			"no cross product", utf8 + "PFX U Y 1\nPFX U 0 un .\nSFX N N 1\nSFX N 0 ness .\n", "kind/UN",
			"kind unkind kindness", "unkindness",
		},
		{
			"second suffix", utf8 + "SFX A Y 1\nSFX A 0 able/B .\nSFX B Y 1\nSFX B 0 s .\n", "drink/A\neat/AB",
			"drink drinkable drinkables eats eatable", "drinks eatsable drinkabless drinkableable",
		},
		{
			"continuation prefix", utf8 + "PFX P Y 1\nPFX P 0 re .\nSFX A Y 1\nSFX A 0 er/P .\n", "work/A",
			"work worker reworker", "rework",
		},
		{
			"needs an affix", utf8 + "NEEDAFFIX x\nSFX A Y 1\nSFX A 0 o .\n", "cas/xA",
			"caso", "cas",
		},
		{
			"affix that needs an affix", utf8 + "NEEDAFFIX x\nSFX A Y 1\nSFX A 0 l/xB .\nSFX B Y 1\nSFX B 0 i .\n", "ta/A",
			"ta tali", "tal tai",
		},
		{
			"circumfix", utf8 + "CIRCUMFIX c\nPFX G Y 1\nPFX G 0 ge/c .\nSFX T Y 2\nSFX T 0 t/Gc .\nSFX T 0 st .\n", "mach/T",
			"mach gemacht machst", "gemach macht gemachst",
		},
		{
			"forbidden", utf8 + "FORBIDDENWORD !\nSFX S Y 1\nSFX S 0 s .\n", "foot/S\nfoots/!",
			"foot", "foots Foots FOOTS",
		},
		{
			"keeps its case", utf8 + "KEEPCASE k\n", "kg/k\nParis/k",
			"kg Paris", "Kg KG PARIS",
		},
		{
			"full strip", utf8 + "FULLSTRIP\nSFX A Y 1\nSFX A ir va ir\n", "ir/A",
			"ir va", "irva",
		},
		{
			"without full strip", utf8 + "SFX A Y 1\nSFX A ir va ir\n", "ir/A",
			"ir", "va",
		},
		{
			"long flags", utf8 + "FLAG long\nSFX zz Y 1\nSFX zz 0 s .\nSFX zy Y 1\nSFX zy 0 en .\n", "ox/zy\ndog/zz\ncat",
			"oxen dogs", "oxs dogen cats",
		},
		{
			"number flags", utf8 + "FLAG num\nSFX 999 Y 1\nSFX 999 0 s .\n", "dog/1,999\ncat/99",
			"dogs", "cats",
		},
		{
			"aliases", utf8 + "AF 2\nAF S\nAF T\nSFX S Y 1\nSFX S 0 s .\nSFX T Y 1\nSFX T 0 t .\n", "dog/1\nbol/2",
			"dogs bolt", "bols dogt",
		},
		{
			"input conversion", utf8 + "ICONV 2\nICONV ’ '\nICONV ﬁ fi\n", "don't\nfish",
			"don't don’t ﬁsh", "dont",
		},
		{
			"ignored characters", utf8 + "IGNORE \u0301\n", "за\u0301мок",
			"замок замо\u0301к", "замак",
		},
		{
			"sharp s", utf8 + "CHECKSHARPS\n", "straße\nFuß",
			"straße STRASSE STRAßE Fuß FUSS", "Strasse strasse fuss",
		},
		{
			"compounds", utf8 + "COMPOUNDFLAG c\nCOMPOUNDMIN 3\nSFX S Y 1\nSFX S 0 s .\n", "foot/cS\nball/cS\nplay\nin/c",
			"football footballs Football ballfoot footballfoot", "footplay footsball inball ballin football1",
		},
		{
			"places in compounds", utf8 + "COMPOUNDBEGIN b\nCOMPOUNDMIDDLE m\nCOMPOUNDEND e\n", "aaa/b\nbbb/m\nccc/e",
			"aaaccc aaabbbccc aaabbbbbbccc", "cccaaa aaabbb bbbccc aaaaaaccc",
		},
		{
			"only in compounds", utf8 + "ONLYINCOMPOUND o\nCOMPOUNDFLAG c\n", "arbeits/co\nzeit/c",
			"arbeitszeit zeit", "arbeits zeita",
		},
		{
			"affix inside a compound by permission", utf8 + "COMPOUNDFLAG c\nCOMPOUNDPERMITFLAG p\nSFX S Y 1\nSFX S 0 s/p .\n", "werk/cS\nzeug/c",
			"werkszeug", "zeugszeug",
		},
		{
			"checks of compounds", utf8 + "COMPOUNDFLAG c\nCHECKCOMPOUNDDUP\nCHECKCOMPOUNDCASE\nCHECKCOMPOUNDTRIPLE\nCHECKCOMPOUNDPATTERN 1\nCHECKCOMPOUNDPATTERN x y\n",
			"foo/c\noak/c\nBar/c\nyes/c\nfox/c",
			"fooyes", "foofoo fooBar foooak foxyes",
		},
		{
			"compounds of so many parts", utf8 + "COMPOUNDFLAG c\nCOMPOUNDWORDMAX 2\n", "foo/c\nbar/c\nbaz/c",
			"foobar", "foobarbaz",
		},
		{
			"slash, notes and spaces", utf8 + "SFX S Y 1\nSFX S 0 s .\n", "TCP\\/IP\ndog/S po:noun\ncat/S\tpo:noun\nmouse po:noun",
			"TCP/IP dogs cats mouse", "mice po:noun mouses",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := language(t, test.aff, test.dic)
			for word := range strings.FieldsSeq(test.right) {
				if !d.Right(word) {
					t.Errorf("%q is right", word)
				}
			}
			for word := range strings.FieldsSeq(test.wrong) {
				if d.Right(word) {
					t.Errorf("%q is wrong", word)
				}
			}
		})
	}
}

func TestDictionary_reads_the_encoding_it_names(t *testing.T) {
	tests := []struct{ name, aff, dic, right string }{
		{"none is Latin 1", "TRY a\n", "caf\xe9", "café"},
		{"Latin 2", "SET ISO8859-2\n", "\xb3\xf3d\xbc", "łódź"},
		{"Cyrillic", "SET KOI8-R\n", "\xc4\xcf\xcd", "дом"},
		{"Windows", "SET microsoft-cp1251\n", "\xe4\xee\xec", "дом"},
		{"mark in front", "\uFEFFSET UTF-8\n", "дом", "дом"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if d := language(t, test.aff, test.dic); !d.Right(test.right) {
				t.Errorf("%q is right", test.right)
			}
		})
	}
	if _, err := Load([]byte("SET EBCDIC\n"), []byte("1\na\n")); err == nil {
		t.Error("an unknown encoding is an error")
	}
}

func TestDictionary_refuses_what_is_too_large_or_empty(t *testing.T) {
	if _, err := Load(make([]byte, MaxAff+1), nil); !errors.Is(err, ErrTooLarge) {
		t.Errorf("rules: %v", err)
	}
	if _, err := Load(nil, make([]byte, MaxDic+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("stems: %v", err)
	}
	if _, err := Load(nil, bytes.Repeat([]byte("ab\n"), maxStems+2)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("number of stems: %v", err)
	}
	if _, err := Load([]byte("SET UTF-8\n"), []byte("0\n\n")); err == nil {
		t.Error("a dictionary without words is an error")
	}
}

// TestDictionary_stays_quick_on_bombs gives it what makes a naive reader go on for
// ever: every division of a long word into parts is possible but for the last.
func TestDictionary_stays_quick_on_bombs(t *testing.T) {
	d := language(t, "SET UTF-8\nCOMPOUNDFLAG c\nCOMPOUNDMIN 1\nSFX A Y 1\nSFX A 0 a/A .\nPFX B Y 1\nPFX B 0 a/B .\n", "a/cAB\naa/cAB\naaa/cAB")
	if d.Right(strings.Repeat("a", 100) + "b") {
		t.Error("it ends with no part")
	}
	if d.Right(strings.Repeat("a", 1<<20)) {
		t.Error("it is too long for a word")
	}
	many := "SET UTF-8\nCOMPOUNDFLAG c\nCOMPOUNDMIN 1\nTRY abcdefghijklmnop\nSFX A Y 1\n" +
		strings.Repeat("SFX A 0 a/A .\n", maxRules/2) + strings.Repeat("ICONV x y\n", maxRules)
	d = language(t, many, "b/A\nabc/c\ncba/c\n"+strings.Repeat("a/A\n", 1<<18))
	if d.Right("abcacbaaabcabcaaaabcaaa") {
		t.Error("nothing ends so")
	}
	d.Near("abcacbaaabcabcaaaabcaaa")
}

func TestDictionary_forms_are_right(t *testing.T) {
	d := language(t, "SET UTF-8\nNOSUGGEST !\nNEEDAFFIX x\nPFX U Y 1\nPFX U 0 un .\nSFX D Y 2\nSFX D 0 ed [^e]\nSFX D 0 d e\nSFX N N 1\nSFX N 0 ness .\n", "lock/UDN\nbake/D\nwit/xN\ndamn/!")
	var got []string
	for word, quiet := range d.Forms() {
		if !d.Right(word) {
			t.Errorf("%q is a form but not right", word)
		}
		if quiet {
			word += "!"
		}
		got = append(got, word)
	}
	slices.Sort(got)
	want := "bake baked damn! lock locked lockness unlock unlocked witness"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("forms are %s\nwant      %s", s, want)
	}
}

func TestNear_finds_what_was_meant(t *testing.T) {
	d := language(t, "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\nNOSUGGEST !\nREP 1\nREP f ph\nMAP 1\nMAP uü\nCOMPOUNDFLAG c\nSFX S Y 1\nSFX S 0 s .\nSFX M Y 1\nSFX M 0 mente .\n",
		"house/S\nphone/S\nParis\ngrün\nmouse/!\nfoot/c\nball/c\ngeneral/M")
	tests := []struct{ name, word, want string }{
		{"a letter missing", "hose", "house"},
		{"a letter too many", "houuse", "house"},
		{"another letter", "housa", "house"},
		{"swapped", "hosue", "house"},
		{"a form", "huoses", "houses"},
		{"a sound", "fone", "phone"},
		{"an accent", "grun", "grün"},
		{"capital in front", "paris", "Paris"},
		{"two mistakes in a long form", "jenerlamente", "generalmente"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := d.Near(test.word); !slices.Contains(got, test.want) {
				t.Errorf("near %q are %q, without %q", test.word, got, test.want)
			}
		})
	}
	for _, word := range []string{"mous", "footbal", ""} {
		if got := d.Near(word); slices.Contains(got, "mouse") || slices.Contains(got, "footballs") {
			t.Errorf("near %q are %q", word, got)
		}
	}
}

// FuzzLoad reads any two files: nothing panics, what is near is right, and the
// same question has the same answer.
func FuzzLoad(f *testing.F) {
	f.Add("SET UTF-8\nSFX S Y 1\nSFX S y ies/T [^aeiou]y\nPFX P Y 1\nPFX P 0 un .\nREP 1\nREP f ph\n", "2\ncity/SP\nday\n", "cities")
	f.Add("FLAG num\nAF 1\nAF 1,2\nCOMPOUNDFLAG 1\nCOMPOUNDMIN 1\nTRY ab\nMAP 1\nMAP (a)b\n", "1\na/1\n", "aaa")
	f.Add("FLAG long\nSFX\nSFX a\nPFX aa Y\nPFX aa 0\nIGNORE \xff\nICONV 1\nICONV a\n", "x\n\\/\n/\n//a\n", "\xff")
	f.Add("CHECKSHARPS\nFULLSTRIP\nSFX A Y 1\nSFX A a 0 [\n", "a/A\nMcD\n", "MCD")
	f.Fuzz(func(t *testing.T, aff, dic, word string) {
		d, err := Load([]byte(aff), []byte(dic))
		if err != nil {
			return
		}
		if first, second := d.Right(word), d.Right(word); first != second {
			t.Errorf("%q is right at times", word)
		}
		for _, near := range d.Near(word) {
			if !d.Right(near) {
				t.Errorf("%q is near %q and wrong", near, word)
			}
		}
		n := 0
		for range d.Forms() {
			if n++; n > 1000 {
				break
			}
		}
	})
}

func BenchmarkRight(b *testing.B) {
	d := language(b, "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", "house/S\n"+words(10_000))
	for b.Loop() {
		d.Right("houses")
	}
}

func words(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "word%d/S\n", i)
	}
	return b.String()
}
