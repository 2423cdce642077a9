package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"candor/internal/bench"
	"candor/internal/sandbox"
	"candor/internal/seal"
	"candor/internal/store"
)

// benchCmd measures this program on this machine.
type benchCmd struct {
	Quick bool `help:"Smaller sizes, in less than 50 seconds."`
	JSON  bool `name:"json" help:"Print one JSON object instead of a table."`

	Only        string `enum:",engine,reads,memory,nodes" default:"" help:"Measure one part alone: engine, reads, memory or nodes."`
	PostgreSQL  string `name:"postgres" env:"CANDOR_BENCH_POSTGRES" help:"Measure reads on this server too, and how three nodes share it (postgres://…): databases of their own are made there, and dropped afterwards."`
	ServerAlone bool   `help:"Measure reads on that server alone, not on SQLite before."`
	Connections int    `help:"How many connections the database that is read holds. Default: 10,000, quick 1,000."`
	Days        int    `help:"How many days of history it holds. Default: a year."`
	Requests    int    `help:"How often it is asked. Default: 2,000, quick 400."`
}

// Run measures in a temporary folder; nothing of an installation is touched.
func (cmd *benchCmd) Run(ctx context.Context, s streams) error {
	began := time.Now()
	size := bench.Full
	if cmd.Quick {
		size = bench.Quick
	}
	config := bench.Config{Size: size, Platforms: names(), Open: benchStage, Serve: benchServe, Progress: s.err, Only: cmd.Only, ServerAlone: cmd.ServerAlone,
		Connections: cmd.Connections, Days: cmd.Days, Requests: cmd.Requests}
	if cmd.ServerAlone && cmd.PostgreSQL == "" {
		return errors.New("--server-alone: which server? Name it with --postgres postgres://…")
	}
	if cmd.PostgreSQL != "" {
		config.OpenPostgreSQL = onServer(cmd.PostgreSQL)
	}
	result, err := bench.Run(ctx, config)
	if err != nil {
		return err
	}
	if cmd.JSON {
		return json.NewEncoder(s.out).Encode(result)
	}
	if cmd.Quick {
		fmt.Fprintln(s.out, "A quick run: small sizes, and what needs large ones is not measured.")
	}
	fmt.Fprintf(s.out, "%smeasured in %s\n", result.Table(), time.Since(began).Round(time.Second))
	return nil
}

// benchStage wires a whole Candor on a fresh database, in a world of its own with a clock of its own.
func benchStage(ctx context.Context, folder string, extra int, at time.Time) (*bench.Stage, error) {
	return stageOn(ctx, "file:"+filepath.Join(folder, "candor.db"), folder, extra, at)
}

// onServer opens stages on a PostgreSQL server, each on a database of its own that goes with it.
func onServer(address string) func(ctx context.Context, folder string, extra int, at time.Time) (*bench.Stage, error) {
	return func(ctx context.Context, folder string, extra int, at time.Time) (*bench.Stage, error) {
		scratch, remove, err := store.Scratch(ctx, address)
		if err != nil {
			return nil, err
		}
		stage, err := stageOn(ctx, scratch, folder, extra, at)
		if err != nil {
			return nil, errors.Join(err, remove())
		}
		stage.Drop = remove
		return stage, nil
	}
}

func stageOn(ctx context.Context, database, folder string, extra int, at time.Time) (*bench.Stage, error) {
	config := worldConfig(1, at, true)
	config.Extra = extra
	world, err := sandbox.New(config)
	if err != nil {
		return nil, err
	}
	const host = "localhost:5050"
	set := &Settings{DatabaseURL: database, PublicURL: "http://" + host, LogLevel: "error", Workers: 8}
	set.KeysetFile = filepath.Join(folder, "keyset.json")
	if _, err := seal.AddKey(set.KeysetFile, true); err != nil {
		return nil, err
	}
	o := environment(set, streams{io.Discard, io.Discard})
	settings := standIn(world)
	o.env, o.now, o.transport = func(name string) string { return settings[name] }, world.Clock.Now, world.Transport()
	c, err := assemble(ctx, set, o)
	if err != nil {
		return nil, err
	}
	handler, err := c.handler(o)
	if err != nil {
		c.db.Close()
		return nil, err
	}
	return &bench.Stage{World: world, DB: c.db, URL: database, Folder: folder, Connectors: c.connectors, Tokens: c.tokens, Accounts: c.accounts,
		Collector: c.collector, Access: c.access, Handler: handler, Host: host}, nil
}

// benchServe starts this program once more, as the server of a stage.
func benchServe(ctx context.Context, s *bench.Stage, flags ...string) (pid int, stop func(), err error) {
	self, err := os.Executable()
	if err != nil {
		return 0, nil, err
	}
	address, err := freeAddress(ctx)
	if err != nil {
		return 0, nil, err
	}
	data, err := os.MkdirTemp(s.Folder, "data-") // a node's journal is its own
	if err != nil {
		return 0, nil, err
	}
	flags = append([]string{"serve", "--database-url", s.URL, "--keyset-file", filepath.Join(s.Folder, "keyset.json"), "--data-folder", data, "--listen", address, "--log-level", "error"}, flags...)
	serve := exec.CommandContext(ctx, self, flags...) // #nosec G204 -- this very program
	serve.Env = os.Environ()
	for name, value := range standIn(s.World) {
		serve.Env = append(serve.Env, name+"="+value)
	}
	if err := serve.Start(); err != nil {
		return 0, nil, err
	}
	return serve.Process.Pid, func() {
		_ = serve.Process.Kill() // its database is thrown away
		_ = serve.Wait()
	}, nil
}

// freeAddress is an address of this machine that nobody listens on.
func freeAddress(ctx context.Context) (string, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}
