package intake

import (
	"strconv"
	"strings"

	"galley/editor/article"
)

// maxImageName bounds the name of a file without its extension.
const maxImageName = 60

// ImageName returns a name for the file of a picture that people and every system can read: small ASCII letters, digits
// and hyphens, from the first of the hints that has any of these (its alternative text, the name it had, the slug of its
// article), and "image" if none has. While taken reports the name as in use, a number is added: "name-2.png". The
// extension is without its dot, "png" if it is none of ImageType's.
func ImageName(ext string, taken func(name string) bool, hints ...string) string {
	base := "image"
	for _, hint := range hints {
		if s := asciiSlug(hint); s != "" {
			base = s
			break
		}
	}
	switch ext = strings.ToLower(ext); ext {
	case "png", "jpg", "gif", "webp":
	case "jpeg":
		ext = "jpg"
	default:
		ext = "png"
	}
	name := base + "." + ext
	for n := 2; taken != nil && taken(name); n++ {
		name = base + "-" + strconv.Itoa(n) + "." + ext
	}
	return name
}

// asciiSlug is the slug of a hint as far as it is ASCII, "" when nothing is left of it. Of the name of a file the folder
// and the extension do not count.
func asciiSlug(hint string) string {
	for _, ext := range []string{".png", ".jpg", ".jpeg", ".gif", ".webp"} {
		if len(hint) >= len(ext) && strings.EqualFold(hint[len(hint)-len(ext):], ext) {
			hint = hint[:len(hint)-len(ext)]
			hint = hint[strings.LastIndexAny(hint, `/\`)+1:]
			break
		}
	}
	words := strings.FieldsFunc(article.Slug("- "+hint), func(c rune) bool { return c == '-' || c >= 0x80 })
	s := strings.Join(words, "-")
	if s == article.Slug("") && !strings.Contains(strings.ToLower(hint), s) {
		return "" // what a slug of nothing is called
	}
	if len(s) > maxImageName {
		s = s[:maxImageName]
		if cut := strings.LastIndexByte(s, '-'); cut > maxImageName/2 {
			s = s[:cut]
		}
	}
	if s = strings.Trim(s, "-"); s == "" {
		return ""
	}
	return article.Slug(s) // again, as only now it may be the name of a device
}
