package article

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

// Language is the language of an article's page.
type Language struct {
	Tag         string // a valid BCP 47 tag
	RightToLeft bool
	Wording     Wording
}

// LanguageOf reads an article's lang field; without a valid one the page is in
// English. Underscores, as in "en_GB", are taken for hyphens.
func LanguageOf(lang string) (l Language, ok bool) {
	l = Language{Tag: "en", Wording: dictionary["en"]}
	lang = strings.TrimSpace(lang)
	if lang == "" {
		return l, true
	}
	tag, err := language.Parse(strings.ReplaceAll(lang, "_", "-"))
	if err != nil || tag == language.Und {
		return l, false
	}
	l.Tag = tag.String()
	base := baseOf(l.Tag)
	if base == "no" || base == "nn" {
		base = "nb"
	}
	if w, known := dictionary[base]; known {
		l.Wording = w
	}
	l.RightToLeft = rightToLeft[base]
	if script, confidence := tag.Script(); confidence == language.Exact {
		l.RightToLeft = rightToLeftScripts[script.String()]
	}
	return l, true
}

// baseOf returns the language of a tag without region and script.
func baseOf(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}
