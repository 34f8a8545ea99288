package glyph

import (
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
)

var (
	// A source shows the characters that are there. JetBrains Mono even lifts
	// a backtick after a capital, by a feature that accents need.
	monoFeatures     = off("liga", "clig", "dlig", "calt", "ccmp")
	composedFeatures = off("liga", "clig", "dlig", "calt")
	// Letters that are spaced apart do not join.
	trackedFeatures = off("liga", "clig", "dlig")
)

// featuresOf returns how to shape an item; composed tells that some of its
// clusters are letters with accents of their own.
func featuresOf(style *Style, composed bool) []harfbuzz.Feature {
	switch {
	case style.Family == Mono && composed:
		return composedFeatures
	case style.Family == Mono:
		return monoFeatures
	case style.Track != 0:
		return trackedFeatures
	}
	return nil
}

func off(tags ...string) []harfbuzz.Feature {
	var out []harfbuzz.Feature
	for _, tag := range tags {
		out = append(out, harfbuzz.Feature{
			Tag: opentype.MustNewTag(tag), Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd,
		})
	}
	return out
}
