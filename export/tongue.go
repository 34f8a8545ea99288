package export

import (
	"strings"

	"golang.org/x/text/language"
)

// rightToLeft holds the languages that are written so by default.
var rightToLeft = map[string]bool{
	"ar": true, "arc": true, "ckb": true, "dv": true, "fa": true, "he": true, "ks": true, "nqo": true, "ps": true,
	"sd": true, "syr": true, "ug": true, "ur": true, "yi": true,
}

// rightToLeftScripts decide where the language tag names its script.
var rightToLeftScripts = map[string]bool{
	"Arab": true, "Hebr": true, "Syrc": true, "Thaa": true, "Nkoo": true, "Adlm": true, "Rohg": true,
}

// tongue is the language of a page.
type tongue struct {
	tag   string // for the lang attribute, a valid BCP 47 tag
	dir   string // "ltr" or "rtl"
	words words
}

// tongueOf reads the article's lang field; without a valid one the page is
// in English. Underscores, as in "en_GB", are taken for hyphens.
func tongueOf(lang string) (t tongue, ok bool) {
	t = tongue{tag: "en", dir: "ltr", words: dictionary["en"]}
	lang = strings.TrimSpace(lang)
	if lang == "" {
		return t, true
	}
	tag, err := language.Parse(strings.ReplaceAll(lang, "_", "-"))
	if err != nil || tag == language.Und {
		return t, false
	}
	t.tag = tag.String()
	base := baseOf(t.tag)
	if base == "no" || base == "nn" {
		base = "nb"
	}
	if w, known := dictionary[base]; known {
		t.words = w
	}
	if rightToLeft[base] {
		t.dir = "rtl"
	}
	if script, confidence := tag.Script(); confidence == language.Exact {
		if t.dir = "ltr"; rightToLeftScripts[script.String()] {
			t.dir = "rtl"
		}
	}
	return t, true
}

// baseOf returns the language of a tag without region and script.
func baseOf(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}
