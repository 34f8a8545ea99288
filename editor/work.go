package editor

import (
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"galley/editor/history"
	"galley/editor/journal"
	"galley/editor/vfs"
)

// Env is what sessions need from the world; all fields but Journal and
// History are required.
type Env struct {
	FS       vfs.FS
	Post     func(func()) // runs a function on the UI goroutine, in order
	StateDir string       // for safety copies; never inside a folder of articles
	Journal  *journal.Dir // nil: what is typed is safe when it is saved
	History  *history.History
	Log      *slog.Logger
}

// Work runs job on a goroutine and done with its result on the UI goroutine.
// A panic of job ends here: it is logged and becomes the error.
func Work[T any](env Env, job func() (T, error), done func(T, error)) {
	go func() {
		result, err := guarded(env, job)
		env.Post(func() { done(result, err) })
	}()
}

func guarded[T any](env Env, job func() (T, error)) (result T, err error) {
	defer func() {
		if p := recover(); p != nil {
			env.Log.Error("a worker failed", "panic", p, "stack", string(debug.Stack()))
			err = Messagef("Something went wrong inside Galley (%v). Your text is safe in this window.", p)
		}
	}()
	return job()
}

// Every calls f on the UI goroutine once in d until stop is called.
func (e Env) Every(d time.Duration, f func()) (stop func()) {
	ticker, done := time.NewTicker(d), make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				e.Post(f)
			case <-done:
				return
			}
		}
	}()
	var once sync.Once
	return func() {
		once.Do(func() {
			ticker.Stop()
			close(done)
		})
	}
}
