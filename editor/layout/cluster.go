package layout

// Cluster is what a caret cannot enter: a grapheme cluster with the width it
// takes on a row.
type Cluster struct {
	From, To int     // bytes of the measured text
	Width    float32 // pixels, never negative
	Break    bool    // a row may end after it (UAX #14)
	Space    bool    // white space: at the end of a row it hangs and takes no width
	Level    uint8   // embedding level (UAX #9): even runs to the right, odd to the left
}

// Measurer turns one segment's text into clusters that cover it without gaps,
// in logical order. The text has no line terminator; at is where it starts in
// the document, for a Measurer that styles by position. The result belongs to
// the Measurer and is read-only.
//
// The real one is in ui/glyph, the fake one in layouttest; layouttest.Measurer
// is the contract that both pass.
type Measurer interface {
	Measure(segment []byte, at int) []Cluster
}
