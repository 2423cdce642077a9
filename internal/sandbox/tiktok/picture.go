package tiktok

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"strconv"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// address makes a picture's signed address, which works until x-expires.
func (s *simulator) address(app sandbox.App, kind string, picture sandbox.Seed, size string) string {
	expires := s.Clock.Now().Add(seconds(app, "cover_life", 21_600)).Unix()
	return fmt.Sprintf("%s/%s/%s~tplv-tiktokx-cropcenter:%s.png?x-expires=%d&x-signature=%s", app.Switch("media_host", "https://"+cdnHost), kind,
		picture.Text(sandbox.Hex, 32), size, expires, s.signature(picture.Text(sandbox.Hex, 32), expires))
}

func (s *simulator) signature(name string, expires int64) string {
	return s.Seed.Of(platform, "signature", name, strconv.FormatInt(expires, 10)).Text(sandbox.AlphaNum, 27)
}

// picture serves a plain coloured rectangle, until its address expires.
func (s *simulator) picture(w http.ResponseWriter, r *http.Request) {
	sandbox.CallOf(r).Cost = 0
	name, rest, _ := strings.Cut(r.PathValue("picture"), "~")
	expires, err := strconv.ParseInt(r.URL.Query().Get("x-expires"), 10, 64)
	switch {
	case !strings.HasPrefix(r.PathValue("kind"), "tos-maliva-"):
		http.NotFound(w, r)
		return
	case err != nil || r.URL.Query().Get("x-signature") != s.signature(name, expires) || !s.Clock.Now().Before(time.Unix(expires, 0)):
		http.Error(w, "Access Denied", http.StatusForbidden)
		return
	}
	bounds := image.Rect(0, 0, 54, 96)
	if !strings.Contains(rest, "300:400") {
		bounds = image.Rect(0, 0, 64, 64)
	}
	seed := s.Seed.Of("colour", name)
	shade := func(part string) uint8 { return uint8(seed.Of(part).Between(60, 200)) }
	img := image.NewPaletted(bounds, color.Palette{color.RGBA{shade("r"), shade("g"), shade("b"), 255}})
	w.Header().Set("Content-Type", "image/png")
	_ = png.Encode(w, img) // only the connection can fail
}
