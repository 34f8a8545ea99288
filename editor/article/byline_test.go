package article

import (
	"slices"
	"testing"
)

func TestISODate_takes_dates_and_times(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-05": "2024-03-05", " 2024-03-05 ": "2024-03-05", "2024-03-05T10:00:00Z": "2024-03-05T10:00:00Z",
		"2024-03-05 10:00": "2024-03-05T10:00:00", "2024-02-30": "", "5 March 2024": "", "": "", "0000-01-01": "",
	} {
		if got, ok := ISODate(in); got != want || ok != (want != "") {
			t.Errorf("%q: %q %v", in, got, ok)
		}
	}
}

func TestByline_says_what_is_known_in_the_article_s_language(t *testing.T) {
	german, _ := LanguageOf("de")
	for _, c := range []struct {
		name   string
		fields Fields
		want   []string
	}{
		{"all", Fields{Author: "Ada  Byron", Date: "2024-03-05", Updated: "2024-04-01"}, []string{"Von Ada Byron", "5. März 2024", "Aktualisiert am 1. April 2024", "3 Min. Lesezeit"}},
		{"updated on its first day", Fields{Date: "2024-03-05", Updated: "2024-03-05"}, []string{"5. März 2024", "3 Min. Lesezeit"}},
		{"no dates", Fields{Date: "bald", Updated: "gestern"}, []string{"bald", "Aktualisiert am gestern", "3 Min. Lesezeit"}},
		{"nothing", Fields{}, []string{"3 Min. Lesezeit"}},
	} {
		var got []string
		for _, part := range Byline(&Article{Head: Head{Fields: c.fields}, Stats: Stats{Minutes: 3}}, german) {
			got = append(got, part.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
