package api

import (
	"context"
	"fmt"
	"net/http"

	"candor/internal/analytics"
	"candor/internal/social"
)

// Exporter writes figures into a file in a format (csv, json, parquet), and returns the file and its content type. *export.Exporter is one.
type Exporter interface {
	// Export writes the figures of a view, or of a part of it (profile, posts, audience), days from one to another.
	Export(ctx context.Context, v social.View, part, format string, from, to social.Day) ([]byte, string, error)
	// Posts writes a list of posts, as it is filtered, sorted and cut.
	Posts(ctx context.Context, v social.View, o social.PostOrder, format string) ([]byte, string, error)
	// History writes a post's figures over time.
	History(acc social.Account, p social.Post, series []analytics.Series, format string) ([]byte, string, error)
}

type exportInput struct {
	Connection string `query:"connection" maxLength:"64" doc:"Only this one."`
	Part       string `query:"part" enum:"profile,posts,audience" doc:"Only the days of the accounts, the newest figures of their posts, or their breakdowns; default: all of it."`
	Format     string `query:"format" enum:"csv,json,parquet" default:"csv"`
	From       string `query:"from" format:"date" doc:"First day; default: 28 days before the last."`
	To         string `query:"to" format:"date" doc:"Last day; default: today in your zone."`
	AsOf       string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type exportOutput struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// fileOf is a file under a name, in a format.
func fileOf(name, format, kind string, body []byte) *exportOutput {
	return &exportOutput{ContentType: kind, Disposition: `attachment; filename="candor-` + name + `.` + format + `"`, Body: body}
}

// export writes one's own figures. Like all files it serves creators alone: the terms of some platforms allow an owner's own export and
// no other.
func (a *api) export(ctx context.Context, in *exportInput) (*exportOutput, error) {
	a, v, _, err := a.asked(ctx, "", "", in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	span, err := spanOf(in.From, in.To, a.today(ctx))
	if err != nil {
		return nil, err
	}
	if a.Export == nil {
		return nil, errNoFiles
	}
	body, kind, err := a.Export.Export(ctx, v, in.Part, in.Format, span.From, span.To)
	if err != nil {
		return nil, err
	}
	name := string(span.From) + "-" + string(span.To)
	if in.Part != "" {
		name = in.Part + "-" + name
	}
	return fileOf(name, in.Format, kind, body), nil
}

var errNoFiles = problem(http.StatusNotFound, CodeNotFound, "Exports are not set up here.")

// today is the day in the person's zone.
func (a *api) today(ctx context.Context) social.Day {
	p, _ := personIn(ctx)
	return social.DayOf(a.Now(), social.Zone(p.Zone))
}

// mostInFile is how many posts a file holds.
const mostInFile = 5000

type exportPostsInput struct {
	PostsFilter
	Format string `query:"format" enum:"csv,json,parquet" default:"csv"`
}

// exportPosts writes the list of one's own posts, as GET /api/posts filters and sorts it, without its pages. A list that is too long for a
// file is refused: half of it would look like the whole.
func (a *api) exportPosts(ctx context.Context, in *exportPostsInput) (*exportOutput, error) {
	a, v, _, err := a.asked(ctx, "", in.Platform, in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	order, err := orderOf(in.PostsFilter)
	if err != nil {
		return nil, err
	}
	if a.Export == nil {
		return nil, errNoFiles
	}
	order.Limit = 1
	_, total, err := a.Reader.PostList(ctx, v, order)
	if err != nil {
		return nil, err
	}
	if total > mostInFile {
		return nil, problem(http.StatusBadRequest, CodeBadRequest,
			fmt.Sprintf("These are %d posts, and a file holds at most %d. Choose a range of days, one platform, or one type of post.", total, mostInFile))
	}
	order.Limit = mostInFile
	body, kind, err := a.Export.Posts(ctx, v, order, in.Format)
	if err != nil {
		return nil, err
	}
	return fileOf("posts-"+string(a.today(ctx)), in.Format, kind, body), nil
}

type exportPostInput struct {
	ID     string `path:"id" maxLength:"64"`
	Format string `query:"format" enum:"csv,json,parquet" default:"csv"`
	AsOf   string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

// exportPost writes one post's figures over time.
func (a *api) exportPost(ctx context.Context, in *exportPostInput) (*exportOutput, error) {
	a, v, acc, h, err := a.onePost(ctx, &postInput{ID: in.ID, AsOf: in.AsOf})
	if err != nil {
		return nil, err
	}
	if a.Export == nil {
		return nil, errNoFiles
	}
	series, err := a.postHistory(ctx, v, acc, h)
	if err != nil {
		return nil, err
	}
	body, kind, err := a.Export.History(acc, h.Post, series, in.Format)
	if err != nil {
		return nil, err
	}
	return fileOf("post-"+h.UID, in.Format, kind, body), nil
}
