package text

// Span is a half-open range of byte offsets, From ≤ To.
type Span struct{ From, To int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.To - s.From }

// Empty reports whether the span holds no byte: it is a place between two bytes.
func (s Span) Empty() bool { return s.From == s.To }

// Contains reports whether the byte at off lies in the span.
func (s Span) Contains(off int) bool { return s.From <= off && off < s.To }

// Covers reports whether every place of other is a place of the span.
func (s Span) Covers(other Span) bool { return s.From <= other.From && other.To <= s.To }

// Touches reports whether the spans overlap or share an end.
func (s Span) Touches(other Span) bool { return s.From <= other.To && other.From <= s.To }

// Union is the smallest span that covers both.
func (s Span) Union(other Span) Span {
	return Span{min(s.From, other.From), max(s.To, other.To)}
}

// Shift moves the span by n bytes.
func (s Span) Shift(n int) Span { return Span{s.From + n, s.To + n} }
