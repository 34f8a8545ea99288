package history

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"galley/editor/store"
)

// ages say how far apart versions are kept that are older than an age: an hour's are
// all kept.
var ages = []struct{ older, apart time.Duration }{
	{30 * 24 * time.Hour, 7 * 24 * time.Hour},
	{7 * 24 * time.Hour, 24 * time.Hour},
	{24 * time.Hour, time.Hour},
	{time.Hour, 10 * time.Minute},
}

// keepApart reports which versions stay, the times being in order: the first, the
// newest, and of each stretch of time the last one in it.
func keepApart(times []time.Time, now time.Time) []bool {
	stay := make([]bool, len(times))
	for i, at := range times {
		stay[i] = i == 0 || i == len(times)-1 || stretch(at, now) != stretch(times[i+1], now)
	}
	return stay
}

// stretch names the stretch of time in which only one version stays. Stretches are
// those of the calendar, not of the age: a version does not move from one to the next
// while it becomes older.
func stretch(at, now time.Time) [2]int64 {
	for _, a := range ages {
		if now.Sub(at) > a.older {
			return [2]int64{int64(a.apart), at.UnixNano() / int64(a.apart)}
		}
	}
	return [2]int64{0, at.UnixNano()}
}

// Thin removes versions that lie too close together for their age, and then the oldest
// of all, until all take no more than the limit. The newest version of an article
// always stays.
func (h *History) Thin(now time.Time) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.readPaths(); err != nil {
		return store.Wrap("keep", h.dir, err)
	}
	indexes := map[string][]record{}
	sizes := map[string]int64{} // on disk, by file
	total := int64(0)
	for _, article := range h.paths {
		all, err := h.index(article)
		if err != nil || len(all) == 0 {
			continue
		}
		slices.SortStableFunc(all, func(a, b record) int { return a.At.Compare(b.At) })
		var times []time.Time
		for _, r := range all {
			times = append(times, r.At)
		}
		stay := keepApart(times, now)
		var kept []record
		for i, r := range all {
			if stay[i] {
				kept = append(kept, r)
			}
		}
		indexes[article] = kept
		for name, size := range h.sizesOf(article) {
			if slices.ContainsFunc(kept, func(r record) bool { return r.Hash+suffix == name }) {
				sizes[article+"/"+name] = size
				total += size
			}
		}
	}
	h.keepToLimit(indexes, sizes, total)
	for article, kept := range indexes {
		if err := h.rewrite(article, kept); err != nil {
			return store.Wrap("keep", h.dir, err)
		}
	}
	return nil
}

// keepToLimit takes the oldest versions out of the indexes until what is left fits.
func (h *History) keepToLimit(indexes map[string][]record, sizes map[string]int64, total int64) {
	for total > h.limit {
		oldest := ""
		for article, all := range indexes {
			if len(all) > 1 && (oldest == "" || all[0].At.Before(indexes[oldest][0].At)) {
				oldest = article
			}
		}
		if oldest == "" {
			return
		}
		gone := indexes[oldest][0]
		indexes[oldest] = indexes[oldest][1:]
		if !slices.ContainsFunc(indexes[oldest], func(r record) bool { return r.Hash == gone.Hash }) {
			total -= sizes[oldest+"/"+gone.Hash+suffix]
		}
	}
}

func (h *History) sizesOf(article string) map[string]int64 {
	sizes := map[string]int64{}
	dir, err := h.fsys.OpenDir(filepath.Join(h.dir, article))
	if err != nil {
		return sizes
	}
	defer dir.Close()
	infos, _ := dir.List()
	for _, info := range infos {
		if strings.HasSuffix(info.Name, suffix) {
			sizes[info.Name] = info.Size
		}
	}
	return sizes
}

// rewrite gives an article the index of the versions that stay, and then removes the
// files of the others.
func (h *History) rewrite(article string, kept []record) error {
	path := filepath.Join(h.dir, article, indexName)
	old, err := h.readFile(path, maxIndex)
	if err != nil {
		return err
	}
	var index bytes.Buffer
	for _, r := range kept {
		line, err := json.Marshal(r)
		if err != nil {
			return err
		}
		index.Write(append(line, '\n'))
	}
	count := 0
	for range lines[record](old) {
		count++
	}
	if count != len(kept) {
		if _, err := store.Write(h.fsys, path, index.Bytes(), store.FingerprintOf(old)); err != nil {
			return err
		}
	}
	dir, err := h.fsys.OpenDir(filepath.Join(h.dir, article))
	if err != nil {
		return err
	}
	defer dir.Close()
	for name := range h.sizesOf(article) {
		if !slices.ContainsFunc(kept, func(r record) bool { return r.Hash+suffix == name }) {
			if err := dir.Remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}
