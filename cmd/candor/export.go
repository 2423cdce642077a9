package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"candor/internal/export"
	"candor/internal/social"
)

type exportCmd struct {
	Email     string `required:"" help:"Whose figures: the address that the creator signs in with."`
	Format    string `enum:"csv,json,parquet" default:"csv" help:"csv, json or parquet."`
	Part      string `enum:",profile,sums,posts,audience" default:"" help:"Only a part: profile (the accounts' days), sums (what may be summed of them), posts (the newest figures of posts and stories) or audience (breakdowns)."`
	List      bool   `help:"The list of posts, with captions and addresses, in place of all figures. It is filtered and sorted by the flags below, and --from and --to are days of publication."`
	Platform  string `help:"Of a list: one platform only."`
	MediaType string `help:"Of a list: one type only, such as reel or short. Stories are listed only if asked for."`
	Gone      string `enum:",include,only" default:"" help:"Of a list: posts that the platform no longer lists: include or only. Default: they are left out."`
	Sort      string `default:"posted_at" help:"Of a list: posted_at, or a metric such as views, which needs --platform."`
	Ascending bool   `help:"Of a list: the lowest or oldest first."`
	From      string `help:"First day, YYYY-MM-DD. Default: 28 days before the last; of a list no first day."`
	To        string `help:"Last day, YYYY-MM-DD. Default: today in UTC; of a list no last day."`
	Out       string `default:"-" help:"File to write; - is the standard output."`
}

// Run writes a creator's figures into a file, with definitions, states and reasons.
func (cmd exportCmd) Run(ctx context.Context, set *Settings, s streams) error {
	first, last, err := cmd.days(time.Now())
	if err != nil {
		return err
	}
	order, err := cmd.order()
	if err != nil {
		return err
	}
	o := environment(set, s)
	db, err := openStore(ctx, set, o.log, o.now)
	if err != nil {
		return err
	}
	defer db.Close()
	person, _, err := db.PersonByEmail(ctx, cmd.Email)
	if err != nil {
		return fmt.Errorf("nobody signs in as %s here: %w", cmd.Email, err)
	}
	exporter, view := export.Exporter{Reader: db, Derives: derives, Now: o.now}, social.View{Person: person.Key, Platform: social.Platform(cmd.Platform)}
	return saved(cmd.Out, s.out, func(to io.Writer) error {
		if cmd.List {
			return exporter.Posts(ctx, to, view, order, cmd.Format)
		}
		return exporter.Export(ctx, to, view, cmd.Part, cmd.Format, first, last)
	})
}

// derives reports whether figures may be computed from an account's data, by its platform's terms or what the operator recorded.
func derives(acc social.Account) bool {
	p, _ := known(acc.Platform)
	return p.Info.Derived || acc.MayDerive
}

func (cmd exportCmd) days(now time.Time) (from, to social.Day, err error) {
	to = social.DayOf(now, time.UTC)
	if cmd.To != "" {
		if to, err = social.ParseAskedDay(cmd.To); err != nil {
			return "", "", err
		}
	}
	if from = to.Add(-28); cmd.From != "" {
		if from, err = social.ParseAskedDay(cmd.From); err != nil {
			return "", "", err
		}
	}
	if from > to {
		return "", "", fmt.Errorf("the first day %s lies after the last, %s", from, to)
	}
	return from, to, nil
}

// order is how a list of posts is filtered and sorted. Posts are never ranked across platforms.
func (cmd exportCmd) order() (social.PostOrder, error) {
	o := social.PostOrder{Gone: social.GoneFilter(cmd.Gone), MediaType: social.MediaType(cmd.MediaType), From: social.Day(cmd.From), To: social.Day(cmd.To), Ascending: cmd.Ascending}
	if o.MediaType != "" && !slices.Contains(social.MediaTypes(), o.MediaType) {
		return o, fmt.Errorf("%q is no type of post: %v", cmd.MediaType, social.MediaTypes())
	}
	if cmd.Platform != "" && !slices.Contains(names(), social.Platform(cmd.Platform)) {
		return o, fmt.Errorf("%q is no platform: %v", cmd.Platform, names())
	}
	if cmd.Sort != "posted_at" {
		if o.By = social.MetricID(cmd.Sort); cmd.Platform == "" {
			return o, fmt.Errorf("sorting by %s needs --platform: posts are never ranked across platforms", cmd.Sort)
		}
	}
	return o, nil
}

type registryCmd struct{}

// Run prints docs/metrics.md, which is made from the metric registry.
func (registryCmd) Run(s streams) error {
	_, err := fmt.Fprint(s.out, export.Registry(names()))
	return err
}
