package main

import (
	"cmp"
	"fmt"
	"runtime/debug"
)

type versionCmd struct{}

// Run prints what the build recorded: the version, the commit it was built from, and with what.
func (versionCmd) Run(s streams) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		fmt.Fprintln(s.out, "candor, built without module information")
		return nil
	}
	_, err := fmt.Fprintln(s.out, versionOf(info))
	return err
}

// versionOf is one line: version, commit and its time, whether the source was changed since, toolchain and target.
func versionOf(info *debug.BuildInfo) string {
	built := map[string]string{}
	for _, setting := range info.Settings {
		built[setting.Key] = setting.Value
	}
	commit := cmp.Or(built["vcs.revision"], "unknown (built outside of its repository)")
	if built["vcs.modified"] == "true" {
		commit += " with changes"
	}
	if at := built["vcs.time"]; at != "" {
		commit += " of " + at
	}
	return fmt.Sprintf("candor %s, commit %s, built with %s for %s/%s", cmp.Or(info.Main.Version, "(devel)"), commit, info.GoVersion, built["GOOS"], built["GOARCH"])
}
