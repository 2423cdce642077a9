package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/social"
)

// RosterData is what the agencies of a manager may see now.
type RosterData struct {
	Creators []RosterCreator `json:"creators" nullable:"false" doc:"By name."`
}

// RosterCreator is a creator with the accounts that live grants name.
type RosterCreator struct {
	Creator  PersonName      `json:"creator" doc:"Name the id as ?creator= to see more."`
	Agencies []AgencyName    `json:"agencies" nullable:"false" doc:"Those of one's own that the creator lets see something, by name."`
	Until    time.Time       `json:"until" doc:"When the last grant ends."`
	State    DataState       `json:"state" doc:"Of these accounts together."`
	Accounts []RosterAccount `json:"accounts" nullable:"false"`
}

// RosterAccount is one account as a line of the roster.
type RosterAccount struct {
	Connection      string          `json:"connection" format:"uuid"`
	Platform        string          `json:"platform"`
	Handle          string          `json:"handle" doc:"Without @."`
	ProfileURL      string          `json:"profile_url"`
	Until           time.Time       `json:"until" doc:"When the last grant that names it ends."`
	State           DataState       `json:"state"`
	ConnectionState ConnectionState `json:"connection_state"`
	Cause           *Cause          `json:"cause" doc:"What is wrong, if anything."`
	Fresh           bool            `json:"fresh" doc:"Whether it was read as lately as promised; false before the first reading."`
	Needs           string          `json:"needs,omitempty" enum:"creator,operator" doc:"Who has to do something about it; nobody where it is not there, since nothing is wrong or it passes by itself."`
	Followers       Figure          `json:"followers"`
	FollowersChange Figure          `json:"followers_change" doc:"Over the last 28 days."`
	Posts           Figure          `json:"posts"`
	EngagementRate  Figure          `json:"engagement_rate"`
	LastPostedAt    *time.Time      `json:"last_posted_at" doc:"When the newest post was published that is still there; stories do not count. Null while no post is known."`
	LastSyncedAt    *time.Time      `json:"last_synced_at"`
	NextSyncAt      *time.Time      `json:"next_sync_at"`
	TokenDaysLeft   *int            `json:"token_days_left" doc:"Whole days until access ends unless it is renewed; null if that is not known, or if there is no access."`
	TokenRenews     bool            `json:"token_renews" doc:"Whether Candor renews access by itself before that."`
}

// TransformSchema implements huma.SchemaTransformer.
func (RosterAccount) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return orNull(s, "cause")
}

type rosterOutput struct{ Body Envelope[RosterData] }

// getRoster shows a manager the creators who let one of their agencies see something now. What is to be done about an account is the
// creator's to do: causes come without their action.
func (a *api) getRoster(ctx context.Context, _ *struct{}) (*rosterOutput, error) {
	p, _ := personIn(ctx)
	grants, err := a.People.LiveGrants(ctx, p)
	if err != nil {
		return nil, err
	}
	data := RosterData{Creators: []RosterCreator{}}
	var all []social.Account
	var healths []health
	var read stamps
	for _, s := range granted(grants) {
		row, accounts, states, err := a.rosterCreator(ctx, s, &read)
		if err != nil {
			return nil, err
		}
		data.Creators = append(data.Creators, row)
		all, healths = append(all, accounts...), append(healths, states...)
	}
	h := health{state: StateEmpty}
	if len(all) > 0 {
		h = together(healths)
	}
	h.causes = withoutActions(h.causes)
	return &rosterOutput{envelope(a, h, data, all, read)}, nil
}

func (a *api) rosterCreator(ctx context.Context, s share, read *stamps) (RosterCreator, []social.Account, []health, error) {
	row := RosterCreator{Creator: PersonName{s.creator.UID, s.creator.Name}, Agencies: s.agencies, Until: s.until.UTC(), State: StateEmpty, Accounts: []RosterAccount{}}
	list, err := a.accounts(ctx, s.View)
	if err != nil || len(list) == 0 {
		return row, nil, nil, err
	}
	f, err := a.figures(ctx, s.View)
	if err != nil {
		return row, nil, nil, err
	}
	healths := a.healths(list)
	for i, acc := range list {
		card := a.card(acc, healths[i], f)
		row.Accounts = append(row.Accounts, a.rosterAccount(acc, card, needs(healths[i]), s.ends[acc.UID], f.posts[acc.Key]))
		healths[i].state = card.State
	}
	row.State = together(healths).state
	read.see(f.seen.newest)
	read.see(f.seen.oldest)
	return row, list, healths, nil
}

// rosterAccount writes a line of the roster.
func (a *api) rosterAccount(acc social.Account, card AccountCard, needs string, until time.Time, posts []social.PostNow) RosterAccount {
	line := RosterAccount{
		Connection: card.Connection, Platform: card.Platform, Handle: card.Handle, ProfileURL: card.ProfileURL, Until: until.UTC(),
		State: card.State, ConnectionState: card.ConnectionState, Fresh: a.fresh(acc), Needs: needs,
		Followers: card.Followers, FollowersChange: card.FollowersChange, Posts: card.Posts, EngagementRate: card.EngagementRate,
		LastSyncedAt: card.LastSyncedAt, NextSyncAt: card.NextSyncAt, TokenDaysLeft: a.tokenDays(acc), TokenRenews: renews(a.info(acc.Platform), acc),
	}
	if card.Cause != nil {
		cause := *card.Cause
		cause.Action = nil
		line.Cause = &cause
	}
	if len(posts) > 0 {
		line.LastPostedAt = timeOrNil(posts[0].PostedAt)
	}
	return line
}

// needs says who has to do something about what is wrong: "creator" or "operator", the creator first; "" for nobody. What the platform has
// suspended waits for the platform, and only the creator can speak with it.
func needs(h health) string {
	whose := ""
	if h.state == StateActionNeeded {
		whose = "creator"
	}
	for _, c := range h.causes {
		if c.Action == nil || c.Action.Kind == ActWait {
			continue
		}
		if c.Action.Kind != ActOperator {
			return "creator"
		}
		whose = "operator"
	}
	return whose
}
