package snippet_test

import (
	"strings"
	"testing"

	"galley/editor/snippet"
	"galley/editor/state"
	"galley/editor/state/statetest"
	"galley/editor/text"
)

var values = snippet.Values{"DATE": "2024-03-05", "TITLE": "A title", "CLIPBOARD": "x\ny", "EMPTY": ""}

// expanded is what a template makes of the state that in draws.
func expanded(t testing.TB, template, in, eol string) (state.State, snippet.Stops) {
	t.Helper()
	st := statetest.Parse(in)
	spec, stops := snippet.Snippet{Trigger: "trig", Template: template}.Expand(st, values, eol)
	tx, err := st.Apply(spec)
	if err != nil {
		t.Fatal(err)
	}
	return tx.After, stops
}

func TestSnippet_Expand_writes_the_template(t *testing.T) {
	for _, c := range []struct{ name, template, in, want string }{
		{"text", "ab", "x trig| y", "x ab| y"},
		{"without the trigger", "ab", "x | y", "x ab| y"},
		{"part of a word", "ab", "xtrig|", "xtrigab|"},
		{"end", "a $0 b", "trig|", "a | b"},
		{"place", "a $1 b", "trig|", "a | b"},
		{"text of a place", "a ${1:one} b", "trig|", "a [one] b"},
		{"first of two", "$2 ${1:a}", "trig|", " [a]"},
		{"mirrored", "${1:a} $1", "trig|", "[a] [a]"},
		{"mirrored before its text", "$1 ${1:a}", "trig|", "[a] [a]"},
		{"value", "on $DATE", "trig|", "on 2024-03-05|"},
		{"value in braces", "${DATE}s", "trig|", "2024-03-05s|"},
		{"value in a place", "${1:$TITLE!}", "trig|", "[A title!]"},
		{"empty value with a text", "${EMPTY:none}|", "trig|", "none|||"},
		{"nobody's name", "$USD and $", "trig|", "$USD and $|"},
		{"price", "$100", "trig|", "$100|"},
		{"signs", `\$1 \\ \} {a}`, "trig|", `$1 \ } {a}|`},
		{"open brace", "${1:a", "trig|", "${1:a|"},
		{"no places within a place", "${1:a $2 ${3}}", "trig|", "[a $2 ${3}]"},
		{"selection", "(${1:$SELECTION})", "a [bc] d", "a ([bc]) d"},
		{"selection over lines", "> $SELECTION", "[a\nb]", "> a\n> b|"},
		{"several carets", "<$1>", "trig|\ntrig|", "<|>\n<|>"},
		{"several selections", "($SELECTION)$0", "[a] [b]", "(a)| (b)|"},
		{"lines", "a\n$1\nb", "trig|", "a\n|\nb"},
		{"lines in an indent", "a\n  $1", "  trig|", "  a\n    |"},
		{"lines in a quote", "> [[!NOTE]]\n> $1", "> trig|", "> > [[!NOTE]]\n> > |"},
		{"value of lines", "- $CLIPBOARD", "trig|", "- x\ny|"},
		{"empty", "", "trig|", "|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			template := strings.NewReplacer("[[", "[", "]]", "]").Replace(c.template)
			st, _ := expanded(t, template, c.in, "\n")
			if got := statetest.Format(st); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
	if st, _ := expanded(t, "a\n$CLIPBOARD", "trig|", "\r\n"); statetest.Format(st) != "a\r\nx\r\ny|" {
		t.Errorf("in CRLF %q", statetest.Format(st))
	}
}

func TestTriggered_takes_a_whole_word(t *testing.T) {
	all := []snippet.Snippet{{Trigger: "a", Name: "first"}, {Trigger: "a-b"}, {Trigger: "é"}, {Trigger: "a", Name: "own"}}
	for _, c := range []struct{ in, want string }{
		{"a|", "own"},
		{"x a|", "own"},
		{"xa|", ""},
		{"a-b|", "a-b"},
		{"(a|", "own"},
		{"a|x", "own"},
		{"[a]", ""},
		{"é|", "é"},
		{"|", ""},
		{strings.Repeat("x", 10_000) + "|", ""},
	} {
		sn, ok := snippet.Triggered(all, statetest.Parse(c.in))
		got := sn.Name
		if got == "" {
			got = sn.Trigger
		}
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%.20q: %q, want %q", c.in, got, c.want)
		}
	}
}

// filling is a snippet while it is filled in.
type filling struct {
	t     *testing.T
	st    state.State
	stops snippet.Stops
}

func (f *filling) do(c state.Command) {
	f.t.Helper()
	spec, ok := c(f.st)
	if !ok {
		f.t.Fatal("does not apply")
	}
	tx, err := f.st.Apply(spec)
	if err != nil {
		f.t.Fatal(err)
	}
	f.st, f.stops = tx.After, f.stops.After(tx)
}

func (f *filling) move(to func() (state.Spec, snippet.Stops, bool)) bool {
	f.t.Helper()
	spec, next, ok := to()
	if ok {
		tx, err := f.st.Apply(spec)
		if err != nil {
			f.t.Fatal(err)
		}
		f.st, f.stops = tx.After, next.After(tx)
	}
	return ok
}

func (f *filling) want(text string, active bool) {
	f.t.Helper()
	if got := statetest.Format(f.st); got != text || f.stops.Active() != active {
		f.t.Fatalf("%q, active %v; want %q", got, f.stops.Active(), text)
	}
}

func TestStops_are_gone_through(t *testing.T) {
	st, stops := expanded(t, "${1:a} $2 $1.$0!", "trig|", "\n")
	f := &filling{t, st, stops}
	f.want("[a]  [a].!", true)
	f.do(state.InsertText("x"))
	f.do(state.InsertText("y"))
	f.want("xy|  xy|.!", true)
	f.move(f.stops.Next)
	f.want("xy | xy.!", true)
	f.do(state.InsertText("z"))
	f.want("xy z| xy.!", true)
	f.move(f.stops.Prev)
	f.want("[xy] z [xy].!", true)
	if f.move(f.stops.Prev) {
		t.Error("there is a place before the first")
	}
	f.move(f.stops.Next)
	f.want("xy [z] xy.!", true)
	f.move(f.stops.Next)
	f.want("xy z xy.|!", false)
	if f.move(f.stops.Next) {
		t.Error("the end is not the end")
	}
}

func TestStops_side_by_side_stay_apart(t *testing.T) {
	st, stops := expanded(t, "$1$2$0", "trig|", "\n")
	f := &filling{t, st, stops}
	f.do(state.InsertText("a"))
	f.move(f.stops.Next)
	f.want("a|", true)
	f.do(state.InsertText("b"))
	f.move(f.stops.Prev)
	f.want("[a]b", true)
	f.move(f.stops.Next)
	f.want("a[b]", true)
	f.move(f.stops.Next)
	f.want("ab|", false)
}

func TestStops_end_when_the_caret_goes_away(t *testing.T) {
	for _, c := range []struct {
		name string
		do   state.Command
		want bool
	}{
		{"within the place", state.Left(false), true},
		{"out of it", state.DocStart(false), false},
		{"an edit elsewhere", func(s state.State) (state.Spec, bool) {
			return state.Spec{Changes: []text.Change{text.Insert(0, "new ")}, Origin: state.Field}, true
		}, true},
		{"an undo", func(s state.State) (state.Spec, bool) {
			return state.Spec{Changes: []text.Change{text.Delete(3, 4)}, Origin: state.Undo}, true
		}, false},
		{"a reload", func(s state.State) (state.Spec, bool) {
			return state.Spec{Changes: []text.Change{text.Delete(0, s.Doc.Len())}, Origin: state.Reload}, true
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			st, stops := expanded(t, "<${1:ab}> $2", "x trig|", "\n")
			f := &filling{t, st, stops}
			f.do(state.Right(false))
			if f.do(c.do); f.stops.Active() != c.want {
				t.Errorf("active %v at %q", f.stops.Active(), statetest.Format(f.st))
			}
		})
	}
}

func TestParse_reads_headings_and_code(t *testing.T) {
	all, problems := snippet.Parse("# Mine\n\nsome notes\n\n## sig: Signature\nbelow\n```md\nYours,\n$0\n```\n\n## two\n~~~\n```\nx\n```\n~~~\n## bad one\n```\nx\n```\n```\ny\n```\n## sig\n```\nagain\n```\n## open\n```\n")
	want := []snippet.Snippet{{"sig", "Signature", "Yours,\n$0"}, {"two", "two", "```\nx\n```"}}
	if len(all) != 2 || all[0] != want[0] || all[1] != want[1] {
		t.Errorf("%q", all)
	}
	var told []string
	for _, p := range problems {
		told = append(told, p.String())
	}
	wantTold := `line 19: "bad one" cannot be a trigger: it is one word of at most 32 letters, digits, - and _
line 22: the code block has no heading with its trigger above it
line 26: "sig" is there twice
line 30: the code block has no end`
	if got := strings.Join(told, "\n"); got != wantTold {
		t.Errorf("told\n%s", got)
	}
}

func TestBuiltIn_all_expand(t *testing.T) {
	all := snippet.BuiltIn()
	if len(all) < 7 {
		t.Errorf("%d snippets", len(all))
	}
	for _, sn := range all {
		st := statetest.Parse(sn.Trigger + "|")
		found, ok := snippet.Triggered(all, st)
		if !ok || found != sn {
			t.Errorf("%s is not found", sn.Trigger)
		}
		spec, _ := sn.Expand(st, values, "\n")
		tx, err := st.Apply(spec)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(tx.After.Doc.Bytes()); strings.ContainsAny(got, "$}") || got == sn.Trigger {
			t.Errorf("%s becomes %q", sn.Trigger, got)
		}
	}
}

func FuzzSnippet(f *testing.F) {
	f.Add("## a: b\n```\n${1:$SELECTION} $0 ${2:${X:y}} \\$\n```\n", "> a trig|", uint16(1), uint16(3))
	f.Add("$1$1${1:a}\n${0}", "\xff\r\n", uint16(0), uint16(0))
	f.Fuzz(func(t *testing.T, template, doc string, a, b uint16) {
		all, _ := snippet.Parse(template)
		all = append(all, snippet.Snippet{Trigger: "trig", Template: template})
		n := len(doc) + 1
		sel := state.Selection{Ranges: []state.Range{{Anchor: int(a) % n, Head: int(b) % n}, state.At(len(doc))}}
		tx, err := state.New(text.FromString(doc)).Apply(state.Spec{Sel: &sel})
		if err != nil {
			t.Fatal(err)
		}
		for _, sn := range all {
			st := tx.After
			spec, stops := sn.Expand(st, values, "\r\n")
			for i := 0; ; i++ {
				next, err := st.Apply(spec)
				if err != nil {
					t.Fatalf("%q in %q: %v", sn.Template, doc, err)
				}
				if st = next.After; i > 0 {
					stops = stops.After(next)
				}
				if i%2 == 0 {
					spec, _ = state.InsertText("xyz")(st)
					continue
				}
				var ok bool
				if spec, stops, ok = stops.Next(); !ok {
					break
				}
			}
		}
	})
}
