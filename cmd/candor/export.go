package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"candor/internal/export"
	"candor/internal/social"
)

type exportCmd struct {
	Email  string `required:"" help:"Whose figures: the address that the creator signs in with."`
	Format string `enum:"csv,json,parquet" default:"csv" help:"csv, json or parquet."`
	From   string `help:"First day, YYYY-MM-DD. Default: 28 days before the last."`
	To     string `help:"Last day, YYYY-MM-DD. Default: today in UTC."`
	Out    string `default:"-" help:"File to write; - is the standard output."`
}

// Run writes a creator's figures into a file, with definitions, states and reasons.
func (cmd exportCmd) Run(ctx context.Context, set *Settings, s streams) error {
	from, to, err := cmd.days(time.Now())
	if err != nil {
		return err
	}
	o := environment(set, s)
	db, err := openStore(ctx, set, o.log, o.now)
	if err != nil {
		return err
	}
	defer db.Close()
	person, _, err := db.PersonByEmail(ctx, cmd.Email)
	if err != nil {
		return fmt.Errorf("nobody signs in as %s here: %w", cmd.Email, err)
	}
	file, _, err := export.Exporter{Reader: db, Now: o.now}.Export(ctx, social.View{Person: person.Key}, cmd.Format, from, to)
	if err != nil {
		return err
	}
	if cmd.Out == "-" {
		_, err = s.out.Write(file)
		return err
	}
	return os.WriteFile(cmd.Out, file, 0o600)
}

func (cmd exportCmd) days(now time.Time) (from, to social.Day, err error) {
	to = social.DayOf(now, time.UTC)
	if cmd.To != "" {
		if to, err = social.ParseDay(cmd.To); err != nil {
			return "", "", err
		}
	}
	if from = to.Add(-28); cmd.From != "" {
		if from, err = social.ParseDay(cmd.From); err != nil {
			return "", "", err
		}
	}
	if from > to {
		return "", "", fmt.Errorf("the first day %s lies after the last, %s", from, to)
	}
	return from, to, nil
}

type registryCmd struct{}

// Run prints docs/metrics.md, which is made from the metric registry.
func (registryCmd) Run(s streams) error {
	_, err := fmt.Fprint(s.out, export.Registry(names()))
	return err
}
