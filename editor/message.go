package editor

import "fmt"

// Message is an error whose text is for the writer: whole sentences that say
// what happened, what is safe, and what to do.
type Message string

// Error implements error.
func (m Message) Error() string { return string(m) }

// Messagef makes a Message as fmt.Sprintf does.
func Messagef(format string, args ...any) Message { return Message(fmt.Sprintf(format, args...)) }
