package highlight

import "bytes"

// prefixMax is how far into a line the index looks. What is beyond it cannot
// open or close anything, so an edit deep in a line of a million characters
// costs nothing here.
const prefixMax = 4 << 10

// sign is what a line could mean for the lines after it, known from the line
// alone.
type sign uint8

const (
	signFence sign = 1 << iota // ``` or ~~~
	signBare                   // a fence that may close one: nothing before or after it
	signFront                  // --- : opens front matter on the first line
	signEnd                    // --- or ... : ends front matter
	signUnder                  // === or --- : makes the line above a heading
	signOpen                   // <!-- without its end
	signClose                  // --> of a comment opened before
)

// state is what is open at the start of a line: a kind, and for a fence its
// character and length.
type state struct {
	kind  stateKind
	char  byte
	count uint16
}

type stateKind uint8

const (
	inText stateKind = iota
	inFront
	inFence
	inComment
)

// readSign classifies one line, given without its terminator and cut at
// prefixMax; fence says what a fence is made of.
func readSign(line []byte) (s sign, fence state) {
	rest := bytes.TrimLeft(line, " \t")
	if len(rest) == 0 {
		return 0, state{}
	}
	indent := len(line) - len(rest)
	switch rest[0] {
	case '`', '~':
		return readFence(rest, true)
	case '-', '=', '.':
		body := bytes.TrimRight(rest, " \t\r")
		if indent == 0 && string(body) == "---" {
			s |= signFront | signEnd
		}
		if indent == 0 && string(body) == "..." {
			s |= signEnd
		}
		if indent < 4 && rest[0] != '.' && len(bytes.Trim(body, string(rest[0]))) == 0 {
			s |= signUnder
		}
	case '<':
		if indent < 4 && bytes.HasPrefix(rest, []byte("<!--")) && !bytes.Contains(rest[4:], []byte("-->")) {
			return signOpen, state{}
		}
	}
	if s == 0 {
		if at := bulletEnd(rest); at > 0 && at < len(rest) && (rest[at] == '`' || rest[at] == '~') {
			s, fence = readFence(rest[at:], false)
		}
	}
	if s&signFence == 0 && bytes.Contains(rest, []byte("-->")) {
		s |= signClose
	}
	return s, fence
}

// readFence reads a run of three or more backticks or tildes and checks what
// follows it: the words after backticks hold no backtick (CommonMark 4.5).
func readFence(rest []byte, alone bool) (sign, state) {
	n := runLength(rest, 0)
	if n < 3 {
		return 0, state{}
	}
	info := bytes.TrimSpace(rest[n:])
	if rest[0] == '`' && bytes.IndexByte(info, '`') >= 0 {
		return 0, state{}
	}
	s := signFence
	if alone && len(info) == 0 {
		s |= signBare
	}
	return s, state{kind: inFence, char: rest[0], count: uint16(n)}
}

// bulletEnd returns where the text after a list marker starts, 0 when there is
// no marker.
func bulletEnd(line []byte) int {
	i := 0
	for i < len(line) && i < 9 && '0' <= line[i] && line[i] <= '9' {
		i++
	}
	if i == len(line) {
		return 0
	}
	switch c := line[i]; {
	case i == 0 && (c == '-' || c == '*' || c == '+'):
	case i > 0 && (c == '.' || c == ')'):
	default:
		return 0
	}
	i++
	if i == len(line) {
		return i
	}
	if line[i] != ' ' && line[i] != '\t' {
		return 0
	}
	for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	return i
}

// runLength counts how often the byte at i repeats from there on.
func runLength(b []byte, i int) int {
	n := 1
	for i+n < len(b) && b[i+n] == b[i] {
		n++
	}
	return n
}
