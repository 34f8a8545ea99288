package article

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Problem says why front matter cannot be read, in words for the writer.
type Problem struct {
	Line    int // 1-based line of the doc
	Message string
}

func (p *Problem) Error() string { return fmt.Sprintf("line %d: %s", p.Line, p.Message) }

// Refusal is the error of an edit that cannot be made without touching more
// than its field; its text is for the writer.
type Refusal struct {
	Key    Key
	Line   int // 1-based line of the doc where the field stands, 0 when unknown
	Reason string
}

func (r *Refusal) Error() string {
	where := "edit it in the source"
	if r.Line > 0 {
		where = fmt.Sprintf("edit it in the source, line %d", r.Line)
	}
	return fmt.Sprintf("“%s” cannot be changed here: %s. Please %s.", r.Key, r.Reason, where)
}

// explanations turn what a YAML parser says into what a writer can do.
var explanations = []struct{ says, means string }{
	{"mapping values are not allowed", "There is one colon too many. Put the text after the first colon in quotes."},
	{"could not find expected ':'", "A field needs a colon and a blank after its name, like title: My article."},
	{"found unexpected end of stream", "A quotation mark that opens here is never closed."},
	{"found unexpected document indicator", "A quotation mark that opens here is never closed."},
	{"violates indentation", "The line starts with a tab. Use blanks instead."},
	{"cannot start any token", "The text starts with a sign that YAML keeps for itself. Put the text in quotes."},
	{"unknown anchor", "The text starts with *, which refers to a name that does not exist. Put the text in quotes."},
	{"unknown escape character", "A backslash in double quotes starts a code that does not exist. Use single quotes, or \\\\."},
	{"control characters", "There is an invisible control character in this line. Delete it."},
	{"UTF-8", "This line holds bytes that are not text in UTF-8."},
	{"did not find expected ',' or ']'", "A list that opens with [ is not closed."},
	{"did not find expected ',' or '}'", "A group that opens with { is not closed."},
	{"block sequence entries are not allowed", "A list cannot start on the line of its name. Put each item on a line of its own."},
	{"did not find expected key", "The line does not fit the ones above: check its indentation and its quotation marks."},
	{"did not find expected '-' indicator", "The line does not fit the list above: check its indentation."},
	{"did not find expected node content", "Something is missing here."},
}

// explain makes a Problem of a parser's error about source; lines count from
// the first line of source.
func explain(err error, source string) *Problem {
	says := err.Error()
	problem := &Problem{Line: 1, Message: "These fields are not valid YAML: " + strings.TrimPrefix(says, "yaml: ")}
	var at *yaml.LoadError
	if errors.As(err, &at) {
		problem.Line = max(at.Mark.Line, 1)
		if at.ContextMark.Line > 0 && strings.Contains(says, "unexpected") {
			problem.Line = at.ContextMark.Line
		}
	}
	for _, e := range explanations {
		if strings.Contains(says, e.says) {
			problem.Message = e.means
			break
		}
	}
	if rows := strings.Split(source, "\n"); problem.Line <= len(rows) && strings.HasPrefix(strings.TrimLeft(rows[problem.Line-1], " "), "\t") {
		problem.Message = "The line starts with a tab. Use blanks instead."
	}
	if bad := unreadable(source); bad >= 0 && (strings.Contains(says, "UTF-8") || strings.Contains(says, "control")) {
		problem.Line = 1 + strings.Count(source[:bad], "\n")
	}
	problem.Line = min(problem.Line, max(strings.Count(source, "\n"), 1))
	return problem
}

// unreadable is the offset of the first byte that YAML forbids, or -1.
func unreadable(source string) int {
	for i, r := range source {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(source[i:]); n == 1 {
				return i
			}
		}
		if !printable(r) && r != '\n' && r != '\r' {
			return i
		}
	}
	return -1
}
