// Article writes plausible articles of given sizes, the same bytes each time:
// DIR/KB/article.md for every KB.
package main

import (
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

var vocabulary = strings.Fields("paper press proof column editor reader margin letter type ink sheet night deadline headline " +
	"picture caption story source archive edition morning delivery street office desk lamp window rain")

func main() {
	dir := os.Args[1]
	for _, size := range os.Args[2:] {
		kb, err := strconv.Atoi(size)
		if err != nil {
			log.Fatal(err)
		}
		path := filepath.Join(dir, size, "article.md")
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(path, article(kb*1024), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// article is prose of at least size bytes, with headings, lists and links.
func article(size int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	paragraph := func() string {
		words := make([]string, 40+r.IntN(50))
		for i := range words {
			words[i] = vocabulary[r.IntN(len(vocabulary))]
		}
		return strings.Join(words, " ") + ".\n\n"
	}
	var b strings.Builder
	b.WriteString("---\ntitle: A long article\ncategory: Test\ntakeaways:\n  - One thing\n  - Two things\n---\n\n")
	for i := 1; b.Len() < size; i++ {
		fmt.Fprintf(&b, "## Section %d\n\n%s%s- item one **bold**\n- item two [link](https://example.com)\n\n", i, paragraph(), paragraph())
	}
	return []byte(b.String())
}
