package editor

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galley/editor/state"
	"galley/editor/text"
)

func (d *desk) replace(old, new string) {
	d.t.Helper()
	at := strings.Index(d.doc(), old)
	if at < 0 {
		d.t.Fatalf("%q is not in the text", old)
	}
	d.Dispatch(state.Spec{Changes: []text.Change{{Span: text.Span{From: at, To: at + len(old)}, Insert: []byte(new)}}, Origin: state.Type})
}

func (d *desk) wantDoc(want string) {
	d.t.Helper()
	if d.doc() != want {
		d.t.Fatalf("the text is\n%s\nwant\n%s", d.doc(), want)
	}
}

// articles are the files of the folder.
func (d *desk) articles() []string {
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(d.path), "*.md"))
	return files
}

func TestMerge_of_changes_in_different_places_is_one_step_and_says_so(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		d.replace("First thing", "My first thing")
		d.write(strings.NewReplacer("Some *words*", "Other words", "History", "Craft").Replace(sampleArticle))
		both := strings.NewReplacer("First thing", "My first thing", "Some *words*", "Other words", "History", "Craft").Replace(sampleArticle)
		d.wantDoc(both)
		if len(d.notices) != 1 || d.notices[0].Kind != Info || !strings.Contains(d.notices[0].Text, "brought together") {
			t.Fatalf("notices: %+v", d.notices)
		}
		d.pass(2 * time.Second)
		d.wantStatus(Clean)
		if d.onDisk() != both || len(d.articles()) != 1 {
			t.Fatalf("on disk\n%s\nfiles %v", d.onDisk(), d.articles())
		}
		d.Undo()
		d.wantDoc(strings.Replace(sampleArticle, "First thing", "My first thing", 1))
	})
}

func TestMerge_of_the_same_place_waits_for_an_answer_and_loses_nothing(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		asked := 0
		d.Observe(Observer{Notice: func(n Notice) { d.notices = append(d.notices, n) }, Overlap: func() { asked++ }})
		d.replace("Some *words*", "My words")
		d.replace("First thing", "My thing")
		theirs := strings.NewReplacer("Some *words*", "Their words", "First thing", "Their thing", "Second", "Another").Replace(sampleArticle)
		d.write(theirs)
		d.wantStatus(Conflict)
		d.wantDoc(strings.NewReplacer("Some *words*", "My words", "First thing", "My thing", "Second", "Another").Replace(sampleArticle))
		d.answer("Compare…")
		if asked != 1 || len(d.Overlaps()) != 2 {
			t.Fatalf("asked %d times about %+v", asked, d.Overlaps())
		}
		// Typing goes on elsewhere, and the other version stays on disk.
		d.replace("A heading", "A longer heading")
		d.pass(3 * time.Second)
		d.wantStatus(Conflict)
		if d.onDisk() != theirs || len(d.articles()) != 2 {
			t.Fatalf("on disk\n%s\nfiles %v", d.onDisk(), d.articles())
		}
		first := d.Overlaps()[0]
		d.Answer(first, first.Theirs)
		d.pass(3 * time.Second)
		d.wantStatus(Conflict)
		second := d.Overlaps()[0]
		if d.State().Doc.String(second.Span) != "My words here." {
			t.Fatalf("the place is %q", d.State().Doc.String(second.Span))
		}
		d.Answer(second, second.Mine+" "+second.Theirs)
		d.pass(3 * time.Second)
		d.wantStatus(Clean)
		want := strings.NewReplacer("Some *words* here.", "My words here. Their words here.", "First thing", "Their thing", "Second", "Another", "A heading", "A longer heading").Replace(sampleArticle)
		d.wantDoc(want)
		if d.onDisk() != want || len(d.articles()) != 1 {
			t.Fatalf("on disk\n%s\nfiles %v", d.onDisk(), d.articles())
		}
	})
}

// Two places at one offset are answered one by one, and neither takes the other's.
func TestMerge_of_takeaways_that_were_removed_here_and_edited_there(t *testing.T) {
	const three = "---\ntitle: Three\ntakeaways:\n  - Alpha begins it\n  - Beta goes on\n  - Gamma stays\n---\n\nText.\n"
	inBubble(t, three, func(d *desk) {
		d.replace("  - Alpha begins it\n  - Beta goes on\n", "")
		d.write(strings.NewReplacer("begins it", "begins it all", "goes on", "goes on and on").Replace(three))
		d.wantStatus(Conflict)
		if o := d.Overlaps(); len(o) != 2 || o[0].Span != o[1].Span {
			t.Fatalf("overlaps %+v", o)
		}
		for len(d.Overlaps()) > 0 {
			o := d.Overlaps()[0]
			d.Answer(o, o.Theirs)
		}
		d.pass(3 * time.Second)
		d.wantStatus(Clean)
		for _, takeaway := range []string{"Alpha begins it all", "Beta goes on and on", "Gamma stays"} {
			if !strings.Contains(d.onDisk(), takeaway) {
				t.Errorf("%q is lost in\n%s", takeaway, d.onDisk())
			}
		}
	})
}

func TestMerge_goes_on_when_the_file_changes_again(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		d.replace("Some *words*", "My words")
		d.write(strings.Replace(sampleArticle, "Some *words*", "Their words", 1))
		d.wantStatus(Conflict)
		d.write(strings.NewReplacer("Some *words*", "Their words", "Second", "Another").Replace(sampleArticle))
		d.wantStatus(Conflict)
		if len(d.Overlaps()) != 1 || !strings.Contains(d.doc(), "Another thing") {
			t.Fatalf("overlaps %+v in\n%s", d.Overlaps(), d.doc())
		}
		d.write(strings.Replace(sampleArticle, "Second", "Another", 1)) // they took it back
		d.pass(3 * time.Second)
		d.wantStatus(Clean)
		if want := strings.NewReplacer("Some *words*", "My words", "Second", "Another").Replace(sampleArticle); d.onDisk() != want {
			t.Fatalf("on disk\n%s", d.onDisk())
		}
	})
}

// Whatever two programs do to one file, and when, no word of either is lost: it is in
// the text, or in the version that waits for an answer.
func TestMerge_loses_no_word_of_typing_and_outside_edits(t *testing.T) {
	for seed := range uint64(250) {
		inBubble(t, strings.Repeat("A line of the text.\n\n", 8), func(d *desk) {
			rnd := rand.New(rand.NewPCG(seed, 17))
			var words []string
			for i := range 40 {
				switch rnd.IntN(3) {
				case 0:
					word := fmt.Sprintf("mine%03d", i)
					words = append(words, word)
					line := rnd.IntN(d.State().Doc.Lines())
					d.typeAt(d.State().Doc.LineStart(line), word+" ")
				case 1:
					word := fmt.Sprintf("theirs%03d", i)
					words = append(words, word)
					lines := strings.SplitAfter(d.onDisk(), "\n")
					at := rnd.IntN(len(lines))
					lines[at] = word + " " + lines[at]
					if err := os.WriteFile(d.path, []byte(strings.Join(lines, "")), 0o644); err != nil {
						t.Fatal(err)
					}
					if rnd.IntN(2) == 0 {
						d.CheckDisk()
					}
				default:
					d.pass(time.Duration(rnd.IntN(3000)) * time.Millisecond)
				}
			}
			d.CheckDisk()
			d.pass(8 * time.Second)
			for len(d.Overlaps()) > 0 {
				o := d.Overlaps()[0]
				d.Answer(o, o.Mine+o.Theirs)
				d.pass(8 * time.Second)
			}
			d.wantStatus(Clean)
			for _, word := range words {
				if !strings.Contains(d.onDisk(), word) || !strings.Contains(d.doc(), word) {
					t.Fatalf("seed %d: %s is lost in\n%s", seed, word, d.onDisk())
				}
			}
		})
	}
}
