package preview

import (
	"strings"
	"testing"

	"galley/ui/theme"
)

func TestPane_speaks_the_language_of_the_article(t *testing.T) {
	const body = "takeaways: [One]\nupdated: 2024-03-05\n---\n\nText.[^1]\n\n> [!TIP]\n> More.\n\n[^1]: A note.\n"
	p := newPane(t, "---\ntitle: T\nlang: en\n"+body, 500, 900, theme.LightMode, Options{})
	for _, lang := range []struct {
		code  string
		words []string
	}{
		{"en", []string{"Key takeaways", "Updated 5 March 2024 · 1 min read", "Tip", "Notes"}},
		{"de", []string{"Das Wichtigste in Kürze", "Aktualisiert am 5. März 2024 · 1 Min. Lesezeit", "Tipp", "Anmerkungen"}},
		{"he", []string{"עיקרי הדברים", "טיפ", "הערות"}},
	} {
		p.Apply(articleOf("---\ntitle: T\nlang: " + lang.code + "\n" + body))
		for _, want := range lang.words {
			if got := p.Text(); !strings.Contains("\n"+got, "\n"+want+"\n") {
				t.Errorf("%s: %q is missing in %q", lang.code, want, got)
			}
		}
	}
}

const hebrew = `---
title: הנמל של חיפה
category: מסחר
author: עדה
date: 2024-03-05
lang: he
takeaways:
  - המעבורת ממתינה לגאות
  - איש אינו ממהר, גם לא בימים של סערה ורוח חזקה מן הים
cta: {label: הרשמה, url: https://example.com}
---

## הפלגה

המעבורת ממתינה לגאות, ורק אז היא **יוצאת** אל הים הפתוח. A ferry waits for the tide.

> ציטוט קצר מפי רב החובל

- ראשון
  - שני
- [x] כרטיס
- [ ] מעיל

1. אחת
2. שתיים

> [!TIP]
> הקדימו לבוא.

| נמל | שעה |
| --- | --: |
| חיפה | 10:00 |
| יפו | 11:30 |

` + "```go\nfunc main() {\n}\n```\n"

func TestPane_turns_around_a_page_read_from_right_to_left(t *testing.T) {
	looks(t, newPane(t, hebrew, 460, 1180, theme.LightMode, Options{}), "right-to-left")
}

func TestPane_finds_what_is_clicked_on_a_page_read_from_right_to_left(t *testing.T) {
	source := -1
	p := newPane(t, hebrew, 460, 1180, theme.LightMode, Options{OnSource: func(off int) { source = off }})
	at := pointOf(t, p, "ראשון")
	if at.X < 300 {
		t.Errorf("the first item begins at %v", at)
	}
	click(p, at.SubtractXY(6, 0))
	if want := strings.Index(hebrew, "ראשון"); source < want || source > want+len("ראשון") {
		t.Errorf("a click leads to %d, want %d", source, want)
	}
}

func TestPane_lays_out_again_what_more_fonts_may_show(t *testing.T) {
	for _, c := range []struct {
		name, text string
		again      bool
	}{{"bundled", "Latin and Ελληνικά", false}, {"of the system", "日本語", true}} {
		p := newPane(t, c.text, 500, 300, theme.LightMode, Options{})
		i := p.model.bodyEnd() - 1
		before := p.model.sheet(i)
		p.Refresh()
		if again := p.model.sheet(i) != before; again != c.again {
			t.Errorf("%s: laid out again: %v", c.name, again)
		}
	}
}
