package sandbox

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// Token is anything a platform hands out and takes back: codes, access tokens, refresh tokens.
type Token struct {
	Value    string            `json:"value"`
	Platform string            `json:"platform"`
	Kind     string            `json:"kind"` // the simulator's word: "code", "short", "long", "access", "refresh"
	App      string            `json:"app"`  // App.ID
	Account  string            `json:"account"`
	Scopes   []string          `json:"scopes"`
	Issued   time.Time         `json:"issued"`
	Expires  time.Time         `json:"expires"` // zero: never
	Used     bool              `json:"used,omitempty"`
	Revoked  string            `json:"revoked,omitempty"` // why; "" while it is good
	Data     map[string]string `json:"data,omitempty"`    // e.g. redirect_uri of a code, code_challenge, family of a refresh token

	number int
}

// Live tells whether the token is neither revoked nor expired at the instant. A used code is still live: simulators say so in
// their own words.
func (t Token) Live(at time.Time) bool {
	return t.Revoked == "" && (t.Expires.IsZero() || at.Before(t.Expires))
}

// Has tells whether the token carries the scope.
func (t Token) Has(scope string) bool { return slices.Contains(t.Scopes, scope) }

// Tokens keeps what was issued. Values are deterministic: the nth token of a seed is always the same.
type Tokens struct {
	mu     sync.Mutex
	seed   Seed
	issued map[string]*Token
	count  int
}

// NewTokens returns an empty registry.
func NewTokens(seed Seed) *Tokens { return &Tokens{seed: seed, issued: map[string]*Token{}} }

// Issue stores a token. If t.Value is empty or ends in "*", a fresh value is made: what stands before the star, then 48
// characters.
func (r *Tokens) Issue(t Token) Token {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.count++
	t.number = r.count
	if prefix, ok := strings.CutSuffix(t.Value, "*"); ok || t.Value == "" {
		t.Value = prefix + r.seed.Of("token", t.Platform, t.Kind).Nth(r.count).Text(AlphaNum, 48)
	}
	r.issued[t.Value] = &t
	return clone(&t)
}

// Lookup finds a token of the platform by value, in whatever condition it is.
func (r *Tokens) Lookup(platform, value string) (Token, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	t := r.issued[value]
	if t == nil || t.Platform != platform {
		return Token{}, false
	}
	return clone(t), true
}

// Update changes a token in place, atomically: change sees it and may refuse by returning an error, which is passed on. It
// returns the token as it then stands. Use it to take a code once only.
func (r *Tokens) Update(value string, change func(*Token) error) (Token, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	t := r.issued[value]
	if t == nil {
		return Token{}, ErrBadArgument
	}
	err := change(t)
	return clone(t), err
}

// Revoke kills all tokens that match, giving the reason, and tells how many. Already revoked ones keep their reason.
func (r *Tokens) Revoke(reason string, match func(Token) bool) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := 0
	for _, t := range r.issued {
		if t.Revoked == "" && match(*t) {
			t.Revoked = reason
			n++
		}
	}
	return n
}

// DropScope takes a scope from all tokens that match.
func (r *Tokens) DropScope(scope string, match func(Token) bool) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := 0
	for _, t := range r.issued {
		if match(*t) && t.Has(scope) {
			t.Scopes = slices.DeleteFunc(slices.Clone(t.Scopes), func(s string) bool { return s == scope })
			n++
		}
	}
	return n
}

// List returns the tokens of a platform (all with ""), in the order of issue.
func (r *Tokens) List(platform string) []Token {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := []Token{}
	for _, t := range r.issued {
		if platform == "" || t.Platform == platform {
			out = append(out, clone(t))
		}
	}
	slices.SortFunc(out, func(a, b Token) int { return cmp.Compare(a.number, b.number) })
	return out
}

func clone(t *Token) Token {
	out := *t
	out.Scopes = slices.Clone(t.Scopes)
	out.Data = maps.Clone(t.Data)
	return out
}
