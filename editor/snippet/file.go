package snippet

import (
	"fmt"
	"strings"
)

const (
	// maxFile is how much of a file of snippets is read.
	maxFile = 1 << 20
	// maxSnippets is how many snippets a file can hold.
	maxSnippets = 1000
)

// Problem is what is wrong in a file of snippets.
type Problem struct {
	Line    int // counted from 1
	Message string
}

func (p Problem) String() string { return fmt.Sprintf("line %d: %s", p.Line, p.Message) }

// Parse reads a file of snippets. It is Markdown: a heading is the trigger, behind a
// colon its name; the first code block below is the template. All other text is notes
// for oneself.
//
//	## note: A note beside the text
//
//	```
//	> [!NOTE]
//	> $0
//	```
//
// A template with code blocks in it stands between longer fences. What cannot be read is
// left out and told; the rest is good.
func Parse(file string) ([]Snippet, []Problem) {
	var all []Snippet
	var problems []Problem
	tell := func(line int, format string, args ...any) {
		if len(problems) < maxSnippets {
			problems = append(problems, Problem{line, fmt.Sprintf(format, args...)})
		}
	}
	if len(file) > maxFile {
		tell(1, "the file is longer than 1 MB; the rest of it was not read")
		file = file[:maxFile]
	}
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(file, "\r\n", "\n"), "\r", "\n"), "\n")
	var head Snippet
	seen := map[string]bool{}
	for i := 0; i < len(lines); i++ {
		line := strings.TrimRight(lines[i], " \t")
		if title := strings.TrimLeft(line, "#"); title != line && strings.HasPrefix(title, " ") {
			trigger, name, _ := strings.Cut(strings.TrimSpace(title), ":")
			head = Snippet{Trigger: strings.TrimSpace(trigger), Name: strings.TrimSpace(name)}
			if head.Name == "" {
				head.Name = head.Trigger
			}
			continue
		}
		fence := fenceOf(line)
		if fence == "" {
			continue
		}
		end := i + 1
		for end < len(lines) && !closes(lines[end], fence) {
			end++
		}
		switch {
		case end == len(lines):
			tell(i+1, "the code block has no end")
		case head.Trigger == "":
			tell(i+1, "the code block has no heading with its trigger above it")
		case !isTrigger(head.Trigger):
			tell(i+1, "%q cannot be a trigger: it is one word of at most %d letters, digits, - and _", head.Trigger, maxTrigger)
		case seen[head.Trigger]:
			tell(i+1, "%q is there twice", head.Trigger)
		case len(all) == maxSnippets:
			tell(i+1, "there are more than %d snippets", maxSnippets)
			return all, problems
		default:
			head.Template = strings.Join(lines[i+1:end], "\n")
			all = append(all, head)
			seen[head.Trigger] = true
		}
		head = Snippet{}
		i = end
	}
	return all, problems
}

// fenceOf is the run of backticks or tildes that opens a code block, or "".
func fenceOf(line string) string {
	for _, sign := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, sign)
		if n := len(line) - len(rest); n >= 3 && !strings.Contains(rest, "`") {
			return line[:n]
		}
	}
	return ""
}

// closes reports whether a line closes the code block that fence opened.
func closes(line, fence string) bool {
	line = strings.TrimRight(line, " \t")
	return len(line) >= len(fence) && strings.Trim(line, fence[:1]) == ""
}

// isTrigger reports whether s can be a trigger.
func isTrigger(s string) bool {
	return s != "" && len(s) <= maxTrigger && strings.IndexFunc(s, func(r rune) bool { return !inTrigger(r) }) < 0
}
