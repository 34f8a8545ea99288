// Package instance makes Galley one program for a user: a second start hands over what
// it was to open to the first one. They meet in the state directory, by a lock that
// ends with its process and a socket that no other computer reaches.
package instance

import (
	"bufio"
	"encoding/json"
	"errors"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

const (
	lockName   = "instance.lock"
	socketName = "instance.sock"
	answer     = "ok\n"
	maxRequest = 64 << 10 // bytes
)

// patience is how long a program may take to answer that has a connection.
const patience = 2 * time.Second

// Request is what a start is asked to open.
type Request struct {
	Path   string `json:"path"` // absolute, or ""
	Sample bool   `json:"sample"`
}

// ErrTaken says that another program is the user's Galley.
var ErrTaken = errors.New("instance: another Galley is running")

// Instance is the right to be the user's Galley.
type Instance struct {
	lock     *flock.Flock
	listener net.Listener
	dir      string
}

// Claim takes that right, in a state directory. It is ErrTaken while another process
// has it, also one that hangs; of a process that has ended it is free at once.
func Claim(dir string) (*Instance, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(dir, lockName))
	locked, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !locked {
		return nil, ErrTaken
	}
	return &Instance{lock: lock, dir: dir}, nil
}

// Serve calls open, on a goroutine, with what later starts hand over, until Release.
func (i *Instance) Serve(open func(Request)) error {
	path := filepath.Join(i.dir, socketName)
	_ = os.Remove(path) // of a process that ended without a word
	listener, err := net.Listen("unix", path)
	if err != nil {
		return err
	}
	i.listener = listener
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			serve(conn, open)
		}
	}()
	return nil
}

func serve(conn net.Conn, open func(Request)) {
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(patience))
	line, err := bufio.NewReaderSize(conn, maxRequest).ReadSlice('\n')
	var r Request
	if err != nil || json.Unmarshal(line, &r) != nil || r.Path != "" && !filepath.IsAbs(r.Path) {
		return
	}
	open(r)
	_, _ = conn.Write([]byte(answer))
}

// Release ends the serving and gives the right up.
func (i *Instance) Release() {
	if i.listener != nil {
		i.listener.Close()
	}
	_ = i.lock.Unlock()
}

// Hand gives a request to the Galley that is running. An error means that it did not
// take it.
func Hand(dir string, r Request) error {
	conn, err := net.DialTimeout("unix", filepath.Join(dir, socketName), patience)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if _, err := conn.Write(append(line, '\n')); err != nil {
		return err
	}
	got, err := bufio.NewReader(conn).ReadString('\n')
	if err == nil && got != answer {
		err = errors.New("instance: it answered " + got)
	}
	return err
}
