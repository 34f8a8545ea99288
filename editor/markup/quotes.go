package markup

import "strings"

// Quotes is how quotation marks are written. The zero value is for who wants none of
// it: what is typed stays.
type Quotes struct {
	Open, Close           string // what a typed " becomes
	InnerOpen, InnerClose string // what a typed ' becomes, but for an apostrophe
	// Space stands within the outer marks. Before the signs in High a typed space
	// becomes the same, before a colon a wide one.
	Space, High string
}

// The spaces of French typography that do not break a line.
const (
	narrowSpace = "\u202f"
	wideSpace   = "\u00a0"
)

// apostrophe is the same in all languages (Unicode 16, 6.2).
const apostrophe = "’"

// QuotesFor is how a language writes quotation marks; lang is a BCP 47 tag. For one
// that is not known it is the English way.
func QuotesFor(lang string) Quotes {
	lang = strings.ToLower(strings.ReplaceAll(lang, "_", "-"))
	for lang != "" {
		if q, ok := quotes[lang]; ok {
			return q
		}
		lang = lang[:max(0, strings.LastIndexByte(lang, '-'))]
	}
	return quotes["en"]
}

// quotes is the delimiters of Unicode CLDR 45 (common/main/*.xml), and three choices of
// our own: where CLDR has the same marks twice, in French, Bulgarian and Dutch, the
// others are those in common use (Imprimerie nationale, Lexique des règles
// typographiques; Onze Taal); Swiss German and Swiss French take the guillemets that
// their newspapers print; and the spaces in French are those of the Lexique.
var quotes = map[string]Quotes{
	"en":    {Open: "“", Close: "”", InnerOpen: "‘", InnerClose: "’"},
	"bg":    {Open: "„", Close: "“", InnerOpen: "‚", InnerClose: "‘"},
	"ca":    {Open: "«", Close: "»", InnerOpen: "“", InnerClose: "”"},
	"cs":    {Open: "„", Close: "“", InnerOpen: "‚", InnerClose: "‘"},
	"da":    {Open: "“", Close: "”", InnerOpen: "‘", InnerClose: "’"},
	"de":    {Open: "„", Close: "“", InnerOpen: "‚", InnerClose: "‘"},
	"de-ch": {Open: "«", Close: "»", InnerOpen: "‹", InnerClose: "›"},
	"el":    {Open: "«", Close: "»", InnerOpen: "“", InnerClose: "”"},
	"es":    {Open: "“", Close: "”", InnerOpen: "‘", InnerClose: "’"},
	"fi":    {Open: "”", Close: "”", InnerOpen: "’", InnerClose: "’"},
	"fr":    {Open: "«", Close: "»", InnerOpen: "“", InnerClose: "”", Space: narrowSpace, High: "?!;"},
	"fr-ca": {Open: "«", Close: "»", InnerOpen: "“", InnerClose: "”", Space: narrowSpace},
	"fr-ch": {Open: "«", Close: "»", InnerOpen: "‹", InnerClose: "›", Space: narrowSpace},
	"hr":    {Open: "„", Close: "“", InnerOpen: "‚", InnerClose: "‘"},
	"hu":    {Open: "„", Close: "”", InnerOpen: "»", InnerClose: "«"},
	"it":    {Open: "«", Close: "»", InnerOpen: "“", InnerClose: "”"},
	"nb":    {Open: "«", Close: "»", InnerOpen: "‘", InnerClose: "’"},
	"nl":    {Open: "“", Close: "”", InnerOpen: "‘", InnerClose: "’"},
	"nn":    {Open: "«", Close: "»", InnerOpen: "‘", InnerClose: "’"},
	"no":    {Open: "«", Close: "»", InnerOpen: "‘", InnerClose: "’"},
	"pl":    {Open: "„", Close: "”", InnerOpen: "«", InnerClose: "»"},
	"pt":    {Open: "“", Close: "”", InnerOpen: "‘", InnerClose: "’"},
	"pt-pt": {Open: "«", Close: "»", InnerOpen: "“", InnerClose: "”"},
	"ro":    {Open: "„", Close: "”", InnerOpen: "«", InnerClose: "»"},
	"ru":    {Open: "«", Close: "»", InnerOpen: "„", InnerClose: "“"},
	"sk":    {Open: "„", Close: "“", InnerOpen: "‚", InnerClose: "‘"},
	"sl":    {Open: "„", Close: "“", InnerOpen: "‚", InnerClose: "‘"},
	"sv":    {Open: "”", Close: "”", InnerOpen: "’", InnerClose: "’"},
	"tr":    {Open: "“", Close: "”", InnerOpen: "‘", InnerClose: "’"},
	"uk":    {Open: "«", Close: "»", InnerOpen: "„", InnerClose: "“"},
}
