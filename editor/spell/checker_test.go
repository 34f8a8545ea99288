package spell

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"galley/editor/text"
)

// marked writes src with what c marks in brackets; src is free of them.
func marked(c *Checker, src string, skip ...text.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range c.Check(nil, []byte(src), skip) {
		b.WriteString(src[at:s.From] + "⟦" + src[s.From:s.To] + "⟧")
		at = s.To
	}
	return b.String() + src[at:]
}

func both() *Checker { return New([]*Dictionary{American(), British()}) }

func TestChecker_marks_what_is_misspelled(t *testing.T) {
	tests := []struct{ name, want string }{
		{"a sentence", "This ⟦sentance⟧ has a ⟦mistke⟧, and a right word."},
		{"words of the affixes that gospell let pass", "⟦definnately⟧ ⟦inccurable⟧ ⟦confuseed⟧ ⟦unconfuseed⟧"},
		{"capital in front of a sentence", "House houses Houses HOUSES. ⟦Hosue⟧."},
		{"names keep their capital", "Paris PARIS ⟦paris⟧ Huawei ⟦huawei⟧"},
		{"contractions", "don't don’t it's they'll we’ve I'm ⟦dont⟧ 'quoted' ‘quoted’ the dogs' bowls"},
		{"possessives", "the house's Huawei's Huawei’s ⟦hosue's⟧"},
		{"hyphens", "well-known state-of-the-art ⟦wel⟧-known co-founder self-⟦employd⟧ Wi-Fi non‑breaking ⟦nonn⟧‑breaking"},
		{"dashes", "one—two ⟦thre⟧–four -- five ⟦sixx⟧--seven"},
		{"numbers", "the 1990s, 21st, 3.5, 1,000, 10k, 5G, COVID-19, G20, mp3, 0x1f, mid-1990s"},
		{"initials", "the U.S. and the U.K., e.g. J. R. R. Tolkien, Ph.D., 5 p.m., i.e. a.k.a."},
		{"short abbreviations", "NGOs and the SMIC, ASML's and XYZ; NATO, BRICS, AT&T, R&D, Q&A ⟦GOVERMENT⟧ GOVERNMENT"},
		{"Roman numbers", "Louis XVIII, World War II, MMXXVI"},
		{"names with capitals inside", "iPhone eBay YouTube JavaScript McDonald LinkedIn mRNA kWh FooBar"},
		{"slips of Shift", "⟦THe⟧ ⟦tHe⟧ ⟦WOrld⟧ TVs PhD"},
		{"accents", "café naïve résumé façade cliché crème brûlée Zoë ⟦qualtité⟧ cafe\u0301"},
		{"ligatures and soft hyphens", "encyclopædia soft\u00ADware ⟦soft\u00ADwaer⟧"},
		{"addresses", "https://exampel.com/hosue?q=wrng www.exampel.com exampel.com mailto:jon@exampel.com jon.doee@exampel.com"},
		{"handles and tags", "@jondoee #Hosue #hosue_2 and @jon.doee@exampel.social"},
		{"paths and files", "/usr/lib/foobr ./imges/a.png ~/Documants C:\\Usrs\\jon img/foto.png readmee.md srcc/foo/bar and/or he/she his/⟦hers's⟧"},
		{"identifiers", "foo_barr snake_csae _foo_barr_"},
		{"code", "run `go tset ./...` and ``a ` bb`` then ⟦tset⟧, `open ⟦hosue⟧"},
		{"Markdown", "**bold** *⟦itallic⟧* _⟦emphsis⟧_ ~~struck~~ [a ⟦lnik⟧](https://x.yy/zzq \"the ⟦titel⟧\") ![alt ⟦txet⟧](img/foto_x.png)"},
		{"footnotes, headings, lists", "## ⟦Headng⟧ [^ntoe] - item 1) ⟦itme⟧ > quote"},
		{"tags and entities", "<spna class=\"wrng\">text</spna> &nbsp; &mdsh; <https://exampel.cmo> 3 < ⟦foru⟧"},
		{"shortcodes", "{{< figrue src=\"x\" >}} {#idd .clss} {% includ %} :smlie: and note:this ⟦ntoe⟧:that"},
		{"LaTeX", "\\alpah and \\textbf{bold}"},
		{"missing spaces", "the end.Next one and wait...⟦waht⟧ now ⟦endd⟧.Next"},
		{"other scripts", "Москва 北京 ひらがな Αθήνα العربية שלום"},
		{"mixed scripts", "Mосква"},
		{"single letters", "x y z B ž"},
		{"emoji and signs", "⟦hosue⟧🙂 house🙂 ★ house™ 50% $5 C++ C#"},
		{"very long", strings.Repeat("a", 500) + " ⟦hosue⟧"},
		{"bytes that are no text", "ho\xffuse ⟦hosue⟧\x00⟦hosue⟧ \xc3"},
	}
	c := both()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := strings.NewReplacer("⟦", "", "⟧", "").Replace(test.want)
			if test.name == "bytes that are no text" {
				src = "ho\xffuse hosue\x00hosue \xc3" // the replacer would repair it
			}
			if got := marked(c, src); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestChecker_leaves_what_the_caller_skips(t *testing.T) {
	src := "hosue hosue hosuehosue"
	got := marked(both(), src, text.Span{From: 6, To: 11}, text.Span{From: 12, To: 17})
	if want := "⟦hosue⟧ hosue hosue⟦hosue⟧"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestChecker_joins_languages(t *testing.T) {
	german, err := Load("de-DE", []byte("SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyzäöüß\n"), []byte("3\nHäuser\nschön\nStraße\n"))
	if err != nil {
		t.Fatal(err)
	}
	russian, err := Load("ru-RU", []byte("SET UTF-8\n"), []byte("1\nдом\n"))
	if err != nil {
		t.Fatal(err)
	}
	catalan, err := Load("ca", []byte("SET UTF-8\n"), []byte("2\ncol·lecció\nl'art\n"))
	if err != nil {
		t.Fatal(err)
	}
	persian, err := Load("fa", []byte("SET UTF-8\n"), []byte("1\nمی\u200Cروم\n"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name         string
		dictionaries []*Dictionary
		want         string
	}{
		{"Catalan", []*Dictionary{catalan}, "col·lecció l’art ⟦col⟧ · ⟦lecció⟧"},
		{"Persian", []*Dictionary{persian}, "می\u200Cروم ⟦میروم⟧"},
		{"none", nil, "hosue дмо"},
		{"American", []*Dictionary{American()}, "color ⟦colour⟧ realize ⟦realise⟧"},
		{"British", []*Dictionary{British()}, "⟦color⟧ colour ⟦realize⟧ realise"},
		{"both", []*Dictionary{American(), British()}, "color colour realize realise"},
		{"English and German", []*Dictionary{American(), german}, "schön Häuser houses ⟦schon⟧ ⟦Hauser⟧ ⟦colour⟧ дмо"},
		{"German alone", []*Dictionary{german}, "schön ⟦houses⟧"},
		{"Russian alone", []*Dictionary{russian}, "дом ⟦дмо⟧ Дом hosue"},
		{"English and Russian", []*Dictionary{American(), russian}, "дом ⟦дмо⟧ ⟦hosue⟧ house"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := strings.NewReplacer("⟦", "", "⟧", "").Replace(test.want)
			if got := marked(New(test.dictionaries), src); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
	if got := New([]*Dictionary{American(), german}).Suggest("Hauser"); len(got) == 0 || got[0] != "Häuser" {
		t.Errorf("suggestions for Hauser: %q", got)
	}
}

func TestChecker_knows_the_lists(t *testing.T) {
	folder := ParseWords([]byte("galleyproof\nOpenRAN\nwell-knwon\n"))
	ignored := Words{}.Add("hosue")
	got := marked(New([]*Dictionary{American()}, folder, ignored), "Galleyproofs galleyproof's OpenRAN hosue HOSUE well-knwon knwon")
	if want := "⟦Galleyproofs⟧ galleyproof's OpenRAN hosue HOSUE well-knwon ⟦knwon⟧"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestChecker_divides_as_UAX29_does compares the words it looks at with those of
// the standard, in text without the signs where it differs on purpose.
func TestChecker_divides_as_UAX29_does(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	letters := []string{"a", "b", "Z", "é", "e\u0301", "ж", "ש", "ß", "'", "’", " ", " ", ", ", "; ", "“", "”", "—", "(", ")", "!", "🙂"}
	for range 3000 {
		var b strings.Builder
		for range random.IntN(24) {
			b.WriteString(letters[random.IntN(len(letters))])
		}
		src := b.String()
		var want, got []string
		for rest := []byte(src); len(rest) > 0; {
			n, _, _ := words.SplitFunc(rest, true)
			if word := string(rest[:n]); strings.ContainsAny(word, "abZéжשß") || strings.Contains(word, "e") {
				want = append(want, bareWord(word))
			}
			rest = rest[n:]
		}
		s := scanner{src: []byte(src)}
		for token := s.next(); !token.Empty(); token = s.next() {
			for rest := prose(s.src, token); !rest.Empty(); {
				var word text.Span
				if word, rest = joined(s.src, rest); !word.Empty() {
					if bare := bareWord(src[word.From:word.To]); bare != "" {
						got = append(got, bare)
					}
				}
			}
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Fatalf("seed %d: %+q is divided into %+q, by the standard into %+q", seed, src, got, want)
		}
	}
}

// bareWord is a word without marks and apostrophes, which may hang on
// either side of a word.
func bareWord(word string) string {
	return strings.NewReplacer("\u0301", "", "'", "", "’", "").Replace(word)
}

func TestChecker_allocates_nothing_for_right_words(t *testing.T) {
	src := []byte("The government's well-known plan for the café, which cost $5bn, wasn’t shown at https://example.com in the 1990s (see `code`).")
	c := New([]*Dictionary{American(), British()}, ParseWords([]byte("galley\n")))
	var room [8]text.Span
	if n := testing.AllocsPerRun(100, func() { c.Check(room[:0], src, nil) }); n > 0 {
		t.Errorf("%v allocations a line", n)
	}
}

// TestChecker_serves_many_goroutines is for the race detector.
func TestChecker_serves_many_goroutines(t *testing.T) {
	other, err := Load("x", []byte("SET UTF-8\nCOMPOUNDFLAG c\nTRY abc\n"), []byte("2\nhaus/c\ntür/c\n"))
	if err != nil {
		t.Fatal(err)
	}
	c := New([]*Dictionary{American(), other}, ParseWords([]byte("galley\n")))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 50 {
				c.Check(nil, []byte("The hosue, a haustür, and galley’s café."), nil)
				c.Suggest("hosue")
				c.Suggest("haustur")
			}
		})
	}
	group.Wait()
}

// TestChecker_stays_quick_on_bombs gives it a million bytes of every sign that
// opens something; what takes more than linear time does not come back.
func TestChecker_stays_quick_on_bombs(t *testing.T) {
	c := both()
	for _, unit := range []string{
		"a", "`", "` `` ``` ", "<a", "<", "{{", "{.", "](", "](a", "[^", "[^a", ":a", ":", "@a", "@", "#a", "&a", "&", "\\", "\\a", "/a", "./", "~/",
		"a.", "a-", "a'", "a/", "://", "www.", "mailto:", "a_", "-", "'", "a.A", "...", "\x00", "\r", "\xff", "\u0301", "e\u0301", "\u00AD", "北", "ж", "ﬁ", "hosue ",
	} {
		src := []byte(strings.Repeat(unit, (1<<20)/len(unit)))
		c.Check(nil, src, nil)
		c.Check(nil, src, []text.Span{{From: 1, To: 2}, {From: 1 << 19, To: 1<<19 + 1}})
	}
}

// FuzzChecker_check gives it any bytes and any span to skip: the marks are words
// inside the source, in order, outside the span, and each is wrong by itself too.
func FuzzChecker_check(f *testing.F) {
	for _, seed := range []string{
		"a `b ``c` <d e> {{f}} [g](h(i)) [^j] @k #l :m: &n; \\o /p ~/q ./r s_t u/v w.x y's z’",
		"caf\u0301é hosue-hosue’hosue \xff\x00\r\n", "`<({[`<({[", "https://x mailto:y www.z ://",
	} {
		f.Add([]byte(seed), 2, 5)
	}
	german, err := Load("de", []byte("SET UTF-8\nCOMPOUNDFLAG c\n"), []byte("2\nhaus/c\ntür/c\n"))
	if err != nil {
		f.Fatal(err)
	}
	c := New([]*Dictionary{American(), german}, ParseWords([]byte("foo\nBär\n")))
	f.Fuzz(func(t *testing.T, src []byte, from, to int) {
		var skip []text.Span
		if 0 <= from && from <= to && to <= len(src) {
			skip = []text.Span{{From: from, To: to}}
		}
		at := 0
		for _, s := range c.Check(nil, src, skip) {
			if s.From < at || s.To <= s.From || s.To > len(src) {
				t.Fatalf("%q: %v after %d", src, s, at)
			}
			if len(skip) > 0 && s.From < to && from < s.To && from < to {
				t.Fatalf("%q: %v lies in the span to skip, %v", src, s, skip)
			}
			word := string(src[s.From:s.To])
			if !utf8.ValidString(word) || c.Right(word) {
				t.Fatalf("%q: %q is marked and right", src, word)
			}
			at = s.To
		}
	})
}

func BenchmarkChecker(b *testing.B) {
	line := []byte("The company said on Tuesday that its new factory, which will employ 3,000 people, wouldn’t open before next year. ")
	src := []byte(strings.Repeat(string(line), 100))
	c := New([]*Dictionary{American(), British()}, ParseWords([]byte("galley\n")))
	n := len(strings.Fields(string(src)))
	b.ReportAllocs()
	for b.Loop() {
		if len(c.Check(nil, src, nil)) > 0 {
			b.Fatal("it is right")
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
