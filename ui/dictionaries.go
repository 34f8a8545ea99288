package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"

	"galley/editor/spell"
	"galley/editor/vfs"
)

// The languages that the program carries.
const (
	americanEnglish = "en-US"
	britishEnglish  = "en-GB"
)

// dictionaryLimit bounds each file of a dictionary, in bytes.
const dictionaryLimit = 64 << 20

// dictionariesDir is where a writer puts more dictionaries.
func dictionariesDir() string { return filepath.Join(xdg.DataHome, "galley", "dictionaries") }

// homely writes a path in the writer's home as ~, as shells and file managers do.
func homely(path string) string {
	if rest, ok := strings.CutPrefix(path, xdg.Home+string(filepath.Separator)); ok && xdg.Home != "" {
		return filepath.Join("~", rest)
	}
	return path
}

// dictionaryDirs are all places where dictionaries are looked for, the writer's
// first.
func dictionaryDirs() []string {
	dirs := []string{dictionariesDir()}
	for _, dir := range xdg.DataDirs {
		dirs = append(dirs, filepath.Join(dir, "hunspell"), filepath.Join(dir, "myspell", "dicts"))
	}
	return append(dirs, "/Library/Spelling")
}

// dictionaryNames are the languages that there are dictionaries for.
func dictionaryNames(fsys vfs.FS) []string {
	names := []string{americanEnglish, britishEnglish}
	for _, dir := range dictionaryDirs() {
		d, err := fsys.OpenDir(dir)
		if err != nil {
			continue
		}
		entries, err := d.List()
		d.Close()
		if err != nil {
			continue
		}
		for _, e := range entries {
			if base, ok := strings.CutSuffix(e.Name, ".dic"); ok && !strings.HasPrefix(base, "hyph") {
				names = append(names, strings.ReplaceAll(base, "_", "-"))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// loadDictionary finds the dictionary of a language: of a language without a
// country the first country's will do, and the other way round.
func loadDictionary(fsys vfs.FS, lang string) (*spell.Dictionary, error) {
	switch lang {
	case americanEnglish:
		return spell.American(), nil
	case britishEnglish:
		return spell.British(), nil
	}
	name := nearestLanguage(lang, dictionaryNames(fsys))
	if name == "" {
		return nil, nil
	}
	for _, dir := range dictionaryDirs() {
		for _, base := range []string{name, strings.ReplaceAll(name, "-", "_")} {
			dic, err := readLimited(fsys, filepath.Join(dir, base+".dic"), dictionaryLimit)
			if err != nil {
				continue
			}
			aff, err := readLimited(fsys, filepath.Join(dir, base+".aff"), dictionaryLimit)
			if err != nil {
				return nil, fmt.Errorf("%s.dic has no %s.aff beside it: %w", base, base, err)
			}
			return spell.Load(lang, aff, dic)
		}
	}
	return nil, nil
}

// nearestLanguage chooses among names: the language itself, else the same language
// of another country; "" when there is none.
func nearestLanguage(lang string, names []string) string {
	for _, name := range names {
		if strings.EqualFold(name, lang) {
			return name
		}
	}
	short, _, _ := strings.Cut(strings.ToLower(lang), "-")
	for _, name := range names {
		if other, _, _ := strings.Cut(strings.ToLower(name), "-"); other == short {
			return name
		}
	}
	return ""
}
