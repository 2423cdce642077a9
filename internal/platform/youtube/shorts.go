package youtube

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// Which videos are Shorts no field of the Data API says, and a guess by length or shape would be one. The report by video, filtered by
// kind of content, says it: what is in it is a Short. Nothing follows from a video that is not in it: nobody may have watched it yet, or a
// thousand others more.
//
// The list costs a call of its own for each 200 Shorts, so it is asked for when the report by video tells of one of the newest uploads for
// the first time, and once a week in any case; and daily until the uploads have been listed to their end, because what is not known yet
// cannot be called a Short. A question that was not answered to its end stays open.

const (
	noteTold   = "reported_videos" // those of the newest uploads that the report by video has told of
	noteWanted = "shorts_wanted"   // one of them was new, and the Shorts have not been told to their end since
	noteShorts = "shorts_at"       // the Pacific day on which the Shorts were told last, of all uploads

	shortsPage  = "shorts:" // the cursor of a page of Shorts, and its first row
	shortsEvery = 7

	firstShort = "2019-01-01" // kinds of content are not told of days before it
)

// shortsWords are how the filter may be written: Google's pages and its answers differ.
var shortsWords = []string{"shorts", "SHORTS"}

// afterVideos says where to go on after a page of videos, and what to remember of it.
func (r *reportReading) afterVideos(page *platform.InsightsPage, next string) {
	recent, told := strings.Fields(r.s.Notes[noteRecent]), strings.Fields(r.s.Notes[noteTold])
	wanted := r.s.Notes[noteWanted]
	var now []string
	for _, id := range recent {
		before := slices.Contains(told, id)
		is := slices.ContainsFunc(page.Posts, func(p platform.PostReading) bool { return p.Post.ExternalID == id })
		if is && !before {
			wanted = yes
		}
		if is || before {
			now = append(now, id)
		}
	}
	page.Notes = map[string]string{noteTold: strings.Join(now, " "), noteWanted: wanted}
	asked, _ := social.ParseDay(r.s.Notes[noteShorts])
	switch {
	case next != "":
		page.Next = platform.Cursor(videosPage + next)
	case wanted != "" || asked == "" || r.today.Sub(asked) >= shortsEvery:
		page.Next = shortsPage + "1"
	}
}

// shorts reads a page of the videos that YouTube calls Shorts. A filter that YouTube refuses is left alone for a while, and no video is
// called a Short then.
func (r *reportReading) shorts(ctx context.Context, from string) (platform.InsightsPage, error) {
	start, err := rowOf(from)
	if err != nil {
		return platform.InsightsPage{}, err
	}
	var page platform.InsightsPage
	table, err := r.shortsTable(ctx, from)
	if err != nil {
		return page, err
	}
	for _, row := range table.Rows {
		if id := table.word(row, "video"); id != "" {
			page.Posts = append(page.Posts, platform.PostReading{Post: social.Post{ExternalID: id, MediaType: social.Short}, Named: true})
		} else {
			r.flaws.add("video", "no row of a video")
		}
	}
	page.Flaws = r.flaws.list
	if next := start + videosAtOne; len(table.Rows) == videosAtOne && next <= maxVideos {
		page.Next = shortsPage + platform.Cursor(strconv.Itoa(next))
		return page, nil
	}
	page.Notes = map[string]string{noteWanted: ""}
	if r.s.Notes[noteWhole] != "" {
		page.Notes[noteShorts] = string(r.today)
	}
	return page, nil
}

// shortsTable asks for the report in the first way of writing that YouTube takes: 1 call, and one more for each that it refuses.
func (r *reportReading) shortsTable(ctx context.Context, from string) (resultTable, error) {
	query := url.Values{"startDate": {firstShort}, "endDate": {string(r.today)}, "sort": {"-views"}, "maxResults": {strconv.Itoa(videosAtOne)}, "startIndex": {from}}
	for _, word := range shortsWords {
		if r.refused.Has(shortsPage + word) {
			continue
		}
		query.Set("filters", "creatorContentType=="+word)
		table, err := r.c.report(ctx, r.s, "video", []string{"views"}, query)
		if !unsupported(err) {
			return table, err
		}
		r.refused.Add(shortsPage + word)
	}
	return resultTable{}, nil
}

// rowOf reads the first row of a page out of its cursor.
func rowOf(from string) (int, error) {
	start, err := strconv.Atoi(from)
	if err != nil || start < 1 {
		return 0, &platform.Error{Kind: platform.BadRequest, Op: opReports, Message: "the cursor is none of ours"}
	}
	return start, nil
}
