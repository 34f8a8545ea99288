package store

import (
	"bytes"
	"io"

	"galley/editor/text"
)

// EOL is a line ending.
type EOL string

// The line endings that Enter can write.
const (
	LF   EOL = "\n"
	CRLF EOL = "\r\n"
)

// Encoding is what a file's bytes have besides the text. Nothing is converted:
// all line endings stay in the text as they are.
type Encoding struct {
	BOM bool // the file starts with a UTF-8 byte order mark, which the text does not hold
	EOL EOL  // the file's majority, used for new lines; "" is LF
}

var bom = []byte("\xEF\xBB\xBF")

// decode takes the bytes of a file apart; the text shares data.
func decode(data []byte) (text.Text, Encoding) {
	var enc Encoding
	data, enc.BOM = bytes.CutPrefix(data, bom)
	enc.EOL = LF
	if crlf := bytes.Count(data, []byte("\r\n")); crlf*2 > bytes.Count(data, []byte("\n")) {
		enc.EOL = CRLF
	}
	return text.New(data), enc
}

// write is the opposite of decode.
func (e Encoding) write(w io.Writer, doc text.Text) error {
	if e.BOM {
		if _, err := w.Write(bom); err != nil {
			return err
		}
	}
	_, err := doc.WriteTo(w)
	return err
}
