package folder

import (
	"maps"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"galley/editor/store"
	"galley/editor/vfs"
)

// run is the folder's goroutine.
func (f *Folder) run() {
	defer f.tree.watches.close()
	poll := time.NewTicker(f.opts.Poll)
	defer poll.Stop()
	due := time.NewTimer(0)
	defer due.Stop()
	for ticks := 0; ; {
		var wait <-chan time.Time
		if f.dirty.any() {
			wait = due.C
		}
		select {
		case <-f.done:
			return
		case e, ok := <-f.tree.watches.events():
			if !ok {
				f.unwatch("the watcher ended")
				f.schedule(due)
				continue
			}
			if f.notice(e) {
				f.schedule(due)
			}
		case err, ok := <-f.tree.watches.errors():
			if !ok {
				f.unwatch("the watcher ended")
				f.schedule(due)
				continue
			}
			f.log("watching %s: %v; looking at everything", f.dir, err)
			f.dirty.all = true
			f.schedule(due)
		case <-f.wake:
			f.take()
			f.schedule(due)
		case <-poll.C:
			if ticks++; f.Live() && !f.remote && !f.lost && ticks%rarely != 0 {
				continue
			}
			f.dirty.all, f.dirty.recheck = true, true
			f.pass(due)
		case <-wait:
			f.pass(due)
		}
	}
}

// schedule puts off the look until nothing more happens, but not for long.
func (f *Folder) schedule(due *time.Timer) {
	now := time.Now()
	if f.dirty.since.IsZero() {
		f.dirty.since = now
	}
	wait := min(quiet, burst-now.Sub(f.dirty.since))
	// In a flood of events a large folder must not spend all its time looking.
	due.Reset(max(wait, f.rest.Sub(now)))
}

// notice takes an event of the watcher and reports whether it matters.
func (f *Folder) notice(e fsnotify.Event) bool {
	name := filepath.Base(e.Name)
	if e.Op.Has(fsnotify.Remove) || e.Op.Has(fsnotify.Rename) {
		// If it was a folder the watch went with it, and the next folder of
		// that name may even have its number.
		if _, folder := f.tree.dirs[e.Name]; folder {
			f.tree.watches.remove(e.Name)
		}
	}
	switch {
	case e.Op == fsnotify.Chmod:
		return false
	case e.Name == f.dir:
		f.dirty.all = true
	case IsArticle(name):
		f.dirty.file(e.Name)
	case strings.HasPrefix(name, "."), store.IsTemp(name):
		return false
	default:
		// Perhaps a folder of articles. Files of other kinds change too, and
		// listing one folder for them costs little.
		f.dirty.dir(filepath.Dir(e.Name))
		f.dirty.dir(e.Name)
	}
	return true
}

// pass looks at what is dirty and tells what happened.
func (f *Folder) pass(due *time.Timer) {
	f.take()
	before, start := f.tree.known, time.Now()
	after, err := f.scan()
	end := time.Now()
	f.rest = end.Add(min(end.Sub(start), time.Second))
	f.dirty = dirty{}
	if err != nil {
		f.lose(err)
		return
	}
	if f.lost {
		f.lost = false
		f.log("%s is back", f.dir)
	}
	told := f.sift(diff(before, after), before, after)
	fresh := !sameList(before, after)
	f.tree.known = after
	for path := range f.tree.unsettled {
		f.dirty.file(path)
	}
	if f.dirty.any() {
		f.dirty.since = time.Now()
		due.Reset(settle / 4)
	}
	if fresh {
		f.publish()
		if f.opts.Listed != nil {
			f.opts.Listed()
		}
	}
	f.tell(told)
}

// sift keeps of the events those that are to be told now. A path that has to
// wait stays known as it was.
func (f *Folder) sift(events []Event, before, after map[string]record) (told []Event) {
	for _, e := range events {
		switch f.judge(e) {
		case news:
			told = append(told, e)
			delete(f.echo, e.Path)
		case wait:
			f.dirty.file(e.Path)
			if old, known := before[e.Path]; known {
				after[e.Path] = old
			} else {
				delete(after, e.Path)
			}
		}
	}
	for path := range f.echo {
		if now, known := after[path]; known {
			told = append(told, Event{Path: path, Kind: Changed, Print: now.print})
		} else {
			told = append(told, Event{Path: path, Kind: Removed})
		}
		delete(f.echo, path)
	}
	return told
}

func (f *Folder) tell(events []Event) {
	now := time.Now()
	maps.DeleteFunc(f.told, func(_ string, when time.Time) bool { return now.Sub(when) > crossed })
	for _, e := range events {
		f.told[e.Path] = now // an echo as well: it may cross the next save
	}
	if len(events) > 0 && f.opts.Events != nil {
		f.opts.Events(events)
	}
}

// lose says once that the folder cannot be read, or where it went. Its articles stay
// listed: they may be back with the next network packet.
func (f *Folder) lose(err error) {
	if f.lost {
		return
	}
	f.lost = true
	f.tree.watches.remove(f.dir)
	if to, ok := f.trail.follow(f.fsys); ok {
		f.log("%s is %s now", f.dir, to)
		f.tell([]Event{{Path: to, From: f.dir, Kind: Moved}})
		return
	}
	f.log("%v", store.Wrap("list", f.dir, err))
	f.tell([]Event{{Path: f.dir, Kind: Lost}})
}

// watch gets a watcher, or says why there is none.
func (f *Folder) watch() {
	open := f.opts.Watch
	if open == nil {
		if _, real := f.fsys.(vfs.OS); !real {
			return
		}
		open = NewWatcher
		f.remote = vfs.Remote(f.dir)
	}
	w, err := open()
	if err != nil {
		f.log("%s cannot be watched (%v); looking every %v", f.dir, err, f.opts.Poll)
		return
	}
	f.tree.watches.watcher = w
	f.live.Store(true)
}

// unwatch goes over to polling: half a watch is none.
func (f *Folder) unwatch(why string) {
	if f.tree.watches.watcher == nil {
		return
	}
	f.log("%s is not watched any more (%s); looking every %v", f.dir, why, f.opts.Poll)
	f.tree.watches.close()
	f.live.Store(false)
	f.dirty.all = true
}

// sweep removes what saves left behind that a crash interrupted.
func (f *Folder) sweep() {
	for dir := range f.tree.litter {
		if err := store.Sweep(f.fsys, dir, time.Now().Add(-time.Hour)); err != nil {
			f.log("%v", err)
		}
	}
}

func sameList(a, b map[string]record) bool {
	if len(a) != len(b) {
		return false
	}
	for path, r := range a {
		if s, ok := b[path]; !ok || r.summary != s.summary || r.stat.size != s.stat.size || !r.stat.mod.Equal(s.stat.mod) {
			return false
		}
	}
	return true
}
