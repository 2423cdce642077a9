package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"candor/internal/social"
)

// PersonRow is a person as an administrator sees them: how they stand, never what they have.
type PersonRow struct {
	ID         string     `json:"id" format:"uuid"`
	Email      string     `json:"email" format:"email"`
	Name       string     `json:"name"`
	Role       Role       `json:"role"`
	CreatedAt  time.Time  `json:"created_at"`
	DisabledAt *time.Time `json:"disabled_at" doc:"Since when they may not sign in; null while they may."`
}

type peopleOutput struct {
	Body struct {
		People []PersonRow `json:"people" nullable:"false" doc:"By e-mail."`
	}
}

type personOutput struct{ Body PersonRow }

type idInput struct {
	ID string `path:"id" maxLength:"64"`
}

type changePersonInput struct {
	ID   string `path:"id" maxLength:"64"`
	Body struct {
		Role     string `json:"role,omitempty" enum:"creator,manager,admin" doc:"Another role ends their sessions, API tokens, memberships and grants."`
		Disabled *bool  `json:"disabled,omitempty" doc:"True keeps them from signing in and ends their sessions."`
	}
}

func personRow(p social.Person) PersonRow {
	return PersonRow{ID: p.UID, Email: p.Email, Name: p.Name, Role: Role(p.Role), CreatedAt: p.CreatedAt.UTC(), DisabledAt: timeOrNil(p.DisabledAt)}
}

func (a *api) listPeople(ctx context.Context, _ *struct{}) (*peopleOutput, error) {
	list, err := a.People.People(ctx)
	if err != nil {
		return nil, err
	}
	out := &peopleOutput{}
	out.Body.People = make([]PersonRow, len(list))
	for i, p := range list {
		out.Body.People[i] = personRow(p)
	}
	return out, nil
}

var errPasswordNeeded = problem(http.StatusForbidden, CodePasswordNeeded, "Type your password again first.")

// proved demands that whoever is signed in has typed the password in the last minutes.
func (a *api) proved(ctx context.Context) error {
	if a.Access.Proved(ctx) {
		return nil
	}
	return errPasswordNeeded
}

// changePerson changes what somebody may do. The last administrator stays one.
func (a *api) changePerson(ctx context.Context, in *changePersonInput) (*personOutput, error) {
	if err := a.proved(ctx); err != nil {
		return nil, err
	}
	p, err := a.People.PersonByUID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if in.Body.Role != "" && social.Role(in.Body.Role) != p.Role {
		err = a.People.SetRole(ctx, p, social.Role(in.Body.Role))
	}
	if err == nil && in.Body.Disabled != nil && *in.Body.Disabled == p.DisabledAt.IsZero() {
		err = a.People.SetDisabled(ctx, p, *in.Body.Disabled)
	}
	if errors.Is(err, social.ErrConflict) {
		return nil, problem(http.StatusConflict, CodeConflict, "This is the last administrator. Make another one first.")
	}
	if err != nil {
		return nil, err
	}
	if p, err = a.People.PersonByUID(ctx, in.ID); err != nil {
		return nil, err
	}
	return &personOutput{personRow(p)}, nil
}

// endPersonSessions signs somebody out everywhere, for an administrator.
func (a *api) endPersonSessions(ctx context.Context, in *idInput) (*struct{}, error) {
	p, err := a.People.PersonByUID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return nil, a.Access.SignOutEverywhere(ctx, p)
}

// makePasswordLink makes a link with which somebody chooses a new password.
func (a *api) makePasswordLink(ctx context.Context, in *idInput) (*linkOutput, error) {
	if err := a.proved(ctx); err != nil {
		return nil, err
	}
	p, err := a.People.PersonByUID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	admin, _ := personIn(ctx)
	i, text, err := a.People.InviteToReset(ctx, admin, p)
	if err != nil {
		return nil, err
	}
	return a.link(i, text), nil
}

// AgencyBody is an agency.
type AgencyBody struct {
	ID        string       `json:"id" format:"uuid"`
	Name      string       `json:"name"`
	CreatedAt time.Time    `json:"created_at"`
	Members   []MemberBody `json:"members" nullable:"false" doc:"Its managers; empty for creators, who see its name only."`
}

// MemberBody is a manager of an agency.
type MemberBody struct {
	ID    string `json:"id" format:"uuid"`
	Name  string `json:"name"`
	Email string `json:"email" format:"email"`
}

type agenciesOutput struct {
	Body struct {
		Agencies []AgencyBody `json:"agencies" nullable:"false" doc:"By name."`
	}
}

type agencyOutput struct{ Body AgencyBody }

type addAgencyInput struct {
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"100"`
	}
}

type memberInput struct {
	ID     string `path:"id" maxLength:"64"`
	Person string `path:"person" maxLength:"64"`
}

func agencyBody(g social.Agency) AgencyBody {
	out := AgencyBody{ID: g.UID, Name: g.Name, CreatedAt: g.CreatedAt.UTC(), Members: make([]MemberBody, len(g.Members))}
	for i, m := range g.Members {
		out.Members[i] = MemberBody{m.UID, m.Name, m.Email}
	}
	return out
}

func (a *api) listAgencies(ctx context.Context, _ *struct{}) (*agenciesOutput, error) {
	p, _ := personIn(ctx)
	list, err := a.People.AgenciesFor(ctx, p)
	if err != nil {
		return nil, err
	}
	out := &agenciesOutput{}
	out.Body.Agencies = make([]AgencyBody, len(list))
	for i, g := range list {
		out.Body.Agencies[i] = agencyBody(g)
	}
	return out, nil
}

func (a *api) addAgency(ctx context.Context, in *addAgencyInput) (*agencyOutput, error) {
	g, err := a.People.AddAgency(ctx, in.Body.Name)
	if err != nil {
		return nil, err
	}
	return &agencyOutput{agencyBody(g)}, nil
}

func (a *api) addMember(ctx context.Context, in *memberInput) (*struct{}, error) {
	if err := a.proved(ctx); err != nil {
		return nil, err
	}
	err := a.People.SetMember(ctx, in.ID, in.Person, true)
	if errors.Is(err, social.ErrConflict) {
		return nil, problem(http.StatusConflict, CodeConflict, "Only managers are members of an agency. Make this person a manager first.")
	}
	return nil, err
}

func (a *api) removeMember(ctx context.Context, in *memberInput) (*struct{}, error) {
	return nil, a.People.SetMember(ctx, in.ID, in.Person, false)
}
