package api

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"candor/internal/analytics"
	"candor/internal/platform"
	"candor/internal/social"
)

// Exporter writes figures into a file in a format (csv, json, parquet), as it reads them. After an error what was written is no whole file.
// *export.Exporter is one.
type Exporter interface {
	// ContentType is the content type of a format.
	ContentType(format string) string
	// Export writes the figures of a view, or of a part of it (profile, posts, audience), days from one to another.
	Export(ctx context.Context, to io.Writer, v social.View, part, format string, first, last social.Day) error
	// Posts writes a list of posts, as it is filtered and sorted.
	Posts(ctx context.Context, to io.Writer, v social.View, o social.PostOrder, format string) error
	// History writes a post's figures over time.
	History(to io.Writer, acc social.Account, p social.Post, series []analytics.Series, format string) error
}

type exportInput struct {
	Connection string `query:"connection" maxLength:"64" doc:"Only this one."`
	Part       string `query:"part" enum:"profile,sums,posts,audience" doc:"Only the days of the accounts, what may be summed of them over the range (where days are missing: what is known, of how many days, without which), the newest figures of their posts, or their breakdowns; default: all of it."`
	Format     string `query:"format" enum:"csv,json,parquet" default:"csv"`
	From       string `query:"from" format:"date" doc:"First day; default: 28 days before the last."`
	To         string `query:"to" format:"date" doc:"Last day; default: today in your zone."`
	AsOf       string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type exportOutput struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        func(huma.Context)
}

// filesAtOnce is how many files are written at the same time: each reads the database as long as its reader takes.
const filesAtOnce = 4

// filePatience is how long a file waits for its turn.
const filePatience = 20 * time.Second

// fileOf is a file under a name, in a format.
func (a *api) fileOf(ctx context.Context, name, format string, write func(to io.Writer) error) *exportOutput {
	return &exportOutput{ContentType: a.Export.ContentType(format), Disposition: `attachment; filename="candor-` + name + `.` + format + `"`,
		Body: func(h huma.Context) { a.pour(ctx, h, write) }}
}

// pour writes a file when its turn has come. It leaves while it is written, so that no file is ever held as a whole. What fails before the
// first byte is answered in words; after it the connection is cut, so that nobody takes half a file for all of it.
func (a *api) pour(ctx context.Context, h huma.Context, write func(to io.Writer) error) {
	_, w := humago.Unwrap(h)
	to := &counted{to: w}
	err := a.inTurn(ctx, func() error { return write(to) })
	switch {
	case err == nil:
	case to.begun:
		a.Log.LogAttrs(ctx, slog.LevelWarn, "file cut off", slog.String("error", platform.Scrub(err.Error())))
		panic(http.ErrAbortHandler)
	default:
		w.Header().Del("Content-Disposition")
		writeProblem(w, a.problemOf(ctx, err))
	}
}

var errFilesWait = problem(http.StatusServiceUnavailable, CodeUnavailable, "Several files are being written just now. Try again in a minute.")

// inTurn writes a file as soon as fewer than filesAtOnce are being written.
func (a *api) inTurn(ctx context.Context, write func() error) error {
	waiting, cancel := context.WithTimeout(ctx, filePatience)
	defer cancel()
	if a.files.Acquire(waiting, 1) != nil {
		return errFilesWait
	}
	defer a.files.Release(1)
	return write()
}

// counted knows whether anything was written.
type counted struct {
	to    io.Writer
	begun bool
}

// Write implements io.Writer.
func (c *counted) Write(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	c.begun = true
	return c.to.Write(b)
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
	name := string(span.From) + "-" + string(span.To)
	if in.Part != "" {
		name = in.Part + "-" + name
	}
	return a.fileOf(ctx, name, in.Format, func(to io.Writer) error {
		return a.Export.Export(ctx, to, v, in.Part, in.Format, span.From, span.To)
	}), nil
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
	order.Limit = 0
	return a.fileOf(ctx, "posts-"+string(a.today(ctx)), in.Format, func(to io.Writer) error {
		return a.Export.Posts(ctx, to, v, order, in.Format)
	}), nil
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
	return a.fileOf(ctx, "post-"+h.UID, in.Format, func(to io.Writer) error {
		return a.Export.History(to, acc, h.Post, series, in.Format)
	}), nil
}
