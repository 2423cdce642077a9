package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"candor/internal/demo"
	"candor/internal/sandbox"
	"candor/internal/seal"
	"candor/internal/social"
)

// demoCmd starts simulators, server and people in one process. Everything it shows went through the real engine.
type demoCmd struct {
	Folder string `default:"var/demo" help:"Where the demo keeps its database; it begins anew at every start."`
	Seed   uint64 `default:"1" help:"Which world."`
	Days   int    `default:"90" help:"How many days of history."`

	People []string `sep:"," help:"Which of its creators live in it, by the name before the @; all, unless said. Fewer begin sooner."`
}

// Run makes the history, then serves until it is stopped.
func (cmd *demoCmd) Run(ctx context.Context, set *Settings, s streams) error {
	listener, err := listen(ctx, set)
	if err != nil {
		return err
	}
	defer listener.Close()
	if err := cmd.prepare(set); err != nil {
		return err
	}
	now := time.Now()
	config := worldConfig(cmd.Seed, now.AddDate(0, 0, -cmd.Days), true)
	config.Epoch = now // the cast's ages are meant as of today
	world, err := sandbox.New(config)
	if err != nil {
		return err
	}
	if err := startWorld(ctx, world); err != nil {
		return err
	}
	defer world.Stop()
	showPictures(world)
	o := environment(set, s)
	var lived atomic.Bool
	if set.LogLevel != "debug" { // the troubles that the demo's people went through are history, not news
		o.log = slog.New(later{o.log.Handler(), &lived})
	}
	settings := standIn(world)
	o.env, o.now, o.transport = func(name string) string { return settings[name] }, world.Clock.Now, world.Transport()
	c, err := assemble(ctx, set, o)
	if err != nil {
		return err
	}
	defer c.db.Close()
	if err := cmd.live(ctx, c, world, now, s); err != nil {
		return err
	}
	lived.Store(true)
	return c.serve(ctx, listener, o, func() { fmt.Fprint(s.out, cmd.invitation(set, world)) })
}

// prepare begins anew: the demo's own files go, and a fresh keyset is made.
func (cmd *demoCmd) prepare(set *Settings) error {
	trial := trialOperator(set.PublicURL)
	set.OperatorName, set.OperatorContact, set.PrivacyURL = trial.Name, trial.Contact, trial.PrivacyURL
	if err := os.MkdirAll(cmd.Folder, 0o700); err != nil {
		return fmt.Errorf("the demo's folder cannot be made (--folder chooses another): %w", err)
	}
	database := filepath.Join(cmd.Folder, "demo.db")
	set.DatabaseURL, set.KeysetFile, set.TombstoneFile = "file:"+database, filepath.Join(cmd.Folder, "keyset.json"), filepath.Join(cmd.Folder, "tombstones.json")
	set.keyset, set.masterKey, set.MasterKeyFile = "", "", ""
	for _, path := range []string{database, database + "-wal", database + "-shm", set.KeysetFile, set.TombstoneFile} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("the last demo's files cannot be removed: %w", err)
		}
	}
	if err := os.RemoveAll(set.journalFolder()); err != nil {
		return fmt.Errorf("the last demo's files cannot be removed: %w", err)
	}
	_, err := seal.AddKey(set.KeysetFile, true)
	return err
}

// live adds the people and lets them live through the days until now.
func (cmd *demoCmd) live(ctx context.Context, c *candor, world *sandbox.Sandbox, now time.Time, s streams) error {
	began := time.Now()
	cast, err := demo.Cast(cmd.People)
	if err != nil {
		return err
	}
	people := map[string]social.Person{}
	add := func(ctx context.Context, email, name string) (social.Person, error) {
		p, err := c.access.AddPerson(ctx, email, name, social.Creator, demo.Password)
		people[email] = p
		return p, err
	}
	if _, err := c.access.AddPerson(ctx, demo.Operator, "Candor's operator", social.Admin, demo.Password); err != nil {
		return err
	}
	history := demo.History{World: world, Accounts: c.accounts, Tokens: c.tokens, Collector: c.collector, AddPerson: add, Accept: c.acceptFor, Platforms: names(), Cast: cast}
	fmt.Fprintf(s.err, "Living through %d simulated days (people: %d) …\n", cmd.Days, len(cast))
	runs, err := history.Make(ctx, cmd.Days, now, progress(s.err, cmd.Days))
	if err == nil {
		err = demo.Sharing{Access: c.access, Connections: c.db.ConnectionsOfPerson, People: people}.Make(ctx, now)
	}
	if err == nil {
		fmt.Fprintf(s.err, "%d syncs in %s.\n", runs, time.Since(began).Round(100*time.Millisecond))
	}
	return err
}

// progress tells of the days gone by: on a terminal in one line that changes, elsewhere now and then.
func progress(to io.Writer, days int) func(day int) {
	file, ok := to.(*os.File)
	terminal := ok && term.IsTerminal(int(file.Fd()))
	return func(day int) {
		switch {
		case terminal:
			fmt.Fprintf(to, "\rday %d of %d%s", day, days, map[bool]string{true: "\n"}[day == days])
		case day%30 == 0:
			fmt.Fprintf(to, "day %d of %d\n", day, days)
		}
	}
}

// later is a log handler that is silent until its time has come.
type later struct {
	slog.Handler
	come *atomic.Bool
}

// Enabled implements slog.Handler.
func (l later) Enabled(ctx context.Context, level slog.Level) bool {
	return l.come.Load() && l.Handler.Enabled(ctx, level)
}

// WithAttrs implements slog.Handler.
func (l later) WithAttrs(attrs []slog.Attr) slog.Handler {
	return later{l.Handler.WithAttrs(attrs), l.come}
}

// WithGroup implements slog.Handler.
func (l later) WithGroup(name string) slog.Handler { return later{l.Handler.WithGroup(name), l.come} }

// startWorld listens on the usual ports, or on free ones where they are taken.
func startWorld(ctx context.Context, world *sandbox.Sandbox) error {
	ports := map[string]int{"control": controlPort}
	for n, p := range platforms() {
		ports[string(p.Info.Platform)] = controlPort + 1 + n
	}
	if world.Start(ctx, ports) == nil {
		return nil
	}
	return world.Start(ctx, nil)
}

// invitation tells how to look at the demo.
func (cmd *demoCmd) invitation(set *Settings, world *sandbox.Sandbox) string {
	text := fmt.Sprintf("\nCandor's demo is at %s\nSign in with one of these addresses and the password %s\n\n", set.PublicURL, demo.Password.Reveal())
	cast, _ := demo.Cast(cmd.People) // they lived in it
	for _, p := range cast {
		text += fmt.Sprintf("  %-24s %s\n", p.Email, p.Life)
	}
	text += fmt.Sprintf("  %-24s %s\n", demo.Manager, "the manager of an agency: Roster shows the creators who share with it")
	text += fmt.Sprintf("  %-24s %s\n", demo.Operator, "the operator: how the syncs stand, and no figures")
	return text + fmt.Sprintf("\nThe platforms are simulated; their control server is at %s. Stop with Ctrl-C.\n", world.URL("control"))
}
