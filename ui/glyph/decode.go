package glyph

import "unicode/utf8"

// standIn takes the place of what is shown as a mark: a neutral for UAX #9, a
// symbol that allows no break for UAX #14.
const standIn = '□'

// decoded is a text as runes that can be shaped, each with where it comes from.
type decoded struct {
	runes   []rune
	offsets []int32 // of each rune, and of the text's end
	marks   []int32 // indexes of runes that stand for a mark, sorted
	highest rune
}

func (d *decoded) decode(text []byte) {
	d.runes, d.offsets, d.marks, d.highest = d.runes[:0], d.offsets[:0], d.marks[:0], 0
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(text[i:])
		}
		d.offsets = append(d.offsets, int32(i))
		if r == utf8.RuneError && n == 1 || marked(r) {
			d.marks = append(d.marks, int32(len(d.runes)))
			r = standIn
		}
		d.runes = append(d.runes, r)
		d.highest = max(d.highest, r)
		i += n
	}
	d.offsets = append(d.offsets, int32(len(text)))
}

// marked tells which characters are shown by their number, because as
// themselves they are invisible and change, or hide, the text around them:
// controls but tab, and the explicit directions of UAX #9, whose effect a
// writer could not see (the "Trojan Source" attack).
func marked(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t'
	case r < 0x7F:
		return false
	case r < 0xA0:
		return true
	case r < 0x2028:
		return false
	}
	return r <= 0x202E && r != 0x202F || 0x2066 <= r && r <= 0x2069 || r == 0xFEFF || 0xFFF9 <= r && r <= 0xFFFB
}
