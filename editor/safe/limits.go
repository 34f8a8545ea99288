package safe

// Limits bounds the work that one document can cause. What is beyond a limit is shown as plain text with a note, never
// dropped.
type Limits struct {
	InlineRun   int   // bytes of running text in one block that are parsed for inline marks
	InlineMarks int   // characters in such a run that could open or close a mark
	Depth       int   // nesting of quotes, lists, links and emphasis
	TableCells  int   // cells in one table, counting those filled up in short rows
	Footnotes   int   // footnotes in one document
	Preview     int   // bytes of a body that is parsed at all
	ImageBytes  int64 // bytes of an image file
	ImagePixels int64 // width × height of an image, checked before it is decoded
}

// Default are the limits of Galley. The markdown figures come from measuring the quadratic shapes of the parser: the
// worst block within them takes some tens of milliseconds.
var Default = Limits{
	InlineRun:   16 << 10,
	InlineMarks: 2048,
	Depth:       64,
	TableCells:  20_000,
	Footnotes:   500,
	Preview:     8 << 20,
	ImageBytes:  20 << 20,
	ImagePixels: 40_000_000,
}
