package spell

import (
	"encoding/binary"
	"slices"
	"strings"
)

// buildSet packs words with their classes into a set. The bytes depend on the
// words alone: they are added in order, and a node is shared as soon as it is
// complete (Daciuk et al., Incremental Construction of Minimal Acyclic Finite
// State Automata, 2000).
func buildSet(words map[string]class) set {
	b := setBuilder{known: map[string]uint32{}, out: make([]uint32, 1)}
	sorted := make([]string, 0, len(words))
	for word := range words {
		sorted = append(sorted, word+string(rune(words[word])))
	}
	slices.Sort(sorted)
	path := []buildNode{{}}
	last := ""
	for _, word := range sorted {
		shared := 0
		for shared < len(last) && shared < len(word) && last[shared] == word[shared] {
			shared++
		}
		path = b.close(path, shared, last)
		for range word[shared:] {
			path = append(path, buildNode{})
		}
		last = word
	}
	path = b.close(path, 0, last)
	b.out[0] = b.place(path[0])
	var out strings.Builder
	for _, word := range b.out {
		out.Write(binary.LittleEndian.AppendUint32(nil, word))
	}
	return set(out.String())
}

type setBuilder struct {
	known map[string]uint32 // by the bytes of the edges
	out   []uint32
}

type buildNode []uint32 // edges, not yet with the mark of the last

// close places the nodes of the path below depth and hangs them up.
func (b *setBuilder) close(path []buildNode, depth int, word string) []buildNode {
	for len(path)-1 > depth {
		at := len(path) - 1
		target := b.place(path[at])
		path[at-1] = append(path[at-1], uint32(word[at-1])|target<<9)
		path = path[:at]
	}
	return path
}

// place returns the index of an equal node; a node without edges is 0.
func (b *setBuilder) place(n buildNode) uint32 {
	if len(n) == 0 {
		return 0
	}
	n[len(n)-1] |= 1 << 8
	var key strings.Builder
	for _, edge := range n {
		key.Write(binary.LittleEndian.AppendUint32(nil, edge))
	}
	if at, ok := b.known[key.String()]; ok {
		return at
	}
	at := uint32(len(b.out))
	b.out = append(b.out, n...)
	b.known[key.String()] = at
	return at
}
