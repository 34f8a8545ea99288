package hunspell

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

var charmaps = map[string]*charmap.Charmap{
	"ISO88591": charmap.ISO8859_1, "ISO88592": charmap.ISO8859_2, "ISO88593": charmap.ISO8859_3, "ISO88594": charmap.ISO8859_4,
	"ISO88595": charmap.ISO8859_5, "ISO88596": charmap.ISO8859_6, "ISO88597": charmap.ISO8859_7, "ISO88598": charmap.ISO8859_8,
	"ISO88599": charmap.ISO8859_9, "ISO885910": charmap.ISO8859_10, "ISO885913": charmap.ISO8859_13, "ISO885914": charmap.ISO8859_14,
	"ISO885915": charmap.ISO8859_15, "ISO885916": charmap.ISO8859_16, "KOI8R": charmap.KOI8R, "KOI8U": charmap.KOI8U,
	"CP1250": charmap.Windows1250, "CP1251": charmap.Windows1251, "CP1252": charmap.Windows1252, "CP1253": charmap.Windows1253,
	"CP1254": charmap.Windows1254, "CP1255": charmap.Windows1255, "CP1256": charmap.Windows1256, "CP1257": charmap.Windows1257,
	"CP1258": charmap.Windows1258, "TIS620": charmap.Windows874,
}

// decoder returns what makes UTF-8 of the files, by the SET line of the .aff
// file; without one they are Latin 1, as the format says.
func decoder(aff []byte) (func([]byte) []byte, error) {
	mark := []byte("\uFEFF")
	set := "ISO88591"
	for line := range bytes.Lines(aff) {
		if f := bytes.Fields(bytes.TrimPrefix(line, mark)); len(f) > 1 && string(f[0]) == "SET" {
			set = strings.ToUpper(string(f[1]))
			break
		}
	}
	set = strings.NewReplacer("-", "", "_", "", "MICROSOFT", "", "WINDOWS", "CP").Replace(set)
	if set == "UTF8" {
		return func(b []byte) []byte { return bytes.TrimPrefix(b, mark) }, nil
	}
	table, ok := charmaps[set]
	if !ok {
		return nil, fmt.Errorf("the dictionary is written in the unknown encoding %q", set)
	}
	return func(b []byte) []byte {
		out := make([]byte, 0, len(b)+len(b)/4)
		for _, c := range b {
			out = utf8.AppendRune(out, table.DecodeByte(c))
		}
		return out
	}, nil
}
