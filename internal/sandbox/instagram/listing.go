package instagram

import (
	"encoding/base64"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// Listing limits: the default is captured, the largest page and the clamping are ours, the cap is documented.
const (
	defaultLimit = 25
	maxLimit     = 100
	maxListed    = 10_000
)

// page is what a caller asks of a listing, from the query of an edge or from a field's modifiers.
type page struct {
	edge                               string
	fields                             []field
	limit, after, before, since, until string
	fail                               *failure
}

func (s *Simulator) fromQuery(in *session, edge string) page {
	q := in.r.URL.Query()
	fields, fail := parseFields(q.Get("fields"))
	return page{
		edge: edge, fields: fields, fail: fail, limit: q.Get("limit"), after: q.Get("after"), before: q.Get("before"),
		since: q.Get("since"), until: q.Get("until"),
	}
}

func pageOf(f field) page {
	m := f.mods
	return page{edge: f.name, fields: f.sub, limit: m["limit"], after: m["after"], before: m["before"], since: m["since"], until: m["until"]}
}

// listing answers one page of posts. One post whose insights cannot be delivered fails the whole page.
func (s *Simulator) listing(in *session, posts []sandbox.Post, ask page) (any, *failure) {
	if ask.fail != nil {
		return nil, ask.fail
	}
	limit, fail := ask.size()
	if fail != nil {
		return nil, fail
	}
	posts, fail = ask.window(posts[:min(len(posts), maxListed)])
	if fail != nil {
		return nil, fail
	}
	from, to, fail := ask.slice(posts, limit)
	if fail != nil {
		return nil, fail
	}
	shown, to := misbehave(in, posts[from:to], from, to)
	data := []any{}
	for _, p := range shown {
		node, fail := s.node(in, p, ask.fields, false)
		if fail != nil {
			return nil, fail
		}
		data = append(data, node)
	}
	out := map[string]any{"data": data}
	if from < to || from > 0 {
		out["paging"] = paging(in, ask, posts, from, to, limit)
	}
	return out, nil
}

// misbehave lets a listing go wrong as a fault rule asks.
func misbehave(in *session, shown []sandbox.Post, from, to int) ([]sandbox.Post, int) {
	switch {
	case in.call.Behaves("short_page") && len(shown) > 1:
		half := len(shown) / 2
		return shown[:half], from + half
	case in.call.Behaves("empty_page") && len(shown) > 0:
		return nil, from + 1
	case in.call.Behaves("repeat_last") && len(shown) > 0:
		return append(slices.Clone(shown), shown[0]), to
	}
	return shown, to
}

func (a page) size() (int, *failure) {
	if a.limit == "" {
		return defaultLimit, nil
	}
	n, err := strconv.Atoi(a.limit)
	if err != nil || n < 0 {
		return 0, invalid("Param limit must be a non-negative integer")
	}
	if n == 0 {
		n = defaultLimit
	}
	return min(n, maxLimit), nil
}

// window keeps the posts between since and until, both inclusive.
func (a page) window(posts []sandbox.Post) ([]sandbox.Post, *failure) {
	since, okSince := instant(a.since)
	until, okUntil := instant(a.until)
	if !okSince || !okUntil {
		return nil, invalid("Param since or until is not a valid time")
	}
	return slices.DeleteFunc(slices.Clone(posts), func(p sandbox.Post) bool {
		return a.since != "" && p.Published.Before(since) || a.until != "" && p.Published.After(until)
	}), nil
}

// instant reads Unix seconds or a date.
func instant(text string) (time.Time, bool) {
	if text == "" {
		return time.Time{}, true
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return time.Unix(n, 0), true
	}
	for _, layout := range []string{time.RFC3339, timestampLayout, time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// slice finds the page in the list by its cursor. A cursor names a place, so it survives that its post is deleted.
func (a page) slice(posts []sandbox.Post, limit int) (from, to int, fail *failure) {
	switch {
	case a.after != "":
		at, ok := place(a.after)
		if !ok {
			return 0, 0, invalid("Invalid cursor")
		}
		from = len(posts)
		if i := slices.IndexFunc(posts, func(p sandbox.Post) bool { return at.precedes(cursorOf(p)) }); i >= 0 {
			from = i
		}
	case a.before != "":
		at, ok := place(a.before)
		if !ok {
			return 0, 0, invalid("Invalid cursor")
		}
		to = slices.IndexFunc(posts, func(p sandbox.Post) bool { return !cursorOf(p).precedes(at) })
		if to < 0 {
			to = len(posts)
		}
		return max(0, to-limit), to, nil
	}
	return from, min(from+limit, len(posts)), nil
}

// cursor is a place in a listing: the instant and the id of a post.
type cursor struct {
	unix int64
	id   string
}

func cursorOf(p sandbox.Post) cursor { return cursor{p.Published.Unix(), p.ID} }

// precedes tells whether the place comes before another in a listing, newest first.
func (c cursor) precedes(d cursor) bool {
	return c.unix > d.unix || c.unix == d.unix && c.id > d.id
}

// text is opaque to clients; it begins with QVFI as captured ones do.
func (c cursor) text() string {
	return base64.RawURLEncoding.EncodeToString([]byte("AQH" + strconv.FormatInt(c.unix, 36) + "." + c.id))
}

func place(text string) (cursor, bool) {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	rest, marked := strings.CutPrefix(string(raw), "AQH")
	unix, id, dot := strings.Cut(rest, ".")
	n, numErr := strconv.ParseInt(unix, 36, 64)
	return cursor{n, id}, err == nil && marked && dot && numErr == nil
}

// paging is the cursors, and the addresses of the neighbouring pages with the live token in them. The last page keeps its
// cursors and has no next.
func paging(in *session, ask page, posts []sandbox.Post, from, to, limit int) map[string]any {
	first, last := ask.after, ask.after
	if from < to {
		first, last = cursorOf(posts[from]).text(), cursorOf(posts[to-1]).text()
	}
	loop := in.call.Behaves("page_loop")
	if loop && ask.after != "" {
		last = ask.after
	}
	out := map[string]any{"cursors": map[string]string{"before": first, "after": last}}
	if to < len(posts) || loop {
		out["next"] = pageURL(in, ask, limit, "after", last)
	}
	if from > 0 {
		out["previous"] = pageURL(in, ask, limit, "before", first)
	}
	return out
}

func pageURL(in *session, ask page, limit int, direction, cursor string) string {
	q := in.r.URL.Query()
	for _, name := range []string{"after", "before", "appsecret_proof"} {
		q.Del(name)
	}
	q.Set("access_token", in.token.Value)
	q.Set("limit", strconv.Itoa(limit))
	q.Set(direction, cursor)
	u := url.URL{
		Scheme: "http", Host: in.r.Host, Path: "/v" + strconv.Itoa(in.version) + ".0/" + in.account.ID() + "/" + ask.edge, RawQuery: q.Encode(),
	}
	if strings.HasSuffix(in.r.Host, "instagram.com") {
		u.Scheme = "https"
	}
	return u.String()
}
