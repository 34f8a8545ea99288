package glyph

import (
	"bytes"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"

	"galley/assets"
)

// face is a font as one Shaper uses it: font.Font may be shared by goroutines,
// font.Face and harfbuzz.Font may not.
type face struct {
	*font.Face
	shape    *harfbuzz.Font // at a scale of one unit per em unit
	em       float32
	bold     bool // the weight is 600 or more
	fallback bool // from the system
	ascii    [128]asciiGlyph
}

// asciiGlyph is what an ASCII character becomes in a font without ligatures.
type asciiGlyph struct {
	id      font.GID
	advance float32 // em units; 0 is none
}

func newFace(f *font.Face) *face {
	out := &face{Face: f, shape: harfbuzz.NewFont(f), em: float32(f.Upem())}
	for r := range out.ascii {
		if id, ok := f.NominalGlyph(rune(r)); ok {
			out.ascii[r] = asciiGlyph{id, f.HorizontalAdvance(id)}
		}
	}
	return out
}

// has tells whether the face draws r.
func (f *face) has(r rune) bool {
	if r < 128 {
		return f.ascii[r].advance > 0
	}
	_, ok := f.NominalGlyph(r)
	return ok
}

func (f *face) metrics(size float32) Metrics {
	extents, ok := f.FontHExtents()
	if !ok {
		return Metrics{Ascent: 0.8 * size, Descent: 0.2 * size}
	}
	k := size / f.em
	return Metrics{Ascent: extents.Ascender * k, Descent: -extents.Descender * k, LineGap: extents.LineGap * k}
}

// bundled names the file of a font: what is not in the binary is the nearest
// that is.
func (f Font) bundled() string {
	bold, italic := f.Weight >= 600, f.Italic
	pick := func(regular, it, semi, semiIt string) string {
		switch {
		case bold && italic:
			return semiIt
		case bold:
			return semi
		case italic:
			return it
		}
		return regular
	}
	switch f.Family {
	case Serif:
		return "SourceSerif4-" + pick("Regular", "Italic", "SemiBold", "SemiBoldItalic")
	case Mono:
		return "JetBrainsMono-" + pick("Regular", "Italic", "Bold", "BoldItalic")
	}
	if f.Weight == 500 && !italic {
		return "Inter-Medium"
	}
	return "Inter-" + pick("Regular", "Italic", "SemiBold", "SemiBoldItalic")
}

// parsed holds the bundled fonts, parsed at first use, shared by all Shapers.
var parsed sync.Map // name → func() *font.Font

func bundledFont(name string) *font.Font {
	load, _ := parsed.LoadOrStore(name, sync.OnceValue(func() *font.Font {
		f, err := font.ParseTTF(bytes.NewReader(assets.Font(name)))
		if err != nil {
			panic("glyph: bundled font " + name + ": " + err.Error())
		}
		return f.Font
	}))
	return load.(func() *font.Font)()
}

func bundledFace(name string) *face { return newFace(font.NewFace(bundledFont(name))) }
