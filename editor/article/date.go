package article

import (
	"fmt"
	"strings"
	"time"
)

// months names the months as they stand inside a date, by language.
var months = map[string][12]string{
	"cs": {"ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"},
	"da": {"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"},
	"de": {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"es": {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	"fi": {"tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"},
	"fr": {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	"it": {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
	"nb": {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"},
	"nl": {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
	"pl": {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"},
	"pt": {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
	"ru": {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
	"sv": {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
	"uk": {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"},
}

// patterns orders day, month name and year where it is not "5 March 2024".
var patterns = map[string]string{
	"cs": "%d. %s %d", "da": "%d. %s %d", "de": "%d. %s %d", "fi": "%d. %s %d", "nb": "%d. %s %d",
	"es": "%d de %s de %d", "pt": "%d de %s de %d", "ru": "%d %s %d г.", "uk": "%d %s %d р.",
}

// FormatDate writes an ISO date for readers of the language lang (BCP 47):
// "5 March 2024". A time of day is left out; what is no date stays as it is,
// and a language without month names gets the ISO date.
func FormatDate(iso, lang string) string {
	date, ok := parseDate(iso)
	if !ok {
		return iso
	}
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(lang), "_", "-"), "-")
	switch base {
	case "":
		base = "en"
	case "no", "nn":
		base = "nb"
	case "zh", "ja":
		return fmt.Sprintf("%d年%d月%d日", date.Year(), date.Month(), date.Day())
	case "ko":
		return fmt.Sprintf("%d년 %d월 %d일", date.Year(), date.Month(), date.Day())
	}
	names, ok := months[base]
	if !ok {
		return date.Format(time.DateOnly)
	}
	month := names[date.Month()-1]
	if base == "fr" && date.Day() == 1 {
		return fmt.Sprintf("1er %s %d", month, date.Year())
	}
	pattern := patterns[base]
	if pattern == "" {
		pattern = "%d %s %d"
	}
	return fmt.Sprintf(pattern, date.Day(), month, date.Year())
}

// parseDate reads the date at the start of an ISO date or date and time.
func parseDate(iso string) (time.Time, bool) {
	iso = strings.TrimSpace(iso)
	if len(iso) > len(time.DateOnly) && (iso[len(time.DateOnly)] == 'T' || iso[len(time.DateOnly)] == ' ') {
		iso = iso[:len(time.DateOnly)]
	}
	date, err := time.Parse(time.DateOnly, iso)
	return date, err == nil
}
