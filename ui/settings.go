package ui

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/adrg/xdg"

	"galley/editor"
	"galley/editor/store"
	"galley/editor/vfs"
)

// settings is what the window remembers between starts. It is a file of its own and
// not the toolkit's preferences: those are written in place, so that an end at the
// wrong moment leaves none of them.
type settings struct {
	env     editor.Env
	values  map[string]json.RawMessage
	saving  bool
	again   bool     // something changed since the save under way began
	waiting []func() // for the last save
}

// settingsLimit bounds the file, in bytes.
const settingsLimit = 4 << 20

// settingsFile is where the settings are.
func settingsFile() string { return filepath.Join(xdg.ConfigHome, "galley", "settings.json") }

// readSettings reads what was kept, nothing where that cannot be read.
func readSettings(env editor.Env) *settings {
	s := &settings{env: env, values: map[string]json.RawMessage{}}
	data, err := readLimited(env.FS, settingsFile(), settingsLimit)
	if err == nil {
		err = json.Unmarshal(data, &s.values)
	}
	if s.values == nil { // the file says null
		s.values = map[string]json.RawMessage{}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		env.Log.Warn("the settings", "error", err)
	}
	return s
}

// setting is a value that was kept, or otherwise when it was never set or is of another
// kind.
func setting[T any](s *settings, key string, otherwise T) T {
	data := s.values[key]
	if data == nil || string(data) == "null" {
		return otherwise
	}
	var value T
	if err := json.Unmarshal(data, &value); err != nil {
		s.env.Log.Warn("a setting", "key", key, "error", err)
		return otherwise
	}
	return value
}

func (s *settings) text(key string) string { return setting(s, key, "") }

// set keeps a value, from now on and for the next start.
func (s *settings) set(key string, value any) {
	data, err := json.Marshal(value)
	if err != nil || bytes.Equal(data, s.values[key]) {
		return
	}
	s.values[key] = data
	s.save()
}

func (s *settings) save() {
	if s.saving {
		s.again = true
		return
	}
	data, err := json.MarshalIndent(s.values, "", "\t")
	if err != nil {
		return
	}
	s.saving, s.again = true, false
	fsys := s.env.FS
	editor.Work(s.env, func() (struct{}, error) { return struct{}{}, writeSettings(fsys, data) }, func(_ struct{}, err error) {
		s.saving = false
		if err != nil {
			s.env.Log.Warn("the settings", "error", err)
		}
		if s.again {
			s.save()
			return
		}
		for _, then := range s.waiting {
			then()
		}
		s.waiting = nil
	})
}

// settled calls then as soon as the disk has all that was set.
func (s *settings) settled(then func()) {
	if s.saving {
		s.waiting = append(s.waiting, then)
		return
	}
	then()
}

func writeSettings(fsys vfs.FS, data []byte) error {
	path := settingsFile()
	if err := fsys.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	print, _, _, err := store.Peek(fsys, path, 0)
	if err != nil && store.KindOf(err) != store.Gone && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_, err = store.Write(fsys, path, data, print)
	return err
}
