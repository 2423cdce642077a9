// Command candor is honest social analytics for creators and their agencies: one binary with the server, the workers, the web app,
// simulators of the platforms and the tools of an operator. Each file beside this one is one command; run.go wires the parts
// in the order in which the data flows.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // zones must be the same on every machine

	"github.com/alecthomas/kong"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// commands is the command line: the settings that every command shares, and the commands.
type commands struct {
	Settings

	Demo       demoCmd       `cmd:"" help:"Start everything with simulated platforms and people: nothing to set up."`
	Serve      serveCmd      `cmd:"" help:"Start the server, the workers and the web app."`
	Sandbox    sandboxCmd    `cmd:"" help:"Start the simulators of the platforms alone."`
	Sync       syncCmd       `cmd:"" help:"Carry out what is due now, once, and end."`
	Migrate    migrateCmd    `cmd:"" help:"Bring the database to this version."`
	User       userCmd       `cmd:"" help:"People who may sign in."`
	Audit      auditCmd      `cmd:"" help:"The record of what people did."`
	Keys       keysCmd       `cmd:"" help:"The keys that seal tokens."`
	Bench      benchCmd      `cmd:"" help:"Measure calls, throughput, reads, memory and storage on this machine."`
	Backup     backupCmd     `cmd:"" help:"Copy the database into a file while it is in use."`
	Restore    restoreCmd    `cmd:"" help:"Make the database from a backup, without what was deleted since."`
	Erase      eraseCmd      `cmd:"" help:"Erase the accounts that a list of ids from Meta names."`
	Purge      purgeCmd      `cmd:"" help:"Erase all data of one platform, of everybody."`
	Allowance  allowanceCmd  `cmd:"" help:"What platforms allowed beyond their terms: YouTube's derived metrics."`
	Doctor     doctorCmd     `cmd:"" help:"Check settings, keys, database, platforms, clock and disk, and say what to mend."`
	Export     exportCmd     `cmd:"" help:"Write a creator's figures into a file, with definitions, states and reasons."`
	Openapi    openapiCmd    `cmd:"" hidden:"" help:"Print the OpenAPI document."`
	Compliance complianceCmd `cmd:"" hidden:"" help:"Print docs/compliance.md."`
	Registry   registryCmd   `cmd:"" hidden:"" help:"Print docs/metrics.md."`
	Version    versionCmd    `cmd:"" help:"Print the version."`
}

// streams is where a command writes: results to out, what happens meanwhile to err.
type streams struct {
	out, err io.Writer
}

// run carries out one command line and returns the exit code: 0 done, 1 it did not work, 2 the command line is wrong,
// 130 interrupted before it was done.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	line := commands{Sandbox: newSandboxCmd()}
	exit := -1
	parser, err := kong.New(&line,
		kong.Name("candor"),
		kong.Description("Honest social analytics on the platforms' official APIs."),
		kong.UsageOnError(),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exit = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		fmt.Fprintln(stderr, "candor:", err)
		return 2
	}
	parsed, err := parser.Parse(args)
	if exit >= 0 {
		return exit // --help
	}
	if err != nil {
		fmt.Fprintf(stderr, "candor: %v\nRun \"candor --help\" to see the commands and flags.\n", err)
		return 2
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	err = parsed.Run(&line.Settings, streams{stdout, stderr})
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "candor: interrupted before it was done; run it again to go on")
		return 130
	}
	fmt.Fprintln(stderr, "candor:", err)
	return 1
}
