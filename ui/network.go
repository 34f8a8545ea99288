package ui

import (
	"errors"

	"fyne.io/fyne/v2"
)

// refusal is a repository that reads nothing: documents never cause traffic.
type refusal struct{}

var errRefused = errors.New("galley never fetches from the network")

// Exists implements repository.Repository.
func (refusal) Exists(fyne.URI) (bool, error) { return false, errRefused }

// Reader implements repository.Repository.
func (refusal) Reader(fyne.URI) (fyne.URIReadCloser, error) { return nil, errRefused }

// CanRead implements repository.Repository.
func (refusal) CanRead(fyne.URI) (bool, error) { return false, errRefused }

// Destroy implements repository.Repository.
func (refusal) Destroy(string) {}
