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
