package search

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"galley/editor/text"
)

const (
	// maxPlaces and maxGrown are what All changes and inserts at most.
	maxPlaces = 1_000_000
	maxGrown  = 128 << 20
	// slice is how many bytes All searches before it looks whether to stop.
	slice = 256 << 10
	// glance is how many bytes behind a match are looked at to find its groups.
	glance = 4 << 10
)

// Replacement is what takes the place of a Finder's matches. It is immutable.
//
// For a pattern it is a template: $1 or ${1} is what the first group matched,
// $name or ${name} a group with a name, $0 the whole match, $$ a dollar sign; \n
// is a line break, \t a tab, \\ a backslash; \u and \l make the next letter upper
// or lower case, \U and \L all letters up to \E, letter by letter. For literal
// text it is literal too.
type Replacement struct {
	finder   *Finder
	parts    []part
	keepCase bool
	eol      string
	spans    bool   // no part needs a group
	fixed    []byte // set when it is the same for every match; shared by all changes
}

// Replacement compiles a template; its line breaks are written as "\n". keepCase
// gives literal text the case of what it replaces: ALL CAPITALS, all small, or a
// Capital first. The error is an [*Error], for the writer.
func (f *Finder) Replacement(source string, keepCase bool) (*Replacement, error) {
	source = strings.ReplaceAll(source, "\r\n", "\n")
	r := &Replacement{finder: f, spans: true}
	if f.pattern == nil {
		r.keepCase = keepCase
		r.parts = []part{{text: source, group: -1}}
		return r.WithEOL("\n"), nil
	}
	t := template{source: source, pattern: f.pattern}
	if err := t.read(); err != nil {
		return nil, err
	}
	r.parts = t.parts
	for _, p := range r.parts {
		r.spans = r.spans && p.group <= 0
	}
	return r.WithEOL("\n"), nil
}

// WithEOL is the same replacement with its line breaks written as eol, which is
// the article's.
func (r *Replacement) WithEOL(eol string) *Replacement {
	other := *r
	other.eol, other.fixed = eol, nil
	if len(r.parts) == 0 || len(r.parts) == 1 && r.parts[0].group < 0 && !r.keepCase {
		other.fixed = slices.Clip(append([]byte{}, other.expand(text.Text{}, nil)...))
	}
	return &other
}

// Expand is what takes the place of a match of doc; false when it is no match,
// as after a change, or the result would be immense.
func (r *Replacement) Expand(doc text.Text, match text.Span) ([]byte, bool) {
	loc, ok := r.finder.groupsOf(doc, match)
	if !ok || r.size(loc) > maxGrown {
		return nil, false
	}
	return r.expand(doc, loc), true
}

// One is the change that replaces a match of doc; false as for Expand.
func (r *Replacement) One(doc text.Text, match text.Span) (text.Change, bool) {
	insert, ok := r.Expand(doc, match)
	return text.Change{Span: match, Insert: insert}, ok
}

// All is the changes that replace every match of doc within the ranges (nil: all
// of it), and how many matches there are; one that is equal to its replacement is
// no change. It ends early with the error of ctx. Another error is an [*Error]:
// there is too much to replace at once.
func (r *Replacement) All(ctx context.Context, doc text.Text, within []text.Span) (changes text.ChangeSet, places int, err error) {
	w := r.finder.walk(doc, within)
	var list []text.Change
	grown := 0
	emit := func(loc []int) bool {
		places++
		if places%batch == 0 && ctx.Err() != nil {
			err = ctx.Err()
			return false
		}
		if grown += r.size(loc); places > maxPlaces || grown > maxGrown {
			err = &Error{Message: fmt.Sprintf("This would change more than can be changed at once (%d places, %d MB). Look for something more particular, or replace in a part of the text.", maxPlaces, maxGrown>>20)}
			return false
		}
		s, insert := text.Span{From: loc[0], To: loc[1]}, r.expand(doc, loc)
		if s.Len() == len(insert) && bytes.Equal(doc.Slice(s), insert) {
			return true
		}
		if n := len(list); n > 0 && list[n-1].To == s.From {
			list[n-1].To, list[n-1].Insert = s.To, append(list[n-1].Insert, insert...)
		} else {
			list = append(list, text.Change{Span: s, Insert: insert})
		}
		return true
	}
	for !w.done && err == nil {
		if err = ctx.Err(); err == nil {
			w.step(slice, !r.spans, emit)
		}
	}
	if err != nil {
		return text.ChangeSet{}, 0, err
	}
	changes, err = text.NewChangeSet(doc.Len(), list...)
	return changes, places, err
}

// groupsOf finds the groups of a match of doc, as offsets in doc; false when
// there is no such match.
func (f *Finder) groupsOf(doc text.Text, match text.Span) ([]int, bool) {
	if match.From < 0 || match.From > match.To || match.To > doc.Len() {
		return nil, false
	}
	line := doc.Line(match.From)
	start, end := doc.LineStart(line), doc.LineEnd(line)
	if !f.whole {
		if match.To > end {
			return nil, false
		}
		return f.groupsIn(doc, text.Span{From: start, To: end}, match)
	}
	// Nearly always the next lines tell as much as all the rest of the text.
	if end = match.To + glance; end < doc.Len() {
		if loc, ok := f.groupsIn(doc, text.Span{From: start, To: doc.LineNext(doc.Line(end))}, match); ok {
			return loc, true
		}
	}
	return f.groupsIn(doc, text.Span{From: start, To: doc.Len()}, match)
}

// groupsIn looks for the match in some lines only.
func (f *Finder) groupsIn(doc text.Text, lines, match text.Span) ([]int, bool) {
	p := plain{bytes: doc.Slice(lines)}
	if f.whole {
		p = plainOf(p.bytes)
	}
	from := p.forth(match.From - lines.From)
	var loc []int
	var ok bool
	if f.literal != nil {
		loc, ok = f.literal.at(p.bytes, from)
	} else {
		loc, ok = f.pattern.at(p.bytes, from)
	}
	for i := range loc {
		if loc[i] >= 0 {
			loc[i] = p.back(loc[i]) + lines.From
		}
	}
	return loc, ok && loc[0] == match.From && loc[1] == match.To
}

// size is about how long the replacement of the match with these groups is.
func (r *Replacement) size(loc []int) int {
	if r.fixed != nil {
		return len(r.fixed)
	}
	n := 0
	for _, p := range r.parts {
		if n += len(p.text); p.group >= 0 {
			n += loc[2*p.group+1] - loc[2*p.group]
		}
	}
	return n
}

// expand makes the replacement of the match with these groups.
func (r *Replacement) expand(doc text.Text, loc []int) []byte {
	if r.fixed != nil {
		return r.fixed
	}
	var out speller
	for _, p := range r.parts {
		switch {
		case p.to != asIs:
			out.set(p.to)
		case p.group < 0:
			out.write([]byte(strings.ReplaceAll(p.text, "\n", r.eol)))
		case loc[2*p.group] >= 0:
			out.write(doc.Slice(text.Span{From: loc[2*p.group], To: loc[2*p.group+1]}))
		}
	}
	if r.keepCase {
		return likeCase(out.bytes, doc.Slice(text.Span{From: loc[0], To: loc[1]}))
	}
	return out.bytes
}
