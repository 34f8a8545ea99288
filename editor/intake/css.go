package intake

import (
	"strconv"
	"strings"
)

// css calls do for every declaration of a style attribute, with name and value in lower case and without white space at
// their ends.
func css(attribute string, do func(name, value string)) {
	for len(attribute) > 0 {
		var declaration string
		declaration, attribute = cutDeclaration(attribute)
		name, value, ok := strings.Cut(declaration, ":")
		if ok {
			value = strings.ToLower(strings.TrimSpace(value))
			do(strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(strings.TrimSuffix(value, "!important")))
		}
	}
}

// cutDeclaration cuts at the first semicolon that is not quoted.
func cutDeclaration(s string) (first, rest string) {
	var quote byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ';':
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// bold tells what a font-weight says: on, off, or nothing.
func bold(weight string) (on, said bool) {
	switch weight {
	case "bold", "bolder":
		return true, true
	case "normal", "lighter":
		return false, true
	}
	n, err := strconv.Atoi(weight)
	return n >= 600, err == nil
}

// points reads a CSS length in points, 0 for anything else.
func points(length string) float64 {
	for unit, factor := range pointsPerUnit {
		if number, ok := strings.CutSuffix(length, unit); ok {
			if n, err := strconv.ParseFloat(strings.TrimSpace(number), 64); err == nil {
				return n * factor
			}
		}
	}
	return 0
}

var pointsPerUnit = map[string]float64{"pt": 1, "in": 72, "cm": 28.35, "mm": 2.835, "px": 0.75}
