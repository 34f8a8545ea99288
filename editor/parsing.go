package editor

import (
	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/text"
)

// parseJob is one snapshot to parse.
type parseJob struct {
	doc     text.Text
	body    int // where the body starts, after the front matter
	version uint64
	changes text.ChangeSet // since the job before, composed over skipped jobs; ignored by the first
}

// parseResult is what a parse says of a snapshot.
type parseResult struct {
	tree    *markdown.Tree
	delta   markdown.Delta
	outline []article.Heading
	stats   article.Stats
}

// parseWorker parses snapshots on a goroutine of its own, the newest one only:
// a snapshot that the worker has not begun with is replaced by a later one,
// their changes composed.
type parseWorker struct {
	env  Env
	jobs chan parseJob // capacity 1; the UI goroutine is the only sender
	done func(parseResult)
}

// startParseWorker runs a worker until stop; done is called through Env.Post.
func startParseWorker(env Env, done func(parseResult)) *parseWorker {
	w := &parseWorker{env: env, jobs: make(chan parseJob, 1), done: done}
	go w.run()
	return w
}

// submit hands over the newest snapshot and never blocks.
func (w *parseWorker) submit(job parseJob, changes text.ChangeSet) {
	job.changes = changes
	select {
	case skipped := <-w.jobs:
		job.changes = skipped.changes.Compose(changes)
	default:
	}
	w.jobs <- job
}

func (w *parseWorker) stop() { close(w.jobs) }

func (w *parseWorker) run() {
	var parser markdown.Parser
	var tree *markdown.Tree
	blocks := 0 // of the tree that was handed over last
	counter := article.NewCounter()
	for job := range w.jobs {
		result, err := guarded(w.env, func() (parseResult, error) { return parse(&parser, tree, counter, job), nil })
		if err != nil {
			// The text is untouched; the next snapshot is parsed afresh.
			tree = nil
			continue
		}
		if tree == nil {
			result.delta.To = blocks
		}
		tree, blocks = result.tree, len(result.tree.Blocks)
		w.env.Post(func() { w.done(result) })
	}
}

// parse is one step of the worker.
func parse(parser *markdown.Parser, old *markdown.Tree, counter *article.Counter, job parseJob) (r parseResult) {
	if old == nil {
		r.tree = parser.Parse(job.doc, job.body, job.version)
		r.delta = markdown.Delta{Blocks: r.tree.Blocks}
	} else {
		r.tree, r.delta = parser.Update(old, job.doc, job.body, job.version, job.changes)
	}
	r.outline = article.Outline(r.tree)
	r.stats = counter.Count(r.tree)
	return r
}

// parseSoon has the newest text parsed when the UI goroutine has done what it is
// at: the frame that shows a key is drawn before the worker asks for a processor.
func (s *Session) parseSoon(changes text.ChangeSet) {
	if s.behind != nil {
		all := s.behind.Compose(changes)
		s.behind = &all
		return
	}
	s.behind = &changes
	s.env.Post(func() {
		if !s.closed {
			s.parser.submit(s.parseJob(), *s.behind)
		}
		s.behind = nil
	})
}

func (s *Session) parseJob() parseJob {
	return parseJob{doc: s.state.Doc, body: s.article.Body, version: s.state.Version}
}

// parsed takes over what the worker found. The tree may be behind the text by
// the keys typed meanwhile; a later result follows.
func (s *Session) parsed(r parseResult) {
	if s.closed {
		return
	}
	s.article.Tree, s.article.Outline, s.article.Stats = r.tree, r.outline, r.stats
	if s.observer.Parsed != nil {
		s.observer.Parsed(r.delta)
	}
}
