package article

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"galley/editor/text"
)

// written is front matter in pieces: the oracle of the byte law. Between the
// pieces a new field may stand, and each named piece is one field with the
// bytes that an edit of it may touch.
type written struct {
	pieces []piece
}

type piece struct {
	key   string // "" for comments, blank lines and the like
	bytes string
	items []string // of a list of takeaways: each item's lines with its comments
}

func (w written) String() string {
	var b strings.Builder
	for _, p := range w.pieces {
		b.WriteString(p.bytes)
		for _, it := range p.items {
			b.WriteString(it)
		}
	}
	return b.String()
}

var randomWords = []string{"Rotterdam", "é", "日本", "it's", "deal", "north-south", "10%", "e.g.", "C#", "a/b", "x:y", "😀", "naïve", "“q”", "1.5"}

func randomText(r *rand.Rand) string {
	words := make([]string, 1+r.IntN(5))
	for i := range words {
		words[i] = randomWords[r.IntN(len(randomWords))]
	}
	return "T" + strings.Join(words, " ")
}

// randomScalar writes value in one of the ways YAML has, after a colon or a
// dash; depth is the indentation of continuation lines.
func randomScalar(r *rand.Rand, value string, depth int, comment string) string {
	in := strings.Repeat(" ", depth)
	switch r.IntN(8) {
	case 0:
		return "'" + strings.ReplaceAll(value, "'", "''") + "'" + comment + "\n"
	case 1:
		return "\"" + value + "\"" + comment + "\n"
	case 2:
		return ">-" + comment + "\n" + in + strings.ReplaceAll(value, " ", "\n"+in) + "\n"
	case 3:
		return "|" + comment + "\n" + in + value + "\n"
	case 4:
		return strings.ReplaceAll(value, " ", "\n"+in) + comment + "\n"
	case 5:
		return "\"" + strings.ReplaceAll(value, " ", "\n"+in) + "\"" + comment + "\n"
	}
	return value + comment + "\n"
}

func randomComment(r *rand.Rand) string {
	if r.IntN(3) > 0 {
		return ""
	}
	return []string{" # note", "   # - x: 'y", "  #"}[r.IntN(3)]
}

func randomWritten(r *rand.Rand) written {
	var w written
	loose := func() {
		if r.IntN(4) == 0 {
			w.pieces = append(w.pieces, piece{bytes: []string{"\n", "# remark\n\n", "\n# two\n# lines\n\n"}[r.IntN(3)]})
		}
	}
	keys := []string{"title", "subtitle", "category", "slug", "description", "image_alt", "takeaways", "cta", "extra", "więcej", "tags"}
	r.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	for _, key := range keys[:r.IntN(len(keys)+1)] {
		loose()
		p := piece{key: key}
		c := randomComment(r)
		switch key {
		case "takeaways":
			in := strings.Repeat(" ", []int{0, 2, 4}[r.IntN(3)])
			p.bytes = "takeaways:" + c + "\n"
			for range 1 + r.IntN(4) {
				item := ""
				if r.IntN(4) == 0 {
					item = in + "# above\n"
				}
				if r.IntN(3) == 0 {
					item += in + "- text: " + randomScalar(r, randomText(r), len(in)+4, randomComment(r)) + in + "  quote: " + randomScalar(r, randomText(r), len(in)+4, "") + in + "  more: [x, {y: z}]\n"
				} else {
					item += in + "- " + randomScalar(r, randomText(r), len(in)+3, randomComment(r))
				}
				p.items = append(p.items, item)
			}
		case "cta":
			in := strings.Repeat(" ", 1+r.IntN(4))
			p.bytes = "cta:\n" + in + "label: " + randomScalar(r, randomText(r), len(in)+1, c) + in + "other: 'x'  # kept\n"
			if r.IntN(3) == 0 {
				p.bytes = "cta: {label: 'x' , other: 1}" + c + "\n"
			}
		case "tags":
			p.bytes = "tags: [a, 'b',\n  c]" + c + "\n"
		case "extra":
			p.bytes = "extra:\n  - {a: [1, 2.0], b: ~}\n  -  c : yes\n     d:   00123\n  # end\n"
		default:
			p.bytes = key + ": " + randomScalar(r, randomText(r), 2, c)
		}
		w.pieces = append(w.pieces, p)
	}
	loose()
	return w
}

// TestEdits_random_law holds every edit against two oracles that share nothing
// with the splicer: the pieces the file was made of, which must still be there
// byte for byte, and a plain decoding of all values into maps.
func TestEdits_random_law(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	rounds := 1200
	if testing.Short() {
		rounds = 400
	}
	refused := 0
	for round := range rounds {
		r := rand.New(rand.NewPCG(seed, uint64(round)))
		w := randomWritten(r)
		eol := []string{"\n", "\r\n"}[r.IntN(2)]
		doc := strings.ReplaceAll(front(w.String()), "\n", eol)
		h := Read(text.FromString(doc))
		if h.Problem != nil {
			t.Fatalf("seed %d/%d: %v in\n%s", seed, round, h.Problem, doc)
		}
		name, key, want, edit := randomEdit(r, h)
		got, err := apply(h.Doc, edit)
		fail := func(format string, args ...any) {
			t.Helper()
			t.Fatalf("seed %d/%d, %s: %s\n--- before\n%s\n--- after\n%s", seed, round, name, fmt.Sprintf(format, args...), doc, got.Bytes())
		}
		if err != nil {
			refused++
			if key != "takeaways" { // an item in a block may be refused a quote
				fail("refused: %v", err)
			}
			continue
		}
		after := string(got.Bytes())
		if !same(want, Read(got).Fields) {
			fail("fields %+v, want %+v", Read(got).Fields, want)
		}
		if a, b := values(t, doc, key), values(t, after, key); !reflect.DeepEqual(a, b) {
			fail("other values: %v, were %v", b, a)
		}
		if !keepsPieces(w, strings.ReplaceAll(after, eol, "\n"), key, name) {
			fail("other bytes changed")
		}
		if eol == "\r\n" && strings.Count(after, "\n") != strings.Count(after, "\r\n") {
			fail("mixed line ends")
		}
	}
	if refused > rounds/20 {
		t.Errorf("seed %d: %d of %d edits refused", seed, refused, rounds)
	}
}

// randomEdit picks an edit and says which fields it must lead to.
func randomEdit(r *rand.Rand, h Head) (name, key string, want Fields, edit Edit) {
	want = h.Fields
	value := randomText(r)
	if r.IntN(4) == 0 {
		value = strings.TrimSpace(strings.ToValidUTF8(nasty[r.IntN(len(nasty))], "\ufffd"))
	}
	list := slices.Clone(h.Takeaways)
	switch r.IntN(8) {
	case 0:
		if len(list) > 0 {
			i := r.IntN(len(list))
			list[i].Text = value
			if r.IntN(2) == 0 {
				list[i].Quote = randomText(r)
			}
			want.Takeaways = list
			return fmt.Sprintf("set %d", i), "takeaways", want, SetTakeaway(i, list[i])
		}
	case 1:
		i := r.IntN(len(list) + 1)
		want.Takeaways = slices.Insert(list, i, Takeaway{Text: value})
		return fmt.Sprintf("insert %d", i), "takeaways", want, InsertTakeaways(i, Takeaway{Text: value})
	case 2:
		if len(list) > 0 {
			i := r.IntN(len(list))
			want.Takeaways = slices.Delete(list, i, i+1)
			return fmt.Sprintf("remove %d", i), "takeaways", want, RemoveTakeaway(i)
		}
	case 3:
		if len(list) > 1 {
			from, to := r.IntN(len(list)), r.IntN(len(list))
			moved := list[from]
			want.Takeaways = slices.Insert(slices.Delete(list, from, from+1), to, moved)
			return fmt.Sprintf("move %d %d", from, to), "takeaways", want, MoveTakeaway(from, to)
		}
	case 4:
		want.Tags = []string{"c", value, "d"}[r.IntN(2):]
		if value == "" {
			want.Tags = nil
		}
		return fmt.Sprintf("tags %q", want.Tags), "tags", want, SetTags(want.Tags)
	}
	keys := []Key{KeyTitle, KeyCategory, KeyDescription, KeyImageAlt, KeySlug, KeyCTALabel, KeyCTAURL, KeyBannerText}
	field := keys[r.IntN(len(keys))]
	if r.IntN(5) == 0 {
		value = ""
	}
	*want.text(field) = value
	return fmt.Sprintf("%s = %q", field, value), string(field), want, SetField(field, value)
}

// values decodes the front matter without the field.
func values(t *testing.T, doc, key string) map[string]any {
	t.Helper()
	inner := strings.ReplaceAll(doc, "\r\n", "\n")
	inner = strings.TrimPrefix(inner, "---\n")
	inner, _, _ = strings.Cut("\n"+inner, "\n---\n")
	all := map[string]any{}
	if err := yaml.Unmarshal([]byte(inner+"\n"), &all); err != nil {
		t.Fatalf("%v in\n%s", err, doc)
	}
	parent, child, nested := strings.Cut(key, ".")
	group, ok := all[parent].(map[string]any)
	if !nested || !ok {
		delete(all, parent)
		return all
	}
	if delete(group, child); len(group) == 0 {
		delete(all, parent)
	}
	return all
}

// keepsPieces reports whether after holds all pieces but that of the field, in
// order and with nothing but the field between them.
func keepsPieces(w written, after, key, name string) bool {
	key, _, _ = strings.Cut(key, ".")
	after = strings.TrimPrefix(after, "---\n")
	at := slices.IndexFunc(w.pieces, func(p piece) bool { return p.key == key })
	fits := func(before, behind []piece) bool {
		head, tail := written{before}.String(), written{behind}.String()+"---\n\nBody.\n"
		return len(after) >= len(head)+len(tail) && strings.HasPrefix(after, head) && strings.HasSuffix(after, tail)
	}
	if at < 0 { // a new field
		for i := range len(w.pieces) + 1 {
			if fits(w.pieces[:i], w.pieces[i:]) {
				return true
			}
		}
		return false
	}
	if !fits(w.pieces[:at], w.pieces[at+1:]) {
		return false
	}
	// Inside a list every other item is still there as it was.
	var op string
	var i, j int
	fmt.Sscanf(name, "%s %d %d", &op, &i, &j)
	for n, it := range w.pieces[at].items {
		if (op == "set" || op == "remove") && n == i {
			continue
		}
		if !strings.Contains(after, it) {
			return false
		}
	}
	return true
}

func FuzzEdits(f *testing.F) {
	for _, inner := range []string{
		"title: a # c\ntakeaways:\n  - b\n  - {text: c, quote: d}\n", "a: &x b\ntitle: *x\n", "title: >-\n  a\n  b\ntags: [a, 'b']\n",
		"{title: a, cta: {label: b}}\n", "? title\n: b\n", "title: |+\n  x\n\n\n# e\n", "takeaways:\n- - a\n-\n- # c\n  x\n", "- a\n", "title: 'x'\rb: y\n",
		"title: a\u2028b: c\n", "\ufefftitle: a\n", "cta:\n  <<: {label: x}\n", "title: \"a\\\n  b\"\n", "tags: [a, [b], {c}]\n", "title: !!str\nb: 1\n",
	} {
		f.Add(front(inner), "title", "New: x", 0)
		f.Add(front(inner), "cta.label", "", 1)
		f.Add(front(inner), "tags", "a, z", 2)
	}
	f.Fuzz(func(t *testing.T, doc, key, value string, n int) {
		h := Read(text.FromString(doc))
		edits := []Edit{
			SetField(Key(key), value), SetTags([]string{value, key}), SetTakeaway(n, Takeaway{Text: value}), SetTakeaway(n, Takeaway{Text: key, Quote: value}),
			InsertTakeaways(n, Takeaway{Text: value}), RemoveTakeaway(n), MoveTakeaway(n, 0), MoveTakeaway(0, n),
		}
		for i, edit := range edits {
			changes, err := edit(h)
			if err != nil || changes == nil {
				continue
			}
			set, err := text.NewChangeSet(h.Doc.Len(), changes...)
			if err != nil {
				t.Fatal(err)
			}
			next := Read(set.Apply(h.Doc))
			if next.Problem != nil {
				t.Fatalf("edit %d breaks the front matter: %v", i, next.Problem)
			}
			if got, want := next.Doc.String(text.Span{From: next.Body, To: next.Doc.Len()}), h.Doc.String(text.Span{From: h.Body, To: h.Doc.Len()}); strings.TrimLeft(got, "\r\n") != strings.TrimLeft(want, "\r\n") {
				t.Fatalf("edit %d changes the body: %q, was %q", i, got, want)
			}
			touched := KeyTakeaways
			if i == 0 {
				touched = Key(key)
			} else if i == 1 {
				touched = KeyTags
			}
			if h.src != nil && !kept(h.src, next.src, touched) {
				t.Fatalf("edit %d changes other values", i)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("---\ntitle: x\n---\n")
	f.Add("---\r\ntitle: x")
	f.Fuzz(func(t *testing.T, doc string) {
		h := Read(text.FromString(doc))
		if h.Body < 0 || h.Body > len(doc) || h.Kind == YAML && doc[:h.Body] != h.Doc.String(h.Front.Span) {
			t.Fatalf("front %+v", h.Front)
		}
		for _, it := range h.Takeaways {
			if it.Span.From < h.Inner.From || it.Span.To > h.Inner.To || it.Span.Len() < 0 {
				t.Fatalf("takeaway %+v outside %v", it, h.Inner)
			}
		}
		if h.Problem != nil && (h.Problem.Line < 1 || h.Problem.Line > h.Doc.Lines()) {
			t.Fatalf("problem %v", h.Problem)
		}
		Peek([]byte(doc))
	})
}
