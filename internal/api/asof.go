package api

import (
	"context"
	"net/http"
	"time"

	"candor/internal/social"
)

// past turns the API and a view to the instant that was asked for; "" leaves both as they are.
func (a *api) past(ctx context.Context, v social.View, asOf string) (*api, social.View, error) {
	if asOf == "" {
		return a, v, nil
	}
	now := a.Now()
	at, err := time.Parse(time.RFC3339, asOf)
	if err != nil {
		day, dayErr := social.ParseAskedDay(asOf)
		if dayErr != nil {
			return nil, v, problem(http.StatusBadRequest, CodeBadRequest, "as_of is a day such as 2026-11-20 or an instant such as 2026-11-20T12:00:00Z.")
		}
		p, _ := personIn(ctx)
		at = day.End(social.Zone(p.Zone)).Add(-time.Millisecond)
		if at.After(now) && day <= social.DayOf(now, social.Zone(p.Zone)) {
			at = now
		}
	}
	if at.After(now) || at.Year() < 2000 {
		return nil, v, problem(http.StatusBadRequest, CodeBadRequest, "as_of lies in the future, or too far in the past.")
	}
	then := *a
	then.Now = func() time.Time { return at }
	v.AsOf = at
	return &then, v, nil
}
