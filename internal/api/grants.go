package api

import (
	"context"
	"time"

	"candor/internal/social"
)

// GrantBody is a line of the grant ledger: who may see what, from when until when.
type GrantBody struct {
	ID          string       `json:"id" format:"uuid"`
	Creator     PersonName   `json:"creator"`
	Agency      AgencyName   `json:"agency"`
	Connections []SharedBody `json:"connections" nullable:"false" doc:"Those that are still connected."`
	GivenAt     time.Time    `json:"given_at"`
	Until       time.Time    `json:"until"`
	EndedAt     *time.Time   `json:"ended_at" doc:"When it was ended before its time; null otherwise."`
	EndedBy     string       `json:"ended_by,omitempty" enum:"creator,agency"`
	Live        bool         `json:"live" doc:"Whether it lets anybody see anything now."`
}

// PersonName is a person by name.
type PersonName struct {
	ID   string `json:"id" format:"uuid"`
	Name string `json:"name"`
}

// AgencyName is an agency by name.
type AgencyName struct {
	ID   string `json:"id" format:"uuid"`
	Name string `json:"name"`
}

type grantsOutput struct {
	Body struct {
		Grants []GrantBody `json:"grants" nullable:"false" doc:"Every grant ever given (a creator's) or received (a manager's agencies'), the newest first."`
	}
}

type grantOutput struct{ Body GrantBody }

type giveInput struct {
	Body struct {
		Agency      string    `json:"agency" maxLength:"64" doc:"An agency that one has given a grant to before; invite others by a link."`
		Connections []string  `json:"connections" minItems:"1" maxItems:"100"`
		Until       time.Time `json:"until" doc:"Within a year."`
		Replaces    string    `json:"replaces,omitempty" maxLength:"64" doc:"A grant of one's own to the same agency, which ends as this one begins: to prolong it, or to change what it names."`
	}
}

func (a *api) grantBody(g social.Grant) GrantBody {
	out := GrantBody{ID: g.UID, Creator: PersonName{g.Person.UID, g.Person.Name}, Agency: AgencyName{g.Agency.UID, g.Agency.Name},
		Connections: make([]SharedBody, len(g.Connections)), GivenAt: g.GivenAt.UTC(), Until: g.Until.UTC(), EndedAt: timeOrNil(g.EndedAt),
		EndedBy: string(g.EndedBy), Live: g.Live(a.Now())}
	for i, c := range g.Connections {
		out.Connections[i] = SharedBody{c.UID, string(c.Platform), c.Handle}
	}
	return out
}

func (a *api) listGrants(ctx context.Context, _ *struct{}) (*grantsOutput, error) {
	p, _ := personIn(ctx)
	out := &grantsOutput{}
	out.Body.Grants = []GrantBody{}
	if p.Role == social.Admin {
		return out, nil
	}
	list, err := a.People.GrantsOf(ctx, p)
	if err != nil {
		return nil, err
	}
	for _, g := range list {
		body := a.grantBody(g)
		if p.Role == social.Manager && !body.Live {
			body.Connections = []SharedBody{} // what an ended grant showed is the creator's again
		}
		out.Body.Grants = append(out.Body.Grants, body)
	}
	return out, nil
}

func (a *api) give(ctx context.Context, in *giveInput) (*grantOutput, error) {
	p, _ := personIn(ctx)
	g, err := a.People.Give(ctx, p, social.Giving{Agency: in.Body.Agency, Connections: in.Body.Connections, Until: in.Body.Until, Replaces: in.Body.Replaces})
	if err != nil {
		return nil, err
	}
	list, err := a.People.GrantsOf(ctx, p)
	if err != nil {
		return nil, err
	}
	for _, stored := range list {
		if stored.UID == g.UID {
			g = stored
		}
	}
	return &grantOutput{a.grantBody(g)}, nil
}

// endGrant takes a grant back, or gives it up. One that has ended already stays as it is.
func (a *api) endGrant(ctx context.Context, in *idInput) (*struct{}, error) {
	p, _ := personIn(ctx)
	if p.Role == social.Admin {
		return nil, social.ErrNotFound
	}
	return nil, a.People.EndGrant(ctx, p, in.ID)
}
