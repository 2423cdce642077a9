package youtube

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"candor/internal/platform"
)

// What is read, and what it costs (general units per Pacific day): channels.list 1, playlistItems.list 1 and videos.list 1 for the 50
// newest uploads. Reports of the Analytics API have a quota of their own: insights.go and audience.go.

const (
	maxPage = 50 // videos per page: the most that both lists allow

	opChannels = "GET /youtube/v3/channels"
	opPlaylist = "GET /youtube/v3/playlistItems"
	opVideos   = "GET /youtube/v3/videos"
	opReports  = "GET /v2/reports"
)

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

// Posts implements platform.Connector: one page of the uploads list, then the details of its videos in one call: 2 units. The uploads
// list of a channel that has nothing public answers 404 playlistNotFound, which is an empty list; any other 404 is a failure.
func (c *connector) Posts(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.Page, error) {
	playlist, err := c.uploadsOf(ctx, s)
	if err != nil || playlist == "" {
		return platform.Page{}, err
	}
	list, err := c.uploads(ctx, s, playlist, cursor)
	var e *platform.Error
	if errors.As(err, &e) && e.Code == "playlistNotFound" && cursor == "" {
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
	query := url.Values{"part": {"snippet,statistics,status,liveStreamingDetails"}, "id": {strings.Join(ids, ",")}}
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
