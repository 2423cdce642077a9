package main

import (
	"candor/internal/platform"
	"candor/internal/platform/instagram"
	"candor/internal/platform/tiktok"
	"candor/internal/platform/youtube"
	"candor/internal/sandbox"
	sandboxinstagram "candor/internal/sandbox/instagram"
	sandboxtiktok "candor/internal/sandbox/tiktok"
	sandboxyoutube "candor/internal/sandbox/youtube"
	"candor/internal/social"
)

// listed is a line of the list of platforms: the connector's facts, how to open it, and its simulator.
type listed struct {
	platform.Entry
	simulator sandbox.Maker
}

// platforms lists the platforms in the order in which people see them. Everything else learns of a platform from here.
func platforms() []listed {
	return []listed{
		{platform.Entry{Info: instagram.Info, Open: instagram.Open}, sandboxinstagram.New},
		{platform.Entry{Info: tiktok.Info, Open: tiktok.Open}, sandboxtiktok.New},
		{platform.Entry{Info: youtube.Info, Open: youtube.Open}, sandboxyoutube.New},
	}
}

// known finds a platform in the list.
func known(name social.Platform) (listed, bool) {
	for _, p := range platforms() {
		if p.Info.Platform == name {
			return p, true
		}
	}
	return listed{}, false
}
