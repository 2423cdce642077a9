package youtube

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// What is read, and what it costs (general units per Pacific day): channels.list 1, playlistItems.list 1 and videos.list 1 for the 50
// newest uploads. Reports of the Analytics API have a quota of their own.

const (
	maxPage = 50 // videos per page: the most that both lists allow

	opChannels  = "GET /youtube/v3/channels"
	opPlaylist  = "GET /youtube/v3/playlistItems"
	opVideos    = "GET /youtube/v3/videos"
	opReports   = "GET /v2/reports"
	noteReports = "reports" // the note that says that the first, longer report was read
)

const (
	firstReportDays = 90 // how far the first report reaches back
	laterReportDays = 10 // and every later one: Google restates the newest days
	settledDays     = 7  // from then on a day is final
)

// Profile implements platform.Connector: the channel, and the daily report if it was granted. A report that fails takes nothing from
// the channel's own counts.
func (c *Connector) Profile(ctx context.Context, s platform.Session) (platform.ProfilePage, error) {
	page, err := c.channel(ctx, s)
	if err != nil {
		return platform.ProfilePage{}, err
	}
	if s.ExternalID != "" && page.Account.ExternalID != s.ExternalID {
		return platform.ProfilePage{}, &platform.Error{Kind: platform.AccountGone, Op: opChannels,
			Message: "the grant now names another channel than the one that was connected"}
	}
	if !s.Granted(scopeAnalytics) {
		return page, nil
	}
	days, err := c.report(ctx, s)
	switch kind := platform.KindOf(err); {
	case err == nil:
		page.Days, page.Notes = days, map[string]string{noteReports: "read"}
	case kind == platform.TokenRejected, kind == platform.GrantDead:
		return platform.ProfilePage{}, err
	default:
		page.Flaws = append(page.Flaws, platform.Flaw{Object: page.Account.ExternalID, Field: "reports", Text: kind.String()})
	}
	return page, nil
}

// channel reads the channel that the grant names: 1 unit.
func (c *Connector) channel(ctx context.Context, s platform.Session) (platform.ProfilePage, error) {
	var list channelList
	err := c.call(ctx, s, opChannels, c.data("channels"), url.Values{"part": {"snippet,statistics,contentDetails"}, "mine": {"true"}}, bucketGeneral, &list)
	if err != nil {
		return platform.ProfilePage{}, err
	}
	if len(list.Items) == 0 || list.Items[0].ID == "" {
		return platform.ProfilePage{}, &platform.Error{Kind: platform.NoAccount, Op: opChannels, Message: "this Google account has no channel"}
	}
	return list.Items[0].page(s.Now), nil
}

// report reads subscribers gained and lost and views by day, on Pacific days: 1 call of the Analytics quota.
func (c *Connector) report(ctx context.Context, s platform.Session) ([]platform.DayFigure, error) {
	back := laterReportDays
	if s.Notes[noteReports] == "" {
		back = firstReportDays
	}
	today := social.DayOf(s.Now, social.Zone(pacific))
	query := url.Values{
		"ids":        {"channel==MINE"},
		"startDate":  {string(today.Add(-back))},
		"endDate":    {string(today)},
		"dimensions": {"day"},
		"metrics":    {"views,subscribersGained,subscribersLost"},
	}
	var table resultTable
	if err := c.call(ctx, s, opReports, c.settings.Get("YOUTUBE_ANALYTICS_URL")+"/v2/reports", query, bucketAnalytics, &table); err != nil {
		return nil, err
	}
	return table.days(today), nil
}

// Posts implements platform.Connector: one page of the uploads list, then the details of its videos in one call: 2 units. The uploads
// list of a channel that never published answers 404, which is an empty list.
func (c *Connector) Posts(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.Page, error) {
	uploads := s.IDs[idUploads]
	if uploads == "" {
		channel, err := c.channel(ctx, s)
		if err != nil {
			return platform.Page{}, err
		}
		if uploads = channel.Account.IDs[idUploads]; uploads == "" {
			return platform.Page{}, nil
		}
	}
	list, err := c.uploads(ctx, s, uploads, cursor)
	if platform.KindOf(err) == platform.NotFound && err != nil && cursor == "" {
		return platform.Page{}, nil
	}
	if err != nil {
		return platform.Page{}, err
	}
	total, _ := list.PageInfo.Total.Value()
	page := platform.Page{Next: platform.Cursor(list.Next.Value()), Total: int(total)}
	ids := list.published()
	if len(ids) == 0 {
		return page, nil
	}
	videos, err := c.videos(ctx, s, ids)
	if err != nil {
		return platform.Page{}, err
	}
	page.Posts, page.Flaws = readings(videos, s.Now)
	return page, nil
}

func (c *Connector) uploads(ctx context.Context, s platform.Session, playlist string, cursor platform.Cursor) (itemList, error) {
	query := url.Values{"part": {"contentDetails"}, "playlistId": {playlist}, "maxResults": {strconv.Itoa(maxPage)}}
	if cursor != "" {
		query.Set("pageToken", string(cursor))
	}
	var list itemList
	err := c.call(ctx, s, opPlaylist, c.data("playlistItems"), query, bucketGeneral, &list)
	return list, err
}

func (c *Connector) videos(ctx context.Context, s platform.Session, ids []string) ([]video, error) {
	query := url.Values{"part": {"snippet,statistics,status,liveStreamingDetails"}, "id": {strings.Join(ids, ",")}}
	var list videoList
	err := c.call(ctx, s, opVideos, c.data("videos"), query, bucketGeneral, &list)
	return list.Items, err
}

// published lists the ids of the page's published videos, each once: uploads lists are known to repeat items.
func (l itemList) published() []string {
	var ids []string
	seen := map[platform.ID]bool{}
	for _, item := range l.Items {
		id := item.ContentDetails.VideoID
		if id == "" || seen[id] || item.ContentDetails.PublishedAt.Value() == "" || len(ids) == maxPage {
			continue
		}
		seen[id] = true
		ids = append(ids, string(id))
	}
	return ids
}
