package instagram

import (
	"context"
	"net/url"

	"candor/internal/platform"
)

// fieldAI says whether a post is marked as made by AI. Instagram has had it since 2026-06, and not every app may get it: a field that the host
// does not know fails the whole list, which is then asked for without it.
const (
	fieldAI    = "is_ai_generated"
	noteFields = "refused_fields" // the day on which is_ai_generated was refused
)

// marks is whether is_ai_generated is asked for: after a refusal it is left out for thirty days.
type marks struct{ refused *platform.Refusals }

func marksOf(s platform.Session) marks {
	return marks{platform.RefusalsIn(s.Notes[noteFields], s.Now.UTC(), askAgain)}
}

func (m marks) asked() bool { return !m.refused.Has(fieldAI) }

// save returns the note if it changed.
func (m marks) save() map[string]string {
	note, changed := m.refused.Note()
	if !changed {
		return nil
	}
	return map[string]string{noteFields: note}
}

// mediaQuery is one list of posts to read: where it is, and the fields and metrics of each post.
type mediaQuery struct {
	op, path string
	query    url.Values
	fields   string
	metrics  string // insights.metric(…), or none
}

// mediaList reads a list of posts. Where a refusal may be about is_ai_generated it asks again without, and remembers it if that was
// answered. With metrics a refusal says nothing of the field: nearly always it is one of the posts that cannot deliver, and the list that
// is read next, without metrics, tells.
func (c *connector) mediaList(ctx context.Context, s platform.Session, m marks, l mediaQuery) (mediaPage, error) {
	asked := m.asked()
	page, err := c.listOf(ctx, s, l, asked)
	if !asked || l.metrics != "" || !refused(err) {
		return page, err
	}
	without, again := c.listOf(ctx, s, l, false)
	if again == nil {
		m.refused.Add(fieldAI)
	}
	return without, again
}

func (c *connector) listOf(ctx context.Context, s platform.Session, l mediaQuery, withAI bool) (mediaPage, error) {
	fields := l.fields
	if withAI {
		fields += "," + fieldAI
	}
	if l.metrics != "" {
		fields += "," + l.metrics
	}
	l.query.Set("fields", fields)
	var page mediaPage
	if err := c.get(ctx, s, l.op, l.path, l.query, &page); err != nil {
		return page, err
	}
	for n := range page.Data {
		page.Data[n].aiAsked = withAI
	}
	return page, nil
}
