// Package cli is the command line of Galley: the same work as in the window,
// without a display.
//
//	galley [FOLDER|FILE]             opens the window
//	galley --sample                  opens it on the sample article
//	galley export PATH... --out DIR  writes pages for publication
//	galley --version, galley --help
//
// Every command exits with 0 when it is done, 1 when it is done and has found
// problems in the articles, and 2 for bad usage or unreadable input: then one
// line per problem is on standard error, and no file was half-written.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode"

	"github.com/alecthomas/kong"
)

// Exit codes of every command.
const (
	Done     = 0
	Problems = 1
	Unusable = 2
)

// Open asks the caller to open the window.
type Open struct {
	Path   string // absolute path of a folder or an article; "" when none was named
	Sample bool   // the sample article was asked for
}

// grammar is what can be said on the command line.
type grammar struct {
	Version kong.VersionFlag `help:"Print the version and exit."`

	Open   openCommand   `cmd:"" hidden:"" default:"withargs" help:"Open the window on a folder or an article."`
	Export exportCommand `cmd:"" help:"Write articles as HTML pages for publication."`
}

type openCommand struct {
	Path   string `arg:"" optional:"" placeholder:"FOLDER|FILE" help:"Folder or article to open."`
	Sample bool   `help:"Open a copy of the sample article."`
}

// stop unwinds the parser when it has printed help or the version.
type stop int

// Run carries out the arguments that follow the program's name. When they ask
// for the window it returns a non-nil Open and does nothing else.
func Run(args []string, stdout, stderr io.Writer) (exit int, open *Open) {
	defer func() {
		if code, stopped := recover().(stop); stopped {
			exit, open = int(code), nil
		}
	}()
	var g grammar
	parser, err := kong.New(&g,
		kong.Name("galley"),
		kong.Description("A desktop editor for articles. Without a command, galley [FOLDER|FILE] opens its window; galley --sample opens it on the sample article."),
		kong.Vars{"version": "galley " + Version()},
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { panic(stop(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		panic("cli: the grammar is our own: " + err.Error())
	}
	context, err := parser.Parse(args)
	if err != nil {
		complain(stderr, err.Error()+" (galley --help tells more)")
		return Unusable, nil
	}
	if context.Selected() != nil && context.Selected().Name == "export" {
		return g.Export.run(stdout, stderr), nil
	}
	return g.Open.run(stderr)
}

func (c openCommand) run(stderr io.Writer) (int, *Open) {
	switch {
	case c.Sample && c.Path != "":
		complain(stderr, "--sample opens the sample article: leave out "+shown(c.Path))
		return Unusable, nil
	case c.Path == "":
		return Done, &Open{Sample: c.Sample}
	}
	path, err := filepath.Abs(c.Path)
	if err == nil {
		_, err = os.Stat(path)
	}
	if err != nil {
		complain(stderr, shown(c.Path)+": "+why(err))
		return Unusable, nil
	}
	return Done, &Open{Path: path}
}

// Version is the version of this build, "devel" for one made from a work tree.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// complain writes one line for the user.
func complain(w io.Writer, message string) {
	fmt.Fprintln(w, "galley: "+strings.ReplaceAll(strings.TrimSpace(message), "\n", " "))
}

// why is the reason in words of an error of the file system.
func why(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "you may not read it"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// shown is a path for a message: names with control or direction characters
// are quoted, so that no name can pretend to be another or break the line.
func shown(path string) string {
	for _, r := range path {
		if !unicode.IsPrint(r) {
			return strconv.Quote(path)
		}
	}
	return path
}
