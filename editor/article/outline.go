package article

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"galley/editor/markdown"
	"galley/editor/text"
)

// Heading is one heading of the body's top level.
type Heading struct {
	Level int
	Text  string // without marks
	ID    string // for links to it; unique in the article
	Span  text.Span
	Block *markdown.Block // in the tree the outline was made of
}

// Outline lists the headings of tree in order. Headings inside quotes and
// lists are not sections and have no place in it.
func Outline(tree *markdown.Tree) []Heading {
	if tree == nil {
		return nil
	}
	var headings []Heading
	ids := headingIDs{}
	for _, top := range tree.Blocks {
		if top.Block.Kind != markdown.Heading {
			continue
		}
		title := strings.TrimSpace(markdown.PlainText(top.Block.Inlines))
		headings = append(headings, Heading{
			Level: top.Block.Level,
			Text:  title,
			ID:    ids.unique(headingID(title)),
			Span:  top.Span,
			Block: top.Block,
		})
	}
	return headings
}

// headingIDs holds the ids given so far, each with the last number tried behind it. No id ever becomes free again, so
// counting goes on from there: a thousand equal headings must not count to a thousand each.
type headingIDs map[string]int

// unique gives id, or id with the first number from 2 that is free.
func (ids headingIDs) unique(id string) string {
	last, taken := ids[id]
	if !taken {
		ids[id] = 1
		return id
	}
	for {
		last++
		name := id + "-" + strconv.Itoa(last)
		if _, taken := ids[name]; !taken {
			ids[id], ids[name] = last, 1
			return name
		}
	}
}

// headingID is the title in lower case with hyphens between its words, in any
// script, composed (NFC) so that a link typed by hand meets it.
func headingID(title string) string {
	if id := hyphenate(norm.NFC.String(title)); id != "" {
		return id
	}
	return "section"
}

// hyphenate joins the runs of letters, digits and marks of s by hyphens, in
// lower case. Apostrophes vanish inside a word.
func hyphenate(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsNumber(r) || unicode.IsMark(r) && b.Len() > 0 && !gap:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '\u200d' || r == '\u200c' || r == '\u00ad':
		default:
			gap = true
		}
	}
	return b.String()
}
