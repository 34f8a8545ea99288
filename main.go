// Galley is a desktop editor for articles that are going to be published.
package main

import (
	"os"

	"galley/ui"
	"galley/ui/cli"
)

func main() {
	exit, open := cli.Run(os.Args[1:], os.Stdout, os.Stderr)
	if open == nil {
		os.Exit(exit)
	}
	ui.Run(ui.Start{Path: open.Path, Sample: open.Sample}, cli.Version())
}
