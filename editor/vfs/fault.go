package vfs

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// Op is one operation that was asked of a [Fault].
type Op struct {
	N    int    // from 0
	Kind string // the method in lower case, without File or Dir: "create", "write", "sync", "syncdir", "rename", …
	Name string // what it was done to; two names are separated by a space
}

// String is the kind and the name.
func (op Op) String() string { return op.Kind + " " + op.Name }

// Changes reports whether the operation can change what is on the disk.
func (op Op) Changes() bool {
	switch op.Kind {
	case "create", "write", "writeat", "truncate", "sync", "syncdir", "setattrs", "rename", "link", "remove", "mkdir", "mkdirall":
		return true
	}
	return false
}

// Rule decides about an operation before it is done: nil lets it happen, an
// error fails it. A failed write has written half; a [Late] failure has done
// everything; a failed close has closed. A Rule may wait, to be a slow disk.
type Rule func(Op) error

// Late makes a failure of which the operation itself knows nothing: it has
// been done, as on a network disk that loses the answer.
type Late struct{ Err error }

// Error is that of the cause.
func (l Late) Error() string { return l.Err.Error() }

// Unwrap gives the cause.
func (l Late) Unwrap() error { return l.Err }

// Nth fails the operation number n, once.
func Nth(n int, err error) Rule {
	return func(op Op) error {
		if op.N == n {
			return err
		}
		return nil
	}
}

// From fails the operation number n and all after it that match.
func From(n int, err error, match func(Op) bool) Rule {
	return func(op Op) error {
		if op.N >= n && (match == nil || match(op)) {
			return err
		}
		return nil
	}
}

// Fault is a file system that records what is asked of another one and fails
// by a rule.
type Fault struct {
	fs   FS
	mu   sync.Mutex
	ops  []Op
	rule Rule
}

// NewFault wraps a file system; a nil rule never fails.
func NewFault(fsys FS, rule Rule) *Fault { return &Fault{fs: fsys, rule: rule} }

// Ops lists what was asked so far.
func (f *Fault) Ops() []Op {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]Op(nil), f.ops...)
}

// SetRule changes the rule and counts operations from 0 again.
func (f *Fault) SetRule(rule Rule) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ops, f.rule = nil, rule
}

// OpenDir implements [FS].
func (f *Fault) OpenDir(path string) (Dir, error) {
	return open(f, "opendir", path, func() (Dir, error) {
		d, err := f.fs.OpenDir(path)
		return faultDir{d, f, path}, err
	})
}

// Resolve implements [FS].
func (f *Fault) Resolve(path string) (real string, err error) {
	err = f.do("resolve", path, func() error {
		real, err = f.fs.Resolve(path)
		return err
	})
	return real, err
}

// MkdirAll implements [FS].
func (f *Fault) MkdirAll(path string, perm fs.FileMode) error {
	return f.do("mkdirall", path, func() error { return f.fs.MkdirAll(path, perm) })
}

// ask records an operation and asks the rule about it.
func (f *Fault) ask(kind, name string) error {
	f.mu.Lock()
	op := Op{N: len(f.ops), Kind: kind, Name: name}
	f.ops = append(f.ops, op)
	rule := f.rule
	f.mu.Unlock() // a slow disk is slow for everybody, but takes new requests
	if rule == nil {
		return nil
	}
	if err := rule(op); err != nil {
		return fmt.Errorf("%v: %w", op, err)
	}
	return nil
}

// do does an operation unless it is to fail.
func (f *Fault) do(kind, name string, work func() error) error {
	fault := f.ask(kind, name)
	if _, late := errors.AsType[Late](fault); fault == nil || late {
		if err := work(); err != nil {
			return err
		}
	}
	return fault
}

// open is do for an operation that gives something to be closed.
func open[T interface{ Close() error }](f *Fault, kind, name string, work func() (T, error)) (opened T, err error) {
	err = f.do(kind, name, func() error {
		opened, err = work()
		return err
	})
	if _, late := errors.AsType[Late](err); late {
		_ = opened.Close()
	}
	if err != nil {
		var none T
		return none, err
	}
	return opened, nil
}

// pair is the name of an operation on two names.
func pair(old, new string) string { return strings.Join([]string{old, new}, " ") }
