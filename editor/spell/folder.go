package spell

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"galley/editor/spell/hunspell"
)

// Available lists the names of the dictionaries in a folder, such as the system's
// or the user's: those of which both files are there, sorted. Open takes them.
func Available(folder fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	files := map[string]bool{}
	for _, e := range entries {
		files[e.Name()] = true
	}
	var names []string
	for file := range files {
		if name, ok := strings.CutSuffix(file, ".dic"); ok && name != "" && files[name+".aff"] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, nil
}

// Open loads a dictionary that Available named; see Load. The Dictionary is called
// like a language tag: "de-DE" for the files de_DE.aff and de_DE.dic.
func Open(folder fs.FS, name string) (*Dictionary, error) {
	aff, err := readWithin(folder, name+".aff", hunspell.MaxAff)
	if err != nil {
		return nil, err
	}
	dic, err := readWithin(folder, name+".dic", hunspell.MaxDic)
	if err != nil {
		return nil, err
	}
	d, err := Load(strings.ReplaceAll(name, "_", "-"), aff, dic)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// readWithin reads a file, but never much more than the limit.
func readWithin(folder fs.FS, name string, limit int64) ([]byte, error) {
	file, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, &fs.PathError{Op: "read", Path: name, Err: hunspell.ErrTooLarge}
	}
	return data, nil
}
