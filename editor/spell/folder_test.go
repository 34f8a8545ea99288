package spell

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"galley/editor/spell/hunspell"
)

func TestFolder_lists_and_opens_dictionaries(t *testing.T) {
	folder := fstest.MapFS{
		"de_DE.aff": {Data: []byte("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n")}, "de_DE.dic": {Data: []byte("1\nAuto/S\n")},
		"fr.aff": {Data: []byte("SET EBCDIC\n")}, "fr.dic": {Data: []byte("1\nun\n")},
		"hyph_de.dic": {}, "alone.aff": {}, ".dic": {}, "more/it.dic": {}, "more/it.aff": {},
		"big.aff": {Data: make([]byte, hunspell.MaxAff+1)}, "big.dic": {},
	}
	names, err := Available(folder)
	if err != nil || strings.Join(names, " ") != "big de_DE fr" {
		t.Errorf("%q, %v", names, err)
	}
	d, err := Open(folder, "de_DE")
	if err != nil {
		t.Fatal(err)
	}
	if d.Name() != "de-DE" {
		t.Errorf("it is called %q", d.Name())
	}
	if got := marked(New([]*Dictionary{d}), "Autos Atuos"); got != "Autos ⟦Atuos⟧" {
		t.Error(got)
	}
	if _, err := Open(folder, "fr"); err == nil {
		t.Error("an unknown encoding is an error")
	}
	if _, err := Open(folder, "it"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing one: %v", err)
	}
	if _, err := Open(folder, "big"); !errors.Is(err, hunspell.ErrTooLarge) {
		t.Errorf("a large one: %v", err)
	}
	if _, err := Available(fstest.MapFS{"x": {}}); err != nil {
		t.Errorf("a folder without any: %v", err)
	}
}
