package markdown

type definition struct{}
type labels struct{}
