package folder_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"galley/editor/folder"
	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// The law of the folder: who starts with what was listed and does what the
// events say, and what they themselves saved, knows what is on the disk.
func TestFolder_events_add_up_to_the_disk(t *testing.T) {
	for _, watch := range []bool{true, false} {
		seed := rand.Uint64()
		t.Run(fmt.Sprintf("watch=%v,seed=%d", watch, seed), func(t *testing.T) { eventsAddUp(t, watch, seed) })
	}
}

func eventsAddUp(t *testing.T, watch bool, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 0))
	opts := folder.Options{Poll: 15 * time.Millisecond}
	if !watch {
		opts.Watch = noWatch
	}
	d := openDisk(t, opts, "a.md", "0", "one/b.md", "1")
	model := d.prints()
	path := func() string {
		dirs := []string{".", "one", "two", "one/deep"}
		return d.path(dirs[random.IntN(len(dirs))] + "/" + string(rune('a'+random.IntN(4))) + ".md")
	}
	data := func() []byte { return fmt.Append(nil, random.IntN(6)) }
	for range 60 {
		p := path()
		_ = os.MkdirAll(filepath.Dir(p), 0o755)
		switch random.IntN(8) {
		case 0, 1:
			_ = os.WriteFile(p, data(), 0o644)
		case 2:
			_ = os.Remove(p)
		case 3:
			_ = os.Rename(p, path())
		case 4:
			_ = os.Rename(d.path("one"), d.path("two"))
		case 5:
			if random.IntN(4) == 0 {
				_ = os.RemoveAll(d.path("two"))
			}
		case 6:
			expect, _, _, err := store.Peek(vfs.OS{}, p, 0)
			d.do(err)
			print, err := store.Save(vfs.OS{}, p, text.New(data()), store.Encoding{}, expect)
			d.do(err)
			model[p] = print
			d.folder.Saved(p, print)
		case 7:
			<-time.After(time.Duration(random.IntN(100)) * time.Millisecond)
		}
		model = replay(d, model)
	}
	deadline := time.After(patience)
	for {
		select {
		case e := <-d.events:
			apply(model, e)
		case <-time.After(20 * time.Millisecond):
		case <-deadline:
			t.Fatalf("the events say\n%v\nthe disk says\n%v", model, d.prints())
		}
		if maps.Equal(model, d.prints()) && len(d.folder.Entries()) == len(model) {
			return
		}
	}
}

func replay(d *disk, model map[string]store.Fingerprint) map[string]store.Fingerprint {
	for {
		select {
		case e := <-d.events:
			apply(model, e)
		default:
			return model
		}
	}
}

func apply(model map[string]store.Fingerprint, e folder.Event) {
	switch e.Kind {
	case folder.Created, folder.Changed:
		model[e.Path] = e.Print
	case folder.Removed:
		delete(model, e.Path)
	}
}

// prints is what is on the disk, found in the plainest way.
func (d *disk) prints() map[string]store.Fingerprint {
	d.Helper()
	prints := map[string]store.Fingerprint{}
	d.do(filepath.WalkDir(d.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		prints[path] = store.FingerprintOf(data)
		return err
	}))
	return prints
}
