package theme

import "image/color"

// Palette names the colours of one variant by what they are used for.
// All are opaque. A Palette is a value: copy it freely.
type Palette struct {
	Dark bool

	Chrome color.NRGBA // menus, toolbar, sidebar, panel, status line
	Pane   color.NRGBA // editor, inputs, cards, quiet buttons
	Paper  color.NRGBA // the page in the preview
	Desk   color.NRGBA // what the page lies on

	Text  color.NRGBA // text
	Muted color.NRGBA // captions, counts
	Mark  color.NRGBA // Markdown signs, grips

	Line  color.NRGBA // hairlines
	Hover color.NRGBA // rows and targets under the pointer

	Accent    color.NRGBA // primary button, links, category, caret
	OnAccent  color.NRGBA // text on the accent
	Tint      color.NRGBA // the takeaways box, the chosen row
	Selection color.NRGBA // selected text
	Found     color.NRGBA // the ground of what a search found
	Current   color.NRGBA // the same, of the one the writer is at

	OK                    color.NRGBA // a state that is well
	Warn                  color.NRGBA // a state that wants a look
	Error                 color.NRGBA // a state that stops
	OnOK, OnWarn, OnError color.NRGBA // text on a ground of that state

	Code  color.NRGBA // the ground of code in the page and of inline code
	Quote color.NRGBA // the bar beside a quotation
}

// Light is the palette for bright surroundings.
var Light = Palette{
	Chrome: hex(0xF6F5F2), Pane: hex(0xFFFFFF), Paper: hex(0xFFFFFF), Desk: hex(0xEFEDE8),
	Text: hex(0x1F2328), Muted: hex(0x646970), Mark: hex(0x6F757C),
	Line: hex(0xE2DFD8), Hover: hex(0xECEAE4),
	Accent: hex(0x0F6B6B), OnAccent: hex(0xFFFFFF), Tint: hex(0xEDF5F4), Selection: hex(0xCFE6E3),
	Found: hex(0xFBEFC9), Current: hex(0xF7D774),
	OK: hex(0x2A7449), Warn: hex(0x955800), Error: hex(0xB3261E),
	OnOK: hex(0xFFFFFF), OnWarn: hex(0xFFFFFF), OnError: hex(0xFFFFFF),
	Code: hex(0xF6F5F2), Quote: hex(0xE2DFD8),
}

// Dark is the palette for dim surroundings.
var Dark = Palette{
	Dark:   true,
	Chrome: hex(0x1B1D1F), Pane: hex(0x141617), Paper: hex(0x1C1E20), Desk: hex(0x101213),
	Text: hex(0xE6E4DF), Muted: hex(0x9BA0A6), Mark: hex(0x868C93),
	Line: hex(0x2C2F32), Hover: hex(0x26292B),
	Accent: hex(0x5FC2B8), OnAccent: hex(0x101213), Tint: hex(0x182625), Selection: hex(0x1F4744),
	Found: hex(0x3D3620), Current: hex(0x6B5618),
	OK: hex(0x7CC69A), Warn: hex(0xE0A458), Error: hex(0xF2857B),
	OnOK: hex(0x101213), OnWarn: hex(0x101213), OnError: hex(0x101213),
	Code: hex(0x141617), Quote: hex(0x2C2F32),
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xFF}
}

// fade returns c at the opacity a of 255.
func fade(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}
