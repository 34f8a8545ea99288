package glyph

import (
	"os"
	"path/filepath"
	"testing"
)

// withSystem returns a Shaper that uses the fonts of this system, which are
// not the same everywhere: what it draws is looked at, not compared.
func withSystem(t *testing.T) *Shaper {
	s := NewShaper()
	if s.system = newSystem(t.TempDir()); s.system == nil {
		t.Skip("skipped: no system fonts found")
	}
	return s
}

func TestSystem_draws_what_the_bundled_fonts_lack(t *testing.T) {
	s := withSystem(t)
	var drawn [][]span
	for _, c := range []struct{ name, text string }{
		{"Hebrew", "An (אבג 123 דהו) שָׁלוֹם inside."},
		{"Arabic", "Then مرحبا بالعالم, 2024 (نص عربي) end."},
		{"Chinese and Japanese", "Mixed 日本語とテキスト 中文 한국어 in a line."},
		{"emoji", "Emoji 🙂 👩‍👩‍👧‍👦 🇩🇪 ❤️ 👍🏽 in text"},
		{"Devanagari and Thai", "नमस्ते दुनिया สวัสดี"},
	} {
		style := Style{Font: Font{Family: Serif}, Size: 20, Color: black}
		bold := style
		bold.Weight = 700
		spans := []span{{c.text, style}, {" " + c.text, bold}}
		drawn = append(drawn, spans)
		s.missing = false
		text, runs := joined(spans)
		if s.Shape(text, runs); s.Missing() {
			t.Logf("skipped %s: no font here has it", c.name)
			continue
		}
	}
	if dir := os.Getenv("GALLEY_PICTURES"); dir != "" {
		writePicture(t, filepath.Join(dir, "system.png"), pictureBy(s, white, 900, drawn...))
	}
}

func TestShape_asks_for_system_fonts_when_something_is_missing(t *testing.T) {
	s := NewShaper()
	s.Shape([]byte("Ελλάδα"), nil)
	if s.Missing() {
		t.Error("Greek is bundled")
	}
	s.Shape([]byte("日本"), nil)
	if !s.Missing() {
		t.Error("Japanese is not bundled")
	}
}
