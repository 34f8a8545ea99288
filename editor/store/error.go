package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"unicode"
)

// Kind says what an [Error] means for the program: it decides what happens next.
type Kind uint8

// The kinds of errors.
const (
	IO       Kind = iota // the disk failed, or something unforeseen
	Changed              // the file holds other bytes than expected
	Full                 // no space, or no quota, is left
	ReadOnly             // the file or its folder must not be written
	Gone                 // the file or its folder is not there
	Exists               // the name is taken
	Locked               // another program holds the file
	Invalid              // it cannot be an article: a folder, a device, too large, a loop of links
)

var kindNames = [...]string{"io", "changed", "full", "readonly", "gone", "exists", "locked", "invalid"}

// String names the kind for logs.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprint("kind ", uint8(k))
}

// Error is a failure of this package. Its text is for the writer: what
// happened, what is safe, what to do.
type Error struct {
	Op   string // "open", "save", "rename", "keep" (a copy), "read", "remove" (a copy), "sweep", "list" (a folder)
	Kind Kind
	Path string
	Err  error  // the cause; it may be nil
	Copy string // where the bytes were kept before the file was overwritten in place, if they are needed now
}

// KindOf is the kind of an error of this package, and [IO] for any other.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return IO
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Error is a message for the writer.
func (e *Error) Error() string {
	what, safe := e.what(), ""
	switch e.Op {
	case "save":
		safe = " " + e.advice()
	case "keep":
		safe = " Your text is still in the window. Save it under another name or in another folder."
	case "rename":
		if safe = " Nothing was renamed."; e.Kind == IO {
			safe = " Its text is safe; look in the folder which name it has."
		}
	case "open", "list":
		safe = " Nothing was changed."
	}
	if e.Copy != "" {
		safe = " What the file held before is kept in " + quoted(e.Copy) + ", and your text is still in the window."
	}
	return what + safe
}

// what says what happened.
func (e *Error) what() string {
	name := quoted(filepath.Base(e.Path))
	folder := quoted(filepath.Dir(e.Path))
	if e.Op == "list" {
		return e.whatFolder(quoted(e.Path))
	}
	switch e.Kind {
	case Changed:
		return fmt.Sprintf("%s was changed by another program.", name)
	case Full:
		return fmt.Sprintf("The disk that holds %s is full.", folder)
	case Gone:
		return fmt.Sprintf("%s is not in %s any more, or never was.", name, folder)
	case Exists:
		return fmt.Sprintf("There already is a file %s in %s.", name, folder)
	case Locked:
		return fmt.Sprintf("%s is in use by another program.", name)
	case ReadOnly, Invalid:
		if r, ok := errors.AsType[reason](e.Err); ok {
			return fmt.Sprintf("%s %s.", name, string(r))
		}
	}
	if e.Kind == ReadOnly {
		if e.Op == "open" || e.Op == "read" {
			return fmt.Sprintf("You do not have permission to read %s.", name)
		}
		return fmt.Sprintf("You do not have permission to change %s or the folder it is in.", name)
	}
	if e.Kind == Invalid {
		return fmt.Sprintf("%s cannot be an article (%s).", name, cause(e.Err))
	}
	verb := map[string]string{"open": "read", "read": "read", "rename": "rename", "remove": "remove", "keep": "write the copy"}[e.Op]
	if verb == "" {
		verb = "write"
	}
	return fmt.Sprintf("The disk failed to %s %s (%s).", verb, name, cause(e.Err))
}

// whatFolder says what happened to a folder.
func (e *Error) whatFolder(name string) string {
	switch e.Kind {
	case Gone:
		return fmt.Sprintf("The folder %s is not there any more, or never was.", name)
	case ReadOnly:
		return fmt.Sprintf("You do not have permission to read the folder %s.", name)
	case Invalid:
		return fmt.Sprintf("%s is not a folder.", name)
	}
	return fmt.Sprintf("The folder %s cannot be read (%s).", name, cause(e.Err))
}

// advice says what is safe and what to do after a failed save.
func (e *Error) advice() string {
	switch e.Kind {
	case Changed:
		return "Nothing was overwritten: the file has the other version and the window has yours. Choose which to keep, or keep both."
	case Full:
		return "The file is as it was and your text is still in the window. Free some space, then save again."
	case ReadOnly, Invalid:
		return "Nothing was written and your text is still in the window. Save a copy under another name or in another folder."
	case Gone:
		return "Your text is still in the window. Save it again to make the file anew, or save it elsewhere."
	case Exists:
		return "It was not overwritten and your text is still in the window. Choose another name."
	case Locked:
		return "Nothing was written and your text is still in the window. Close the other program, then save again."
	}
	return "Your text is still in the window. Save again, or save a copy on another disk."
}

// reason is a cause that is written for the writer and goes on after the name
// of the file. It makes a file [Invalid] to read and [ReadOnly] to write.
type reason string

func (r reason) Error() string { return string(r) }

// newError wraps the cause of a failure; a nil cause is no failure.
func Wrap(op, path string, err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	kind := classify(err)
	if _, ok := errors.AsType[reason](err); ok {
		kind = ReadOnly
		if op == "open" || op == "read" || op == "list" {
			kind = Invalid
		}
	}
	return &Error{Op: op, Kind: kind, Path: path, Err: err}
}

// Windows has error numbers of its own for what happens when two programs meet.
const (
	onWindows       = runtime.GOOS == "windows"
	windowsSharing  = syscall.Errno(32)
	windowsLocked   = syscall.Errno(33)
	windowsDiskFull = syscall.Errno(112)
)

func classify(err error) Kind {
	is := func(targets ...error) bool {
		for _, target := range targets {
			if errors.Is(err, target) {
				return true
			}
		}
		return false
	}
	switch {
	case is(syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG):
		return Full
	case onWindows && is(windowsDiskFull):
		return Full
	case is(syscall.EBUSY, syscall.ETXTBSY, syscall.EAGAIN):
		return Locked
	case onWindows && is(windowsSharing, windowsLocked):
		return Locked
	case is(fs.ErrPermission, syscall.EROFS):
		return ReadOnly
	case is(fs.ErrExist):
		return Exists
	case is(syscall.ENOTDIR, syscall.ELOOP, syscall.ENAMETOOLONG, syscall.EISDIR, fs.ErrInvalid):
		return Invalid
	case is(fs.ErrNotExist):
		return Gone
	}
	return IO
}

// cause is the system's word for the failure, without the names of calls.
func cause(err error) string {
	if errno, ok := errors.AsType[syscall.Errno](err); ok {
		return errno.Error()
	}
	if err == nil {
		return "unknown error"
	}
	return err.Error()
}

// quoted shows a name so that a newline or a direction mark in it cannot make
// the message say something else, nor its length hide the rest.
func quoted(name string) string {
	const most = 80
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '\ufffd'
		}
		return r
	}, name)
	if len(name) > most {
		name = cut(name, most/2) + "…" + name[len(name)-len(cut(name, most/2)):]
	}
	return "“" + strings.ToValidUTF8(name, "") + "”"
}
