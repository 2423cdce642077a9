package sandbox

import (
	"fmt"
	"net/http"
	"time"
)

// worldAccount is one account in GET /world. Truth is what really is; Figures is what the platform answers at that instant, under
// its own names, so a client's numbers can be compared with it.
type worldAccount struct {
	Platform  string         `json:"platform"`
	ID        string         `json:"id"`
	IDs       []string       `json:"ids"`
	Key       string         `json:"key"`
	Creator   string         `json:"creator"`
	Owner     string         `json:"owner"`
	Handle    string         `json:"handle"`
	Name      string         `json:"name"`
	Kind      string         `json:"kind"`
	State     State          `json:"state"`
	Traits    []string       `json:"traits"`
	Converted *time.Time     `json:"converted_at,omitempty"`
	Truth     map[string]any `json:"truth"`
	Figures   map[string]any `json:"figures"`
	Posts     []worldPost    `json:"posts"`
}

type worldPost struct {
	ID          string         `json:"id"`
	Kind        Kind           `json:"kind"`
	Published   time.Time      `json:"published"`
	Title       string         `json:"title,omitempty"`
	Caption     string         `json:"caption"`
	Viral       bool           `json:"viral,omitempty"`
	Private     bool           `json:"private,omitempty"`
	LikesHidden bool           `json:"likes_hidden,omitempty"`
	CommentsOff bool           `json:"comments_off,omitempty"`
	Truth       map[string]any `json:"truth"`
	Figures     map[string]any `json:"figures"`
}

// getWorld answers the ground truth at the clock's instant, or at ?at=, of all accounts or those of ?platform= and ?account=.
func (s *Sandbox) getWorld(r *http.Request) (any, error) {
	q, at := r.URL.Query(), s.Clock.Now()
	if v := q.Get("at"); v != "" {
		t, err := time.Parse(time.RFC3339, v)
		if err != nil {
			return nil, fmt.Errorf("%w: at: %w", ErrBadArgument, err)
		}
		at = t
	}
	accounts := []worldAccount{}
	for _, sim := range s.sims {
		platform := sim.Platform()
		if p := q.Get("platform"); p != "" && p != platform {
			continue
		}
		list := s.World.Accounts(platform)
		if ref := q.Get("account"); ref != "" {
			a, ok := s.World.Account(platform, ref)
			if list = nil; ok {
				list = []Account{a}
			}
		}
		for _, a := range list {
			accounts = append(accounts, s.describe(sim, a, at))
		}
	}
	return map[string]any{"now": at, "accounts": accounts, "tokens": s.Tokens.List(q.Get("platform"))}, nil
}

func (s *Sandbox) describe(sim Simulator, a Account, at time.Time) worldAccount {
	posts := s.World.Posts(a, at)
	out := worldAccount{
		Platform: a.Platform, ID: a.ID(), IDs: a.IDs, Key: a.Key, Creator: a.Creator, Owner: a.Owner, Handle: a.Handle,
		Name: a.Name, Kind: a.Kind, State: a.State, Traits: a.Traits, Posts: []worldPost{},
		Truth:   map[string]any{"followers": a.Followers(at), "follows": a.Follows(at), "posts": len(posts)},
		Figures: sim.Figures(a, nil, at),
	}
	if !a.ConvertedAt.IsZero() {
		out.Converted = &a.ConvertedAt
	}
	for _, p := range posts {
		truth := map[string]any{}
		for _, m := range []Metric{Views, Reach, Likes, Comments, Shares, Saves} {
			truth[string(m)] = p.At(m, at)
		}
		out.Posts = append(out.Posts, worldPost{
			ID: p.ID, Kind: p.Kind, Published: p.Published, Title: p.Title, Caption: p.Caption, Viral: p.Viral,
			Private: p.Private(at), LikesHidden: a.HidesLikes(p), CommentsOff: p.CommentsOff, Truth: truth, Figures: sim.Figures(a, &p, at),
		})
	}
	return out
}
