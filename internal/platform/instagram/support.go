package instagram

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"candor/internal/platform"
)

// noteUnsupported remembers which metrics Instagram refuses, by type of media or for the account: "REELS:follows@2026-11-24 …".
const noteUnsupported = "unsupported_metrics"

// support is what is known of the metrics that Instagram refuses, by "REELS:follows". One metric that it does not support fails the whole
// request, so that a metric which it removes would take all others with it.
type support struct{ refused *platform.Refusals }

func supportOf(s platform.Session) support {
	return support{platform.RefusalsIn(s.Notes[noteUnsupported], s.Now.UTC(), askAgain)}
}

// able leaves out of a list what is refused for a type.
func (k support) able(metrics []string, kind string) []string {
	return slices.DeleteFunc(slices.Clone(metrics), func(m string) bool { return k.refused.Has(kind + ":" + m) })
}

// save returns the note if it changed.
func (k support) save() map[string]string {
	note, changed := k.refused.Note()
	if !changed {
		return nil
	}
	return map[string]string{noteUnsupported: note}
}

// ask makes a call for metrics. If Instagram refuses it, halving finds the metrics that it refuses; they are remembered for the
// type, and call has been answered for all others. If two metrics are refused alone, and all that are asked for with them, then it is
// not the metrics that Instagram refuses: nothing is remembered, and the refusal is returned.
func (k support) ask(ctx context.Context, kind string, metrics []string, call func(context.Context, []string) error) error {
	metrics = k.able(metrics, kind)
	if len(metrics) == 0 {
		return nil
	}
	refusal := call(ctx, metrics)
	if !metricRefused(refusal) || len(metrics) == 1 {
		return refusal
	}
	bad, err := platform.HalveRefused(ctx, metrics[:2], metricRefused, call)
	if err != nil {
		return err
	}
	if len(bad) == 2 {
		return refusal
	}
	rest, err := platform.Halve(ctx, metrics[2:], metricRefused, call)
	if err != nil {
		return err
	}
	for _, m := range slices.Concat(bad, rest) {
		k.refused.Add(kind + ":" + m)
	}
	return nil
}

// metricRefused reports whether an error may be about one of the metrics of a request.
func metricRefused(err error) bool { return refused(err) && !beforeConversion(err) }

// mediaInsights reads metrics of one post, in one call unless Instagram refuses some of them.
func (c *connector) mediaInsights(ctx context.Context, s platform.Session, k support, post media, metrics []string) (insights, error) {
	var all insights
	err := k.ask(ctx, kindOf(post), metrics, func(ctx context.Context, some []string) error {
		var found insights
		path := "/" + url.PathEscape(string(post.ID)) + "/insights"
		if err := c.get(ctx, s, "/{media}/insights", path, url.Values{"metric": {strings.Join(some, ",")}}, &found); err != nil {
			return err
		}
		all.Data = append(all.Data, found.Data...)
		return nil
	})
	return all, err
}

// kindOf is the type of media by which metrics are supported.
func kindOf(m media) string {
	if kind := m.MediaProductType.Value(); kind != "" && !strings.ContainsAny(kind, " :@") {
		return kind
	}
	return "FEED"
}
