package text

// Change replaces the bytes of a span by others. Who hands over a Change must not
// touch Insert afterwards.
type Change struct {
	Span
	Insert []byte
}

// Replace is the change of a span into s.
func Replace(span Span, s string) Change { return Change{span, []byte(s)} }

// Insert is the change that puts s at off.
func Insert(off int, s string) Change { return Change{Span{off, off}, []byte(s)} }

// Delete is the change that removes the bytes [from, to).
func Delete(from, to int) Change { return Change{Span: Span{from, to}} }

// Side says to which side of something new a place belongs that lies exactly
// where it was inserted.
type Side uint8

const (
	// Before keeps the place in front of what was inserted.
	Before Side = iota
	// After moves the place behind what was inserted.
	After
)
