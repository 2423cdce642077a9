package tiktok

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/platform"
)

// pageSize is the most that video/list gives at once.
const pageSize = 20

// userFields is what each permission allows to be asked of an account.
var userFields = []struct{ scope, fields string }{
	{scopeBasic, "open_id,union_id,avatar_url,display_name"},
	{scopeProfile, "username,bio_description,profile_deep_link,is_verified"},
	{scopeStats, "follower_count,following_count,likes_count,video_count"},
}

// videoFields is what we read of every video. The others are left out: height and width, which are the cover's crop's; embed_html and
// embed_link, which are made from the id. fieldAI is told on one page of TikTok's only, and not every app may get it: one field too many
// makes TikTok refuse the whole page, which is then asked for without it.
const videoFields = "id,create_time,cover_image_url,share_url,video_description,title,duration,like_count,comment_count,share_count,view_count"

const (
	fieldAI  = "is_aigc"
	noteAI   = "refused_fields" // the day on which is_aigc was refused
	askAgain = 30 * 24 * time.Hour
)

// noteVideos holds the number of public videos that the account's last reading told, so that a listing knows how long it may be.
const noteVideos = "video_count"

// Profile implements platform.Connector: one call for the fields of the permissions that the session holds.
//
// A creator may take a permission back inside TikTok. The call is then refused as a whole and does not say for which field, so it
// is made again without the counts, then without the handle, then with the basic fields: what was not taken back is still
// read, and the rest is missing as not granted. The next renewal's answer names what is left, so this lasts a few hours.
func (c *connector) Profile(ctx context.Context, s platform.Session) (platform.ProfilePage, error) {
	var tried []string
	var last error
	for _, without := range [][]string{nil, {scopeStats}, {scopeProfile}, {scopeStats, scopeProfile}} {
		granted := slices.DeleteFunc(slices.Clone(s.Scopes), func(scope string) bool { return slices.Contains(without, scope) })
		fields := fieldsOf(granted)
		if slices.Contains(tried, fields) {
			continue
		}
		tried = append(tried, fields)
		u, err := c.user(ctx, s, fields)
		if err == nil {
			return profilePage(u, granted, s.Now), nil
		}
		if platform.KindOf(err) != platform.ScopeMissing {
			return platform.ProfilePage{}, err
		}
		last = err
	}
	if e, ok := asError(last); ok {
		e.Scope = scopeBasic
	}
	return platform.ProfilePage{}, last
}

// fieldsOf lists what may be asked with some permissions.
func fieldsOf(granted []string) string {
	var fields []string
	for _, set := range userFields {
		if slices.Contains(granted, set.scope) {
			fields = append(fields, set.fields)
		}
	}
	return strings.Join(fields, ",")
}

const opUser = "GET /v2/user/info/"

// user reads the account. An answer about another account than the session's is refused.
func (c *connector) user(ctx context.Context, s platform.Session, fields string) (user, error) {
	if fields == "" {
		return user{}, &platform.Error{Kind: platform.ScopeMissing, Op: opUser, Message: "the permission to read the account was not given"}
	}
	resp, err := c.client.Do(ctx, platform.Request{
		Op: opUser, URL: c.apiURL + "/v2/user/info/", Query: url.Values{"fields": {fields}},
		Bearer: s.Token, Meter: s.Meter, Call: platform.Call{Bucket: bucketUser},
	})
	if err != nil {
		return user{}, err
	}
	var answer userAnswer
	if err := resp.Decode(&answer); err != nil {
		return user{}, err
	}
	u := answer.Data.User
	switch {
	case u == nil:
		return user{}, malformed(opUser, resp.Status, "the answer holds no account")
	case u.OpenID == "":
		u.OpenID = platform.ID(s.ExternalID)
	case s.ExternalID != "" && string(u.OpenID) != s.ExternalID:
		return user{}, malformed(opUser, resp.Status, "the answer is about another account")
	}
	return *u, nil
}

func malformed(op string, status int, text string) *platform.Error {
	return &platform.Error{Kind: platform.Malformed, Op: op, Status: status, Message: text}
}

const opVideos = "POST /v2/video/list/"

// afresh marks the cursors of a listing that began again from the top.
const afresh = "afresh:"

// Posts implements platform.Connector: one call for 20 videos, newest first.
//
// A cursor that has become stale is refused as invalid_params. The listing then begins again from the top, once: its cursors carry
// a mark, so that a second refusal is an error and the pages before the refusal are not taken for a circle.
func (c *connector) Posts(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.Page, error) {
	if !s.Granted(scopeVideos) {
		return platform.Page{}, &platform.Error{Kind: platform.ScopeMissing, Op: opVideos, Scope: scopeVideos, Message: "the permission to list videos was not given"}
	}
	text, again := strings.CutPrefix(string(cursor), afresh)
	var from int64
	if text != "" {
		var err error
		if from, err = strconv.ParseInt(text, 10, 64); err != nil || from <= 0 {
			return platform.Page{}, &platform.Error{Kind: platform.BadRequest, Op: opVideos, Message: "the cursor is none of TikTok's"}
		}
	}
	page, err := c.videos(ctx, s, from)
	if e, ok := asError(err); ok && e.Kind == platform.BadRequest && e.Code == "invalid_params" && from != 0 && !again {
		again = true
		page, err = c.videos(ctx, s, 0)
	}
	if again && page.Next != "" {
		page.Next = afresh + page.Next
	}
	return page, err
}

// videos reads the page of the videos that are older than an instant in Unix milliseconds; 0 is the first page.
func (c *connector) videos(ctx context.Context, s platform.Session, from int64) (platform.Page, error) {
	answer, refused, err := c.ask(ctx, s, opVideos, "/v2/video/list/", bucketVideos, videoList{MaxCount: pageSize, Cursor: from}, from == 0)
	if err != nil {
		return platform.Page{}, err
	}
	page := videoPage(answer, s.Now)
	page.Notes = refused
	page.Total, _ = strconv.Atoi(s.Notes[noteVideos])
	page.Next, err = next(answer, from)
	return page, err
}

const opQuery = "POST /v2/video/query/"

// Find implements platform.PostFinder: one call. What TikTok leaves out is deleted, not public any more or not the account's. An answer
// without a list is refused: taken for an empty one it would end every post that was asked for.
func (c *connector) Find(ctx context.Context, s platform.Session, ids []string) (platform.Page, error) {
	var query videoQuery
	query.Filters.IDs = ids
	answer, _, err := c.ask(ctx, s, opQuery, "/v2/video/query/", bucketQuery, query, false)
	switch {
	case err != nil:
		return platform.Page{}, err
	case answer.Data.Videos == nil:
		return platform.Page{}, malformed(opQuery, 0, "the answer holds no list")
	}
	page := videoPage(answer, s.Now)
	for _, id := range ids {
		if !slices.ContainsFunc(answer.Data.Videos, func(v video) bool { return string(v.ID) == id }) {
			page.Gone = append(page.Gone, id)
		}
	}
	return page, nil
}

// ask asks one of the endpoints that answer with videos. Where a refusal can only be about the fields it asks again without is_aigc, which is
// then left out for thirty days; the notes say so.
func (c *connector) ask(ctx context.Context, s platform.Session, op, path, bucket string, body any, aboutFields bool) (videoAnswer, map[string]string, error) {
	refused := platform.RefusalsIn(s.Notes[noteAI], s.Now.UTC(), askAgain)
	fields := videoFields
	if !refused.Has(fieldAI) {
		fields += "," + fieldAI
	}
	answer, err := c.askFor(ctx, s, op, path, bucket, fields, body)
	if e, ok := asError(err); aboutFields && fields != videoFields && ok && e.Kind == platform.BadRequest && e.Code == "invalid_params" {
		if answer, err = c.askFor(ctx, s, op, path, bucket, videoFields, body); err == nil {
			refused.Add(fieldAI)
		}
	}
	note, changed := refused.Note()
	if !changed {
		return answer, nil, err
	}
	return answer, map[string]string{noteAI: note}, err
}

func (c *connector) askFor(ctx context.Context, s platform.Session, op, path, bucket, fields string, body any) (videoAnswer, error) {
	resp, err := c.client.Do(ctx, platform.Request{
		Op: op, URL: c.apiURL + path, Query: url.Values{"fields": {fields}}, JSON: body,
		Bearer: s.Token, Meter: s.Meter, Call: platform.Call{Bucket: bucket},
	})
	if err != nil {
		if e, ok := asError(err); ok && e.Kind == platform.ScopeMissing {
			e.Scope = scopeVideos
		}
		return videoAnswer{}, err
	}
	var answer videoAnswer
	switch err := resp.Decode(&answer); {
	case err != nil:
		return videoAnswer{}, err
	case answer.Data == nil:
		return videoAnswer{}, malformed(op, resp.Status, "the answer holds no page")
	case len(answer.Data.Videos) > platform.MaxItems:
		return videoAnswer{}, &platform.Error{Kind: platform.Oversize, Op: op, Message: "the page holds too many videos"}
	}
	answer.aiAsked = fields != videoFields
	return answer, nil
}

// next says where the following page begins. Only has_more decides whether there is one: the last page carries a cursor too, and a
// page may be short or empty and yet have more behind it, because what is not public is left out. A cursor that does not go back in
// time is handed on as it came: whoever walks the listing sees that it has been there, and that the listing is not complete.
func next(answer videoAnswer, from int64) (platform.Cursor, error) {
	if more, told := answer.Data.HasMore.Value(); !told || !more {
		return "", nil
	}
	cursor, ok := answer.Data.Cursor.Value()
	if !ok || cursor <= 0 {
		return "", malformed(opVideos, 0, "there are more videos and no cursor to them")
	}
	if from != 0 && cursor > from {
		cursor = from
	}
	return platform.Cursor(strconv.FormatInt(cursor, 10)), nil
}
