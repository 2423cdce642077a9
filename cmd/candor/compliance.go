package main

import (
	"fmt"

	"candor/internal/policy"
)

type complianceCmd struct{}

// Run prints docs/compliance.md, which is made from the table of clauses.
func (complianceCmd) Run(s streams) error {
	_, err := fmt.Fprint(s.out, policy.Render())
	return err
}
