package api

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"candor/internal/social"
)

// maxBody is the largest request body, in bytes.
const maxBody = 64 << 10

// Access is what the API needs of people and sessions.
type Access interface {
	SignIn(ctx context.Context, peer, email string, password social.Secret, zone string) (social.Person, error)
	SignOut(ctx context.Context) error
}

// Config is what the API is made of.
type Config struct {
	Access Access
	Log    *slog.Logger
	Now    func() time.Time
}

type api struct {
	Config
}

func personIn(ctx context.Context) (social.Person, bool) { return social.Person{}, false }
func peerIn(ctx context.Context) string                  { return "" }

var _ = http.StatusOK
