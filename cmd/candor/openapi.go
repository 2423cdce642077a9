package main

import "candor/internal/api"

type openapiCmd struct{}

// Run prints the OpenAPI document that the routes make.
func (openapiCmd) Run(s streams) error {
	document, err := api.Spec()
	if err != nil {
		return err
	}
	_, err = s.out.Write(document)
	return err
}
