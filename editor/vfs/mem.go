package vfs

import (
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Mem is a file system in memory that can lose its power; see [Mem.Crashes].
//
// It is as unkind as the standards allow: only File.Sync makes data durable,
// only Dir.Sync makes entries durable, and each without the other. It has one
// user, who owns all files and is not root.
type Mem struct {
	mu    sync.Mutex
	root  *node
	last  uint64 // the number of the newest file
	tick  int64  // its clock: every change takes a millisecond
	free  int64  // bytes left on the disk
	after func(op string)
}

// node is a file, a directory or a symbolic link.
type node struct {
	id      uint64
	mode    fs.FileMode
	attrs   Attrs // but for the mode
	links   uint64
	mod     int64
	change  int64
	data    []byte
	durable []byte // data at the last sync
	over    bool   // something of that was written over or cut since

	target  string           // of a symbolic link
	entries map[string]*node // of a directory
	kept    map[string]*node // entries at the last sync
	pending []entryChange    // and what happened to them since
}

// entryChange is one change of a directory that a crash keeps or loses whole.
type entryChange struct {
	remove string // a name that goes away
	add    string // a name that then leads to node
	node   *node
}

// NewMem returns an empty file system.
func NewMem() *Mem {
	m := &Mem{free: 1 << 50}
	m.root = m.newNode(fs.ModeDir | 0o755)
	return m
}

// SetFree sets how many bytes there is room for.
func (m *Mem) SetFree(bytes int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.free = bytes
}

// After sets a function that is called after every operation that changes
// what is on the disk, or could. It may call Crashes but nothing else.
func (m *Mem) After(f func(op string)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.after = f
}

// OpenDir implements [FS].
func (m *Mem) OpenDir(path string) (Dir, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	at, err := m.walk(path)
	if err == nil && at.node == nil {
		err = fs.ErrNotExist
	}
	if err == nil && !at.node.mode.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return memDir{m, at.node}, nil
}

// Resolve implements [FS].
func (m *Mem) Resolve(path string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	at, err := m.walk(path)
	if err != nil {
		return "", &fs.PathError{Op: "resolve", Path: path, Err: err}
	}
	return filepath.FromSlash("/" + strings.Join(at.names, "/")), nil
}

// MkdirAll implements [FS].
func (m *Mem) MkdirAll(path string, perm fs.FileMode) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.mkdirAll(path, perm); err != nil {
		return &fs.PathError{Op: "mkdir", Path: path, Err: err}
	}
	m.done("mkdir")
	return nil
}

func (m *Mem) mkdirAll(path string, perm fs.FileMode) error {
	at, err := m.walk(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := m.mkdirAll(filepath.Dir(path), perm); err != nil {
			return err
		}
		at, err = m.walk(path)
	}
	switch {
	case err != nil:
		return err
	case at.node == nil:
		return m.enter(at.dir, at.name(), m.newNode(fs.ModeDir|perm.Perm()))
	case !at.node.mode.IsDir():
		return syscall.ENOTDIR
	}
	return nil
}

// Symlink makes a symbolic link at path, for tests.
func (m *Mem) Symlink(target, path string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	at, err := m.walk(path)
	if err != nil {
		return err
	}
	if at.node != nil {
		return fs.ErrExist
	}
	link := m.newNode(fs.ModeSymlink | 0o777)
	link.target = filepath.ToSlash(target)
	return m.enter(at.dir, at.name(), link)
}

// Chown gives the file at path to another user, whose files the user of a Mem
// may write but cannot make, for tests.
func (m *Mem) Chown(path string, uid, gid int) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	at, err := m.walk(path)
	if err == nil && at.node == nil {
		err = fs.ErrNotExist
	}
	if err != nil {
		return err
	}
	at.node.attrs.UID, at.node.attrs.GID = uid, gid
	return nil
}

// SyncAll makes everything durable, for tests.
func (m *Mem) SyncAll() {
	m.mu.Lock()
	defer m.mu.Unlock()
	syncAll(m.root)
}

func syncAll(n *node) {
	n.durable, n.over = append([]byte(nil), n.data...), false
	n.kept, n.pending = maps.Clone(n.entries), nil
	for _, child := range n.entries {
		syncAll(child)
	}
}

// step is where a walk is.
type step struct {
	dir   *node    // the directory of the last element
	node  *node    // nil: there is none
	names []string // from where it began
}

func (s step) name() string { return s.names[len(s.names)-1] }

// walk follows an absolute path and all its links.
func (m *Mem) walk(path string) (step, error) {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		return step{}, fs.ErrInvalid
	}
	return walk(m.root, path, true, true)
}

// walk follows a path from a directory. Without free it may not leave it: an
// absolute link or too many ".." are refused, as [os.Root] does.
func walk(from *node, path string, free, followLast bool) (step, error) {
	if path == "" || strings.ContainsRune(path, 0) {
		return step{}, fs.ErrInvalid
	}
	nodes, names := []*node{from}, []string{}
	todo := strings.Split(path, "/")
	links := 0
	for i := 0; i < len(todo); i++ {
		name := todo[i]
		here := nodes[len(nodes)-1]
		if here == nil {
			return step{}, fs.ErrNotExist
		}
		switch {
		case name == "" || name == ".":
			continue
		case len(name) > 255:
			return step{}, syscall.ENAMETOOLONG
		case !here.mode.IsDir():
			return step{}, syscall.ENOTDIR
		case name == "..":
			if len(names) > 0 {
				nodes, names = nodes[:len(nodes)-1], names[:len(names)-1]
			} else if !free {
				return step{}, errEscapes
			}
			continue
		}
		next := here.entries[name]
		if next == nil || next.mode&fs.ModeSymlink == 0 || i == len(todo)-1 && !followLast {
			nodes, names = append(nodes, next), append(names, name)
			continue
		}
		if links++; links > maxLinks {
			return step{}, syscall.ELOOP
		}
		if strings.HasPrefix(next.target, "/") {
			if !free {
				return step{}, errEscapes
			}
			nodes, names = nodes[:1], names[:0]
		}
		todo = append(strings.Split(next.target, "/"), todo[i+1:]...)
		i = -1
	}
	at := step{node: nodes[len(nodes)-1], names: names}
	if len(nodes) > 1 {
		at.dir = nodes[len(nodes)-2]
	}
	return at, nil
}

var errEscapes = errors.New("path escapes from parent")

func (m *Mem) newNode(mode fs.FileMode) *node {
	m.last++
	n := &node{id: m.last, mode: mode, attrs: Attrs{UID: 1000, GID: 1000}}
	if mode.IsDir() {
		n.entries, n.kept = map[string]*node{}, map[string]*node{}
	}
	m.touch(n)
	return n
}

func (m *Mem) touch(n *node) {
	m.tick++
	n.mod, n.change = m.tick, m.tick
}

// enter adds an entry to a directory.
func (m *Mem) enter(dir *node, name string, n *node) error {
	if dir == nil || dir.mode&0o200 == 0 {
		return fs.ErrPermission
	}
	m.alter(dir, entryChange{add: name, node: n})
	return nil
}

// alter changes a directory, not yet durably.
func (m *Mem) alter(dir *node, c entryChange) {
	if old := dir.entries[c.remove]; old != nil {
		m.unlink(old)
	}
	if old := dir.entries[c.add]; old != nil {
		m.unlink(old)
	}
	if c.node != nil {
		c.node.links++
	}
	c.apply(dir.entries)
	dir.pending = append(dir.pending, c)
	m.touch(dir)
}

func (c entryChange) apply(entries map[string]*node) {
	if c.remove != "" {
		delete(entries, c.remove)
	}
	if c.add != "" {
		entries[c.add] = c.node
	}
}

// unlink takes a name off a file; its room is free with the last one.
func (m *Mem) unlink(n *node) {
	if n.links--; n.links == 0 {
		m.free += int64(len(n.data))
	}
}

// done ends an operation that changed something.
func (m *Mem) done(op string) {
	if m.after != nil {
		m.after(op)
	}
}

func (n *node) info(name string) Info {
	at := func(tick int64) time.Time {
		return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC).Add(time.Duration(tick) * time.Millisecond)
	}
	info := Info{Name: name, Mode: n.mode, Size: int64(len(n.data)), Mod: at(n.mod), Change: at(n.change), Links: n.links, ID: ID{Dev: 1, Ino: n.id}}
	if n.mode.IsDir() {
		info.Size = 0
	}
	return info
}
