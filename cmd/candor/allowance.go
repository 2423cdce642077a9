package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"candor/internal/social"
)

type allowanceCmd struct {
	List     allowanceListCmd     `cmd:"" default:"1" help:"Show what is recorded."`
	Record   allowanceRecordCmd   `cmd:"" help:"Record that a platform allowed figures computed from its data (YouTube's derived metrics)."`
	Withdraw allowanceWithdrawCmd `cmd:"" help:"End what was recorded: nothing is computed from the platform's data any more."`
}

type allowanceListCmd struct{}

// Run lists what platforms allowed beyond their terms.
func (allowanceListCmd) Run(ctx context.Context, set *Settings, s streams) error {
	db, err := openStore(ctx, set, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	list, err := db.Allowances(ctx)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		fmt.Fprintln(s.out, "Nothing is recorded: figures are computed only where a platform's terms allow it.")
		return nil
	}
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "PLATFORM\tALLOWS\tON\tREFERENCE\tSCOPE")
	for _, a := range list {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", a.Platform, a.What, a.AllowedOn, a.Reference, a.Scope)
	}
	return table.Flush()
}

type allowanceRecordCmd struct {
	Platform  string `required:"" help:"Which platform."`
	Reference string `required:"" help:"What the platform calls its acceptance: a number of the request or of the letter."`
	Scope     string `required:"" help:"What it covers, in the platform's words."`
	Date      string `required:"" help:"The day on which the platform accepted, YYYY-MM-DD."`
}

// Run records an acceptance. From the next request on figures are computed from the platform's data.
func (cmd *allowanceRecordCmd) Run(ctx context.Context, set *Settings, s streams) error {
	listed, ok := known(social.Platform(cmd.Platform))
	if !ok {
		return fmt.Errorf("there is no platform %q here", cmd.Platform)
	}
	if listed.Info.Derived {
		return fmt.Errorf("%s's terms allow figures computed from its data: there is nothing to record", listed.Info.Name)
	}
	a := social.Allowance{Platform: listed.Info.Platform, What: social.DerivedFigures, Reference: cmd.Reference, Scope: cmd.Scope, AllowedOn: social.Day(cmd.Date), RecordedAt: time.Now()}
	if err := a.Check(a.RecordedAt); err != nil {
		return err
	}
	db, err := openStore(ctx, set, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Allow(asOperator(ctx), a); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Recorded. Figures computed from %s's data are shown, marked as Candor's own and in no total with other platforms.\n", listed.Info.Name)
	return nil
}

type allowanceWithdrawCmd struct {
	Platform string `required:"" help:"Which platform."`
}

// Run ends what was recorded.
func (cmd *allowanceWithdrawCmd) Run(ctx context.Context, set *Settings, s streams) error {
	db, err := openStore(ctx, set, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	err = db.WithdrawAllowance(asOperator(ctx), social.Platform(cmd.Platform), social.DerivedFigures)
	switch {
	case errors.Is(err, social.ErrNotFound):
		return fmt.Errorf("nothing is recorded for %q", cmd.Platform)
	case err != nil:
		return fmt.Errorf("withdraw what is recorded for %q: %w", cmd.Platform, err)
	}
	fmt.Fprintf(s.out, "Withdrawn. Nothing is computed from %s's data any more.\n", cmd.Platform)
	return nil
}
