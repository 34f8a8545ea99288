package store

import (
	"os"
	"path/filepath"
)

// Option changes how a file is saved.
type Option func(*options)

type options struct{ state string }

// StateDir sets the directory, by absolute path, where the bytes of a file
// are kept while it is overwritten in place. Without it, it is
// [DefaultStateDir].
func StateDir(dir string) Option { return func(o *options) { o.state = dir } }

func optionsOf(opts []Option) options {
	var o options
	for _, set := range opts {
		set(&o)
	}
	if o.state == "" {
		o.state = DefaultStateDir()
	}
	return o
}

// DefaultStateDir is Galley's directory for what must survive but is no
// article: $XDG_STATE_HOME/galley, or the system's like. It is "" where the
// user has no home.
func DefaultStateDir() string {
	if dir := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "galley")
	}
	if onWindows {
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "galley", "state")
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "state", "galley")
}
