package spell_test

import (
	"fmt"

	"galley/editor/spell"
)

func Example() {
	ignored := spell.Words{}.Add("skeuomorf")
	checker := spell.New([]*spell.Dictionary{spell.American(), spell.British()}, ignored)
	line := []byte("A skeuomorf for the goverment, alot of colour.")
	for _, s := range checker.Check(nil, line, nil) {
		word := string(line[s.From:s.To])
		fmt.Println(s.From, word, checker.Suggest(word)[0])
	}
	// Output:
	// 20 goverment government
	// 31 alot a lot
}
