package ui

import (
	"errors"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/storage/repository"
	"github.com/adrg/xdg"

	"galley/assets"
	"galley/editor"
	"galley/editor/vfs"
	"galley/ui/glyph"
	"galley/ui/instance"
	"galley/ui/theme"
)

// ID is the application's name to the desktop.
const ID = "ink.galley.Galley"

// Start says what the window opens: a folder or an article, the sample, or,
// when it is zero, what was open last.
type Start struct {
	Path   string
	Sample bool
}

// garbagePercent is how much the heap may grow until it is swept, in percent. Half
// of Go's own saves 35 MB after a long article was scrolled through; the window's
// work is too short for the sweeps to be felt.
const garbagePercent = 50

// Run opens the window and returns when it is closed; where the user's Galley has one
// open already, it only hands over what is to be opened.
func Run(start Start, version string) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	stateDir := filepath.Join(xdg.StateHome, "galley")
	claim, err := instance.Claim(stateDir)
	if errors.Is(err, instance.ErrTaken) && instance.Hand(stateDir, requestOf(start)) == nil {
		return
	}
	app.SetMetadata(fyne.AppMetadata{
		ID: ID, Name: "Galley", Version: version, Release: true,
		Migrations: map[string]bool{"fyneDo": true},
	})
	// The toolkit makes its cache folder, but not the folder above it.
	_ = os.MkdirAll(xdg.CacheHome, 0o700)
	a := app.NewWithID(ID)
	a.SetIcon(fyne.NewStaticResource("galley.png", assets.AppIcon()))
	refuseNetwork()
	a.Settings().SetTheme(theme.New())

	env := editor.Env{FS: vfs.OS{}, Post: post, StateDir: stateDir, Log: newLog(stateDir, claim != nil)}
	if claim != nil {
		env.Journal, env.History = openState(env)
		keepCrashes(stateDir)
	}
	w := newWindow(a, env, newSystemClipboard())
	if claim == nil && err != nil {
		w.waitForClaim(err)
	} else {
		w.serve(claim)
		w.keepHistory()
		w.workspace.Recover(w.recovered)
	}
	w.start(start)
	w.loadFonts()
	w.quitOnSignals()
	slimFramebuffer()
	w.win.ShowAndRun()
}

// crashName is the file of the state directory in which the reason of a crash stands;
// the text that was typed is in the journal.
const crashName = "crash.txt"

// keepCrashes has the runtime write down why the program broke, should it ever.
func keepCrashes(stateDir string) {
	f, err := os.OpenFile(filepath.Join(stateDir, crashName), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return
	}
	defer f.Close() // the runtime has a handle of its own
	_ = debug.SetCrashOutput(f, debug.CrashOptions{})
}

// refuseNetwork replaces the toolkit's readers of web addresses by one that
// refuses, so that not even a mistake can fetch anything.
func refuseNetwork() {
	for _, scheme := range []string{"http", "https"} {
		repository.Register(scheme, refusal{})
	}
}

// newLog writes to a file in the state directory, or nowhere when that cannot
// be had or is another program's: a log must never keep a writer from writing.
func newLog(dir string, own bool) *slog.Logger {
	if own && os.MkdirAll(dir, 0o700) == nil {
		if f, err := os.OpenFile(filepath.Join(dir, "galley.log"), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600); err == nil {
			return slog.New(slog.NewTextHandler(f, nil))
		}
	}
	return slog.New(slog.DiscardHandler)
}

// loadFonts finds the system's fonts for writing systems that the bundled ones
// lack. It takes long the first time, so the window is shown without them.
func (w *Window) loadFonts() {
	find := func() (struct{}, error) {
		return struct{}{}, glyph.LoadSystemFonts(filepath.Join(xdg.CacheHome, "galley", "fonts"))
	}
	editor.Work(w.env, find, func(_ struct{}, err error) {
		if err != nil {
			w.env.Log.Warn("no fonts of the system", "error", err)
			return
		}
		w.area.Refresh()
		w.preview.Refresh()
	})
}

// quitOnSignals saves and ends when the session ends or asks. The toolkit
// listens to the same signals and ends without saving, so they are taken from
// it: it begins to listen in a goroutine that it starts when it runs, at a
// moment that it does not tell.
func (w *Window) quitOnSignals() {
	signals := make(chan os.Signal, 1)
	take := func() {
		signal.Reset(syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
		signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	}
	take()
	w.app.Lifecycle().SetOnStarted(func() {
		waitForEvents(&w.frames, w.idle)
		take()
		for _, later := range []time.Duration{100 * time.Millisecond, time.Second, 3 * time.Second} {
			time.AfterFunc(later, take)
		}
	})
	go func() {
		for range signals {
			post(w.Quit)
		}
	}()
}

// idle reports whether nothing in the window moves by itself: the writer is in the
// text, whose caret wakes the window when it blinks.
func (w *Window) idle() bool {
	return w.win.Canvas().Focused() == fyne.Focusable(w.area) && w.win.Canvas().Overlays().Top() == nil
}

// start opens what was asked for, else what was open last.
func (w *Window) start(start Start) {
	switch {
	case start.Sample:
		w.openSample()
		return
	case start.Path == "":
		w.recallArticles()
		return
	}
	path, err := filepath.Abs(start.Path)
	if err != nil {
		w.trouble(err)
		return
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		w.openFolder(path, "")
		return
	}
	w.openFolder(filepath.Dir(path), path)
}
