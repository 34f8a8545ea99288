package article

import (
	"strings"
	"testing"
)

func TestLanguageOf_knows_languages_and_their_direction(t *testing.T) {
	for _, c := range []struct {
		in, tag   string
		rtl       bool
		takeaways string
		ok        bool
	}{
		{"", "en", false, "Key takeaways", true},
		{"en_GB", "en-GB", false, "Key takeaways", true},
		{"de-AT", "de-AT", false, "Das Wichtigste in Kürze", true},
		{"nn", "nn", false, "Hovedpunkter", true},
		{"ar", "ar", true, "أهم النقاط", true},
		{"az-Arab", "az-Arab", true, "Key takeaways", true},
		{"ar-Latn", "ar-Latn", false, "أهم النقاط", true},
		{"klingon", "en", false, "Key takeaways", false},
		{"\"><script>", "en", false, "Key takeaways", false},
	} {
		got, ok := LanguageOf(c.in)
		if ok != c.ok || got.Tag != c.tag || got.RightToLeft != c.rtl || got.Wording.Takeaways != c.takeaways {
			t.Errorf("%q: %v %s %v %q", c.in, ok, got.Tag, got.RightToLeft, got.Wording.Takeaways)
		}
	}
}

func TestDictionary_has_every_word_in_every_language(t *testing.T) {
	for lang, w := range dictionary {
		for i, word := range []string{w.Takeaways, w.Skip, w.By, w.Updated, w.Minutes, w.Notes, w.Note, w.Back, w.Table, w.Code, w.Details, w.Banner, w.Done, w.Open} {
			if word == "" {
				t.Errorf("%s: word %d is missing", lang, i)
			}
		}
		if strings.Count(w.By, "%s") != 1 || strings.Count(w.Minutes, "%d") != 1 {
			t.Errorf("%s: a place for the author or the minutes is missing", lang)
		}
		for sort := range dictionary["en"].Callouts {
			if w.Callouts[sort] == "" {
				t.Errorf("%s: callout %s is missing", lang, sort)
			}
		}
	}
}
