package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/util"
)

func (w *htmlWriter) inlines(list []Inline) {
	for i := range list {
		w.inline(&list[i])
	}
}

func (w *htmlWriter) inline(in *Inline) {
	switch in.Kind {
	case Text:
		w.escape(in.Text)
	case Emph:
		w.wrap("em", in)
	case Strong:
		w.wrap("strong", in)
	case Strike:
		w.wrap("del", in)
	case CodeSpan:
		w.str("<code>")
		w.escape(in.Text)
		w.str("</code>")
	case Link, Autolink:
		w.link(in)
	case Image:
		w.image(in, true)
	case SoftBreak:
		w.str("\n")
	case HardBreak:
		w.str("<br" + w.slash() + "\n")
	case RawHTML:
		w.raw(in.Text, false)
	case FootnoteRef:
		w.reference(in)
	}
}

func (w *htmlWriter) wrap(tag string, in *Inline) {
	w.str("<" + tag + ">")
	w.inlines(in.Children)
	w.str("</" + tag + ">")
}

// link writes a link, or only its text inside another link, where HTML allows none.
func (w *htmlWriter) link(in *Inline) {
	attrs := []Attr{{"href", encodeURL(in.Dest)}}
	ok := true
	if w.h.Link != nil {
		attrs, ok = w.h.Link(in)
	}
	if !ok || w.inLink {
		w.linkText(in)
		return
	}
	w.str("<a")
	w.attrs(attrs)
	if in.Title != "" {
		w.attr("title", in.Title)
	}
	w.str(">")
	w.inLink = true
	w.linkText(in)
	w.inLink = false
	w.str("</a>")
}

func (w *htmlWriter) linkText(in *Inline) {
	if in.Kind == Autolink {
		w.escape(in.Text)
		return
	}
	w.inlines(in.Children)
}

func (w *htmlWriter) image(in *Inline, title bool) {
	attrs := []Attr{{"src", encodeURL(in.Dest)}}
	if w.h.Image != nil {
		var ok bool
		if attrs, ok = w.h.Image(in); !ok {
			w.escape(PlainText(in.Children))
			return
		}
	}
	w.str("<img")
	w.attrs(attrs)
	w.attr("alt", PlainText(in.Children))
	if title && in.Title != "" {
		w.attr("title", in.Title)
	}
	w.str(w.slash())
}

// reference writes the number of a footnote, linked unless it stands in a link.
func (w *htmlWriter) reference(in *Inline) {
	key := labelKey(in.Label)
	i, ok := w.number[key]
	if !ok {
		w.escape("[^" + in.Label + "]")
		return
	}
	number := strconv.Itoa(i + 1)
	if w.inLink {
		w.str("<sup>" + number + "</sup>")
		return
	}
	w.str(`<sup class="footnote-ref"`)
	w.attr("id", w.refID(i, w.seen[key]))
	w.str("><a")
	w.attr("href", "#"+w.noteID(i))
	w.str(">" + number + "</a></sup>")
	w.seen[key]++
}

// encodeURL percent-encodes what an address may not contain and keeps what is encoded already, as the specification's
// examples do.
func encodeURL(dest string) string { return string(util.URLEscape([]byte(dest), false)) }
