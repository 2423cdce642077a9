package instagram

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"candor/internal/platform"
)

// noteUnsupported remembers which metrics Instagram refuses, by type of media or for the account: "REELS:follows@2026-11-24 …".
const noteUnsupported = "unsupported_metrics"

// support is what is known of the metrics that Instagram refuses. One metric that it does not support fails the whole request, so
// that a metric which it removes would take all others with it. A refusal is believed for thirty days.
type support struct {
	refused map[string]string // "REELS:follows" -> the day of the refusal
	today   string
	changed bool
}

func supportOf(s platform.Session) support {
	k := support{refused: map[string]string{}, today: s.Now.UTC().Format(time.DateOnly)}
	for _, entry := range strings.Fields(s.Notes[noteUnsupported]) {
		if name, day, ok := strings.Cut(entry, "@"); ok && within(day, s.Now, askAgain) {
			k.refused[name] = day
		}
	}
	return k
}

// able leaves out of a list what is refused for a type.
func (k *support) able(metrics []string, kind string) []string {
	return slices.DeleteFunc(slices.Clone(metrics), func(m string) bool { return k.refused[kind+":"+m] != "" })
}

func (k *support) refuse(kind, metric string) {
	k.refused[kind+":"+metric], k.changed = k.today, true
}

// save returns the note if it changed.
func (k *support) save() map[string]string {
	if !k.changed {
		return nil
	}
	entries := make([]string, 0, len(k.refused))
	for name, day := range k.refused {
		entries = append(entries, name+"@"+day)
	}
	slices.Sort(entries)
	return map[string]string{noteUnsupported: strings.Join(entries, " ")}
}

// ask makes a call for metrics. If Instagram refuses it, halving finds the metrics that it refuses; they are remembered for the
// type, and call has been answered for all others. If two metrics are refused alone, and all that are asked for with them, then it is
// not the metrics that Instagram refuses: nothing is remembered, and the refusal is returned.
func (k *support) ask(ctx context.Context, kind string, metrics []string, call func(context.Context, []string) error) error {
	metrics = k.able(metrics, kind)
	if len(metrics) == 0 {
		return nil
	}
	refusal := call(ctx, metrics)
	if !metricRefused(refusal) || len(metrics) == 1 {
		return refusal
	}
	first, err := k.halve(ctx, metrics[:1], call)
	if err != nil {
		return err
	}
	second, err := k.halve(ctx, metrics[1:2], call)
	if err != nil {
		return err
	}
	bad := append(slices.Clone(first), second...)
	if len(bad) == 2 {
		return refusal
	}
	rest, err := k.halve(ctx, metrics[2:], call)
	if err != nil {
		return err
	}
	for _, m := range append(bad, rest...) {
		k.refuse(kind, m)
	}
	return nil
}

// metricRefused reports whether an error may be about one of the metrics of a request.
func metricRefused(err error) bool { return refused(err) && !beforeConversion(err) }

// halve makes a call for metrics, in halves where it is refused, and returns those that are refused alone.
func (k *support) halve(ctx context.Context, metrics []string, call func(context.Context, []string) error) ([]string, error) {
	if len(metrics) == 0 {
		return nil, nil
	}
	err := call(ctx, metrics)
	switch {
	case err == nil:
		return nil, nil
	case !metricRefused(err):
		return nil, err
	case len(metrics) == 1:
		return metrics, nil
	}
	bad, err := k.halve(ctx, metrics[:len(metrics)/2], call)
	if err != nil {
		return nil, err
	}
	more, err := k.halve(ctx, metrics[len(metrics)/2:], call)
	return append(slices.Clone(bad), more...), err
}

// mediaInsights reads metrics of one post, in one call unless Instagram refuses some of them.
func (c *connector) mediaInsights(ctx context.Context, s platform.Session, k *support, post media, metrics []string) (insights, error) {
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
