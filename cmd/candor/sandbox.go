package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"candor/internal/policy"
	"candor/internal/sandbox"
)

const controlPort = 5070 // the simulators follow, in the order of the list

// sandboxCmd starts the simulators alone, to try "candor serve" without an app at any platform.
type sandboxCmd struct {
	Seed        uint64       `default:"1" help:"Which world: the same seed gives the same creators and figures."`
	EnvFile     string       `name:"env-file" help:"Write the settings with which \"candor serve\" uses these simulators into this file."`
	ControlPort int          `name:"control-port" default:"5070" help:"Port of the control server; 0 picks a free one."`
	Ports       kong.Plugins `embed:""` // --<platform>-port, made from the list of platforms
}

// newSandboxCmd makes the command with one port flag per platform.
func newSandboxCmd() sandboxCmd {
	fields := make([]reflect.StructField, 0, len(platforms()))
	for n, p := range platforms() {
		name := string(p.Info.Platform)
		fields = append(fields, reflect.StructField{
			Name: strings.ToUpper(name[:1]) + name[1:], Type: reflect.TypeFor[int](),
			Tag: reflect.StructTag(fmt.Sprintf(`name:"%s-port" default:"%d" help:"Port of the %s simulator; 0 picks a free one."`, name, controlPort+1+n, p.Info.Name)),
		})
	}
	return sandboxCmd{Ports: kong.Plugins{reflect.New(reflect.StructOf(fields)).Interface()}}
}

// Run prints one JSON line with the addresses and credentials, then serves until it is stopped.
func (cmd *sandboxCmd) Run(ctx context.Context, s streams) error {
	world, err := sandbox.New(worldConfig(cmd.Seed, time.Now(), false))
	if err != nil {
		return err
	}
	if err := world.Start(ctx, cmd.ports()); err != nil {
		return fmt.Errorf("the simulators could not start (is another one running? --control-port and the others choose ports): %w", err)
	}
	showPictures(world)
	if cmd.EnvFile != "" {
		if err := os.WriteFile(cmd.EnvFile, []byte(envFile(standIn(world))), 0o600); err != nil {
			world.Stop()
			return fmt.Errorf("the settings could not be written: %w", err)
		}
		fmt.Fprintf(s.err, "Settings for candor serve: set -a; . %s; set +a\n", cmd.EnvFile)
	}
	fmt.Fprintln(s.out, world.Announce())
	<-ctx.Done()
	world.Stop()
	return nil
}

// showPictures lets the simulators serve the pictures that their answers name: the real hosts do not know them.
func showPictures(world *sandbox.Sandbox) {
	for _, p := range platforms() {
		name := string(p.Info.Platform)
		id := announced(world, name)["client_id"]
		world.Apps.Set(name, cmp.Or(id, announced(world, name)["client_key"]), map[string]string{"media_host": world.URL(name)})
	}
}

func (cmd *sandboxCmd) ports() map[string]int {
	ports := map[string]int{"control": cmd.ControlPort}
	chosen := reflect.ValueOf(cmd.Ports[0]).Elem()
	for n, p := range platforms() {
		ports[string(p.Info.Platform)] = int(chosen.Field(n).Int())
	}
	return ports
}

func worldConfig(seed uint64, start time.Time, frozen bool) sandbox.Config {
	config := sandbox.Config{Seed: seed, Start: start, Frozen: frozen}
	for _, p := range platforms() {
		config.Simulators = append(config.Simulators, p.simulator)
	}
	return config
}

// standIn returns the platforms' settings that make connectors use the simulators: their credentials, and their one address for each
// of the platform's hosts.
func standIn(world *sandbox.Sandbox) map[string]string {
	settings := map[string]string{}
	for _, p := range platforms() {
		app := announced(world, string(p.Info.Platform))
		for _, setting := range p.Info.Settings {
			if setting.Host {
				settings[setting.Env] = app["url"]
			}
			for name, value := range app {
				if name != "url" && strings.HasSuffix(setting.Env, "_"+strings.ToUpper(name)) {
					settings[setting.Env] = value
				}
			}
		}
	}
	return settings
}

// announced reads a platform's address and credentials off the simulators' own announcement.
func announced(world *sandbox.Sandbox, name string) map[string]string {
	var line map[string]json.RawMessage
	_ = json.Unmarshal([]byte(world.Announce()), &line) // our own line
	var app map[string]string
	_ = json.Unmarshal(line[name], &app)
	return app
}

// envFile renders settings for a shell, in the platforms' order.
func envFile(settings map[string]string) string {
	var out strings.Builder
	for _, p := range platforms() {
		for _, setting := range p.Info.Settings {
			if value, ok := settings[setting.Env]; ok {
				out.WriteString(setting.Env + "=" + strconv.Quote(value) + "\n")
			}
		}
	}
	return out.String() + trialSettings()
}

// trialSettings names an operator for a trial on simulators.
func trialSettings() string {
	trial := trialOperator("http://localhost:5050")
	return fmt.Sprintf("%s=%q\n%s=%q\n%s=%q\n", policy.EnvOperatorName, trial.Name, policy.EnvOperatorContact, trial.Contact, policy.EnvPrivacyURL, trial.PrivacyURL)
}
