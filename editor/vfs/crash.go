package vfs

import (
	"bytes"
	"iter"
	"maps"
	"slices"
)

// Crashes yields every file system that may be found after the power fails
// now: each unsynced change of a directory kept or lost on its own, each
// unsynced file old, new, torn or filled with zeros. They are independent of
// this one and fully durable.
//
// It may be called in a function given to [Mem.After], and at any time when
// the Mem is not in use.
func (m *Mem) Crashes() iter.Seq[*Mem] {
	return func(yield func(*Mem) bool) {
		// An odometer: choices made so far, and out of how many.
		var chosen, of []int
		for {
			next := 0
			crashed := m.crash(func(n int) int {
				if next == len(chosen) {
					chosen, of = append(chosen, 0), append(of, n)
				}
				next++
				return chosen[next-1]
			})
			if !yield(crashed) {
				return
			}
			for len(chosen) > 0 && chosen[len(chosen)-1] == of[len(of)-1]-1 {
				chosen, of = chosen[:len(chosen)-1], of[:len(of)-1]
			}
			if len(chosen) == 0 {
				return
			}
			chosen[len(chosen)-1]++
		}
	}
}

// Crash is one of the Crashes: pick chooses between n possibilities, from 0,
// each time there are some.
func (m *Mem) Crash(pick func(n int) int) *Mem {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.crash(pick)
}

func (m *Mem) crash(pick func(n int) int) *Mem {
	crashed := &Mem{last: m.last, tick: m.tick, free: m.free}
	survivors := map[*node]*node{} // hard links stay links of one file
	var survive func(*node) *node
	survive = func(n *node) *node {
		if s := survivors[n]; s != nil {
			s.links++
			return s
		}
		s := &node{id: n.id, mode: n.mode, attrs: n.attrs, links: 1, mod: n.mod, change: n.change, target: n.target}
		survivors[n] = s
		if n.entries == nil {
			versions := n.versions()
			s.data = versions[choose(pick, len(versions))]
			s.durable = slices.Clone(s.data)
			return s
		}
		entries := maps.Clone(n.kept)
		for _, change := range n.pending {
			if choose(pick, 2) == 1 {
				change.apply(entries)
			}
		}
		s.entries = make(map[string]*node, len(entries))
		for _, name := range slices.Sorted(maps.Keys(entries)) {
			s.entries[name] = survive(entries[name])
		}
		s.kept = maps.Clone(s.entries)
		return s
	}
	crashed.root = survive(m.root)
	return crashed
}

func choose(pick func(int) int, n int) int {
	if n == 1 {
		return 0
	}
	return pick(n)
}

// versions are the bytes that a file may be found with: of a save that was
// not synced, the disk may have taken the blocks in any order, and the length
// before the blocks. To what was only added to, that happens to the addition:
// disks write a sector whole or not at all.
func (n *node) versions() [][]byte {
	if bytes.Equal(n.data, n.durable) {
		return [][]byte{slices.Clone(n.data)}
	}
	half := func(b []byte) int { return (len(b) + 1) / 2 }
	splice := func(head, tail []byte) []byte {
		cut := min(half(n.data), len(head))
		return append(slices.Clone(head[:cut]), tail[min(cut, len(tail)):]...)
	}
	if !n.over {
		added := n.data[len(n.durable):]
		torn := added[:half(added)]
		zeros := make([]byte, len(added))
		return [][]byte{
			slices.Clone(n.durable), slices.Clone(n.data),
			slices.Concat(n.durable, torn),
			slices.Concat(n.durable, zeros),
			slices.Concat(n.durable, torn, zeros[len(torn):]),
		}
	}
	all := [][]byte{
		slices.Clone(n.durable),
		slices.Clone(n.data),
		nil, // a truncation that came before the data
		make([]byte, len(n.data)),
		slices.Clone(n.data[:half(n.data)]),
		slices.Clone(n.durable[:half(n.durable)]),
		splice(n.data, make([]byte, len(n.data))),
		splice(n.data, n.durable),
		splice(n.durable, n.data),
	}
	var distinct [][]byte
	for _, v := range all {
		if !slices.ContainsFunc(distinct, func(d []byte) bool { return bytes.Equal(d, v) }) {
			distinct = append(distinct, v)
		}
	}
	return distinct
}
