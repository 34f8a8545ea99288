package snippet

import _ "embed"

//go:embed builtin.md
var builtin string

// BuiltIn is the snippets that are always there.
func BuiltIn() []Snippet {
	all, problems := Parse(builtin)
	if problems != nil {
		panic(problems[0].String())
	}
	return all
}
