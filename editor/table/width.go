package table

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/width"
)

// Width is how many columns of a fixed font s takes: two for a wide East Asian
// character (UAX #11) or an emoji, none for a combining mark, one for all else. A
// grapheme cluster (UAX #29) is as wide as its first character.
func Width(s []byte) int {
	n := 0
	for n < len(s) && s[n] < utf8.RuneSelf {
		n++
	}
	if n == len(s) {
		return n
	}
	n = max(n-1, 0) // the last one may be the base of a mark
	columns := n
	for clusters := graphemes.FromBytes(s[n:]); clusters.Next(); {
		columns += clusterWidth(clusters.Value())
	}
	return columns
}

// clusterWidth is the width of one grapheme cluster.
func clusterWidth(cluster []byte) int {
	first, size := utf8.DecodeRune(cluster)
	if size == 1 {
		if len(cluster) > 1 && emojiStyle(cluster) {
			return 2 // a keycap
		}
		return 1
	}
	switch {
	case unicode.In(first, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case len(cluster) > size && (isRegional(first) || emojiStyle(cluster)):
		return 2 // a flag, or a sign shown as an emoji
	}
	switch width.LookupRune(first).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

func isRegional(r rune) bool { return '\U0001F1E6' <= r && r <= '\U0001F1FF' }

// emojiStyle reports whether a cluster asks to be shown as an emoji.
func emojiStyle(cluster []byte) bool {
	for i := 0; i < len(cluster); {
		r, size := utf8.DecodeRune(cluster[i:])
		if r == '\uFE0F' {
			return true
		}
		i += size
	}
	return false
}
