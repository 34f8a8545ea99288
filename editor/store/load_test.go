package store_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// oddFile is a file that an editor could spoil.
type oddFile struct {
	name, data string
	eol        store.EOL // "" is LF
	bom        bool
	readOnly   bool
}

var oddFiles = []oddFile{
	{name: "empty"},
	{name: "one byte", data: "a"},
	{name: "no final newline", data: "one\ntwo"},
	{name: "final newline", data: "one\ntwo\n"},
	{name: "blank lines at the end", data: "one\n\n\n \t\n\n"},
	{name: "only newlines", data: "\n\n\n"},
	{name: "trailing spaces", data: "one  \ntwo\t\n  "},
	{name: "CRLF", data: "one\r\ntwo\r\n", eol: store.CRLF},
	{name: "CR", data: "one\rtwo\r"},
	{name: "mixed, most CRLF", data: "one\r\ntwo\nthree\r\n", eol: store.CRLF},
	{name: "mixed, most LF", data: "one\r\ntwo\nthree\n\r"},
	{name: "as many of each", data: "one\r\ntwo\n"},
	{name: "CR CR LF", data: "one\r\r\ntwo\r\r\n", eol: store.CRLF},
	{name: "only a byte order mark", data: "\xEF\xBB\xBF", bom: true},
	{name: "byte order mark", data: "\xEF\xBB\xBF---\r\ntitle: x\r\n---\r\n", bom: true, eol: store.CRLF},
	{name: "two byte order marks", data: "\xEF\xBB\xBF\xEF\xBB\xBFtext", bom: true},
	{name: "byte order mark in the middle", data: "a\xEF\xBB\xBFb"},
	{name: "half a byte order mark", data: "\xEF\xBB"},
	{name: "Latin-1", data: "caf\xe9 na\xefve\n"},
	{name: "Latin-1 that begins like a format", data: "RIFF caf\xe9\nGIF89a\n"},
	{name: "overlong and surrogates", data: "\xc0\x80 \xed\xa0\x80 \xf4\x90\x80\x80 \xff\xfe\n"},
	{name: "cut in a character", data: "caf\xc3"},
	{name: "control characters", data: "\x01\x02\x07\x08\x0b\x0c\x1b[31mred\x7f\u0085\u2028\u2029\n"},
	{name: "one zero byte in a hundred", data: strings.Repeat("a", 99) + "\x00"},
	{name: "two zero bytes in a hundred", data: strings.Repeat("a", 98) + "\x00\x00", readOnly: true},
	{name: "one zero byte alone", data: "\x00", readOnly: true},
	{name: "UTF-16, little end first", data: utf16Of(binary.LittleEndian, "\ufefftext\n"), readOnly: true},
	{name: "UTF-16, big end first", data: utf16Of(binary.BigEndian, "\ufefftext\n"), readOnly: true},
	{name: "UTF-16 without a mark", data: utf16Of(binary.LittleEndian, "text\n"), readOnly: true},
	{name: "PNG", data: "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + noise(10_000), readOnly: true, eol: "?"},
	{name: "SQLite", data: "SQLite format 3\x00\x10\x00\x01\x01" + noise(10_000), readOnly: true, eol: "?"},
	{name: "JPEG", data: "\xff\xd8\xff\xe0\x00\x10JFIF\x00" + noise(10_000), readOnly: true, eol: "?"},
	{name: "a huge line", data: strings.Repeat("word ", 400_000)},
	{name: "many lines", data: strings.Repeat("x\n", 300_000)},
	{name: "noise", data: strings.ReplaceAll(noise(100_000), "\x00", "\x01"), eol: "?"},
	{name: "emoji and combining marks", data: "👩‍👩‍👧‍👦 e\u0301 \U0001F1E9\U0001F1EA\n"},
}

func utf16Of(order binary.ByteOrder, s string) string {
	var buf bytes.Buffer
	_ = binary.Write(&buf, order, utf16.Encode([]rune(s)))
	return buf.String()
}

func noise(n int) string {
	random := rand.New(rand.NewPCG(1, 2))
	data := make([]byte, n)
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	return string(data)
}

func TestLoad_then_save_changes_no_byte(t *testing.T) {
	for _, fsys := range []struct {
		name string
		fs   vfs.FS
		dir  string
	}{{"disk", vfs.OS{}, t.TempDir()}, {"memory", newMem(t), memDir}} {
		for _, odd := range oddFiles {
			t.Run(fsys.name+"/"+odd.name, func(t *testing.T) {
				path := filepath.Join(fsys.dir, odd.name+".md")
				print, err := store.Write(fsys.fs, path, []byte(odd.data), store.Fingerprint{})
				if err != nil {
					t.Fatal(err)
				}
				file, err := store.Load(fsys.fs, path)
				if err != nil {
					t.Fatal(err)
				}
				if odd.eol == "" {
					odd.eol = store.LF
				}
				if file.Print != print || file.Encoding.BOM != odd.bom || file.ReadOnly != odd.readOnly || (file.Reason != "") != odd.readOnly ||
					odd.eol != "?" && file.Encoding.EOL != odd.eol {
					t.Fatalf("loaded as %+v, read-only %v", file.Encoding, file.ReadOnly)
				}
				if got := store.FingerprintDoc(file.Text, file.Encoding); got != print {
					t.Fatalf("the document's fingerprint is %v, the file's %v", got, print)
				}
				roundTrip(t, fsys.fs, path, odd.data)
			})
		}
	}
}

// roundTrip opens and saves a file, and again after an edit and its opposite.
func roundTrip(t *testing.T, fsys vfs.FS, path, want string) {
	t.Helper()
	file, err := store.Load(fsys, path)
	if err != nil {
		t.Fatal(err)
	}
	print := file.Print
	middle := text.Span{From: file.Text.Len() / 2, To: file.Text.Len() / 2}
	edited := file.Text.Replace(middle, []byte("edit"))
	undone := edited.Replace(text.Span{From: middle.From, To: middle.From + len("edit")}, nil)
	for _, doc := range []text.Text{file.Text, edited, undone} {
		if print, err = store.Save(fsys, path, doc, file.Encoding, print); err != nil {
			t.Fatal(err)
		}
	}
	if print != file.Print {
		t.Fatalf("the fingerprint was %v and is %v", file.Print, print)
	}
	at, err := fsys.OpenDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	defer at.Close()
	f, err := at.OpenFile(filepath.Base(path), os.O_RDONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var got bytes.Buffer
	if _, err := got.ReadFrom(f); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Fatalf("%d bytes became %d others", len(want), got.Len())
	}
}

func FuzzLoad_then_save_changes_no_byte(f *testing.F) {
	for _, odd := range oddFiles {
		if len(odd.data) < 1000 {
			f.Add([]byte(odd.data))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		mem := newMem(t)
		if _, err := store.Write(mem, memPath, data, store.Fingerprint{}); err != nil {
			t.Fatal(err)
		}
		roundTrip(t, mem, memPath, string(data))
	})
}

func TestLoad_of_a_read_only_file_says_so(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(path, []byte("text"), 0o444); err != nil {
		t.Fatal(err)
	}
	file, err := store.Load(vfs.OS{}, path)
	if err != nil || !file.ReadOnly || !strings.Contains(file.Reason, "read-only") {
		t.Fatalf("read-only %v, because %q; error %v", file.ReadOnly, file.Reason, err)
	}
}

func TestLoad_refuses_what_is_too_large(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, store.MaxSize+1); err != nil {
		t.Skipf("no room for a sparse file: %v", err)
	}
	start := time.Now()
	_, err := store.Load(vfs.OS{}, path)
	if store.KindOf(err) != store.Invalid || !strings.Contains(err.Error(), "too large") {
		t.Fatalf("got %v", err)
	}
	if took := time.Since(start); took > time.Second {
		t.Fatalf("it took %v to say so", took)
	}
}

func TestLoad_reads_again_what_changed_meanwhile(t *testing.T) {
	mem := newMem(t, "a.md", "old text")
	changes := 0
	fault := vfs.NewFault(mem, func(op vfs.Op) error {
		if op.Kind == "fstat" && changes < 3 {
			changes++
			return overwriteMem(mem, fmt.Sprint("new text ", changes))
		}
		return nil
	})
	file, err := store.Load(fault, memPath)
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Text.String(text.Span{From: 0, To: file.Text.Len()}); got != "new text 3" || file.Print != printIn(t, mem) {
		t.Fatalf("loaded %q, %v", got, file.Print)
	}
}

// overwriteMem is another program that writes in place.
func overwriteMem(mem *vfs.Mem, data string) error {
	dir, err := mem.OpenDir(memDir)
	if err != nil {
		return err
	}
	f, err := dir.OpenFile("a.md", os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = f.Write([]byte(data))
	return err
}

func BenchmarkLoad_100MB(b *testing.B) { benchmark100MB(b, false) }
func BenchmarkSave_100MB(b *testing.B) { benchmark100MB(b, true) }

func benchmark100MB(b *testing.B, save bool) {
	line := "The quick brown fox jumps over the lazy dog, and then it does so once more.\r\n"
	data := []byte(strings.Repeat(line, 100<<20/len(line)))
	path := filepath.Join(b.TempDir(), "a.md")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		b.Fatal(err)
	}
	file, err := store.Load(vfs.OS{}, path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if save {
			_, err = store.Save(vfs.OS{}, path, file.Text, file.Encoding, file.Print)
		} else {
			_, err = store.Load(vfs.OS{}, path)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
