package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/store"
	"galley/editor/vfs"
	"galley/export"
)

// exportCommand is galley export PATH... --out DIR.
type exportCommand struct {
	Paths []string `arg:"" name:"path" help:"Articles, or folders of articles."`

	Out           string `required:"" placeholder:"DIR" help:"Folder for the pages; it is made when it is missing."`
	Fragment      bool   `help:"Write the article's HTML alone, for a content system."`
	SelfContained bool   `help:"Keep the images inside the page."`
	BaseURL       string `name:"base-url" placeholder:"URL" help:"Where the pages will be published; overrides galley.yaml."`
	Force         bool   `help:"Replace files that Galley did not make."`
}

// source is one article to export.
type source struct {
	path  string // absolute
	shown string // as the user would name it
	top   string // the folder that galley.yaml is looked for up to
	named bool   // given by name, not found in a folder
}

// run renders every page before it writes the first one, so that input that
// cannot be used leaves the output as it was.
func (c exportCommand) run(stdout, stderr io.Writer) int {
	fsys := vfs.OS{}
	failed := false
	fail := func(message string) {
		failed = true
		complain(stderr, message)
	}
	if c.BaseURL != "" {
		if _, ok := export.BaseURL(c.BaseURL); !ok {
			fail("--base-url: " + shown(c.BaseURL) + " is not an address that starts with http:// or https://")
			return Unusable
		}
	}
	out, err := filepath.Abs(c.Out)
	if err != nil {
		fail(shown(c.Out) + ": " + why(err))
		return Unusable
	}
	sources := c.sources(fail)
	if !failed && len(sources) == 0 {
		fail("there are no articles (*.md) in " + shown(strings.Join(c.Paths, ", ")))
	}

	var pages []export.Page
	var notes []string
	problems := false
	bySlug := map[string]source{}
	for _, s := range sources {
		page, draft, err := c.page(fsys, s)
		if err != nil {
			fail(shown(s.shown) + ": " + strings.TrimPrefix(err.Error(), s.path+": "))
			continue
		}
		if draft && !s.named {
			notes = append(notes, shown(s.shown)+": is a draft and was left out; name it to export it")
			continue
		}
		// File systems that ignore case would make two such pages one.
		key := strings.ToLower(page.Slug)
		if other, taken := bySlug[key]; taken {
			fail(shown(s.shown) + ": has the same slug “" + page.Slug + "” as " + shown(other.shown) + "; give one of them another slug")
			continue
		}
		bySlug[key] = s
		pages = append(pages, page)
		for _, p := range page.Report {
			problems = true
			if p.Line > 0 {
				notes = append(notes, fmt.Sprintf("%s:%d: %s", shown(s.shown), p.Line, p.Message))
			} else {
				notes = append(notes, shown(s.shown)+": "+p.Message)
			}
		}
	}
	if failed {
		return Unusable
	}
	written, err := export.Write(fsys, out, c.Force, pages...)
	for _, path := range written {
		if rel, err := filepath.Rel(out, path); err == nil {
			path = filepath.Join(c.Out, rel)
		}
		fmt.Fprintln(stdout, path)
	}
	if err != nil {
		fail(err.Error())
		return Unusable
	}
	for _, note := range notes {
		complain(stderr, note)
	}
	if problems {
		return Problems
	}
	return Done
}

// page reads and renders one article.
func (c exportCommand) page(fsys vfs.FS, s source) (page export.Page, draft bool, err error) {
	file, err := store.Load(fsys, s.path)
	if err != nil {
		return page, false, err
	}
	if file.ReadOnly && file.Mode&0o222 != 0 { // not for its mode: it is not text
		return page, false, errors.New(file.Reason)
	}
	dir := filepath.Dir(s.path)
	site, err := export.ReadSite(fsys, dir, s.top)
	if err != nil {
		return page, false, err
	}
	head := article.Read(file.Text)
	a := article.Of(head, markdown.Parse(file.Text, head.Body, 0))
	page, err = export.Render(a, export.Options{
		FS: fsys, Dir: dir, Name: filepath.Base(s.path), Site: site, BaseURL: c.BaseURL,
		Fragment: c.Fragment, SelfContained: c.SelfContained,
	})
	return page, a.Head.Draft, err
}

// sources lists the articles of all paths, each once, folders in the order
// of their names.
func (c exportCommand) sources(fail func(string)) []source {
	var list []source
	seen := map[string]bool{}
	add := func(s source) {
		if !seen[s.path] {
			seen[s.path] = true
			list = append(list, s)
		}
	}
	for _, given := range c.Paths {
		path, err := filepath.Abs(given)
		var info os.FileInfo
		if err == nil {
			info, err = os.Stat(path)
		}
		switch {
		case err != nil:
			fail(shown(given) + ": " + why(err))
		case info.IsDir():
			found, err := articlesIn(path)
			if err != nil {
				fail(shown(given) + ": " + why(err))
			}
			for _, file := range found {
				rel, _ := filepath.Rel(path, file)
				add(source{path: file, shown: filepath.Join(given, rel), top: path})
			}
		default:
			add(source{path: path, shown: given, top: filepath.Dir(path), named: true})
		}
	}
	return list
}

// articlesIn finds the articles of a folder and the folders below it, as the
// window's list does: nothing hidden, no node_modules, no symbolic links to
// folders.
func articlesIn(dir string) ([]string, error) {
	var found []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if path != dir && (strings.HasPrefix(name, ".") || name == "node_modules") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		ext := strings.ToLower(filepath.Ext(name))
		if !d.IsDir() && (ext == ".md" || ext == ".markdown") {
			found = append(found, path)
		}
		return nil
	})
	sort.Strings(found)
	return found, err
}
