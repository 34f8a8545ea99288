package merge

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/epiclabs-io/diff3"
)

// Limits of what is compared; beyond them it is one conflict.
const (
	maxLines     = 400_000     // between the first and the last difference, in each version
	maxSentences = 4000        // in each version of a conflict
	maxWork      = 100_000_000 // units times those that only one of two versions has: about a second
)

// mergeLines merges by lines, and what both changed by sentences.
func mergeLines(base, mine, theirs string) []piece {
	head := commonHead(base, mine, theirs)
	base, mine, theirs = base[len(head):], mine[len(head):], theirs[len(head):]
	tail := commonTail(base, mine, theirs)
	base, mine, theirs = base[:len(base)-len(tail)], mine[:len(mine)-len(tail)], theirs[:len(theirs)-len(tail)]
	pieces := []piece{{text: head}}
	left := maxWork
	for _, r := range regionsOf(lines(base), lines(mine), lines(theirs)) {
		merged, cost := r.merge(maxLines, left, mergeSentences)
		pieces = append(pieces, merged...)
		left -= cost
	}
	return append(pieces, piece{text: tail})
}

// mergeSentences merges lines that both changed.
func mergeSentences(base, mine, theirs string) []piece {
	pieces, _ := region{sentencesOf(base), sentencesOf(mine), sentencesOf(theirs)}.merge(maxSentences, maxWork, overlap)
	return pieces
}

// overlap is a conflict.
func overlap(base, mine, theirs string) []piece {
	if text, ok := choose(base, mine, theirs); ok {
		return []piece{{text: text}}
	}
	return []piece{{text: mine, conflict: true, base: base, theirs: theirs}}
}

// merge merges units and hands those that both versions changed to finer. What has
// more than most units or costs more than budget is a conflict; cost is what was spent.
func (r region) merge(most, budget int, finer func(base, mine, theirs string) []piece) (pieces []piece, cost int) {
	if cost = r.work(); len(r.base) > most || len(r.mine) > most || len(r.theirs) > most || cost > budget {
		return overlap(strings.Join(r.base, ""), strings.Join(r.mine, ""), strings.Join(r.theirs, "")), 0
	}
	options := diff3.MergeOptions{Algorithm: diff3.DiffAlgorithmMyers, ExcludeFalseConflicts: true}
	for _, part := range diff3.Diff3MergeWithOptions(r.mine, r.base, r.theirs, options) {
		if c := part.Conflict; c != nil {
			pieces = append(pieces, finer(strings.Join(c.O, ""), strings.Join(c.A, ""), strings.Join(c.B, ""))...)
			continue
		}
		pieces = append(pieces, piece{text: strings.Join(part.Ok, "")})
	}
	return pieces, cost
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	all := strings.SplitAfter(s, "\n")
	if all[len(all)-1] == "" {
		all = all[:len(all)-1]
	}
	return all
}

// sentencesOf divides text into sentences (UAX #29) and what stands between them:
// white space that stays is what tells two changed sentences apart.
func sentencesOf(s string) []string {
	var all []string
	for tokens := sentences.FromString(s); tokens.Next(); {
		sentence := tokens.Value()
		words := strings.TrimRight(sentence, " \t\r\n")
		if words != "" {
			all = append(all, words)
		}
		if space := sentence[len(words):]; space != "" {
			all = append(all, space)
		}
	}
	return all
}

// commonHead is the whole lines with which all three begin.
func commonHead(a, b, c string) string {
	n, line := min(len(a), len(b), len(c)), 0
	for i := range n {
		if a[i] != b[i] || a[i] != c[i] {
			break
		}
		if a[i] == '\n' {
			line = i + 1
		}
	}
	return a[:line]
}

// commonTail is the whole lines with which all three end.
func commonTail(a, b, c string) string {
	n, line := min(len(a), len(b), len(c)), 0
	for i := 1; i <= n; i++ {
		x := a[len(a)-i]
		if x != b[len(b)-i] || x != c[len(c)-i] {
			break
		}
		if before := i < len(a) && a[len(a)-i-1] == '\n'; before && i < len(b) && b[len(b)-i-1] == '\n' && i < len(c) && c[len(c)-i-1] == '\n' {
			line = i
		}
	}
	return a[len(a)-line:]
}
