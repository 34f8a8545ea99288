package intake

import (
	"errors"
	"strings"

	"golang.org/x/net/html"

	"galley/editor/safe"
	"galley/editor/text"
)

// maxHTML bounds the bytes of a clipboard: an article's length, and a picture or two embedded in it.
var maxHTML = safe.Default.Preview + 2*int(safe.Default.ImageBytes)

// ErrTooLong says, in words for the writer, that a clipboard holds more than an article may.
var ErrTooLong = errors.New("what was copied is too long for an article; paste it as plain text, or in parts")

// Options say what HTML cannot know from the clipboard. The zero value is of use.
type Options struct {
	// Base is the http or https address of the page that the HTML is of, to make relative addresses whole. What the
	// clipboard itself says of its page comes first.
	Base string
	// Taken tells whether the article already has a footnote of that label; nil for none.
	Taken func(label string) bool
}

// Image is a picture that came with the rich text.
type Image struct {
	Data []byte // not changed any more; its type is one that ImageType knows, but it is not decoded yet
	Ext  string // "png", "jpg", "gif" or "webp"
	Alt  string // "" when the source has none: ask the writer
	// Dest is where Result.Markdown names the picture, for a name of the caller's to stand there.
	Dest text.Span
}

// Result is what rich text became.
type Result struct {
	// Markdown has no blank lines or line ending at its ends; lines end in \n.
	Markdown string
	// Inline tells that the Markdown is a piece of a paragraph, to be put into the line of the caret. Otherwise it is
	// whole blocks, which want blank lines around them.
	Inline bool
	// Images are the embedded pictures, in the order of the text. Each is named "pasted-image-N.ext" in the Markdown
	// until Placed gives it a name.
	Images []Image
	// Missing holds the alternative texts, some empty, of pictures that were not on the clipboard.
	Missing []string
}

// Placed returns the Markdown with the addresses under which the images were saved, one for each. In place of a picture
// whose address is "" or missing stands its caption, or its alternative text.
func (r Result) Placed(dests []string) string {
	var b strings.Builder
	at := 0
	for i, image := range r.Images {
		from, to := image.Dest.From, image.Dest.To
		if to == 0 {
			continue // it went with what was around it
		}
		if i < len(dests) && dests[i] != "" {
			b.WriteString(r.Markdown[at:from])
			b.WriteString(destination(dests[i]))
			at = to
			continue
		}
		// ![alt](dest "title") as inline wrote it.
		open := strings.LastIndex(r.Markdown[:from], "![")
		shown := r.Markdown[open+len("![") : from-len("](")]
		if title, ok := strings.CutPrefix(r.Markdown[to:], ` "`); ok {
			end := 0
			for title[end] != '"' {
				if title[end] == '\\' {
					end++
				}
				end++
			}
			shown = title[:end]
			to += len(` "`) + end + len(`"`)
		}
		b.WriteString(r.Markdown[at:open])
		b.WriteString(shown)
		at = to + len(")")
	}
	b.WriteString(r.Markdown[at:])
	return b.String()
}

// HTML turns rich text into Markdown: the bytes are what a clipboard holds as text/html, or as "HTML Format" on Windows
// with its header. The Markdown is CommonMark with the extensions of articles, and holds no HTML but <sub>, <sup>, <kbd>
// and, in cells of tables, <br>. Every address in it passed package safe.
//
// The only error is ErrTooLong; HTML that is broken is read as far as it makes sense. The time is linear in the length.
func HTML(clipboard []byte, o Options) (Result, error) {
	if len(clipboard) > maxHTML {
		return Result{}, ErrTooLong
	}
	source, page := fragmentOf(clipboard)
	result := Result{}
	r := &reader{tokens: html.NewTokenizer(strings.NewReader(source)), base: o.Base, result: &result}
	if page != "" {
		r.base = page
	}
	if err := r.read(); err != nil {
		return Result{}, err
	}
	t := tidier{ids: r.ids, taken: o.Taken}
	t.tidy(r.root)
	w := writer{images: result.Images}
	result.Markdown = w.document(r.root.children)
	if len(result.Markdown) > safe.Default.Preview {
		return Result{}, ErrTooLong
	}
	result.Inline = len(r.root.children) == 1 && r.root.children[0].kind == paragraph
	return result, nil
}
