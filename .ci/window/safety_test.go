package window

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Places of the views that show versions.
const (
	compareX, compareY = 1505, 931
	bothX, useX, useY  = 460, 1250, 290
	restoreX, restoreY = 1528, 145
)

// killed ends the program without a word.
func (w *writer) killed() {
	w.t.Helper()
	if err := w.program.Process.Kill(); err != nil {
		w.t.Fatal(err)
	}
	w.ended()
}

func TestWindow_brings_back_what_was_typed_before_a_kill(t *testing.T) {
	w := newWriter(t)
	want := opened
	rnd := rand.New(rand.NewPCG(7, 7))
	for i := range 5 {
		w.click(textX, textY)
		w.keys("ctrl+End")
		words := "Words of the moment, number " + string(rune('a'+i)) + "."
		w.write(words)
		want += words
		time.Sleep(60*time.Millisecond + time.Duration(rnd.IntN(900))*time.Millisecond)
		w.killed()
		w.start(w.file)
		if i == 0 {
			w.shoot("20-brought-back")
		}
		w.untilSaved("what was typed before the kill", func(saved string) bool { return saved == want })
	}
}

func TestWindow_brings_together_what_two_programs_write(t *testing.T) {
	w := newWriter(t)
	w.click(textX, textY)
	w.keys("ctrl+End")
	w.write("Mine at the end.")
	w.put(strings.NewReplacer("oil and paper", "oil, paper and ink", "Errors cost a night", "Errors cost two nights").Replace(opened))
	want := strings.NewReplacer("oil and paper", "oil, paper and ink", "Errors cost a night", "Errors cost two nights").Replace(opened) + "Mine at the end."
	w.untilSaved("what both wrote", func(saved string) bool { return saved == want })
	time.Sleep(300 * time.Millisecond)
	w.shoot("21-brought-together")

	// The same sentence: both wait side by side for an answer.
	w.keys("BackSpace")
	w.write(", mine.")
	w.put(strings.Replace(want, "Mine at the end.", "Theirs at the end.", 1))
	w.until("the writer's version is in a copy", func() bool {
		files, _ := filepath.Glob(filepath.Join(w.folder, "*conflict*.md"))
		return len(files) == 1
	})
	time.Sleep(700 * time.Millisecond)
	w.shoot("22-overlap")
	w.click(compareX, compareY)
	time.Sleep(700 * time.Millisecond)
	w.shoot("23-resolver")
	w.click(bothX, useY)
	time.Sleep(300 * time.Millisecond)
	w.click(useX, useY)
	w.untilSaved("both sentences", func(saved string) bool {
		return strings.HasSuffix(saved, "Mine at the end, mine. Theirs at the end.")
	})
	w.until("the copy is gone", func() bool {
		files, _ := filepath.Glob(filepath.Join(w.folder, "*.md"))
		return len(files) == 1
	})
}

func TestWindow_shows_the_history_and_restores_from_it(t *testing.T) {
	w := newWriter(t)
	w.click(textX, textY)
	w.keys("ctrl+End")
	w.write("A last paragraph.")
	w.untilSaved("what was typed", func(saved string) bool { return strings.HasSuffix(saved, "paragraph.") })
	time.Sleep(300 * time.Millisecond)
	w.keys("ctrl+shift+h")
	time.Sleep(time.Second)
	w.shoot("24-history")
	w.click(restoreX, restoreY)
	w.untilSaved("the version before", func(saved string) bool { return saved == opened })
	w.keys("ctrl+z")
	w.untilSaved("what was restored, undone", func(saved string) bool { return saved == opened+"A last paragraph." })
}

func TestWindow_of_a_second_start_is_the_first_one(t *testing.T) {
	w := newWriter(t)
	other := filepath.Join(w.folder, "other.md")
	if err := os.WriteFile(other, []byte("---\ntitle: The other one\n---\n\nText.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	second := w.command(w.galley, other)
	second.Env = w.program.Env
	begun := time.Now()
	if err := second.Run(); err != nil {
		t.Fatalf("the second start ended with %v", err)
	}
	if took := time.Since(begun); took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
	w.until("the first window shows the article", func() bool { return w.title() == "The other one — Galley" })
}
