package main

import (
	"fmt"
	"runtime/debug"
)

type versionCmd struct{}

// Run prints version, commit and toolchain as the build recorded them.
func (versionCmd) Run(s streams) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		fmt.Fprintln(s.out, "candor, built without module information")
		return nil
	}
	commit := "unknown"
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			commit = setting.Value
		}
	}
	fmt.Fprintf(s.out, "candor %s, commit %s, %s\n", info.Main.Version, commit, info.GoVersion)
	return nil
}
