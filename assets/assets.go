// Package assets holds what the program carries inside its binary: fonts,
// icons and the sample article. Everything it returns is read-only.
package assets

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed fonts/*.ttf
var fonts embed.FS

//go:embed icons/*.svg
var icons embed.FS

//go:embed all:sample
var sample embed.FS

// Font returns the TrueType file of a bundled style by its base name, such as
// "Inter-SemiBold" or "JetBrainsMono-Italic"; nil when there is none.
// The bytes are shared and must not be changed.
func Font(name string) []byte { return file(fonts, "fonts/"+name+".ttf") }

// Icon returns the SVG of a Lucide icon by its name, such as "panel-left":
// 24 units square, one filled path; nil when there is none.
// The bytes are shared and must not be changed.
func Icon(name string) []byte { return file(icons, "icons/"+name+".svg") }

// Icons lists the names that Icon knows, sorted.
func Icons() []string { return names(icons, "icons", ".svg") }

// Fonts lists the names that Font knows, sorted.
func Fonts() []string { return names(fonts, "fonts", ".ttf") }

// Sample returns the folder of the sample article: "galley-proofs.md" and the
// pictures it shows.
func Sample() fs.FS {
	sub, err := fs.Sub(sample, "sample")
	if err != nil {
		panic("assets: the sample folder is embedded: " + err.Error())
	}
	return sub
}

func file(from embed.FS, path string) []byte {
	data, err := from.ReadFile(path)
	if err != nil {
		return nil
	}
	return data
}

func names(from embed.FS, dir, ext string) []string {
	entries, err := from.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ext); ok {
			out = append(out, name)
		}
	}
	return out
}
