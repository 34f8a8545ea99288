package article

// Wording holds the words that a page adds to those of its article.
type Wording struct {
	Takeaways, Skip              string
	By                           string // %s is the author
	Updated                      string // stands before a date
	Minutes                      string // %d is how long reading takes
	Notes, Note, Back            string
	Table, Code, Details, Banner string
	Done, Open                   string            // a task
	Callouts                     map[string]string // by sort
}

// Callout is what a sort of callout is called; one that is not known is a note.
func (w *Wording) Callout(sort string) string {
	if name, ok := w.Callouts[sort]; ok {
		return name
	}
	return w.Callouts["note"]
}

// dictionary holds the wording by language. An article in a language that is
// not here gets that of English.
var dictionary = map[string]Wording{
	"en": {
		Takeaways: "Key takeaways", Skip: "Skip to the article", By: "By %s", Updated: "Updated", Minutes: "%d min read",
		Notes: "Notes", Note: "Note", Back: "Back to the text", Table: "Table", Code: "Code", Details: "Details", Banner: "Banner", Done: "Done", Open: "To do",
		Callouts: map[string]string{"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"},
	},
	"ar": {
		Takeaways: "أهم النقاط", Skip: "انتقل إلى المقال", By: "بقلم %s", Updated: "تم التحديث في", Minutes: "مدة القراءة: %d د",
		Notes: "الحواشي", Note: "حاشية", Back: "العودة إلى النص", Table: "جدول", Code: "شيفرة", Details: "التفاصيل", Banner: "لافتة", Done: "تم", Open: "لم يتم بعد",
		Callouts: map[string]string{"note": "ملاحظة", "tip": "نصيحة", "important": "مهم", "warning": "تحذير", "caution": "تنبيه"},
	},
	"da": {
		Takeaways: "Det vigtigste", Skip: "Gå til artiklen", By: "Af %s", Updated: "Opdateret", Minutes: "%d min. læsetid",
		Notes: "Noter", Note: "Note", Back: "Tilbage til teksten", Table: "Tabel", Code: "Kode", Details: "Detaljer", Banner: "Banner", Done: "Færdig", Open: "Mangler",
		Callouts: map[string]string{"note": "Bemærk", "tip": "Tip", "important": "Vigtigt", "warning": "Advarsel", "caution": "Forsigtig"},
	},
	"de": {
		Takeaways: "Das Wichtigste in Kürze", Skip: "Zum Artikel", By: "Von %s", Updated: "Aktualisiert am", Minutes: "%d Min. Lesezeit",
		Notes: "Anmerkungen", Note: "Anmerkung", Back: "Zurück zum Text", Table: "Tabelle", Code: "Code", Details: "Details", Banner: "Banner", Done: "Erledigt", Open: "Offen",
		Callouts: map[string]string{"note": "Hinweis", "tip": "Tipp", "important": "Wichtig", "warning": "Warnung", "caution": "Vorsicht"},
	},
	"es": {
		Takeaways: "Puntos clave", Skip: "Ir al artículo", By: "Por %s", Updated: "Actualizado el", Minutes: "%d min de lectura",
		Notes: "Notas", Note: "Nota", Back: "Volver al texto", Table: "Tabla", Code: "Código", Details: "Detalles", Banner: "Banner", Done: "Hecho", Open: "Pendiente",
		Callouts: map[string]string{"note": "Nota", "tip": "Consejo", "important": "Importante", "warning": "Advertencia", "caution": "Precaución"},
	},
	"fr": {
		Takeaways: "À retenir", Skip: "Aller à l’article", By: "Par %s", Updated: "Mis à jour le", Minutes: "%d min de lecture",
		Notes: "Notes", Note: "Note", Back: "Retour au texte", Table: "Tableau", Code: "Code", Details: "Détails", Banner: "Bannière", Done: "Fait", Open: "À faire",
		Callouts: map[string]string{"note": "Remarque", "tip": "Conseil", "important": "Important", "warning": "Avertissement", "caution": "Attention"},
	},
	"he": {
		Takeaways: "עיקרי הדברים", Skip: "דלגו אל המאמר", By: "מאת %s", Updated: "עודכן ב־", Minutes: "%d דקות קריאה",
		Notes: "הערות", Note: "הערה", Back: "חזרה לטקסט", Table: "טבלה", Code: "קוד", Details: "פרטים", Banner: "באנר", Done: "בוצע", Open: "לביצוע",
		Callouts: map[string]string{"note": "הערה", "tip": "טיפ", "important": "חשוב", "warning": "אזהרה", "caution": "זהירות"},
	},
	"it": {
		Takeaways: "Punti chiave", Skip: "Vai all’articolo", By: "Di %s", Updated: "Aggiornato il", Minutes: "%d min di lettura",
		Notes: "Note", Note: "Nota", Back: "Torna al testo", Table: "Tabella", Code: "Codice", Details: "Dettagli", Banner: "Banner", Done: "Fatto", Open: "Da fare",
		Callouts: map[string]string{"note": "Nota", "tip": "Suggerimento", "important": "Importante", "warning": "Avviso", "caution": "Attenzione"},
	},
	"ja": {
		Takeaways: "要点", Skip: "記事へ移動", By: "文：%s", Updated: "更新日", Minutes: "約%d分で読めます",
		Notes: "注", Note: "注", Back: "本文に戻る", Table: "表", Code: "コード", Details: "詳細", Banner: "バナー", Done: "完了", Open: "未完了",
		Callouts: map[string]string{"note": "メモ", "tip": "ヒント", "important": "重要", "warning": "警告", "caution": "注意"},
	},
	"nb": {
		Takeaways: "Hovedpunkter", Skip: "Gå til artikkelen", By: "Av %s", Updated: "Oppdatert", Minutes: "%d min lesetid",
		Notes: "Noter", Note: "Note", Back: "Tilbake til teksten", Table: "Tabell", Code: "Kode", Details: "Detaljer", Banner: "Banner", Done: "Ferdig", Open: "Gjenstår",
		Callouts: map[string]string{"note": "Merk", "tip": "Tips", "important": "Viktig", "warning": "Advarsel", "caution": "Forsiktig"},
	},
	"nl": {
		Takeaways: "Belangrijkste punten", Skip: "Naar het artikel", By: "Door %s", Updated: "Bijgewerkt op", Minutes: "%d min. leestijd",
		Notes: "Noten", Note: "Noot", Back: "Terug naar de tekst", Table: "Tabel", Code: "Code", Details: "Details", Banner: "Banner", Done: "Gedaan", Open: "Te doen",
		Callouts: map[string]string{"note": "Opmerking", "tip": "Tip", "important": "Belangrijk", "warning": "Waarschuwing", "caution": "Let op"},
	},
	"pl": {
		Takeaways: "Najważniejsze", Skip: "Przejdź do artykułu", By: "Autor: %s", Updated: "Aktualizacja:", Minutes: "%d min czytania",
		Notes: "Przypisy", Note: "Przypis", Back: "Powrót do tekstu", Table: "Tabela", Code: "Kod", Details: "Szczegóły", Banner: "Baner", Done: "Zrobione", Open: "Do zrobienia",
		Callouts: map[string]string{"note": "Uwaga", "tip": "Wskazówka", "important": "Ważne", "warning": "Ostrzeżenie", "caution": "Ostrożnie"},
	},
	"pt": {
		Takeaways: "Pontos principais", Skip: "Ir para o artigo", By: "Por %s", Updated: "Atualizado em", Minutes: "%d min de leitura",
		Notes: "Notas", Note: "Nota", Back: "Voltar ao texto", Table: "Tabela", Code: "Código", Details: "Detalhes", Banner: "Banner", Done: "Feito", Open: "Por fazer",
		Callouts: map[string]string{"note": "Nota", "tip": "Dica", "important": "Importante", "warning": "Aviso", "caution": "Cuidado"},
	},
	"ru": {
		Takeaways: "Главное", Skip: "Перейти к статье", By: "Автор: %s", Updated: "Обновлено", Minutes: "%d мин чтения",
		Notes: "Примечания", Note: "Примечание", Back: "Назад к тексту", Table: "Таблица", Code: "Код", Details: "Подробности", Banner: "Баннер", Done: "Сделано", Open: "Не сделано",
		Callouts: map[string]string{"note": "Примечание", "tip": "Совет", "important": "Важно", "warning": "Предупреждение", "caution": "Осторожно"},
	},
	"sv": {
		Takeaways: "Det viktigaste", Skip: "Gå till artikeln", By: "Av %s", Updated: "Uppdaterad", Minutes: "%d min läsning",
		Notes: "Noter", Note: "Not", Back: "Tillbaka till texten", Table: "Tabell", Code: "Kod", Details: "Detaljer", Banner: "Banner", Done: "Klart", Open: "Att göra",
		Callouts: map[string]string{"note": "Obs", "tip": "Tips", "important": "Viktigt", "warning": "Varning", "caution": "Försiktigt"},
	},
	"uk": {
		Takeaways: "Головне", Skip: "Перейти до статті", By: "Автор: %s", Updated: "Оновлено", Minutes: "%d хв читання",
		Notes: "Примітки", Note: "Примітка", Back: "Назад до тексту", Table: "Таблиця", Code: "Код", Details: "Подробиці", Banner: "Банер", Done: "Зроблено", Open: "Не зроблено",
		Callouts: map[string]string{"note": "Примітка", "tip": "Порада", "important": "Важливо", "warning": "Попередження", "caution": "Обережно"},
	},
	"zh": {
		Takeaways: "要点", Skip: "跳到正文", By: "作者：%s", Updated: "更新于", Minutes: "阅读约 %d 分钟",
		Notes: "注释", Note: "注释", Back: "返回正文", Table: "表格", Code: "代码", Details: "详情", Banner: "横幅", Done: "已完成", Open: "待办",
		Callouts: map[string]string{"note": "说明", "tip": "提示", "important": "重要", "warning": "警告", "caution": "注意"},
	},
}
