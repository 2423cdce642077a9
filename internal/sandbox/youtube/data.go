package youtube

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// reader is who asks: the token, its app, and the account behind it.
type reader struct {
	token   sandbox.Token
	app     sandbox.App
	account sandbox.Account
	now     time.Time
}

// reader finds out who asks, or refuses: the token must live, carry one of the scopes, and its account must be in good standing.
func (s *Simulator) reader(r *http.Request, scopes ...string) (reader, *refusal) {
	me := reader{now: s.core.Clock.Now()}
	held, ok := s.core.Tokens.Lookup(Platform, bearer(r))
	if !ok || held.Kind != "access" || !held.Live(me.now) {
		return me, &badToken
	}
	me.token = held
	me.app, _ = s.core.Apps.Find(Platform, held.App)
	me.account, _ = s.core.World.Account(Platform, held.Account)
	asChannel := me.app.Switch("blocked", "account") == "channel"
	switch {
	case !slices.ContainsFunc(scopes, held.Has):
		return me, &noScope
	case me.account.State == sandbox.Suspended && asChannel:
		return me, &bannedChannel
	case me.account.State == sandbox.Suspended:
		return me, &banned
	case me.account.State == sandbox.Deleted && asChannel:
		return me, &closedChannel
	case me.account.State == sandbox.Deleted:
		return me, &closed
	}
	return me, nil
}

// method is one of the Data API: an answer, or a refusal.
type method func(r *http.Request, me reader) (object, *refusal)

// data wraps a method of the Data API: the unit is charged first, then the reader is looked at. A call that no app can be charged for is
// still noted under its bucket.
func (s *Simulator) data(answer method) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		bucket := bucketOf(r.URL.Path)
		sandbox.CallOf(r).Bucket = bucket
		if held, ok := s.core.Tokens.Lookup(Platform, bearer(r)); ok {
			app, _ := s.core.Apps.Find(Platform, held.App)
			if e, ok := s.spend(r, app, bucket); !ok {
				refuse(w, r, e)
				return
			}
			if e, ok := s.bursts(app); !ok {
				refuse(w, r, e)
				return
			}
			if app.Switch("enabled", "on") == "off" {
				refuse(w, r, notEnabled)
				return
			}
		}
		me, e := s.reader(r, scopeRead)
		if e == nil && len(list(r.URL.Query()["part"])) == 0 {
			e = missing("part")
		}
		var body object
		if e == nil {
			body, e = answer(r, me)
		}
		if e != nil {
			refuse(w, r, *e)
			return
		}
		send(w, r, http.StatusOK, body)
	}
}

// channels takes exactly one filter of mine, id and forHandle. An account without a channel is answered without the items key.
func (s *Simulator) channels(r *http.Request, me reader) (object, *refusal) {
	query := r.URL.Query()
	filters := 0
	for _, filter := range []string{"mine", "id", "forHandle"} {
		if query.Has(filter) {
			filters++
		}
	}
	ids := list(query["id"])
	switch {
	case filters > 1:
		return nil, &twoFilters
	case filters == 0:
		return nil, missing("id")
	case len(ids) > maxIDs:
		return nil, &badFilters
	case query.Get("mine") == "true" && me.account.Has(sandbox.TraitNoChannel) && me.app.Switch("no_channel", "empty") == "signup":
		return nil, &noSignup
	}
	found := s.find(query.Get("mine") == "true", append(ids, list(query["forHandle"])...), me)
	answer := object{"kind": "youtube#channelListResponse", "pageInfo": object{"totalResults": len(found), "resultsPerPage": pageSize(query)}}
	if len(found) > 0 {
		items := make([]object, len(found))
		for n, a := range found {
			items[n] = s.channel(a, me, list(query["part"]))
		}
		answer["items"] = items
	}
	return answer, nil
}

// find returns the reader's own channel, or those that are named by id or handle; unknown ones are left out.
func (s *Simulator) find(mine bool, names []string, me reader) []sandbox.Account {
	var found []sandbox.Account
	if mine && !me.account.Has(sandbox.TraitNoChannel) {
		found = append(found, me.account)
	}
	for _, name := range names {
		a, ok := s.core.World.Account(Platform, name)
		named := a.ID() == name || strings.EqualFold(a.Handle, strings.TrimPrefix(name, "@"))
		if ok && named && a.State == sandbox.Active && !a.Has(sandbox.TraitNoChannel) {
			found = append(found, a)
		}
	}
	return found
}

func (s *Simulator) channel(a sandbox.Account, me reader, parts []string) object {
	item := object{"kind": "youtube#channel", "etag": etagOf(a.ID()), "id": a.ID()}
	for _, part := range parts {
		switch part {
		case "snippet":
			item["snippet"] = channelSnippet(a, me.app)
		case "contentDetails":
			likes := ""
			if a.Key == me.account.Key {
				likes = "LL"
			}
			item["contentDetails"] = object{"relatedPlaylists": object{"likes": likes, "uploads": uploadsOf(a)}}
		case "statistics":
			item["statistics"] = s.channelStatistics(a, me)
		case "brandingSettings":
			item["brandingSettings"] = object{"channel": object{"title": a.Name, "description": a.Bio}}
		}
	}
	return item
}

// channelSnippet: the handle is in lower case with its @, and the date carries a fraction for half of the channels.
func channelSnippet(a sandbox.Account, app sandbox.App) object {
	published := a.Created.UTC().Format(time.RFC3339)
	if a.Seed.Of("fraction").Float() < 0.5 {
		published = a.Created.UTC().Format("2006-01-02T15:04:05") + ".635489Z"
	}
	snippet := object{"title": a.Name, "description": a.Bio, "publishedAt": published, "localized": object{"title": a.Name, "description": a.Bio},
		"thumbnails": avatars(app, a)}
	if a.Handle != "" {
		snippet["customUrl"] = "@" + strings.ToLower(a.Handle)
	}
	return snippet
}

func (s *Simulator) channelStatistics(a sandbox.Account, me reader) object {
	statistics := object{
		"viewCount":             strconv.FormatInt(s.channelViews(a, me.now), 10),
		"subscriberCount":       strconv.FormatInt(rounded(a.Followers(me.now)), 10),
		"hiddenSubscriberCount": a.Has(sandbox.TraitHiddenSubscribers),
		"videoCount":            strconv.Itoa(len(s.public(a, me.now))),
	}
	if a.Has(sandbox.TraitHiddenSubscribers) {
		switch me.app.Switch("hidden_subscribers", "zero") {
		case "zero":
			statistics["subscriberCount"] = "0"
		case "absent":
			delete(statistics, "subscriberCount")
		}
	}
	return statistics
}

func etagOf(text string) string {
	return sandbox.Seed(1).Of("etag", text).Text(sandbox.Base64URL, 27)
}
