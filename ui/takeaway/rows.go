package takeaway

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"galley/ui/theme"
)

// row is one row of a text on screen: the characters [from, to) of it, without
// the blank or line break at which it was broken.
type row struct{ from, to int }

// wrap breaks text into rows of at most width pixels, at blanks where it can
// and always at line breaks. There is at least one row. A width of 0 or less
// breaks at line breaks only.
func wrap(text []rune, width float32, measure func(string) float32) []row {
	var rows []row
	from := 0
	for from <= len(text) {
		end := from
		for end < len(text) && text[end] != '\n' {
			end++
		}
		rows = append(rows, wrapLine(text, from, end, width, measure)...)
		from = end + 1
	}
	return rows
}

// wrapLine is wrap for the line [from, end).
func wrapLine(text []rune, from, end int, width float32, measure func(string) float32) []row {
	var rows []row
	for width > 0 {
		fit, next := from, from // the row so far, and where the next one would start
		for next < end {
			word := next
			for word < end && text[word] == ' ' {
				word++
			}
			for word < end && text[word] != ' ' {
				word++
			}
			if strings.TrimSpace(string(text[next:word])) != "" && measure(string(text[from:word])) > width {
				break
			}
			fit, next = word, word
		}
		if next >= end {
			break
		}
		if fit == from { // a word wider than the row
			fit = from + fitting(text[from:end], width, measure)
			next = fit
		} else {
			for next < end && text[next] == ' ' {
				next++
				if next-fit == 1 {
					break // one blank is swallowed by the break, more stay visible
				}
			}
		}
		rows = append(rows, row{from, fit})
		from = next
	}
	return append(rows, row{from, end})
}

// fitting is how many characters of text fit in width, at least one.
func fitting(text []rune, width float32, measure func(string) float32) int {
	low, high := 1, len(text)
	for low < high {
		mid := (low + high + 1) / 2
		if measure(string(text[:mid])) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	for low > 1 && low < len(text) && isExtending(text, low) {
		low--
	}
	return low
}

// measureText is the width of s in the interface face.
func measureText(s string) float32 {
	return fyne.MeasureText(s, theme.TextSize, fyne.TextStyle{}).Width
}

// drawn is text as it is painted: signs that have no picture get one, and
// every character stays one character.
func drawn(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\t':
			b.WriteRune(' ')
		case r != '\n' && unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff':
			b.WriteRune('␣')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isExtending reports whether the character at i belongs to the one before it:
// accents, parts of emoji, the second half of a flag.
func isExtending(text []rune, i int) bool {
	if i <= 0 || i >= len(text) {
		return false
	}
	r, before := text[i], text[i-1]
	switch {
	case unicode.Is(unicode.M, r), r == '\u200d', before == '\u200d', r >= 0x1f3fb && r <= 0x1f3ff, r >= 0xe0020 && r <= 0xe007f:
		return true
	case isFlagHalf(r) && isFlagHalf(before):
		halves := 0
		for j := i - 1; j >= 0 && isFlagHalf(text[j]); j-- {
			halves++
		}
		return halves%2 == 1
	}
	return false
}

func isFlagHalf(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

// step is the next place for a caret from i in direction d, 1 or -1.
func step(text []rune, i, d int) int {
	i += d
	for isExtending(text, i) {
		i += d
	}
	return max(0, min(i, len(text)))
}

// stepWord is step by words: to the end of the next one or the start of the
// one before.
func stepWord(text []rune, i, d int) int {
	at := func() rune {
		if d < 0 {
			return text[i-1]
		}
		return text[i]
	}
	more := func() bool { return d < 0 && i > 0 || d > 0 && i < len(text) }
	for more() && !isWord(at()) {
		i += d
	}
	for more() && isWord(at()) {
		i += d
	}
	return i
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == '_' || r == '\'' || r == '’'
}
