package article

import (
	"strconv"
	"strings"
	"time"
)

// BylinePart is one part of the line below the title. A date has its machine
// form in Datetime and may have a word before it.
type BylinePart struct{ Lead, Text, Datetime string }

// String is the part as it is read.
func (p BylinePart) String() string { return strings.TrimSpace(p.Lead + " " + p.Text) }

// Byline is the line below the title: author, dates and reading time, as far
// as they are known. What is no date is shown as written.
func Byline(a *Article, l Language) []BylinePart {
	var parts []BylinePart
	if author := strings.Join(strings.Fields(a.Author), " "); author != "" {
		parts = append(parts, BylinePart{Text: strings.Replace(l.Wording.By, "%s", author, 1)})
	}
	date := func(value, lead string) {
		if value = strings.Join(strings.Fields(value), " "); value == "" {
			return
		}
		part := BylinePart{Lead: lead, Text: value}
		if iso, ok := ISODate(value); ok {
			part.Text, part.Datetime = FormatDate(iso[:len(time.DateOnly)], l.Tag), iso
		}
		parts = append(parts, part)
	}
	date(a.Date, "")
	if a.Updated != a.Date {
		date(a.Updated, l.Wording.Updated)
	}
	return append(parts, BylinePart{Text: strings.Replace(l.Wording.Minutes, "%d", strconv.Itoa(a.Stats.Minutes), 1)})
}

// ISODate gives a date, or a date and time, as the <time> element and
// schema.org want it.
func ISODate(s string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			if layout == time.RFC3339 {
				return t.Format(time.RFC3339), true
			}
			if layout == time.DateOnly {
				return t.Format(time.DateOnly), true
			}
			return t.Format("2006-01-02T15:04:05"), true
		}
	}
	return "", false
}
