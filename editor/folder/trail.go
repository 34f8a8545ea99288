package folder

import (
	"path/filepath"

	"galley/editor/vfs"
)

// trail is the way to a directory: every directory above it and itself, with their
// numbers, from the root down. It finds the directory again when one of them got
// another name.
type trail []step

type step struct {
	path string
	id   vfs.ID
}

func trailTo(fsys vfs.FS, dir string) trail {
	var t trail
	for path := filepath.Clean(dir); ; path = filepath.Dir(path) {
		id, ok := idOf(fsys, path)
		if !ok {
			return nil
		}
		t = append(trail{{path, id}}, t...)
		if filepath.Dir(path) == path {
			return t
		}
	}
}

// follow returns where the directory is now when it is not at its path any more: the
// first directory of the trail that is not at its place may be beside it under
// another name. false: it is where it was, or gone, or somewhere else.
func (t trail) follow(fsys vfs.FS) (string, bool) {
	for i, s := range t {
		if id, ok := idOf(fsys, s.path); ok && id == s.id {
			continue
		}
		if i == 0 {
			return "", false
		}
		name, ok := nameOf(fsys, t[i-1].path, s.id)
		if !ok {
			return "", false
		}
		last := t[len(t)-1]
		rest, err := filepath.Rel(s.path, last.path)
		if err != nil {
			return "", false
		}
		path := filepath.Join(t[i-1].path, name, rest)
		id, ok := idOf(fsys, path)
		return path, ok && id == last.id
	}
	return "", false
}

// idOf is the number of a directory; false where there is none, or it has no number.
func idOf(fsys vfs.FS, path string) (vfs.ID, bool) {
	dir, err := fsys.OpenDir(path)
	if err != nil {
		return vfs.ID{}, false
	}
	defer dir.Close()
	info, err := dir.Stat(".")
	return info.ID, err == nil && info.ID != vfs.ID{}
}

// nameOf finds the directory with a number in another one.
func nameOf(fsys vfs.FS, parent string, id vfs.ID) (string, bool) {
	dir, err := fsys.OpenDir(parent)
	if err != nil {
		return "", false
	}
	defer dir.Close()
	infos, err := dir.List()
	if err != nil {
		return "", false
	}
	for _, info := range infos {
		if info.Mode.IsDir() && info.ID == id {
			return info.Name, true
		}
	}
	return "", false
}
