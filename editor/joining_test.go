package editor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const syncthingCopy = "a.sync-conflict-20260102-150405-ABCDEF7.md"

func TestCopy_comes_into_its_article_and_goes(t *testing.T) {
	r := newRoom(t, map[string]string{"a.md": "One.\n\nTwo.\n\nFour.\n", syncthingCopy: "One.\n\nThree.\n\nTwo.\n\nFour.\n"})
	entries := r.Entries()
	if len(entries) != 2 || entries[1].CopyOf != entries[0].Path {
		t.Fatalf("entries %+v", entries)
	}
	s := r.mergeCopy(t)
	if got := string(s.State().Doc.Bytes()); got != "One.\n\nThree.\n\nTwo.\n\nFour.\n" {
		t.Fatalf("merged is %q", got)
	}
	r.pump("the copy is gone", func() bool {
		_, err := os.Stat(filepath.Join(r.dir, syncthingCopy))
		return os.IsNotExist(err) && len(r.Entries()) == 1
	})
	s.Undo()
	if got := string(s.State().Doc.Bytes()); got != "One.\n\nTwo.\n\nFour.\n" {
		t.Fatalf("undone is %q", got)
	}
}

func TestCopy_with_another_sentence_waits_for_an_answer(t *testing.T) {
	r := newRoom(t, map[string]string{"a.md": "One is mine.\n\nTwo.\n", syncthingCopy: "One is theirs.\n\nTwo.\n\nThree.\n"})
	s := r.mergeCopy(t)
	if len(s.Overlaps()) != 1 || !strings.HasSuffix(string(s.State().Doc.Bytes()), "Two.\n\nThree.\n") {
		t.Fatalf("overlaps %+v in %q", s.Overlaps(), s.State().Doc.Bytes())
	}
	if again := r.mergeCopy(t); again != s {
		t.Fatal("asked again, it is another session")
	}
	o := s.Overlaps()[0]
	s.Answer(o, "One is both.\n")
	r.pump("the copy is gone and the article saved", func() bool {
		_, err := os.Stat(filepath.Join(r.dir, syncthingCopy))
		data, _ := os.ReadFile(filepath.Join(r.dir, "a.md"))
		return os.IsNotExist(err) && string(data) == "One is both.\n\nTwo.\n\nThree.\n"
	})
}

func TestCopy_stays_when_the_writer_keeps_both(t *testing.T) {
	r := newRoom(t, map[string]string{"a.md": "One is mine.\n", syncthingCopy: "One is theirs.\n"})
	s := r.mergeCopy(t)
	s.Resolve(KeepBoth)
	if len(s.Overlaps()) != 0 {
		t.Fatalf("overlaps %+v", s.Overlaps())
	}
	if _, err := os.Stat(filepath.Join(r.dir, syncthingCopy)); err != nil {
		t.Fatal(err)
	}
}

// mergeCopy merges the copy of a.md.
func (r *room) mergeCopy(t *testing.T) *Session {
	t.Helper()
	var s *Session
	r.MergeCopy(filepath.Join(r.dir, syncthingCopy), filepath.Join(r.dir, "a.md"), func(got *Session, err error) { s = errorless(t, got, err) })
	r.pump("the copy is merged", func() bool { return s != nil })
	return s
}
