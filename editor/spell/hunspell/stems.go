package hunspell

import (
	"hash/maphash"
	"iter"
)

// stems is the list of stems as a hash table over one block of bytes.
type stems struct {
	seed    maphash.Seed
	bytes   []byte
	entries []entry
	table   []int32 // entry number + 1, open addressing; 0 is empty
}

type entry struct {
	from  uint32
	len   uint8
	flags flagSet
	next  int32 // the next entry of the same spelling + 1
}

func newStems(expected int) stems {
	size := 16
	for size < expected*3/2 {
		size *= 2
	}
	return stems{seed: maphash.MakeSeed(), table: make([]int32, size)}
}

// add appends a stem of 1..maxWord bytes.
func (s *stems) add(word string, flags flagSet) {
	if len(s.entries)*4 >= len(s.table)*3 {
		s.grow()
	}
	e := entry{from: uint32(len(s.bytes)), len: uint8(len(word)), flags: flags}
	s.bytes = append(s.bytes, word...)
	slot := s.slot([]byte(word))
	e.next = s.table[slot]
	s.entries = append(s.entries, e)
	s.table[slot] = int32(len(s.entries))
}

// maxEqual is how many entries of one spelling count, the last of the file.
const maxEqual = 64

// flags yields the flag sets of the entries spelled word.
func (s *stems) flags(word []byte) iter.Seq[flagSet] {
	return func(yield func(flagSet) bool) {
		n := 0
		for i := s.table[s.slot(word)]; i > 0 && n < maxEqual; i = s.entries[i-1].next {
			n++
			if !yield(s.entries[i-1].flags) {
				return
			}
		}
	}
}

// all yields every stem, in the order of the file.
func (s *stems) all() iter.Seq2[string, flagSet] {
	return func(yield func(string, flagSet) bool) {
		for _, e := range s.entries {
			if !yield(string(s.word(e)), e.flags) {
				return
			}
		}
	}
}

func (s *stems) word(e entry) []byte { return s.bytes[e.from : e.from+uint32(e.len)] }

// slot is where word stands in the table, or would stand.
func (s *stems) slot(word []byte) int {
	mask := len(s.table) - 1
	for i := int(maphash.Bytes(s.seed, word)) & mask; ; i = (i + 1) & mask {
		at := s.table[i]
		if at == 0 || string(s.word(s.entries[at-1])) == string(word) {
			return i
		}
	}
}

func (s *stems) grow() {
	old := s.table
	s.table = make([]int32, 2*len(old))
	for _, at := range old {
		if at != 0 {
			s.table[s.slot(s.word(s.entries[at-1]))] = at
		}
	}
}
