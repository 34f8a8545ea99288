package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is the length of a slug in bytes; file systems take 255, addresses
// should stay readable.
const maxSlug = 80

// Latin letters that no decomposition takes apart.
var latinFolds = strings.NewReplacer(
	"ß", "ss", "ẞ", "ss", "æ", "ae", "Æ", "ae", "œ", "oe", "Œ", "oe", "ø", "o", "Ø", "o", "đ", "d", "Đ", "d",
	"ð", "d", "Ð", "d", "þ", "th", "Þ", "th", "ł", "l", "Ł", "l", "ı", "i",
)

// Slug makes the name of an article for addresses and file names from its
// title: lower case, hyphens, Latin letters without accents, other scripts as
// they are. It is never empty and never a name that Windows reserves.
func Slug(title string) string {
	var plain strings.Builder
	latin := false
	for _, r := range norm.NFD.String(latinFolds.Replace(strings.ToValidUTF8(title, " "))) {
		if unicode.Is(unicode.Mn, r) && latin {
			continue
		}
		latin = unicode.Is(unicode.Latin, r)
		plain.WriteRune(r)
	}
	slug := hyphenate(norm.NFC.String(plain.String()))
	if len(slug) > maxSlug {
		end := maxSlug
		for !utf8.RuneStart(slug[end]) {
			end--
		}
		if cut := strings.LastIndexByte(slug[:end+1], '-'); cut > maxSlug/2 {
			end = cut
		}
		slug = strings.Trim(slug[:end], "-")
	}
	switch {
	case slug == "":
		return "article"
	case isReserved(slug):
		return slug + "-article"
	}
	return slug
}

// isReserved reports whether Windows opens a device instead of a file of this
// name.
func isReserved(slug string) bool {
	switch slug {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(slug) == 4 && (strings.HasPrefix(slug, "com") || strings.HasPrefix(slug, "lpt")) && slug[3] >= '0' && slug[3] <= '9'
}
