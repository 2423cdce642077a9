package youtube

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"strconv"
	"strings"

	"candor/internal/sandbox"
)

// The hosts of pictures: of videos, and of channels.
const (
	thumbnailHost = "i.ytimg.com"
	avatarHost    = "yt3.ggpht.com"
)

// pictureHost is where an app's pictures are: at YouTube's host, or where the switch says.
func pictureHost(app sandbox.App, host string) string {
	return strings.TrimSuffix(app.Switch("media_host", "https://"+host), "/")
}

func avatars(app sandbox.App, a sandbox.Account) object {
	at := func(size int) object {
		return object{"url": fmt.Sprintf("%s/%s=s%d-c-k-c0x00ffffff-no-rj", pictureHost(app, avatarHost), a.Seed.Of("avatar").Text(sandbox.AlphaNum, 24), size), "width": size, "height": size}
	}
	return object{"default": at(88), "medium": at(240), "high": at(800)}
}

func videoThumbnails(app sandbox.App, p sandbox.Post) object {
	at := func(name string, width, height int) object {
		return object{"url": pictureHost(app, thumbnailHost) + "/vi/" + p.ID + "/" + name + ".jpg", "width": width, "height": height}
	}
	return object{"default": at("default", 120, 90), "medium": at("mqdefault", 320, 180), "high": at("hqdefault", 480, 360)}
}

// picture serves a plain coloured rectangle for a video's thumbnail.
func picture(w http.ResponseWriter, r *http.Request) { paint(w, r, r.PathValue("video"), 320, 180) }

// elsewhere serves the pictures of channels, which lie at the root of their host, and nothing else.
func elsewhere(w http.ResponseWriter, r *http.Request) {
	name, size, isAvatar := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "=s")
	if !isAvatar || r.Method != http.MethodGet || strings.Contains(name, "/") || size == "" {
		sandbox.CallOf(r).Cost = 0
		http.Error(w, "Not Found", http.StatusNotFound)
		return
	}
	paint(w, r, name, 88, 88)
}

func paint(w http.ResponseWriter, r *http.Request, name string, width, height int) {
	sandbox.CallOf(r).Cost = 0
	shade := func(part string) uint8 { return uint8(sandbox.Seed(1).Of("colour", name, part).Between(60, 200)) }
	img := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.RGBA{shade("r"), shade("g"), shade("b"), 255}})
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Cache-Control", "public, max-age="+strconv.Itoa(7200))
	_ = png.Encode(w, img) // only the connection can fail
}
