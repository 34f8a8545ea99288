package export

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v4"

	"galley/editor/vfs"
)

// SiteFile is the name of the file that holds what the articles of a folder share.
const SiteFile = "galley.yaml"

// maxSiteFile bounds what is read of it.
const maxSiteFile = 1 << 20

// Site is what galley.yaml says; the zero value is a folder without one.
type Site struct {
	Dir     string // absolute folder of the file: its images lie there
	Name    string // of the publication, for the top bar
	BaseURL string // where the pages will be published
	CTA     Button
	Banners map[string]Banner
}

// Button is a call to action.
type Button struct {
	Label string `yaml:"label"`
	URL   string `yaml:"url"`
}

// Banner is a shared banner; Image is relative to the folder of galley.yaml.
type Banner struct {
	Text  string `yaml:"text"`
	Image string `yaml:"image"`
	URL   string `yaml:"url"`
}

// ReadSite reads galley.yaml in dir, or in the nearest folder above it that
// is still inside top. Where there is none the zero Site is returned; an
// unreadable or broken file is an *Error.
func ReadSite(fsys vfs.FS, dir, top string) (Site, error) {
	for {
		data, err := readSiteFile(fsys, dir)
		if err == nil {
			return parseSite(dir, data)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return Site{}, &Error{Path: filepath.Join(dir, SiteFile), Message: "cannot be read", Err: err}
		}
		up := filepath.Dir(dir)
		if rel, err := filepath.Rel(top, up); dir == top || up == dir || err != nil || !filepath.IsLocal(rel) {
			return Site{}, nil
		}
		dir = up
	}
}

func readSiteFile(fsys vfs.FS, dir string) ([]byte, error) {
	d, err := fsys.OpenDir(dir)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return readFile(d, SiteFile, maxSiteFile)
}

// readFile reads a regular file of at most limit bytes inside d. It never
// waits on a pipe or a device.
func readFile(d vfs.Dir, name string, limit int64) ([]byte, error) {
	f, err := d.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode.IsRegular() {
		return nil, errNoFile
	}
	if info.Size > limit {
		return nil, errTooLarge
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = errTooLarge
	}
	return data, err
}

var (
	errNoFile   = errors.New("it is not a regular file")
	errTooLarge = errors.New("it is too large")
)

func parseSite(dir string, data []byte) (Site, error) {
	var file struct {
		Site    string            `yaml:"site"`
		BaseURL string            `yaml:"base_url"`
		CTA     Button            `yaml:"cta"`
		Banners map[string]Banner `yaml:"banners"`
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		return Site{}, &Error{Path: filepath.Join(dir, SiteFile), Message: "is not valid YAML", Err: err}
	}
	return Site{Dir: dir, Name: file.Site, BaseURL: file.BaseURL, CTA: file.CTA, Banners: file.Banners}, nil
}
