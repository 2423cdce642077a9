package main

import (
	"context"
	"fmt"
)

type auditCmd struct {
	Verify auditVerifyCmd `cmd:"" help:"Prove that nothing in the record of acts was changed, removed or added."`
}

type auditVerifyCmd struct{}

// Run walks the chain. A broken one is an error that names the first entry that does not fit.
func (auditVerifyCmd) Run(ctx context.Context, set *Settings, s streams) error {
	db, err := openStore(ctx, set, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	count, head, err := db.VerifyAudit(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%d entries, whole. Its end is %x; note it elsewhere to prove later that none was cut off.\n", count, head)
	return nil
}
