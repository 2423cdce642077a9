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
	Until    time.Time       `json:"until" doc:"When the last grant ends."`
	State    DataState       `json:"state" doc:"Of these accounts together."`
	Accounts []RosterAccount `json:"accounts" nullable:"false"`
}

// RosterAccount is one account as a line of the roster.
type RosterAccount struct {
	Connection      string          `json:"connection" format:"uuid"`
	Platform        string          `json:"platform"`
	Handle          string          `json:"handle" doc:"Without @."`
	State           DataState       `json:"state"`
	ConnectionState ConnectionState `json:"connection_state"`
	Cause           *Cause          `json:"cause" doc:"What is wrong, if anything."`
	Followers       Figure          `json:"followers"`
	FollowersChange Figure          `json:"followers_change" doc:"Over the last 28 days."`
	Posts           Figure          `json:"posts"`
	EngagementRate  Figure          `json:"engagement_rate"`
	LastSyncedAt    *time.Time      `json:"last_synced_at"`
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
	row := RosterCreator{Creator: PersonName{s.creator.UID, s.creator.Name}, Until: s.until.UTC(), State: StateEmpty, Accounts: []RosterAccount{}}
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
		healths[i].state = card.State
		if card.Cause != nil {
			cause := *card.Cause
			cause.Action = nil
			card.Cause = &cause
		}
		row.Accounts = append(row.Accounts, RosterAccount{card.Connection, card.Platform, card.Handle, card.State, card.ConnectionState, card.Cause,
			card.Followers, card.FollowersChange, card.Posts, card.EngagementRate, card.LastSyncedAt})
	}
	row.State = together(healths).state
	read.see(f.seen.newest)
	read.see(f.seen.oldest)
	return row, list, healths, nil
}
