package text

import (
	"bytes"
	"fmt"
	"io"
	"iter"
)

// Text is an immutable sequence of bytes that is cheap to edit, to slice and to
// index by line. The zero value is the empty text. Copying a Text copies a
// pointer; a Text may be used by several goroutines at once.
//
// Methods panic when an offset or a line lies outside the text.
type Text struct{ root *node }

// New makes a text of b without copying it; b must not be changed afterwards.
func New(b []byte) Text { return Text{build(b)} }

// FromString makes a text of the bytes of s.
func FromString(s string) Text { return New([]byte(s)) }

// Len is the number of bytes.
func (t Text) Len() int {
	if t.root == nil {
		return 0
	}
	return t.root.size
}

// Span is the span of the whole text.
func (t Text) Span() Span { return Span{0, t.Len()} }

// ByteAt is the byte at off, 0 ≤ off < Len.
func (t Text) ByteAt(off int) byte {
	if off < 0 || off >= t.Len() {
		panic(fmt.Sprintf("text: byte %d of %d", off, t.Len()))
	}
	leaf, start := t.leafAt(off)
	return leaf[off-start]
}

// Slice is the bytes of s. They are read-only: they may be shared with the text,
// and are when they lie in one piece of memory.
func (t Text) Slice(s Span) []byte {
	t.check(s)
	if s.Empty() {
		return nil
	}
	if leaf, start := t.leafAt(s.From); s.To <= start+len(leaf) {
		return leaf[s.From-start : s.To-start : s.To-start]
	}
	var out []byte
	shared := true
	t.root.visit(s.From, s.To, func(c []byte) bool {
		switch {
		case out == nil:
			out = c
		case shared && adjacent(out, c):
			out = out[:len(out)+len(c)]
		default:
			if shared {
				out = append(make([]byte, 0, s.Len()), out...)
				shared = false
			}
			out = append(out, c...)
		}
		return true
	})
	return out[:len(out):len(out)]
}

// Bytes is the whole text, read-only; see [Text.Slice].
func (t Text) Bytes() []byte { return t.Slice(t.Span()) }

// String is a copy of the bytes of s.
func (t Text) String(s Span) string { return string(t.Slice(s)) }

// Chunks yields the bytes of s in order, in read-only pieces of any size. A piece
// may end within a character or between '\r' and '\n'.
func (t Text) Chunks(s Span) iter.Seq[[]byte] {
	t.check(s)
	return func(yield func([]byte) bool) {
		if !s.Empty() {
			t.root.visit(s.From, s.To, func(c []byte) bool { return yield(c[:len(c):len(c)]) })
		}
	}
}

// WriteTo writes the whole text to w.
func (t Text) WriteTo(w io.Writer) (int64, error) {
	var written int64
	for c := range t.Chunks(t.Span()) {
		n, err := w.Write(c)
		written += int64(n)
		if err != nil {
			return written, err
		}
	}
	return written, nil
}

// Equal reports whether both texts hold the same bytes. Parts that the texts
// share are not compared.
func (t Text) Equal(other Text) bool {
	if t.Len() != other.Len() {
		return false
	}
	return t.root == other.root || equal(t.root, other.root)
}

// Sub is the text of the bytes of s; it shares them with t.
func (t Text) Sub(s Span) Text {
	t.check(s)
	return Text{cut(t.root, s.From, s.To)}
}

// Replace is the text with the bytes of s replaced by insert, which must not be
// changed afterwards.
func (t Text) Replace(s Span, insert []byte) Text {
	t.check(s)
	if s.Empty() && len(insert) == 0 {
		return t
	}
	if t.root != nil && len(insert) <= maxLeaf && s.Len() <= maxLeaf {
		if s.Len() == t.Len() && len(insert) == 0 {
			return Text{}
		}
		if root := splice(t.root, s.From, s.To, insert, true); root != nil {
			return Text{root}
		}
	}
	left := join(cut(t.root, 0, s.From), build(insert))
	return Text{join(left, cut(t.root, s.To, t.Len()))}
}

// Index is the offset of the first sep at or after from, or -1.
func (t Text) Index(sep []byte, from int) int {
	t.check(Span{from, t.Len()})
	if len(sep) == 0 {
		return from
	}
	for pos := from; pos+len(sep) <= t.Len(); {
		leaf, start := t.leafAt(pos)
		if i := bytes.Index(leaf[pos-start:], sep); i >= 0 {
			return pos + i
		}
		// What begins in this leaf and ends beyond it.
		end := start + len(leaf)
		seam := Span{max(pos, end-len(sep)+1), min(end+len(sep)-1, t.Len())}
		if i := bytes.Index(t.Slice(seam), sep); i >= 0 {
			return seam.From + i
		}
		pos = end
	}
	return -1
}

// HasPrefix reports whether the bytes from off on begin with prefix.
func (t Text) HasPrefix(off int, prefix string) bool {
	t.check(Span{off, t.Len()})
	return t.Len()-off >= len(prefix) && string(t.Slice(Span{off, off + len(prefix)})) == prefix
}

// leafAt is the leaf with the byte at off, and the offset where the leaf starts.
func (t Text) leafAt(off int) (leaf []byte, start int) {
	n := t.root
	for n.height > 0 {
		i := 0
		for off-start >= n.kids[i].size {
			start += n.kids[i].size
			i++
		}
		n = n.kids[i]
	}
	return n.leaf, start
}

func (t Text) check(s Span) {
	if s.From < 0 || s.From > s.To || s.To > t.Len() {
		panic(fmt.Sprintf("text: span %d:%d of %d bytes", s.From, s.To, t.Len()))
	}
}

// visit calls yield with the pieces of [from, to), not capped, until it is false.
func (n *node) visit(from, to int, yield func([]byte) bool) bool {
	if n.height == 0 {
		return yield(n.leaf[from:to])
	}
	pos := 0
	for _, k := range n.kids {
		if pos >= to {
			break
		}
		if end := pos + k.size; end > from {
			if !k.visit(max(from-pos, 0), min(to, end)-pos, yield) {
				return false
			}
		}
		pos += k.size
	}
	return true
}

// equal compares two trees of the same size, skipping what they share.
func equal(a, b *node) bool {
	if a == b {
		return true
	}
	if a.height == b.height && len(a.kids) == len(b.kids) && a.height > 0 {
		same := true
		for i := range a.kids {
			same = same && a.kids[i].size == b.kids[i].size
		}
		if same {
			for i := range a.kids {
				if !equal(a.kids[i], b.kids[i]) {
					return false
				}
			}
			return true
		}
	}
	left, right := Text{a}, Text{b}
	for pos := 0; pos < a.size; {
		x, xs := left.leafAt(pos)
		y, ys := right.leafAt(pos)
		x, y = x[pos-xs:], y[pos-ys:]
		n := min(len(x), len(y))
		if !bytes.Equal(x[:n], y[:n]) {
			return false
		}
		pos += n
	}
	return true
}
