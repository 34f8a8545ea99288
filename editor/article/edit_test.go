package article

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galley/editor/text"
)

// apply makes the edits one after the other.
func apply(doc text.Text, edits ...Edit) (text.Text, error) {
	for _, edit := range edits {
		changes, err := edit(Read(doc))
		if err != nil {
			return doc, err
		}
		set, err := text.NewChangeSet(doc.Len(), changes...)
		if err != nil {
			return doc, err
		}
		doc = set.Apply(doc)
	}
	return doc, nil
}

// front is a doc with this front matter.
func front(inner string) string { return "---\n" + inner + "---\n\nBody.\n" }

func TestSetField_changes_the_bytes_of_the_field_only(t *testing.T) {
	tests := []struct {
		name, before string
		edit         Edit
		after        string
	}{
		{"plain", "a: 1\ntitle: Old\nb: 2\n", SetField(KeyTitle, "New"), "a: 1\ntitle: New\nb: 2\n"},
		{"line comment", "title: Old   # main\n", SetField(KeyTitle, "New one"), "title: New one   # main\n"},
		{"single quotes stay", "title: 'Old'\n", SetField(KeyTitle, "It's new"), "title: 'It''s new'\n"},
		{"double quotes stay", "title: \"Old \\u00e9\"\n", SetField(KeyTitle, `A "b" \`), `title: "A \"b\" \\"` + "\n"},
		{"quotes come when needed", "title: Old\n", SetField(KeyTitle, "A: b"), "title: \"A: b\"\n"},
		{"quotes with quotes inside", "title: Old\n", SetField(KeyTitle, `A: "b"`), "title: 'A: \"b\"'\n"},
		{"text that looks like a number", "slug: x\n", SetField(KeySlug, "2024"), "slug: \"2024\"\n"},
		{"text that looks like a truth", "lang: en\n", SetField(KeyLang, "no"), "lang: \"no\"\n"},
		{"emoji in single quotes", "title: 'x'\n", SetField(KeyTitle, "😀 é"), "title: '😀 é'\n"},
		{"name in quotes", "\"title\" : Old\n", SetField(KeyTitle, "New"), "\"title\" : New\n"},
		{"value on the next line", "title:\n  Old # c\nb: 2\n", SetField(KeyTitle, "New"), "title:\n  New # c\nb: 2\n"},
		{"plain over lines", "title: Old\n  and\n\n  more # c\nb: 2\n", SetField(KeyTitle, "New"), "title: New # c\nb: 2\n"},
		{"quoted over lines", "title: \"Old\n  and\n\n  more\" # c\nb: 2\n", SetField(KeyTitle, "New"), "title: \"New\" # c\nb: 2\n"},
		{"empty value", "title: # c\nb: 2\n", SetField(KeyTitle, "New"), "title: New # c\nb: 2\n"},
		{"null value", "title: ~ # c\nb: 2\n", SetField(KeyTitle, "New"), "title: New # c\nb: 2\n"},
		{"literal", "description: |\n    Old\n    text\nb: 2\n", SetField(KeyDescription, "New\n\nlines"), "description: |\n    New\n\n    lines\nb: 2\n"},
		{"folded on one line", "description: >-\n  Old\n\n\nb: 2\n", SetField(KeyDescription, "New and longer than before"), "description: >-\n  New and longer than before\n\n\nb: 2\n"},
		{"folded over lines", "description: > # c\n  Old text over\n  two lines\nb: 2\n", SetField(KeyDescription, "New text over three lines here"), "description: > # c\n  New text over\n  three lines\n  here\nb: 2\n"},
		{"folded with paragraphs", "description: >\n  Old\nb: 2\n", SetField(KeyDescription, "a\nb\n\nc"), "description: >\n  a\n\n  b\n\n\n  c\nb: 2\n"},
		{"folded that keeps blank lines", "description: >+\n  Old\n\n\nb: 2\n", SetField(KeyDescription, "New"), "description: >+\n  New\n\n\nb: 2\n"},
		{"indentation indicator", "description: |2\n   Old\n  x\nb: 2\n", SetField(KeyDescription, "New"), "description: |2\n  New\nb: 2\n"},
		{"empty block", "description: >-\nb: 2\n", SetField(KeyDescription, "New"), "description: >-\n  New\nb: 2\n"},
		{"block that cannot hold it", "description: |\n  Old\nb: 2\n", SetField(KeyDescription, "New\n  x"), "description: \"New\\n  x\"\nb: 2\n"},
		{"date", "date: 2024-01-01 # c\n", SetField(KeyDate, "2024-03-05"), "date: 2024-03-05 # c\n"},
		{"quoted date", "date: '2024-01-01'\n", SetField(KeyDate, "2024-03-05"), "date: '2024-03-05'\n"},
		{"date being typed", "title: x\n", SetField(KeyDate, "2024-0"), "title: x\ndate: \"2024-0\"\n"},
		{"date typed to its end", "date: \"2024-03-0\"\n", SetField(KeyDate, "2024-03-05"), "date: 2024-03-05\n"},
		{"quotes of a first letter", "title: \"n\"\n", SetField(KeyTitle, "ne"), "title: ne\n"},
		{"quotes of a number", "title: \"2024\"\n", SetField(KeyTitle, "2024 was"), "title: 2024 was\n"},
		{"quotes of an emptied value", "title: \"\"\n", SetField(KeyTitle, "New"), "title: New\n"},
		{"draft", "draft: yes # c\n", SetField(KeyDraft, "false"), "draft: false # c\n"},
		{"draft that is none", "title: x\n", SetField(KeyDraft, "false"), "title: x\n"},
		{"removed", "title: Old\ncategory: c\nb: 2\n", SetField(KeyCategory, ""), "title: Old\nb: 2\n"},
		{"removed under its comment", "title: Old # c\n# about it\ncategory: x\nb: 2\n", SetField(KeyCategory, ""), "title: Old # c\n# about it\ncategory:\nb: 2\n"},
		{"removed beside its comment", "category: 'x' # c\nb: 2\n", SetField(KeyCategory, ""), "category: # c\nb: 2\n"},
		{"removed block", "description: >-\n  a\n  b\n\nb: 2\n", SetField(KeyDescription, ""), "\nb: 2\n"},
		{"removed commented block", "description: >- # c\n  a\n  b\nb: 2\n", SetField(KeyDescription, ""), "description: # c\nb: 2\n"},
		{"last one removed", "title: x\n", SetField(KeyTitle, ""), ""},
		{"new in order", "title: x # c\nzz: 1\n# about cta\ncta:\n  label: y\n", SetField(KeyImageAlt, "z"), "title: x # c\nimage_alt: z\nzz: 1\n# about cta\ncta:\n  label: y\n"},
		{"new before all others", "zz: 1\n\n# about cta\ncta:\n  label: y\n", SetField(KeyTitle, "z"), "zz: 1\n\ntitle: z\n# about cta\ncta:\n  label: y\n"},
		{"new among unknown", "zz: 1 # c\n# end\n", SetField(KeyTitle, "z"), "zz: 1 # c\ntitle: z\n# end\n"},
		{"new under comments only", "# only\n", SetField(KeyTitle, "z"), "# only\ntitle: z\n"},
		{"new in empty", "", SetField(KeyTitle, "z"), "title: z\n"},
		{"new group", "title: x\n", SetField(KeyCTAURL, "https://e.org/#a"), "title: x\ncta:\n  url: https://e.org/#a\n"},
		{"new in group", "cta:\n    url: u # c\nb: 2\n", SetField(KeyCTALabel, "L"), "cta:\n    label: L\n    url: u # c\nb: 2\n"},
		{"new in empty group", "cta: # c\nb: 2\n", SetField(KeyCTALabel, "L"), "cta: # c\n  label: L\nb: 2\n"},
		{"new in flow group", "cta: {label: x} # c\n", SetField(KeyCTAURL, "http://u"), "cta: {label: x, url: \"http://u\"} # c\n"},
		{"new in empty flow group", "cta: {}\n", SetField(KeyCTAURL, "u"), "cta: {url: u}\n"},
		{"flow group", "cta: {label: x, url: u}\n", SetField(KeyCTALabel, "a, b"), "cta: {label: \"a, b\", url: u}\n"},
		{"removed from flow group", "cta: { label: x, url: u }\n", SetField(KeyCTALabel, ""), "cta: { url: u }\n"},
		{"last of flow group removed", "a: 1\ncta: { label: x }\n", SetField(KeyCTALabel, ""), "a: 1\n"},
		{"last of group removed", "cta:\n  label: x\nb: 2\n", SetField(KeyCTALabel, ""), "b: 2\n"},
		{"last of commented group removed", "cta: # c\n  label: x\nb: 2\n", SetField(KeyCTALabel, ""), "cta: # c\nb: 2\n"},
		{"flow front matter", "{title: x, b: [1, 2]}\n", SetField(KeyTitle, "New"), "{title: New, b: [1, 2]}\n"},
		{"flow front matter grows", "{title: x}\n", SetField(KeyCTALabel, "New"), "{title: x, cta: {label: New}}\n"},
		{"shared banner", "banner: spring\n", SetField(KeyBannerName, "summer"), "banner: summer\n"},
		{"merge key overridden", "base: &b {url: u}\ncta:\n  <<: *b\n  label: x\n", SetField(KeyCTAURL, "v"), "base: &b {url: u}\ncta:\n  <<: *b\n  label: x\n  url: v\n"},
		{"tags in brackets", "tags: [a, 'b' , c] # c\n", SetTags([]string{"a", "B", "c"}), "tags: [a, 'B' , c] # c\n"},
		{"tag added in brackets", "tags: [a, b]\n", SetTags([]string{"a", "b", "c d"}), "tags: [a, b, c d]\n"},
		{"tag added before", "tags: [a, b]\n", SetTags([]string{"z", "a", "b"}), "tags: [z, a, b]\n"},
		{"tag removed in brackets", "tags: [a, b, c]\n", SetTags([]string{"a", "c"}), "tags: [a, c]\n"},
		{"tags in a list", "tags:\n- a # 1\n- b # 2\n- c # 3\nb: 2\n", SetTags([]string{"a", "c", "d"}), "tags:\n- a # 1\n- c # 2\n- d # 3\nb: 2\n"},
		{"tags from one word", "tags: a, b # c\n", SetTags([]string{"a", "c"}), "tags: [a, c] # c\n"},
		{"tags removed", "tags:\n  - a\n  - b\nb: 2\n", SetTags(nil), "b: 2\n"},
		{"tags new", "title: x\n", SetField(KeyTags, "a, b c,, 1"), "title: x\ntags: [a, b c, \"1\"]\n"},
		{"non-ASCII before it", "ключ: 'значение' # é😀\ntitle: 'é' # 日本\n", SetField(KeyTitle, "ü"), "ключ: 'значение' # é😀\ntitle: 'ü' # 日本\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, eol := range []string{"\n", "\r\n"} {
				doc := strings.ReplaceAll(front(tt.before), "\n", eol)
				want := strings.ReplaceAll(front(tt.after), "\n", eol)
				got, err := apply(text.FromString(doc), tt.edit)
				if err != nil {
					t.Fatalf("refused: %v", err)
				}
				if diff := cmp.Diff(want, string(got.Bytes())); diff != "" {
					t.Errorf("eol %q: -want +got\n%s", eol, diff)
				}
			}
		})
	}
}

func TestSetField_refuses_what_reaches_further(t *testing.T) {
	tests := []struct {
		name, inner string
		edit        Edit
	}{
		{"anchor", "title: &t Old\nb: *t\n", SetField(KeyTitle, "New")},
		{"alias", "b: &t Old\ntitle: *t\n", SetField(KeyTitle, "New")},
		{"tag", "title: !!str 12\n", SetField(KeyTitle, "New")},
		{"twice", "title: a\ntitle: b\n", SetField(KeyTitle, "New")},
		{"twice, removed", "title: a\ntitle: b\n", SetField(KeyTitle, "")},
		{"list for a text", "author: [a, b]\n", SetField(KeyAuthor, "New")},
		{"map for a text", "author: {name: a}\n", SetField(KeyAuthor, "New")},
		{"text for a map", "banner: spring\n", SetField(KeyBannerText, "New")},
		{"map for a name", "banner: {text: x}\n", SetField(KeyBannerName, "New")},
		{"anchored group", "cta: &c {label: x}\nb: *c\n", SetField(KeyCTALabel, "New")},
		{"merged value removed", "base: &b {url: u}\ncta: {<<: *b}\n", SetField(KeyCTAURL, "")},
		{"explicit key", "? title\n: Old\n", SetField(KeyTitle, "")},
		{"unknown key", "title: x\n", SetField("nonsense", "y")},
		{"broken", "title: x: y\n", SetField(KeyTitle, "New")},
		{"unreadable tags", "tags: [a, {b: c}]\n", SetTags([]string{"x"})},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := text.FromString(front(tt.inner))
			got, err := apply(doc, tt.edit)
			var refusal *Refusal
			if !errors.As(err, &refusal) {
				t.Fatalf("error %v, doc now\n%s", err, got.Bytes())
			}
			if len(refusal.Error()) < 30 {
				t.Errorf("message says too little: %q", refusal.Error())
			}
		})
	}
}

func TestSetField_makes_front_matter(t *testing.T) {
	tests := []struct{ name, before, after string }{
		{"empty", "", "---\ntitle: T\n---\n"},
		{"text", "Body\n", "---\ntitle: T\n---\n\nBody\n"},
		{"blank line first", "\nBody", "---\ntitle: T\n---\n\nBody"},
		{"CRLF", "Body\r\nmore\r\n", "---\r\ntitle: T\r\n---\r\n\r\nBody\r\nmore\r\n"},
		{"rule first", "---\n\nBody\n", "---\ntitle: T\n---\n\n---\n\nBody\n"},
		{"empty front matter", "---\r\n---\r\nBody\r\n", "---\r\ntitle: T\r\n---\r\nBody\r\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := apply(text.FromString(tt.before), SetField(KeyTitle, "T"))
			if err != nil {
				t.Fatal(err)
			}
			if string(got.Bytes()) != tt.after {
				t.Errorf("got %q, want %q", got.Bytes(), tt.after)
			}
		})
	}
}

// nasty are values that some YAML reader or writer gets wrong.
var nasty = []string{
	"null", "1.0", "# x", "a: b", "- x", "a\tb", "a\x00b", "!x", "a\nb", "~", "yes", "2024-01-01", "0x1F", "1_000",
	"12:30", "'", `"`, `\`, "it's \"so\": \\n", "[a]", "{a: b}", "a # b", "a:", "*a", "&a", "@a", "`a`", "%a", "|", ">-",
	"a\u2028b", "a\u0085b", "a\ufeffb", "\U0001F600", "e\u0301", "---", "...", "a\r\nb", "? x", "=", "<<", "a, b", "a\x7fb",
	"\ufffe", "a  b", "  lead", "trail  ", ".inf", "-", "?", ":", "a\n\n b", "\u200b", "a\x1bb", "\xff", "a:b", "a#b", "::",
}

func TestSetField_reads_nasty_values_back(t *testing.T) {
	homes := []struct {
		name, inner string
		key         Key
	}{
		{"absent", "b: 2\n", KeyTitle},
		{"plain", "title: Old # c\nb: 2\n", KeyTitle},
		{"single", "title: 'Old'\nb: 2\n", KeyTitle},
		{"double", "title: \"Old\"\nb: 2\n", KeyTitle},
		{"literal", "description: |\n  Old\nb: 2\n", KeyDescription},
		{"folded", "description: >-\n  Old text\n  more\nb: 2\n", KeyDescription},
		{"group", "cta:\n  label: x\nb: 2\n", KeyCTALabel},
		{"flow", "cta: {label: x, url: y}\nb: 2\n", KeyCTALabel},
		{"date", "date: 2024-01-01\nb: 2\n", KeyDate},
	}
	for _, home := range homes {
		for _, value := range nasty {
			got, err := apply(text.FromString(front(home.inner)), SetField(home.key, value))
			if err != nil {
				t.Errorf("%s, %q: %v", home.name, value, err)
				continue
			}
			want := strings.TrimSpace(strings.ToValidUTF8(value, "\ufffd"))
			if h := Read(got); h.Get(home.key) != want || !strings.Contains(string(got.Bytes()), "\nb: 2\n") {
				t.Errorf("%s, %q: reads back %q in\n%s", home.name, value, h.Get(home.key), got.Bytes())
			}
			// Every other reader must see a text too.
			if node := Read(got).src.value(home.key); node.Tag != "!!str" && home.key != KeyDate {
				t.Errorf("%s, %q: written as %s", home.name, value, node.Tag)
			}
			// The value goes on being editable, and goes away again.
			back, err := apply(got, SetField(home.key, "Plain again"), SetField(home.key, ""))
			if err != nil || Read(back).Get(home.key) != "" {
				t.Errorf("%s, %q: not removed: %v\n%s", home.name, value, err, back.Bytes())
			}
		}
	}
}

func TestSetField_says_nothing_to_do(t *testing.T) {
	h := Read(text.FromString(front("title: x\ntags: [a]\ndraft: yes\n")))
	for _, edit := range []Edit{
		SetField(KeyTitle, "x"), SetField(KeyTitle, " x "), SetTags([]string{"a"}), SetField(KeyDraft, "true"),
		SetField(KeyCTALabel, ""), SetField(KeyDate, ""), SetTakeaway(3, Takeaway{Text: "x"}), RemoveTakeaway(0), MoveTakeaway(0, 1), InsertTakeaways(0),
	} {
		if changes, err := edit(h); err != nil || changes != nil {
			t.Errorf("changes %v, error %v", changes, err)
		}
	}
}
