// Package assets holds what the program carries inside its binary: fonts,
// icons, English words and the sample article. Everything it returns is read-only.
package assets

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed fonts/*.ttf
var fonts embed.FS

//go:embed icons/*.svg
var icons embed.FS

//go:embed all:sample
var sample embed.FS

//go:embed dictionaries/english.set
var english string

// Font returns the TrueType file of a bundled style by its base name, such as
// "Inter-SemiBold" or "JetBrainsMono-Italic"; nil when there is none.
// The bytes are shared and must not be changed.
func Font(name string) []byte { return file(fonts, "fonts/"+name+".ttf") }

// Icon returns the SVG of a Lucide icon by its name, such as "panel-left":
// 24 units square, one filled path; nil when there is none.
// The bytes are shared and must not be changed.
func Icon(name string) []byte { return file(icons, "icons/"+name+".svg") }

// Icons lists the names that Icon knows, sorted.
func Icons() []string {
	var names []string
	files, _ := fs.Glob(icons, "icons/*.svg") // fails for a bad pattern only
	for _, icon := range files {
		names = append(names, strings.TrimSuffix(path.Base(icon), ".svg"))
	}
	return names
}

// EnglishWords returns the words of American and British English in the form
// that package spell reads.
func EnglishWords() string { return english }

// Sample returns the folder of the sample article: "galley-proofs.md" and the
// pictures it shows.
func Sample() fs.FS {
	sub, err := fs.Sub(sample, "sample")
	if err != nil {
		panic("assets: the sample folder is embedded: " + err.Error())
	}
	return sub
}

func file(from embed.FS, name string) []byte {
	data, err := from.ReadFile(name)
	if err != nil {
		return nil
	}
	return data
}
