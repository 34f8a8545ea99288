package folder

import (
	"path/filepath"
	"regexp"
	"slices"
)

// copyNames are how programs name the version that lost when two were written at once:
// Syncthing, Dropbox and Nextcloud, and Galley itself.
var copyNames = []*regexp.Regexp{
	regexp.MustCompile(`^(.+)\.sync-conflict-\d{8}-\d{6}(?:-[0-9A-Z]{7})?(\.[^.]+)$`),
	regexp.MustCompile(`^(.+) \((?:[^()]+ )?conflicted copy(?: [^()]*)?\)(\.[^.]+)$`),
	regexp.MustCompile(`^(.+) \(conflict \d{4}-\d\d-\d\d \d\d\.\d\d(?:, \d+)?\)(\.[^.]+)$`),
}

// CopyOf gives the file name of the article of which a file is another version by its
// name, or "".
func CopyOf(name string) string {
	for _, form := range copyNames {
		if m := form.FindStringSubmatch(name); m != nil {
			return m[1] + m[2]
		}
	}
	return ""
}

// besides moves copies behind the article that they are of, and notes it.
func besides(entries []Entry) []Entry {
	at := map[string]bool{}
	for _, e := range entries {
		at[e.Path] = true
	}
	copies := map[string][]Entry{}
	rest := entries[:0]
	for _, e := range entries {
		if original := CopyOf(filepath.Base(e.Path)); original != "" {
			if of := filepath.Join(filepath.Dir(e.Path), original); at[of] {
				e.CopyOf = of
				copies[of] = append(copies[of], e)
				continue
			}
		}
		rest = append(rest, e)
	}
	if len(copies) == 0 {
		return rest
	}
	var all []Entry
	for _, e := range rest {
		all = slices.Concat(append(all, e), copies[e.Path])
	}
	return all
}
