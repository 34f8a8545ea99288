package markdown

import (
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// flavour is a set of constructs. Articles use all of them; the tests of the specifications use what those specify.
type flavour struct {
	gfm      bool // tables, strikethrough, task lists, bare addresses
	articles bool // footnotes, definition lists, callouts, figures
}

var (
	commonMark = flavour{}
	gfm        = flavour{gfm: true}
	articles   = flavour{gfm: true, articles: true}
)

// grammar is a flavour's pair of goldmark parsers: one without inline parsers, one that sees a single leaf. Both are
// free of state and safe for several goroutines.
type grammar struct {
	flavour
	blocks, inlines parser.Parser
}

// grammarOf returns the grammar of one of the three flavours.
func grammarOf(f flavour) *grammar { return grammars[f]() }

var grammars = map[flavour]func() *grammar{
	commonMark: sync.OnceValue(func() *grammar { return newGrammar(commonMark) }),
	gfm:        sync.OnceValue(func() *grammar { return newGrammar(gfm) }),
	articles:   sync.OnceValue(func() *grammar { return newGrammar(articles) }),
}

func newGrammar(f flavour) *grammar {
	return &grammar{
		flavour: f,
		blocks: parser.NewParser(
			parser.WithBlockParsers(blockParsers(f)...),
			parser.WithParagraphTransformers(transformers(f)...),
		),
		inlines: parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(leafParser{}, 0)),
			parser.WithInlineParsers(inlineParsers(f)...),
		),
	}
}

// blockParsers keeps the priorities of goldmark's defaults and of its extensions.
func blockParsers(f flavour) []util.PrioritizedValue {
	list := []util.PrioritizedValue{
		util.Prioritized(setext(f), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(depthGuard{parser.NewListParser(), false}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(depthGuard{parser.NewBlockquoteParser(), true}, 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
	if f.articles {
		list = append(list,
			util.Prioritized(depthGuard{tableKeeper{extension.NewDefinitionListParser()}, true}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(depthGuard{footnoteParser{}, true}, 999),
		)
	}
	return list
}

func setext(f flavour) parser.BlockParser {
	if f.gfm {
		return tableKeeper{parser.NewSetextHeadingParser()}
	}
	return parser.NewSetextHeadingParser()
}

func transformers(f flavour) []util.PrioritizedValue {
	list := []util.PrioritizedValue{
		util.Prioritized(definitionGuard{parser.LinkReferenceParagraphTransformer}, 100),
	}
	if f.gfm {
		list = append(list, util.Prioritized(tableGuard{extension.NewTableParagraphTransformer()}, 200))
	}
	return list
}

func inlineParsers(f flavour) []util.PrioritizedValue {
	list := []util.PrioritizedValue{
		util.Prioritized(endKeeper{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(linkParser{endKeeper{parser.NewLinkParser()}}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	}
	if f.gfm {
		list = append(list,
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		)
	}
	if f.articles {
		list = append(list, util.Prioritized(noteRefParser{}, 101))
	}
	return list
}
