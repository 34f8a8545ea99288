package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

func TestSave_and_load_on_the_real_disk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	want := "\xEF\xBB\xBFone\r\ntwo\r\n"
	print, err := store.Save(vfs.OS{}, path, text.FromString(want[3:]), store.Encoding{BOM: true}, store.Fingerprint{})
	if err != nil {
		t.Fatal(err)
	}
	file, err := store.Load(vfs.OS{}, path)
	if err != nil {
		t.Fatal(err)
	}
	if file.Print != print || !file.Encoding.BOM || file.Encoding.EOL != store.CRLF {
		t.Fatalf("loaded %v %+v, saved %v", file.Print, file.Encoding, print)
	}
	if print, err = store.Save(vfs.OS{}, path, text.FromString("three"), file.Encoding, print); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(path); string(data) != "\xEF\xBB\xBFthree" {
		t.Fatalf("the file holds %q", data)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Fatalf("the folder holds %v", entries)
	}
	if _, err = store.Save(vfs.OS{}, path, text.FromString("four"), file.Encoding, file.Print); store.KindOf(err) != store.Changed {
		t.Fatalf("overwrote a changed file: %v", err)
	}
}
