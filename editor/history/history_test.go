package history

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

const (
	stateDir = "/state"
	path     = "/articles/a.md"
)

var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

func contentOf(s string, enc store.Encoding) Content {
	doc := text.FromString(s)
	return Content{doc, enc, store.FingerprintDoc(doc, enc)}
}

func keep(t testing.TB, h *History, path, content string, at time.Time) {
	t.Helper()
	if err := h.Keep(path, contentOf(content, store.Encoding{EOL: store.LF}), at, Saved); err != nil {
		t.Fatal(err)
	}
}

// contents are the texts of all versions, the newest first.
func contents(t testing.TB, h *History, path string) []string {
	t.Helper()
	versions, err := h.Versions(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, v := range versions {
		doc, err := h.Text(v)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(doc.Bytes()))
	}
	return all
}

func TestHistory_keeps_every_content_once_in_a_row(t *testing.T) {
	fsys := vfs.NewMem()
	h := Open(fsys, stateDir)
	for i, content := range []string{"one", "one", "two", "one", "three\r\n\x00\xff"} {
		keep(t, h, path, content, noon.Add(time.Duration(i)*time.Minute))
	}
	want := []string{"three\r\n\x00\xff", "one", "two", "one"}
	if got := contents(t, h, path); !slices.Equal(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	again := Open(fsys, stateDir)
	keep(t, again, path, want[0], noon.Add(time.Hour))
	if got := contents(t, again, path); !slices.Equal(got, want) {
		t.Errorf("after a new start %q, want %q", got, want)
	}
	if got := contents(t, h, "/articles/other.md"); got != nil {
		t.Errorf("another article has %q", got)
	}
}

// Whatever the clock says: what was saved can be read, also after thinning at a time
// that lies before all of it.
func TestHistory_keeps_what_was_saved_while_the_clock_jumps(t *testing.T) {
	h := Open(vfs.NewMem(), stateDir)
	var want []string
	for i, years := range []int{0, 10, -10, 0, 3, -1} {
		want = append(want, fmt.Sprint("version ", i))
		keep(t, h, path, want[i], noon.AddDate(years, 0, i))
	}
	for _, now := range []time.Time{noon.AddDate(-20, 0, 0), noon} {
		if err := h.Thin(now); err != nil {
			t.Fatal(err)
		}
		got := contents(t, h, path)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("thinned in %d it has %q", now.Year(), got)
		}
	}
}

func TestHistory_keeps_the_encoding(t *testing.T) {
	h := Open(vfs.NewMem(), stateDir)
	enc := store.Encoding{BOM: true, EOL: store.CRLF}
	if err := h.Keep(path, contentOf("a\r\n", enc), noon, Opened); err != nil {
		t.Fatal(err)
	}
	versions, err := h.Versions(path)
	if err != nil || len(versions) != 1 || versions[0].Encoding != enc || versions[0].Why != Opened || versions[0].Size != 6 || !versions[0].At.Equal(noon) {
		t.Fatalf("%+v, %v", versions, err)
	}
}

func TestHistory_follows_an_article_and_outlives_it(t *testing.T) {
	fsys := vfs.NewMem()
	h := Open(fsys, stateDir)
	keep(t, h, path, "one", noon)
	if err := h.Moved(path, "/articles/b.md"); err != nil {
		t.Fatal(err)
	}
	keep(t, h, "/articles/b.md", "two", noon.Add(time.Minute))
	keep(t, h, path, "another article", noon.Add(time.Minute))
	h = Open(fsys, stateDir)
	if got := contents(t, h, "/articles/b.md"); !slices.Equal(got, []string{"two", "one"}) {
		t.Errorf("the moved one has %q", got)
	}
	if got := contents(t, h, path); !slices.Equal(got, []string{"another article"}) {
		t.Errorf("the new one at the old path has %q", got)
	}
	all, err := h.Articles()
	if err != nil || len(all) != 2 || all[0].Path != path || all[1].Path != "/articles/b.md" {
		t.Errorf("articles %+v, %v", all, err)
	}
}

func TestHistory_survives_a_crash_at_any_moment(t *testing.T) {
	fsys := vfs.NewMem()
	if err := fsys.MkdirAll(stateDir, 0o700); err != nil {
		t.Fatal(err)
	}
	h := Open(fsys, stateDir)
	keep(t, h, path, "one", noon)
	fsys.SyncAll()
	states := 0
	fsys.After(func(op string) {
		for crashed := range fsys.Crashes() {
			states++
			h := Open(crashed, stateDir)
			versions, err := h.Versions(path)
			if err != nil || len(versions) == 0 {
				t.Fatalf("after %s: %+v, %v", op, versions, err)
			}
			for _, v := range versions {
				if doc, err := h.Text(v); err != nil || string(doc.Bytes()) != "one" && string(doc.Bytes()) != "two" {
					t.Fatalf("after %s a version holds %q, %v", op, doc.Bytes(), err)
				}
			}
			keep(t, h, path, "three", noon.Add(time.Hour)) // and it goes on
			if got := contents(t, h, path); got[0] != "three" {
				t.Fatalf("after %s and a new version: %q", op, got)
			}
		}
	})
	keep(t, h, path, "two", noon.Add(time.Minute))
	fsys.After(nil)
	t.Logf("%d states", states)
}

func TestHistory_tells_of_a_disk_that_fails_and_goes_on(t *testing.T) {
	for n := 0; ; n++ {
		mem := vfs.NewMem()
		fault := vfs.NewFault(mem, nil)
		h := Open(fault, stateDir)
		keep(t, h, path, "one", noon)
		fault.SetRule(vfs.Nth(n, syscall.ENOSPC))
		err := h.Keep(path, contentOf("two", store.Encoding{}), noon.Add(time.Minute), Saved)
		done := len(fault.Ops()) <= n
		fault.SetRule(nil)
		if err != nil && store.KindOf(err) != store.Full {
			t.Fatalf("step %d: %v", n, err)
		}
		keep(t, h, path, "three", noon.Add(time.Hour))
		if got := contents(t, Open(mem, stateDir), path); got[0] != "three" || got[len(got)-1] != "one" {
			t.Fatalf("step %d: %q", n, got)
		}
		if done {
			break
		}
	}
}

func TestHistory_does_not_show_what_a_bent_file_holds(t *testing.T) {
	fsys := vfs.NewMem()
	h := Open(fsys, stateDir)
	keep(t, h, path, "one", noon)
	versions, _ := h.Versions(path)
	file := filepath.Join(stateDir, "history", versions[0].article, versions[0].hash+suffix)
	old, err := h.readFile(file, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Write(fsys, file, h.pack().EncodeAll([]byte("another"), nil), store.FingerprintOf(old)); err != nil {
		t.Fatal(err)
	}
	if doc, err := h.Text(versions[0]); err == nil {
		t.Errorf("it shows %q", doc.Bytes())
	}
}

// keepApart against what it promises, for random times.
func TestThin_law(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 4))
		var times []time.Time
		at := noon
		for range 1 + r.IntN(300) {
			at = at.Add(time.Duration(r.Int64N(int64(12 * time.Hour))))
			times = append(times, at)
		}
		now := at.Add(time.Duration(r.Int64N(int64(48 * time.Hour))))
		stay := keepApart(times, now)
		if !stay[0] || !stay[len(stay)-1] {
			t.Fatalf("seed %d: the first or the newest is gone", seed)
		}
		var left []time.Time
		for i, s := range stay {
			if s {
				left = append(left, times[i])
			} else if now.Sub(times[i]) < time.Hour {
				t.Fatalf("seed %d: a version of the last hour is gone", seed)
			}
		}
		if slices.Contains(keepApart(left, now), false) {
			t.Fatalf("seed %d: thinned again it loses more", seed)
		}
		days := map[string]int{}
		for _, at := range left {
			if age := now.Sub(at); age > 8*24*time.Hour && age < 29*24*time.Hour {
				days[at.Format(time.DateOnly)]++
			}
		}
		for day, n := range days {
			if n > 2 {
				t.Fatalf("seed %d: %d versions of %s", seed, n, day)
			}
		}
	}
}

func TestThin_keeps_to_the_limit_and_the_newest_of_each(t *testing.T) {
	fsys := vfs.NewMem()
	h := Open(fsys, stateDir)
	r := rand.New(rand.NewPCG(1, 1))
	noise := func() string {
		var b strings.Builder
		for range 2000 {
			fmt.Fprintf(&b, "%x", r.Uint64())
		}
		return b.String()
	}
	newest := map[string]string{}
	for i := range 20 {
		for _, p := range []string{path, "/articles/b.md"} {
			newest[p] = noise()
			keep(t, h, p, newest[p], noon.Add(time.Duration(i)*time.Minute))
		}
	}
	h.SetLimit(200_000)
	if err := h.Thin(noon.Add(21 * time.Minute)); err != nil {
		t.Fatal(err)
	}
	left, size := 0, int64(0)
	for p, want := range newest {
		got := contents(t, h, p)
		if got[0] != want {
			t.Errorf("the newest of %s is gone", p)
		}
		left += len(got)
		versions, _ := h.Versions(p)
		for _, s := range h.sizesOf(versions[0].article) {
			size += s
		}
	}
	if size > 200_000 || left < 4 {
		t.Errorf("%d versions of %d bytes are left", left, size)
	}
	h.SetLimit(1)
	if err := h.Thin(noon.Add(22 * time.Minute)); err != nil {
		t.Fatal(err)
	}
	for p, want := range newest {
		if got := contents(t, h, p); len(got) != 1 || got[0] != want {
			t.Errorf("%s has %d versions", p, len(got))
		}
	}
}

func FuzzIndex(f *testing.F) {
	f.Add([]byte(`{"at":"2026-01-02T12:00:00Z","hash":"00","size":3,"why":"saved"}` + "\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := vfs.NewMem()
		h := Open(fsys, stateDir)
		keep(t, h, path, "one", noon)
		index := filepath.Join(stateDir, "history", h.paths[path], indexName)
		old, err := h.readFile(index, maxIndex)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Write(fsys, index, append(slices.Clone(old), data...), store.FingerprintOf(old)); err != nil {
			t.Fatal(err)
		}
		versions, err := Open(fsys, stateDir).Versions(path)
		if err != nil || len(versions) == 0 {
			t.Fatalf("%+v, %v", versions, err)
		}
		for _, v := range versions {
			_, _ = h.Text(v)
		}
	})
}

func BenchmarkKeep(b *testing.B) {
	for _, size := range []int{100 << 10, 10 << 20} {
		b.Run(fmt.Sprint(size>>10, "KB"), func(b *testing.B) {
			h := Open(vfs.OS{}, b.TempDir())
			words := strings.Repeat("some words of an article ", size/25)
			for i := 0; b.Loop(); i++ {
				keep(b, h, path, fmt.Sprint(i, words), noon.Add(time.Duration(i)*time.Second))
			}
		})
	}
}
