package export

import (
	"strings"

	"golang.org/x/text/language"
)

// words are the page's own words in the language of the article.
type words struct {
	Takeaways, Skip, By, Updated, Minutes, Notes, Note, Back, Table, Code, Details, Banner string

	Done, Open string // a task

	Callouts map[string]string
}

// english is also what an article in a language without own words gets.
var english = words{
	Takeaways: "Key takeaways", Skip: "Skip to the article", By: "By", Updated: "Updated", Minutes: "min read",
	Notes: "Notes", Note: "Note", Back: "Back to the text", Table: "Table", Code: "Code", Details: "Details", Banner: "Banner",
	Done: "Done", Open: "To do",
	Callouts: map[string]string{"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"},
}

var dictionary = map[string]words{
	"en": english,
	"de": {
		Takeaways: "Das Wichtigste in Kürze", Skip: "Zum Artikel", By: "Von", Updated: "Aktualisiert am", Minutes: "Min. Lesezeit",
		Notes: "Anmerkungen", Note: "Anmerkung", Back: "Zurück zum Text", Table: "Tabelle", Code: "Code", Details: "Details", Banner: "Banner",
		Done: "Erledigt", Open: "Offen",
		Callouts: map[string]string{"note": "Hinweis", "tip": "Tipp", "important": "Wichtig", "warning": "Warnung", "caution": "Vorsicht"},
	},
	"fr": {
		Takeaways: "À retenir", Skip: "Aller à l’article", By: "Par", Updated: "Mis à jour le", Minutes: "min de lecture",
		Notes: "Notes", Note: "Note", Back: "Retour au texte", Table: "Tableau", Code: "Code", Details: "Détails", Banner: "Bannière",
		Done: "Fait", Open: "À faire",
		Callouts: map[string]string{"note": "Remarque", "tip": "Conseil", "important": "Important", "warning": "Avertissement", "caution": "Attention"},
	},
	"es": {
		Takeaways: "Puntos clave", Skip: "Ir al artículo", By: "Por", Updated: "Actualizado el", Minutes: "min de lectura",
		Notes: "Notas", Note: "Nota", Back: "Volver al texto", Table: "Tabla", Code: "Código", Details: "Detalles", Banner: "Banner",
		Done: "Hecho", Open: "Pendiente",
		Callouts: map[string]string{"note": "Nota", "tip": "Consejo", "important": "Importante", "warning": "Advertencia", "caution": "Precaución"},
	},
}

// rightToLeft holds the languages that are written so by default.
var rightToLeft = map[string]bool{
	"ar": true, "arc": true, "ckb": true, "dv": true, "fa": true, "he": true, "ks": true, "nqo": true, "ps": true,
	"sd": true, "syr": true, "ug": true, "ur": true, "yi": true,
}

// rightToLeftScripts decide where the language tag names its script.
var rightToLeftScripts = map[string]bool{
	"Arab": true, "Hebr": true, "Syrc": true, "Thaa": true, "Nkoo": true, "Adlm": true, "Rohg": true,
}

// tongue is the language of a page.
type tongue struct {
	tag   string // for the lang attribute, a valid BCP 47 tag
	dir   string // "ltr" or "rtl"
	words words
}

// tongueOf reads the article's lang field; without a valid one the page is
// in English. Underscores, as in "en_GB", are taken for hyphens.
func tongueOf(lang string) (t tongue, ok bool) {
	t = tongue{tag: "en", dir: "ltr", words: english}
	lang = strings.TrimSpace(lang)
	if lang == "" {
		return t, true
	}
	tag, err := language.Parse(strings.ReplaceAll(lang, "_", "-"))
	if err != nil || tag == language.Und {
		return t, false
	}
	t.tag = tag.String()
	base := baseOf(t.tag)
	if w, known := dictionary[base]; known {
		t.words = w
	}
	if rightToLeft[base] {
		t.dir = "rtl"
	}
	if script, confidence := tag.Script(); confidence == language.Exact {
		if t.dir = "ltr"; rightToLeftScripts[script.String()] {
			t.dir = "rtl"
		}
	}
	return t, true
}

// baseOf returns the language of a tag without region and script.
func baseOf(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}
