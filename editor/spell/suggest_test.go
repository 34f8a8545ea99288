package spell

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSuggest_has_what_was_meant_in_front(t *testing.T) {
	tests := []struct{ name, word, first string }{
		{"swapped", "teh", "the"},
		{"swapped vowels", "recieve", "receive"},
		{"a vowel", "seperate", "separate"},
		{"doubled", "neccessary", "necessary"},
		{"not doubled", "embarass", "embarrass"},
		{"a letter missing", "goverment", "government"},
		{"two letters missing", "accomodate", "accommodate"},
		{"a sound", "fone", "phone"},
		{"an ending", "persistant", "persistent"},
		{"by ear", "xylofone", "xylophone"},
		{"by the affix that gospell lets pass", "confuseed", "confused"},
		{"two mistakes", "definnately", "definitely"},
		{"apostrophe", "dont", "don't"},
		{"apostrophe of a writer", "does’nt", "doesn't"},
		{"two words", "alot", "a lot"},
		{"two words of a long one", "thankyou", "thank you"},
		{"a name", "londn", "London"},
		{"a name in small letters", "paris", "Paris"},
		{"a name of the news", "Huawie", "Huawei"},
		{"with a capital", "Teh", "The"},
		{"in capitals", "GOVERMENT", "GOVERNMENT"},
		{"possessive", "goverment's", "government's"},
		{"Shift too long", "THe", "The"},
		{"Shift too late", "tHe", "the"},
		{"of the list", "galleyprof", "galleyproof"},
		{"of the list, with capitals", "openrna", "OpenRAN"},
		{"British and American", "colur", "color"},
	}
	c := New([]*Dictionary{American(), British()}, ParseWords([]byte("galleyproof\nOpenRAN\n")))
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := c.Suggest(test.word); len(got) == 0 || got[0] != test.first {
				t.Errorf("%q: %q", test.word, got)
			}
		})
	}
}

// TestSuggest_ranks_well counts over a list of common misspellings how often what
// was meant comes first, and how often at all. It may get better, not worse.
func TestSuggest_ranks_well(t *testing.T) {
	c := both()
	var first, found, all int
	for line := range strings.Lines(misspellings) {
		wrong, meant, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		all++
		if c.Right(wrong) {
			t.Errorf("%q is taken for right", wrong)
		}
		switch i := slices.Index(c.Suggest(wrong), meant); {
		case i == 0:
			first++
			found++
		case i > 0:
			found++
			t.Logf("%q for %q", c.Suggest(wrong), wrong)
		default:
			t.Logf("%q for %q", c.Suggest(wrong), wrong)
		}
	}
	t.Logf("of %d misspellings, %d first and %d among the suggestions", all, first, found)
	if first*100 < all*88 || found*100 < all*98 {
		t.Errorf("only %d of %d come first, %d at all", first, all, found)
	}
}

func TestSuggest_gives_only_what_is_right(t *testing.T) {
	c := New([]*Dictionary{American()}, ParseWords([]byte("galleyproof\n")))
	for line := range strings.Lines(misspellings) {
		wrong, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		got := c.Suggest(wrong)
		if len(got) > MaxSuggestions {
			t.Errorf("%d suggestions for %q", len(got), wrong)
		}
		for i, s := range got {
			if marked(c, s) != s || slices.Contains(got[:i], s) {
				t.Errorf("%q for %q", got, wrong)
			}
		}
	}
	for _, word := range []string{"", "x", "\xff\xfe", strings.Repeat("ab", 500), "🙂🙂", "colour\x00"} {
		for _, s := range c.Suggest(word) {
			if marked(c, s) != s {
				t.Errorf("%q for %q", s, word)
			}
		}
	}
}

func TestSuggest_never_names_what_dictionaries_keep_quiet(t *testing.T) {
	c := both()
	for word, is := range englishWords(t) {
		if is&quiet == 0 || len(word) < 5 {
			continue
		}
		wrong := word[:2] + word[3:]
		if slices.Contains(c.Suggest(wrong), word) {
			t.Errorf("%q was suggested", word)
		}
	}
}

func TestSounds_are_those_of_the_dictionary(t *testing.T) {
	var want []string
	for _, r := range loadEnglish(t, "en-US.dic").Replacements() {
		if !strings.Contains(r.To, "_") { // "alot" is found by dividing it
			want = append(want, r.From+">"+r.To)
		}
	}
	if got := strings.Fields(upstreamSounds); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestAlignment_equals_the_table compares the rows that are pushed and popped
// with a plain computation of the same costs.
func TestAlignment_equals_the_table(t *testing.T) {
	words := strings.Fields("phone fone receive recieve the teh banana bananna don't dont a zoo xylophone")
	for _, written := range words {
		a := newAlignment(written, englishSounds())
		for _, meant := range words {
			for _, r := range meant {
				a.push(r)
			}
			got := a.cost()
			for range meant {
				a.pop()
			}
			if want := tableCost(written, meant); got != want {
				t.Errorf("%q for %q costs %d, by the table %d", written, meant, got, want)
			}
		}
	}
}

// tableCost follows the definitions in the simplest way.
func tableCost(written, meant string) int {
	w, m := []rune(written), []rune(meant)
	known := map[[2]int]int{}
	var cost func(i, j int) int // of the first i letters meant, j written
	cost = func(i, j int) int {
		if i == 0 && j == 0 {
			return 0
		}
		if c, ok := known[[2]int{i, j}]; ok {
			return c
		}
		best := far
		if i > 0 {
			c := costOther
			if m[i-1] == '\'' {
				c = costSign
			} else if i > 1 && m[i-2] == m[i-1] {
				c = costDouble
			}
			best = min(best, cost(i-1, j)+c)
		}
		if j > 0 {
			c := costOther
			if w[j-1] == '\'' {
				c = costSign
			} else if j > 1 && w[j-2] == w[j-1] {
				c = costDouble
			}
			best = min(best, cost(i, j-1)+c)
		}
		if i > 0 && j > 0 {
			c := 0
			if w[j-1] != m[i-1] {
				c = measureInstead(w[j-1], m[i-1])
				if i == 1 && j == 1 {
					c += costFirst
				}
			}
			best = min(best, cost(i-1, j-1)+c)
		}
		if i > 1 && j > 1 && w[j-1] == m[i-2] && w[j-2] == m[i-1] && w[j-1] != w[j-2] {
			best = min(best, cost(i-2, j-2)+costSwap)
		}
		for _, s := range englishSounds() {
			if strings.HasSuffix(string(w[:j]), s[0]) && strings.HasSuffix(string(m[:i]), s[1]) {
				best = min(best, cost(i-utf8.RuneCountInString(s[1]), j-utf8.RuneCountInString(s[0]))+costSound)
			}
		}
		known[[2]int{i, j}] = best
		return best
	}
	return cost(len(m), len(w))
}

func BenchmarkSuggest(b *testing.B) {
	c := both()
	for _, word := range []string{"teh", "goverment", "definnately", "antidisestablishmentariansm"} {
		b.Run(word, func(b *testing.B) {
			for b.Loop() {
				c.Suggest(word)
			}
		})
	}
}

// misspellings are common ones with what is meant.
const misspellings = `
absense absence
acceptible acceptable
accidently accidentally
acheive achieve
acknowlege acknowledge
acquaintence acquaintance
agressive aggressive
alchohol alcohol
amatuer amateur
apparant apparent
arguement argument
athiest atheist
basicly basically
becuase because
begining beginning
beleive believe
belive believe
buisness business
calender calendar
catagory category
cemetary cemetery
changable changeable
cheif chief
collegue colleague
comming coming
commited committed
concious conscious
consistant consistent
curiousity curiosity
decieve deceive
definate definite
definately definitely
dependance dependence
desparate desperate
develope develop
diffrence difference
dilema dilemma
dissapear disappear
dissapoint disappoint
ecstacy ecstasy
eigth eighth
embarasing embarrassing
enviroment environment
equiptment equipment
exagerate exaggerate
excede exceed
existance existence
experiance experience
facinating fascinating
familar familiar
finaly finally
foriegn foreign
fourty forty
freind friend
gaurantee guarantee
gaurd guard
goverment government
grammer grammar
greatful grateful
happend happened
harrass harass
heirarchy hierarchy
hygeine hygiene
hypocracy hypocrisy
ignorence ignorance
imediately immediately
incidently incidentally
independant independent
indispensible indispensable
inteligence intelligence
intresting interesting
irresistable irresistible
jewelery jewelry
judgemant judgement
knowlege knowledge
liason liaison
libary library
lisence license
maintainance maintenance
manuever maneuver
medeval medieval
millenium millennium
miniture miniature
mischevious mischievous
mispell misspell
neccessary necessary
nieghbor neighbor
noticable noticeable
occassion occasion
occured occurred
occurence occurrence
oppurtunity opportunity
parliment parliament
pasttime pastime
percieve perceive
perserverance perseverance
persistant persistent
personell personnel
posession possession
potatos potatoes
preceed precede
prefered preferred
presance presence
privelege privilege
pronounciation pronunciation
publically publicly
questionaire questionnaire
recieve receive
recomend recommend
refered referred
referance reference
relevent relevant
religous religious
repitition repetition
restarant restaurant
rythm rhythm
seperate separate
sieze seize
similer similar
sincerly sincerely
speach speech
succesful successful
supercede supersede
suprise surprise
tatoo tattoo
tendancy tendency
threshhold threshold
tommorow tomorrow
tounge tongue
truely truly
twelth twelfth
tyrany tyranny
underate underrate
untill until
vaccuum vacuum
vegatarian vegetarian
vehical vehicle
visable visible
wich which
wierd weird
writting writing
yeild yield
`
