package intake

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the expected Markdown beside the fixtures anew")

// Each testdata/NAME.html is what a program puts on a clipboard, byte for byte in its ways, with words of our own;
// NAME.md is what a writer would want of it.
func TestHTML_of_real_programs(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d fixtures, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".html"), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			result, err := HTML(source, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := result.Markdown + "\n"
			if len(result.Images)+len(result.Missing) > 0 {
				got += "\n<!-- not part of the Markdown:"
				for _, image := range result.Images {
					got += fmt.Sprintf(" %s image of %d bytes, %q.", image.Ext, len(image.Data), image.Alt)
				}
				for _, alt := range result.Missing {
					got += fmt.Sprintf(" Missing %q.", alt)
				}
				got += " -->\n"
			}
			golden := strings.TrimSuffix(file, ".html") + ".md"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if problem := unstable(result.Markdown); problem != "" && len(result.Images) == 0 {
				t.Error(problem)
			}
		})
	}
}
