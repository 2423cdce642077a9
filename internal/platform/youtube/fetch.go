package youtube

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/platform"
)

// What is read, and what it costs (general units per Pacific day): channels.list 1 and videos.list 1 for the 50 newest uploads. Which
// these are, playlistItems.list says for 1 more: daily, or, while YouTube's hub tells of news (WebSub), only when it told some and once a
// week. Reports of the Analytics API have a quota of their own: insights.go and audience.go.

const (
	maxPage = 50 // videos per page: the most that both lists allow

	opChannels = "GET /youtube/v3/channels"
	opPlaylist = "GET /youtube/v3/playlistItems"
	opVideos   = "GET /youtube/v3/videos"
	opReports  = "GET /v2/reports"
)

// Notes of the uploads list: when it was read last (Unix milliseconds), the newest videos in it, and that it was once read to its end.
const (
	noteListed = "listed_at"
	noteRecent = "recent"
	noteWhole  = "listed_whole"

	yes = "yes"
)

// listEvery is how often the uploads list is read though the hub told nothing: its word is no guarantee.
const listEvery = 7 * day

// Profile implements platform.Connector: the channel and its counts.
func (c *connector) Profile(ctx context.Context, s platform.Session) (platform.ProfilePage, error) {
	page, err := c.channel(ctx, s)
	if err != nil {
		return platform.ProfilePage{}, err
	}
	if s.ExternalID != "" && page.Account.ExternalID != s.ExternalID {
		return platform.ProfilePage{}, malformed(opChannels, 0, "the answer is about another channel")
	}
	return page, nil
}

// channel reads the channel that the grant names: 1 unit. An account without one is answered by an empty list that says so, or by
// the error youtubeSignupRequired.
func (c *connector) channel(ctx context.Context, s platform.Session) (platform.ProfilePage, error) {
	var list channelList
	query := url.Values{"part": {"snippet,statistics,contentDetails"}, "mine": {"true"}}
	if err := c.call(ctx, s, opChannels, c.data("channels"), query, bucketGeneral, &list); err != nil {
		return platform.ProfilePage{}, err
	}
	switch total, told := list.PageInfo.Total.Value(); {
	case len(list.Items) > 0 && list.Items[0].ID != "":
		return list.Items[0].page(s.Now), nil
	case told && total == 0:
		return platform.ProfilePage{}, &platform.Error{Kind: platform.NoAccount, Op: opChannels, Message: "this Google account has no channel"}
	default:
		return platform.ProfilePage{}, malformed(opChannels, 0, "the answer holds no channel")
	}
}

// Posts implements platform.Connector: one page of the uploads list, then the details of its videos in one call: 2 units. While the hub
// has told nothing since the list was read, the videos that were in it then are read: 1 unit. The uploads list of a channel that has
// nothing public answers 404 playlistNotFound, which is an empty list; any other 404 is a failure.
func (c *connector) Posts(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.Page, error) {
	if ids, ok := remembered(s); ok && cursor == "" {
		return c.detailed(ctx, s, platform.Page{}, ids)
	}
	page, ids, err := c.listed(ctx, s, cursor)
	if err != nil {
		return platform.Page{}, err
	}
	page.Notes = map[string]string{}
	if cursor == "" {
		page.Notes[noteListed], page.Notes[noteRecent] = strconv.FormatInt(s.Now.UnixMilli(), 10), strings.Join(ids, " ")
	}
	if page.Next == "" {
		page.Notes[noteWhole] = yes
	}
	if page, err = c.detailed(ctx, s, page, ids); err != nil || cursor != "" {
		return page, err
	}
	page.Gone, err = c.takenDown(ctx, s)
	return page, err
}

// remembered returns the newest videos as the uploads list told them last, if nothing gives reason to read it again.
func remembered(s platform.Session) ([]string, bool) {
	at := listedAt(s)
	if s.Push == nil || !s.Push.Live || s.Push.Relist || s.Now.Sub(at) >= listEvery {
		return nil, false
	}
	for _, n := range s.Push.News {
		if n.At.After(at) {
			return nil, false
		}
	}
	return strings.Fields(s.Notes[noteRecent]), true
}

// listedAt is when the uploads list was read last; 1970 if it never was.
func listedAt(s platform.Session) time.Time {
	ms, _ := strconv.ParseInt(s.Notes[noteListed], 10, 64) // not a number: never
	return time.UnixMilli(ms)
}

// takenDown returns the videos that the hub told to be removed since the uploads list was read last, and that their owner's own token
// does not find either, or finds withdrawn: 1 unit if there are any. The hub's word alone is no proof.
func (c *connector) takenDown(ctx context.Context, s platform.Session) ([]string, error) {
	if s.Push == nil {
		return nil, nil
	}
	var ids []string
	for _, n := range s.Push.News {
		if n.Removed && n.At.After(listedAt(s)) && len(ids) < maxPage {
			ids = append(ids, n.Post)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	page, err := c.Find(ctx, s, ids)
	return page.Gone, err
}

// Find implements platform.PostFinder: 1 unit. Gone is what the owner's own token does not find, or finds withdrawn.
func (c *connector) Find(ctx context.Context, s platform.Session, ids []string) (platform.Page, error) {
	videos, err := c.videos(ctx, s, ids)
	if err != nil {
		return platform.Page{}, err
	}
	var page platform.Page
	page.Posts, page.Flaws = readings(videos, s.Now)
	for _, id := range ids {
		if !slices.ContainsFunc(videos, func(v video) bool { return string(v.ID) == id && !v.withdrawn() }) {
			page.Gone = append(page.Gone, id)
		}
	}
	return page, nil
}

// listed reads a page of the uploads list: which videos it holds.
func (c *connector) listed(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.Page, []string, error) {
	playlist, err := c.uploadsOf(ctx, s)
	if err != nil || playlist == "" {
		return platform.Page{}, nil, err
	}
	list, err := c.uploads(ctx, s, playlist, cursor)
	var e *platform.Error
	if errors.As(err, &e) && e.Code == "playlistNotFound" && cursor == "" {
		return platform.Page{}, nil, nil
	}
	if err != nil {
		return platform.Page{}, nil, err
	}
	total, _ := list.PageInfo.Total.Value()
	page := platform.Page{Next: platform.Cursor(list.Next.Value()), Total: int(total)}
	return page, list.published(), nil
}

// detailed reads the titles and counts of a page's videos.
func (c *connector) detailed(ctx context.Context, s platform.Session, page platform.Page, ids []string) (platform.Page, error) {
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

// uploadsOf names the playlist of the channel's uploads. It is known since the sign-in; without it the channel is asked: 1 unit.
func (c *connector) uploadsOf(ctx context.Context, s platform.Session) (string, error) {
	if playlist := s.IDs[idUploads]; playlist != "" {
		return playlist, nil
	}
	page, err := c.channel(ctx, s)
	return page.Account.IDs[idUploads], err
}

// uploads reads a page of the uploads list, which the owner's token shows with its private and its unlisted videos. An answer without
// a list is refused: taken for an empty one it would end every post.
func (c *connector) uploads(ctx context.Context, s platform.Session, playlist string, cursor platform.Cursor) (itemList, error) {
	query := url.Values{"part": {"contentDetails"}, "playlistId": {playlist}, "maxResults": {strconv.Itoa(maxPage)}}
	if cursor != "" {
		query.Set("pageToken", string(cursor))
	}
	var list itemList
	err := c.call(ctx, s, opPlaylist, c.data("playlistItems"), query, bucketGeneral, &list)
	if err == nil && list.Items == nil && list.PageInfo.Total.Absent() {
		err = malformed(opPlaylist, 0, "the answer holds no list")
	}
	return list, err
}

func (c *connector) videos(ctx context.Context, s platform.Session, ids []string) ([]video, error) {
	query := url.Values{"part": {"snippet,statistics,contentDetails,status,liveStreamingDetails"}, "id": {strings.Join(ids, ",")}}
	var list videoList
	err := c.call(ctx, s, opVideos, c.data("videos"), query, bucketGeneral, &list)
	switch {
	case err != nil:
		return nil, err
	case list.Items == nil && list.PageInfo.Total.Absent():
		return nil, malformed(opVideos, 0, "the answer holds no list")
	case len(list.Items) > platform.MaxItems:
		return nil, &platform.Error{Kind: platform.Oversize, Op: opVideos, Message: "the page holds too many videos"}
	}
	return list.Items, nil
}

// published lists the ids of the page's published videos, each once: uploads lists are known to repeat items. A private or scheduled
// video has no instant of publication.
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
