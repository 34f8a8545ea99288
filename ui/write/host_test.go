package write

import (
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/editor/state"
	"galley/editor/state/statetest"
	"galley/editor/text"
	"galley/ui/theme"
)

// bench is an Area in a window of the test driver, over a host with a history.
// Time stands still and frames are drawn when a test says so, unless live.
type bench struct {
	t    testing.TB
	area *Area
	st   state.State
	hist *state.History
	eol  string
	read bool

	window  fyne.Window
	now     time.Time
	frames  []func()
	tickers []*ticker
}

type ticker struct {
	every   time.Duration
	f       func()
	stopped bool
}

// newBench shows src, in the notation of statetest, in a window of a size.
func newBench(t testing.TB, src string, size fyne.Size) *bench {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New())
	theme.Use(theme.LightMode)
	b := &bench{t: t, hist: state.NewHistory(), eol: "\n", now: time.Unix(0, 0)}
	b.st = statetest.Parse(src)
	b.area = New(b, Options{
		Every: func(d time.Duration, f func()) func() {
			tick := &ticker{every: d, f: f}
			b.tickers = append(b.tickers, tick)
			return func() { tick.stopped = true }
		},
		Frame: func(f func()) { b.frames = append(b.frames, f) },
		Now:   func() time.Time { return b.now },
	})
	b.window = test.NewTempWindow(t, b.area)
	b.window.SetPadded(false)
	b.window.Resize(size)
	b.window.Canvas().Focus(b.area)
	b.frame()
	return b
}

// show replaces everything by src, in the notation of statetest.
func (b *bench) show(src string) {
	b.t.Helper()
	st := statetest.Parse(src)
	all := text.Replace(text.Span{From: 0, To: b.st.Doc.Len()}, string(st.Doc.Bytes()))
	b.Dispatch(state.Spec{Changes: []text.Change{all}, Sel: &st.Sel})
}

func (b *bench) want(want string) {
	b.t.Helper()
	b.frame()
	if got := statetest.Format(b.st); got != want {
		b.t.Errorf("state is %q, want %q", got, want)
	}
}

// frame does what is due before the next frame.
func (b *bench) frame() {
	frames := b.frames
	b.frames = nil
	for _, f := range frames {
		f()
	}
}

// tick lets every running ticker tick once.
func (b *bench) tick() {
	for _, t := range b.tickers {
		if !t.stopped {
			t.f()
		}
	}
}

func (b *bench) key(mod fyne.KeyModifier, key fyne.KeyName) {
	b.t.Helper()
	act := b.area.keys[chord{mod, key}]
	if act == nil {
		b.t.Fatalf("nothing is bound to %v %v", mod, key)
	}
	act(b.area)
	b.frame()
}

func (b *bench) State() state.State { return b.st }

func (b *bench) Dispatch(spec state.Spec) {
	tx, err := b.st.Apply(spec)
	if err != nil {
		b.t.Fatal(err)
	}
	b.hist.Record(tx, b.now)
	b.st = tx.After
	b.area.Apply(tx)
}

func (b *bench) Undo() bool { return b.dispatch(b.hist.Undo(b.st)) }

func (b *bench) Redo() bool { return b.dispatch(b.hist.Redo(b.st)) }

func (b *bench) dispatch(spec state.Spec, ok bool) bool {
	if ok {
		b.Dispatch(spec)
	}
	return ok
}

func (b *bench) EOL() string { return b.eol }

func (b *bench) ReadOnly() bool { return b.read }

// TestMain keeps Fyne's settings of the person who runs the tests out of them.
func TestMain(m *testing.M) {
	os.Setenv("FYNE_SCALE", "1")
	os.Exit(m.Run())
}

func insertAt(off int, s string) []text.Change { return []text.Change{text.Insert(off, s)} }
