package spell

import (
	"strings"
	"sync"
)

// upstreamSounds is the REP table of the English dictionaries: what is written
// for what is meant. A test compares it with the .aff file.
const upstreamSounds = `
a>ei ei>a a>ey ey>a ai>ie ie>ai are>air are>ear are>eir air>are air>ere ere>air ere>ear ere>eir ear>are ear>air
ear>ere eir>are eir>ere ch>te te>ch ch>ti ti>ch ch>tu tu>ch ch>s s>ch ch>k k>ch f>ph ph>f gh>f
f>gh i>igh igh>i i>uy uy>i i>ee ee>i j>di di>j j>gg gg>j j>ge ge>j s>ti ti>s s>ci
ci>s k>cc cc>k k>qu qu>k kw>qu o>eau eau>o o>ew ew>o oo>ew ew>oo ew>ui ui>ew oo>ui ui>oo
ew>u u>ew oo>u u>oo u>oe oe>u u>ieu ieu>u ue>ew ew>ue uff>ough oo>ieu ieu>oo ier>ear ear>ier ear>air
air>ear w>qu qu>w z>ss ss>z shun>tion shun>sion shun>cion size>cise`

// moreSounds are endings and sounds that the table leaves out.
const moreSounds = `
c>k k>c s>c c>s z>s s>z c>ck k>ck ck>k x>ks ks>x x>cs n>kn n>gn r>wr r>rh w>wh g>gu
able>ible ible>able ant>ent ent>ant ance>ence ence>ance er>or or>er ar>er er>ar el>le le>el al>el
cious>tious sion>tion tion>sion cede>ceed ceed>cede efy>ify ie>ei ei>ie ly>ally ey>y y>ie`

// englishSounds is both tables, read when they are first needed.
var englishSounds = sync.OnceValue(func() [][2]string {
	var all [][2]string
	for pair := range strings.FieldsSeq(upstreamSounds + moreSounds) {
		from, to, _ := strings.Cut(pair, ">")
		all = append(all, [2]string{from, to})
	}
	return all
})
