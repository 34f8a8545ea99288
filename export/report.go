package export

import "fmt"

// Problem is something in an article that its page could not show as meant.
// The page was made all the same.
type Problem struct {
	Line    int    // of the article's file, from 1; 0 when it is about no line
	Message string // for the writer: what it is and what the page shows instead
}

// String returns the problem as "line 12: message".
func (p Problem) String() string {
	if p.Line == 0 {
		return p.Message
	}
	return fmt.Sprintf("line %d: %s", p.Line, p.Message)
}

// Report lists the problems of one page in the order of the article.
type Report []Problem

// Error is why no page, or no file, was made; its text is for the writer.
type Error struct {
	Path    string // of the article or the file, or "" when the caller knows it
	Message string
	Err     error // the cause, or nil
}

func (e *Error) Error() string {
	text := e.Message
	if e.Path != "" {
		text = e.Path + ": " + text
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }
