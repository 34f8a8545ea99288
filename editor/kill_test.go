package editor

import (
	"bufio"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"galley/editor/history"
	"galley/editor/journal"
	"galley/editor/state"
	"galley/editor/text"
	"galley/editor/vfs"
)

// typedSoFar is the text after n words.
func typedSoFar(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "word%06d\n", i)
	}
	return b.String()
}

// typeUntilKilled is another process: it recovers the article of a folder and types
// words into it without end, saying after each how many there are.
func typeUntilKilled(dir string) {
	stateDir := os.Getenv("GALLEY_STATE_IN")
	if stateDir == "" {
		stateDir = filepath.Join(dir, "state")
	}
	jobs := make(chan func(), 1000)
	journals, _ := journal.Open(vfs.OS{}, stateDir) // it is told when there is something to write
	env := Env{
		FS: vfs.OS{}, StateDir: stateDir, Journal: journals, History: history.Open(vfs.OS{}, stateDir),
		Post: func(f func()) { jobs <- f }, Log: slog.New(slog.DiscardHandler),
	}
	w := NewWorkspace(env, func() {})
	typing := func(s *Session, err error) {
		if err != nil {
			panic(err)
		}
		s.Observe(Observer{Notice: func(n Notice) { fmt.Println("notice:", n.Text) }})
		words := s.State().Doc.Lines() - 1
		env.Every(2*time.Millisecond, func() {
			s.Dispatch(state.Spec{Changes: []text.Change{text.Insert(s.State().Doc.Len(), fmt.Sprintf("word%06d\n", words))}, Origin: state.Type})
			words++
			fmt.Println(words)
			if os.Getenv("GALLEY_PANIC_AT") == strconv.Itoa(words) {
				panic("a view broke")
			}
			if words%97 == 0 {
				s.Save() // so that kills fall into saves too
			}
		})
	}
	w.Recover(func([]Recovered) { w.Open(filepath.Join(dir, "a.md"), typing) })
	for job := range jobs {
		job()
	}
}

func TestMain(m *testing.M) {
	if dir := os.Getenv("GALLEY_TYPE_IN"); dir != "" {
		typeUntilKilled(dir)
	}
	os.Exit(m.Run())
}

// typedUntil runs a program that types into the article of a folder until it ends, and
// returns how many words come back and how old the oldest lost one was. The file and
// what comes back are versions; on an idle machine a word is in the journal within a
// millisecond, and a busy one is given time.
// at is called when it has been started, and when it has typed its first word.
func typedUntil(t *testing.T, dir string, at func(child *exec.Cmd, typing bool), env ...string) (words int, lost time.Duration) {
	t.Helper()
	const busy = 250 * time.Millisecond
	type report struct {
		words int
		at    time.Time
	}
	var reports []report
	child := exec.Command(os.Args[0])
	child.Env = append(append(os.Environ(), "GALLEY_TYPE_IN="+dir), env...)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	at(child, false)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if n, err := strconv.Atoi(lines.Text()); err == nil {
			if reports = append(reports, report{n, time.Now()}); len(reports) == 1 {
				at(child, true)
			}
		}
	}
	ended := time.Now()
	_ = child.Wait()

	file, err := os.ReadFile(filepath.Join(dir, "a.md"))
	if err != nil {
		t.Fatal(err)
	}
	if saved := strings.Count(string(file), "\n"); string(file) != typedSoFar(saved) {
		t.Fatalf("the file is no version:\n%s", file)
	}
	back := string(file)
	journals, err := journal.Open(vfs.OS{}, filepath.Join(dir, "state"))
	if err != nil {
		t.Fatal(err)
	}
	all, problems := journals.Scan()
	if len(problems) > 0 || len(all) > 1 {
		t.Fatalf("%d journals, problems %v", len(all), problems)
	}
	if len(all) == 1 && all[0].Unsaved() && all[0].State().Doc.Len() > len(back) {
		back = string(all[0].State().Doc.Bytes())
	}
	words = strings.Count(back, "\n")
	if back != typedSoFar(words) {
		t.Fatalf("what comes back is no version:\n%s", back)
	}
	for _, r := range reports {
		if r.words > words {
			lost = max(lost, ended.Sub(r.at))
		}
	}
	if lost > busy {
		t.Fatalf("a word that was typed %v before the end is lost", lost)
	}
	return words, lost
}

// emptyArticle is a folder with an article without a word.
func emptyArticle(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// A program that is killed at any moment has the file whole and loses no more than the
// words of the last moments: 100 kills, or as many as GALLEY_KILLS says.
func TestKill_at_any_moment_loses_nothing(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	if n, err := strconv.Atoi(os.Getenv("GALLEY_KILLS")); err == nil {
		kills = n
	}
	dir := emptyArticle(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	words, oldest := 0, time.Duration(0)
	for n := range kills {
		var lost time.Duration
		words, lost = typedUntil(t, dir, func(child *exec.Cmd, typing bool) {
			if typing == (n%4 > 0) { // a fourth of them while it begins, and recovers
				time.AfterFunc(time.Duration(rnd.IntN(80_000))*time.Microsecond, func() { _ = child.Process.Kill() })
			}
		})
		oldest = max(oldest, lost)
	}
	if words < 2*kills {
		t.Errorf("%d words were typed between %d kills: too few to show anything", words, kills)
	}
	t.Logf("%d words survived %d kills; the oldest lost one was typed %v before", words, kills, oldest)
}

// A program that breaks in the middle of its own work loses nothing either.
func TestPanic_of_a_view_loses_nothing(t *testing.T) {
	dir := emptyArticle(t)
	const at = 40
	words, _ := typedUntil(t, dir, func(*exec.Cmd, bool) {}, fmt.Sprint("GALLEY_PANIC_AT=", at))
	if words < at-15 || words > at {
		t.Errorf("%d of %d words came back", words, at)
	}
}
