package code

// Moved is about what the pieces of a source are after it was changed in one place:
// good enough to be looked at until Split has said. It is nil when less than half
// of the source is the same.
func Moved(pieces []Piece, source, changed string) []Piece {
	same := 0
	for same < len(source) && same < len(changed) && source[same] == changed[same] {
		same++
	}
	tail := 0
	for tail < len(source)-same && tail < len(changed)-same && source[len(source)-1-tail] == changed[len(changed)-1-tail] {
		tail++
	}
	if pieces == nil || 2*(same+tail) < max(len(source), len(changed)) {
		return nil
	}
	grown := len(changed) - len(source)
	var out []Piece
	for _, p := range pieces {
		switch {
		case p.To >= len(source)-tail:
			p.To += grown // what was typed behind a word belongs to it
		case p.To <= same:
		default:
			continue // it ends in what was changed
		}
		if n := len(out); p.To > 0 && (n == 0 || p.To > out[n-1].To) {
			out = append(out, p)
		}
	}
	return out
}
