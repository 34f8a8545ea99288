package journal_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"galley/editor/journal"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

const stateDir = "/home/writer/state"

var start = time.UnixMilli(1_700_000_000_000)

func baseOf(doc string) journal.Base {
	return journal.Base{
		Path: "/articles/a.md", Encoding: store.Encoding{BOM: true, EOL: store.CRLF},
		Print: store.FingerprintOf([]byte(doc)),
		State: state.State{Doc: text.FromString(doc), Sel: state.Caret(0), Version: 7},
	}
}

// typist makes steps as a writer does: it types, deletes, undoes, replaces in many
// places, and moves the caret between.
type typist struct {
	state.State
	history *state.History
	rnd     *rand.Rand
	now     time.Time
}

func newTypist(s state.State, seed uint64) *typist {
	return &typist{State: s, history: state.NewHistory(), rnd: rand.New(rand.NewPCG(seed, 1)), now: start}
}

func (t *typist) step() journal.Step {
	for moved := false; ; moved = true {
		t.now = t.now.Add(time.Duration(t.rnd.IntN(900)) * time.Millisecond)
		if t.rnd.IntN(20) == 0 { // clocks are set right, and wrong
			t.now = t.now.AddDate(t.rnd.IntN(21)-10, 0, 0)
		}
		spec := t.spec()
		tx, err := t.Apply(spec)
		if err != nil {
			panic(err)
		}
		t.history.Record(tx, t.now)
		t.State = tx.After
		if !tx.Changes.Empty() {
			return journal.Step{Transaction: tx, At: t.now, Moved: moved}
		}
	}
}

func (t *typist) spec() state.Spec {
	n := t.Doc.Len()
	switch t.rnd.IntN(10) {
	case 0:
		if spec, ok := t.history.Undo(t.State); ok {
			return spec
		}
	case 1:
		if spec, ok := t.history.Redo(t.State); ok {
			return spec
		}
	case 2:
		sel := state.Caret(t.rnd.IntN(n + 1))
		return state.Spec{Sel: &sel, Origin: state.Move}
	case 3:
		var changes []text.Change
		for at := t.rnd.IntN(n + 1); at < n; at += 2 + t.rnd.IntN(n) {
			changes = append(changes, text.Change{Span: text.Span{From: at, To: at + 1}, Insert: []byte("é\x00")})
		}
		return state.Spec{Changes: changes, Origin: state.Replace}
	case 4:
		from := t.rnd.IntN(n + 1)
		to := from + t.rnd.IntN(min(n-from, 5)+1)
		return state.Spec{Changes: []text.Change{{Span: text.Span{From: from, To: to}}}, Origin: state.Delete}
	}
	at := t.Sel.Primary().Head
	letter := string(rune('a' + t.rnd.IntN(26)))
	sel := state.Caret(at + 1)
	return state.Spec{Changes: []text.Change{text.Insert(at, letter)}, Sel: &sel, Origin: state.Type}
}

func open(t testing.TB, fsys vfs.FS) *journal.Dir {
	t.Helper()
	dir, err := journal.Open(fsys, stateDir)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// left is the one journal that a disk holds, or nil.
func left(t testing.TB, fsys vfs.FS) *journal.Found {
	t.Helper()
	dir, _ := journal.Open(fsys, stateDir)
	all, problems := dir.Scan()
	if len(problems) > 0 || len(all) > 1 {
		t.Fatalf("%d journals, problems %v", len(all), problems)
	}
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// bytesOf is the file of the one journal.
func bytesOf(t testing.TB, fsys vfs.FS) (path string, data []byte) {
	t.Helper()
	dir, err := fsys.OpenDir(filepath.Join(stateDir, "journal"))
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	infos, err := dir.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, info := range infos {
		if strings.HasSuffix(info.Name, ".journal") {
			f, err := dir.OpenFile(info.Name, os.O_RDONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			data, err := io.ReadAll(f)
			if err != nil {
				t.Fatal(err)
			}
			return info.Name, data
		}
	}
	t.Fatal("there is no journal")
	return "", nil
}

func TestJournal_gives_back_the_text_the_carets_and_the_undo(t *testing.T) {
	for seed := range uint64(60) {
		fsys := vfs.NewMem()
		base := baseOf(strings.Repeat("some text\n", int(seed%7)))
		w, err := open(t, fsys).Begin(base)
		if err != nil {
			t.Fatal(err)
		}
		writer := newTypist(base.State, seed)
		var saved state.State
		for i := range 60 {
			if err := w.Append(writer.step()); err != nil {
				t.Fatal(err)
			}
			if i == 40 {
				saved = writer.State
				if err := w.Saved(saved.Version, store.FingerprintDoc(saved.Doc, base.Encoding)); err != nil {
					t.Fatal(err)
				}
			}
		}
		found := left(t, fsys)
		got := found.State()
		if !got.Doc.Equal(writer.Doc) || got.Version != writer.Version {
			t.Fatalf("seed %d: version %d %q, want %d %q", seed, got.Version, got.Doc.Bytes(), writer.Version, writer.Doc.Bytes())
		}
		if found.Path != base.Path || found.Encoding != base.Encoding || !found.Unsaved() || found.Torn {
			t.Fatalf("seed %d: found %+v", seed, found)
		}
		if !found.Saved.Doc.Equal(saved.Doc) || found.Print != store.FingerprintDoc(saved.Doc, base.Encoding) {
			t.Fatalf("seed %d: saved is %q, want %q", seed, found.Saved.Doc.Bytes(), saved.Doc.Bytes())
		}
		// The writer goes on undoing where it stopped.
		history := found.History()
		for i := 0; ; i++ {
			spec, more := history.Undo(got)
			if !more {
				break
			}
			tx, err := got.Apply(spec)
			if err != nil {
				t.Fatalf("seed %d: undo %d: %v", seed, i, err)
			}
			history.Record(tx, writer.now)
			got = tx.After
		}
		if !got.Doc.Equal(base.State.Doc) {
			t.Fatalf("seed %d: all undone is %q, want %q", seed, got.Doc.Bytes(), base.State.Doc.Bytes())
		}
	}
}

func TestJournal_begun_anew_goes_on_from_the_saved_text(t *testing.T) {
	fsys := vfs.NewMem()
	dir := open(t, fsys)
	base := baseOf("on disk")
	writer := newTypist(base.State, 3)
	before := writer.State
	for range 20 {
		writer.step()
	}
	whole, err := before.Apply(state.Spec{Changes: []text.Change{{Span: before.Doc.Span(), Insert: writer.Doc.Bytes()}}, Origin: state.Reload})
	if err != nil {
		t.Fatal(err)
	}
	whole.After.Version = writer.Version
	w, err := dir.Begin(base, journal.Step{Transaction: whole, At: start})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Append(writer.step()); err != nil {
		t.Fatal(err)
	}
	found := left(t, fsys)
	if !found.State().Doc.Equal(writer.Doc) || string(found.Saved.Doc.Bytes()) != "on disk" {
		t.Errorf("text %q, saved %q", found.State().Doc.Bytes(), found.Saved.Doc.Bytes())
	}
	if err := w.Remove(); err != nil {
		t.Fatal(err)
	}
	if left(t, fsys) != nil {
		t.Error("a removed journal is still there")
	}
}

func TestJournal_becomes_long(t *testing.T) {
	w, err := open(t, vfs.NewMem()).Begin(baseOf("x"))
	if err != nil {
		t.Fatal(err)
	}
	s := newTypist(baseOf("x").State, 1).step()
	s.Transaction, _ = s.Before.Apply(state.Spec{Changes: []text.Change{text.Insert(0, strings.Repeat("a", 600<<10))}})
	for i := range 2 {
		if w.Long() {
			t.Fatalf("long after %d steps", i)
		}
		if err := w.Append(s); err != nil {
			t.Fatal(err)
		}
	}
	if !w.Long() {
		t.Error("1.2 MB of steps are not long for a text of one byte")
	}
}

// After a crash at any moment, with all that was not synced kept, lost, torn or
// zeroed, the journal holds a version that is no older than the last one synced.
func TestJournal_survives_a_crash_at_any_moment(t *testing.T) {
	fsys := vfs.NewMem()
	dir := open(t, fsys)
	fsys.SyncAll()
	base := baseOf("text of the file")
	versions := map[uint64]string{7: "text of the file"}
	durable, begun := uint64(0), false
	states := 0
	look := func(op string) {
		for crashed := range fsys.Crashes() {
			states++
			found := left(t, crashed)
			if found == nil {
				if begun {
					t.Fatalf("after %s there is no journal", op)
				}
				continue
			}
			got := found.State()
			if want, known := versions[got.Version]; !known || want != string(got.Doc.Bytes()) {
				t.Fatalf("after %s version %d is %q", op, got.Version, got.Doc.Bytes())
			}
			if got.Version < durable {
				t.Fatalf("after %s the version is %d, but %d was synced", op, got.Version, durable)
			}
		}
	}
	fsys.After(look)
	writer := newTypist(base.State, 5)
	w, err := dir.Begin(base)
	if err != nil {
		t.Fatal(err)
	}
	begun = true
	for range 4 {
		for range 3 {
			s := writer.step()
			versions[s.After.Version] = string(s.After.Doc.Bytes())
			if err := w.Append(s); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Sync(); err != nil {
			t.Fatal(err)
		}
		durable = writer.Version
	}
	// Begun anew: the old one stays until the new one is durable.
	again := base
	again.State = writer.State
	if _, err = dir.Begin(again); err != nil {
		t.Fatal(err)
	}
	fsys.After(nil)
	look("the end")
	t.Logf("%d states", states)
}

// Whatever operation fails, what was synced before can be read, and a journal begun
// anew holds everything.
func TestJournal_survives_every_failing_step(t *testing.T) {
	for _, cause := range []error{syscall.EIO, syscall.ENOSPC} {
		for n := 0; ; n++ {
			mem := vfs.NewMem()
			dir := open(t, mem)
			fault := vfs.NewFault(mem, nil)
			faulty, err := journal.Open(fault, stateDir)
			if err != nil {
				t.Fatal(err)
			}
			_ = dir
			base := baseOf("text")
			writer := newTypist(base.State, 9)
			synced, failed := uint64(0), false
			fault.SetRule(vfs.Nth(n, cause))
			w, err := faulty.Begin(base)
			failed = err != nil
			for i := 0; i < 6 && !failed; i++ {
				if err = w.Append(writer.step()); err == nil && i%2 == 1 {
					if err = w.Sync(); err == nil {
						synced = writer.Version
					}
				}
				failed = err != nil
			}
			done := len(fault.Ops()) <= n
			fault.SetRule(nil)
			if failed {
				want := store.IO
				if cause == syscall.ENOSPC {
					want = store.Full
				}
				if store.KindOf(err) != want {
					t.Fatalf("step %d with %v is %v", n, cause, err)
				}
				if found := left(t, mem); synced > 0 && (found == nil || found.State().Version < synced) {
					t.Fatalf("step %d with %v: %d was synced, found %+v", n, cause, synced, found)
				}
				base.State = writer.State
				if _, err := faulty.Begin(base); err != nil {
					t.Fatalf("step %d with %v: begun anew: %v", n, cause, err)
				}
			}
			if found := left(t, mem); found == nil || !found.State().Doc.Equal(writer.Doc) {
				t.Fatalf("step %d with %v: the text is not in the journal", n, cause)
			}
			if done {
				break
			}
		}
	}
}

func TestJournal_goes_on_in_the_reserve_of_a_full_disk(t *testing.T) {
	fsys := vfs.NewMem()
	dir := open(t, fsys)
	base := baseOf(strings.Repeat("a", 1000))
	fsys.SetFree(100)
	if _, err := dir.Begin(base); store.KindOf(err) != store.Full {
		t.Fatalf("on a full disk it begins with %v", err)
	}
	dir.Release()
	w, err := dir.Begin(base)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Append(newTypist(base.State, 1).step()); err != nil {
		t.Fatal(err)
	}
}

func TestReplay_of_a_cut_or_bent_journal_is_a_version_or_an_error(t *testing.T) {
	fsys := vfs.NewMem()
	base := baseOf("the text")
	w, err := open(t, fsys).Begin(base)
	if err != nil {
		t.Fatal(err)
	}
	writer := newTypist(base.State, 11)
	versions := map[uint64]string{7: "the text"}
	for range 12 {
		s := writer.step()
		versions[s.After.Version] = string(s.After.Doc.Bytes())
		if err := w.Append(s); err != nil {
			t.Fatal(err)
		}
	}
	_, whole := bytesOf(t, fsys)
	check := func(what string, data []byte) {
		found, err := journal.Replay(data)
		if err != nil {
			return
		}
		if want, known := versions[found.State().Version]; !known || want != string(found.State().Doc.Bytes()) || found.Path != base.Path {
			t.Fatalf("%s gives version %d %q of %s", what, found.State().Version, found.State().Doc.Bytes(), found.Path)
		}
	}
	for n := range whole {
		check(fmt.Sprint("cut at ", n), whole[:n])
		for bit := range 8 {
			bent := slices.Clone(whole)
			bent[n] ^= 1 << bit
			check(fmt.Sprint("byte ", n, " bit ", bit), bent)
		}
	}
}

func TestScan_sets_aside_what_it_cannot_read(t *testing.T) {
	fsys := vfs.NewMem()
	dir := open(t, fsys)
	if _, err := dir.Begin(baseOf("text")); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"foreign.journal": "galley journal 2\nfrom the future", "empty.journal": "", "note.txt": "not ours"} {
		if _, err := store.Write(fsys, filepath.Join(stateDir, "journal", name), []byte(content), store.Fingerprint{}); err != nil {
			t.Fatal(err)
		}
	}
	all, problems := dir.Scan()
	if len(all) != 1 || len(problems) != 2 {
		t.Fatalf("%d journals, problems %v", len(all), problems)
	}
	if all, problems = dir.Scan(); len(all) != 1 || len(problems) != 0 {
		t.Errorf("the second time: %d journals, problems %v", len(all), problems)
	}
	if err := dir.Forget("/articles/a.md"); err != nil {
		t.Fatal(err)
	}
	if all, _ = dir.Scan(); len(all) != 0 {
		t.Errorf("%d journals are left", len(all))
	}
}

func FuzzReplay(f *testing.F) {
	fsys := vfs.NewMem()
	w, err := open(f, fsys).Begin(baseOf("the text"))
	if err != nil {
		f.Fatal(err)
	}
	writer := newTypist(baseOf("the text").State, 2)
	for range 5 {
		if err := w.Append(writer.step()); err != nil {
			f.Fatal(err)
		}
	}
	_, whole := bytesOf(f, fsys)
	f.Add(whole)
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := journal.ReplayUnchecked(data)
		if err != nil {
			return
		}
		length := found.State().Doc.Len()
		for _, r := range found.State().Sel.Ranges {
			if r.From() < 0 || r.To() > length {
				t.Fatalf("selected is %v of %d bytes", r, length)
			}
		}
	})
}

func TestAppend_allocates_nothing_that_grows_with_the_text(t *testing.T) {
	dir, err := journal.Open(vfs.OS{}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	base := baseOf(strings.Repeat("words ", 1<<18))
	w, err := dir.Begin(base)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	s := newTypist(base.State, 4).step()
	if n := testing.AllocsPerRun(100, func() {
		if err := w.Append(s); err != nil {
			t.Fatal(err)
		}
	}); n > 1 {
		t.Errorf("%v allocations for a step", n)
	}
}

// BenchmarkAppend is one typed letter on its way to the kernel.
func BenchmarkAppend(b *testing.B) {
	for _, size := range []int{10 << 10, 10 << 20} {
		b.Run(fmt.Sprint(size>>10, "KB"), func(b *testing.B) {
			dir, err := journal.Open(vfs.OS{}, b.TempDir())
			if err != nil {
				b.Fatal(err)
			}
			base := baseOf(strings.Repeat("x", size))
			w, err := dir.Begin(base)
			if err != nil {
				b.Fatal(err)
			}
			defer w.Close()
			s := newTypist(base.State, 4).step()
			var each []time.Duration
			for b.Loop() {
				begun := time.Now()
				if err := w.Append(s); err != nil {
					b.Fatal(err)
				}
				each = append(each, time.Since(begun))
			}
			slices.Sort(each)
			b.ReportMetric(float64(each[len(each)*99/100].Microseconds()), "p99-µs")
		})
	}
}
