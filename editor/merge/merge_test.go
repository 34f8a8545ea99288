package merge

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/editor/text"
)

func merge(base, mine, theirs string) Result {
	return Merge(text.FromString(base), text.FromString(mine), text.FromString(theirs))
}

// shown is a merged text with its conflicts as {base|mine|theirs}.
func shown(r Result) string {
	doc := string(r.Text.Bytes())
	for _, c := range slices.Backward(r.Conflicts) {
		doc = doc[:c.From] + "{" + c.Base + "|" + c.Mine + "|" + c.Theirs + "}" + doc[c.To:]
	}
	return doc
}

const press = `---
title: The press
# the rubric
category: Craft
takeaways:
  - Proofs were read aloud
  - text: An error cost a night
    quote: another night
  - Ink dries slowly
---

The first paragraph. It has two sentences.

A second one.

- one
- two
`

// edited replaces parts of the press, given as old, new.
func edited(parts ...string) string {
	s := press
	for i := 0; i < len(parts); i += 2 {
		if !strings.Contains(s, parts[i]) {
			panic("not in the press: " + parts[i])
		}
		s = strings.Replace(s, parts[i], parts[i+1], 1)
	}
	return s
}

func TestMerge_of_two_versions(t *testing.T) {
	items := "  - Proofs were read aloud\n  - text: An error cost a night\n    quote: another night\n  - Ink dries slowly\n"
	moved := "  - Ink dries slowly\n  - Proofs were read aloud\n  - text: An error cost a night\n    quote: another night\n"
	for _, test := range []struct{ name, mine, theirs, want string }{
		{"the title here and the body there", edited("The press", "The old press"), edited("A second one", "Another one"), edited("The press", "The old press", "A second one", "Another one")},
		{"two fields", edited("The press", "A press"), edited("Craft", "History"), edited("The press", "A press", "Craft", "History")},
		{"a field that both add", edited("category", "slug: a\ncategory"), edited("category", "slug: b\ncategory"), edited("# the rubric\n", "{|# the rubric\nslug: a\n|# the rubric\nslug: b\n}")},
		{"two takeaways", edited("read aloud", "read by two"), edited("dries slowly", "dries"), edited("read aloud", "read by two", "dries slowly", "dries")},
		{"takeaways next to each other", edited("read aloud", "read by two"), edited("cost a night", "cost two nights"), edited("read aloud", "read by two", "cost a night", "cost two nights")},
		{"takeaways in another order here, one edited there", edited(items, moved), edited("dries slowly", "dries very slowly"), edited(items, strings.Replace(moved, "slowly", "very slowly", 1))},
		{"takeaways in another order there, one edited here", edited("dries slowly", "dries very slowly"), edited(items, moved), edited(items, strings.Replace(moved, "slowly", "very slowly", 1))},
		{"both add a takeaway", edited("  - Ink dries slowly\n", "  - Ink dries slowly\n  - Mine\n"), edited("takeaways:\n", "takeaways:\n  - Theirs\n"), edited("takeaways:\n", "takeaways:\n  - Theirs\n", "  - Ink dries slowly\n", "  - Ink dries slowly\n  - Mine\n")},
		{"a takeaway removed here and another edited there", edited("  - Ink dries slowly\n", ""), edited("read aloud", "read by two"), edited("  - Ink dries slowly\n", "", "read aloud", "read by two")},
		{"the same takeaway", edited("dries slowly", "dries at noon"), edited("dries slowly", "dries at night"), edited("  - Ink dries slowly\n", "{  - Ink dries slowly\n|  - Ink dries at noon\n|  - Ink dries at night\n}")},
		{"a takeaway removed here and edited there", edited("  - Ink dries slowly\n", ""), edited("dries slowly", "dries at night"), edited("  - Ink dries slowly\n", "{  - Ink dries slowly\n||  - Ink dries at night\n}")},
		{"a takeaway added here behind one removed there", edited("cost a night\n    quote: another night\n", "cost a night\n    quote: another night\n  - Mine\n"), edited("  - text: An error cost a night\n    quote: another night\n", ""), edited("  - text: An error cost a night\n    quote: another night\n", "  - Mine\n")},
		{"a takeaway removed here, edited and followed by a new one there", edited("  - Proofs were read aloud\n", ""), edited("read aloud\n", "read twice\n  - Theirs\n"), edited("  - Proofs were read aloud\n", "{  - Proofs were read aloud\n||  - Proofs were read twice\n}  - Theirs\n")},
		{"two sentences of a paragraph", edited("The first", "My first"), edited("two sentences", "2 sentences"), edited("The first", "My first", "two sentences", "2 sentences")},
		{"the same sentence", edited("two sentences", "a few sentences"), edited("two sentences", "2 sentences"), edited("It has two sentences.", "{It has two sentences.|It has a few sentences.|It has 2 sentences.}")},
		{"the same change", edited("A second one", "Another"), edited("A second one", "Another"), edited("A second one", "Another")},
		{"paragraphs next to each other", edited("A second one.", "My second one."), edited("The first paragraph.", "Their first paragraph."), edited("A second one.", "My second one.", "The first paragraph.", "Their first paragraph.")},
		{"both add at the end", press + "- mine\n", press + "- theirs\n", press + "{|- mine\n|- theirs\n}"},
		{"a paragraph removed here and edited there", edited("A second one.\n\n", ""), edited("A second one.", "Another one."), edited("A second one.\n\n", "{A second one.\n\n||Another one.\n\n}")},
		{"all line endings there, a word here", edited("A second", "My second"), strings.ReplaceAll(press, "\n", "\r\n"), strings.ReplaceAll(edited("A second", "My second"), "\n", "\r\n")},
		{"fields removed there", edited("A second", "My second"), press[strings.Index(press, "\nThe first"):], press[strings.Index(press, "\nThe first"):strings.Index(press, "A second")] + "My second one.\n\n- one\n- two\n"},
		{"invalid bytes", edited("A second", "\xff\x00 second"), edited("The first", "\xfe first"), edited("A second", "\xff\x00 second", "The first", "\xfe first")},
		{"no line feed at the end", strings.TrimSuffix(press, "\n"), edited("The first", "My first"), strings.TrimSuffix(edited("The first", "My first"), "\n")},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := shown(merge(press, test.mine, test.theirs)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestMerge_of_fields_that_both_added_is_by_key(t *testing.T) {
	const body = "\nText.\n"
	got := merge(body, "---\ntitle: Mine\nslug: a\n---\n"+body, "---\ntitle: Theirs\ncategory: b\n---\n"+body)
	if want := "---\n{|title: Mine\n|title: Theirs\n}category: b\nslug: a\n---\n" + body; shown(got) != want {
		t.Errorf("got %s", shown(got))
	}
	if got.Conflicts[0].Where != "title" {
		t.Errorf("asked about %q", got.Conflicts[0].Where)
	}
}

func TestMerge_names_the_list_in_which_both_changed_an_item(t *testing.T) {
	got := merge("---\ntags:\n  - a b c\ntakeaways:\n  - d e f\n---\n", "---\ntags:\n  - a b x\ntakeaways:\n  - d e x\n---\n", "---\ntags:\n  - a b y\ntakeaways:\n  - d e y\n---\n")
	if len(got.Conflicts) != 2 || got.Conflicts[0].Where != "tags" || got.Conflicts[1].Where != "takeaway" {
		t.Errorf("asked %+v", got.Conflicts)
	}
}

func TestMerge_of_fields_that_cannot_be_read_is_by_lines(t *testing.T) {
	broken := "---\ntitle: [open\ncategory: a\n---\n\ntext\n"
	got := shown(merge(broken, strings.Replace(broken, "text", "my text", 1), strings.Replace(broken, "[open", "open", 1)))
	if want := "---\ntitle: open\ncategory: a\n---\n\nmy text\n"; got != want {
		t.Errorf("got %q", got)
	}
}

// randomEdit changes some lines and sentences, and marks what it adds.
func randomEdit(r *rand.Rand, s, mark string) string {
	all := lines(s)
	for i := range r.IntN(4) {
		at := r.IntN(len(all) + 1)
		switch r.IntN(3) {
		case 0:
			all = slices.Insert(all, at, fmt.Sprintf("%s %d added.\n", mark, i))
		case 1:
			if at < len(all) {
				all = slices.Delete(all, at, at+1)
			}
		default:
			if at < len(all) {
				all[at] = strings.Replace(all[at], "word", mark, 1)
			}
		}
	}
	return strings.Join(all, "")
}

func randomBase(r *rand.Rand) string {
	var b strings.Builder
	for i := range 2 + r.IntN(12) {
		switch r.IntN(4) {
		case 0:
			b.WriteString("\n")
		default:
			fmt.Fprintf(&b, "Line %d has a word. And word %d.\n", i, r.IntN(4))
		}
	}
	return b.String()
}

func TestMerge_laws(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 3))
		base := randomBase(r)
		mine, theirs := randomEdit(r, base, "mine"), randomEdit(r, base, "theirs")
		for _, same := range []struct {
			what string
			got  Result
			want string
		}{
			{"nothing here", merge(base, base, theirs), theirs},
			{"nothing there", merge(base, mine, base), mine},
			{"the same", merge(base, mine, mine), mine},
		} {
			if got := string(same.got.Text.Bytes()); got != same.want || len(same.got.Conflicts) > 0 {
				t.Fatalf("seed %d: %s gives %q, want %q", seed, same.what, got, same.want)
			}
		}
		there, back := merge(base, mine, theirs), merge(base, theirs, mine)
		if len(there.Conflicts) != len(back.Conflicts) {
			t.Fatalf("seed %d: %d conflicts one way, %d the other", seed, len(there.Conflicts), len(back.Conflicts))
		}
		if len(there.Conflicts) == 0 && !there.Text.Equal(back.Text) {
			t.Fatalf("seed %d: %q one way, %q the other", seed, there.Text.Bytes(), back.Text.Bytes())
		}
		lost(t, seed, base, mine, theirs, there)
	}
}

// lost fails when what one version added is neither in the text nor in a conflict.
func lost(t *testing.T, seed uint64, base, mine, theirs string, r Result) {
	t.Helper()
	all := string(r.Text.Bytes())
	for _, c := range r.Conflicts {
		all += "\n" + c.Theirs
	}
	for _, version := range []string{mine, theirs} {
		for _, sentence := range sentencesOf(version) {
			if strings.TrimSpace(sentence) == "" || slices.Contains(sentencesOf(base), sentence) {
				continue // it may have been deleted by the other
			}
			if !strings.Contains(all, sentence) {
				t.Fatalf("seed %d: %q is lost of\nbase   %q\nmine   %q\ntheirs %q\nin     %s", seed, sentence, base, mine, theirs, shown(r))
			}
		}
	}
}

// What git merges without a conflict is merged to the same text.
func TestMerge_agrees_with_git(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("skipped: no git to compare with")
	}
	dir := t.TempDir()
	clean := 0
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 8))
		base := randomBase(r)
		mine, theirs := randomEdit(r, base, "mine"), randomEdit(r, base, "theirs")
		for name, content := range map[string]string{"base": base, "mine": mine, "theirs": theirs} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command("git", "merge-file", "-p", "mine", "base", "theirs")
		cmd.Dir = dir
		out, err := cmd.Output()
		if err != nil {
			continue
		}
		clean++
		if got := merge(base, mine, theirs); string(got.Text.Bytes()) != string(out) || len(got.Conflicts) > 0 {
			t.Errorf("seed %d: got %s\nwant %s\nof %q %q %q", seed, shown(got), out, base, mine, theirs)
		}
	}
	if clean < 50 {
		t.Errorf("only %d merges were clean", clean)
	}
}

func TestMerge_of_texts_with_nothing_in_common_is_one_conflict(t *testing.T) {
	other := func(word string) string {
		var b strings.Builder
		for i := range 20_000 {
			fmt.Fprintf(&b, "%s %d.\n", word, i)
		}
		return b.String()
	}
	r := merge(other("base"), other("mine"), other("theirs"))
	if len(r.Conflicts) != 1 || r.Conflicts[0].Theirs != other("theirs") || string(r.Text.Bytes()) != other("mine") {
		t.Errorf("%d conflicts in %d bytes", len(r.Conflicts), r.Text.Len())
	}
}

func TestTorn_is_what_a_write_cut_short_leaves(t *testing.T) {
	was := strings.Repeat("a line of text\n", 20)
	for _, test := range []struct {
		name, now string
		want      bool
	}{
		{"nothing", "", true},
		{"its beginning", was[:100], true},
		{"most of it", was[:len(was)-20], false},
		{"another text that is shorter", "A new text.\n", false},
		{"zeros", strings.Repeat("\x00", len(was)), true},
		{"zeros at the end", was[:50] + strings.Repeat("\x00", 100), true},
		{"a longer text", was + "more", false},
	} {
		if got := Torn(text.FromString(was), text.FromString(test.now)); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
	if Torn(text.Text{}, text.FromString("x")) || Torn(text.Text{}, text.Text{}) {
		t.Error("what was empty cannot be torn")
	}
}

func FuzzMerge(f *testing.F) {
	f.Add(press, edited("The first", "My first"), edited("two sentences", "2"))
	f.Add("a\r\nb\n", "a\nb", "---\n- x\n---\n")
	f.Fuzz(func(t *testing.T, base, mine, theirs string) {
		r := merge(base, mine, theirs)
		lost(t, 0, base, mine, theirs, r)
		at := 0
		for _, c := range r.Conflicts {
			if c.From < at || c.To > r.Text.Len() || r.Text.String(c.Span) != c.Mine {
				t.Fatalf("conflict %+v of %d bytes", c, r.Text.Len())
			}
			at = c.To
		}
	})
}

func BenchmarkMerge(b *testing.B) {
	b.Run("10 MB, 300 places each", func(b *testing.B) {
		base := longText(180_000)
		mine, theirs := slices.Clone(base), slices.Clone(base)
		for i := 0; i < len(base); i += 600 {
			mine[i], theirs[i+300] = "Mine.\n\n", "Theirs.\n\n"
		}
		x, y, z := text.FromString(strings.Join(base, "")), text.FromString(strings.Join(mine, "")), text.FromString(strings.Join(theirs, ""))
		for b.Loop() {
			if r := Merge(x, y, z); len(r.Conflicts) > 0 {
				b.Fatal("a conflict")
			}
		}
	})
	b.Run("10 MB, nothing in common", func(b *testing.B) {
		other := func(word string) text.Text {
			return text.FromString(strings.ReplaceAll(strings.Join(longText(180_000), ""), "Paragraph", word))
		}
		x, y, z := other("A"), other("B"), other("C")
		for b.Loop() {
			if r := Merge(x, y, z); len(r.Conflicts) == 0 {
				b.Fatal("no conflict")
			}
		}
	})
	for _, size := range []int{100 << 10, 10 << 20} {
		b.Run(fmt.Sprint(size>>10, "KB"), func(b *testing.B) {
			var s strings.Builder
			for i := 0; s.Len() < size; i++ {
				fmt.Fprintf(&s, "Paragraph %d has some words. It has two sentences.\n\n", i)
			}
			base := s.String()
			mine := strings.Replace(base, "Paragraph 1000 has", "My paragraph has", 1)
			theirs := strings.Replace(strings.Replace(base, "Paragraph 7 has", "Theirs has", 1), "Paragraph 1500 has", "That has", 1)
			x, y, z := text.FromString(base), text.FromString(mine), text.FromString(theirs)
			for b.Loop() {
				if r := Merge(x, y, z); len(r.Conflicts) > 0 {
					b.Fatal("a conflict")
				}
			}
		})
	}
}
