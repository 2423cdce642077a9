package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"candor/internal/social"
)

// InvitationBody is an open invitation. Its link is shown once, when it is made.
type InvitationBody struct {
	ID          string     `json:"id" format:"uuid"`
	Kind        string     `json:"kind" enum:"join,share,password"`
	Role        string     `json:"role,omitempty" enum:"creator,manager,admin" doc:"join: what the person becomes."`
	Email       string     `json:"email,omitempty" doc:"join: the address it is meant for."`
	Agency      string     `json:"agency,omitempty" doc:"join: the name of the agency."`
	Connections []string   `json:"connections" nullable:"false" doc:"share: the connections."`
	Until       *time.Time `json:"until" doc:"share: when the grant ends."`
	CreatedAt   time.Time  `json:"created_at"`
	ExpiresAt   time.Time  `json:"expires_at"`
}

// LinkBody is a new invitation with its link.
type LinkBody struct {
	Invitation InvitationBody `json:"invitation"`
	Link       string         `json:"link" format:"uri" doc:"Hand it over yourself; it is shown once and works once. What it opens with stands behind the #, which browsers do not send."`
	Mailed     bool           `json:"mailed" doc:"Whether the link was also mailed to the address it is for."`
}

type linkOutput struct{ Body LinkBody }

type invitationsOutput struct {
	Body struct {
		Invitations []InvitationBody `json:"invitations" nullable:"false" doc:"One's own that are open, the newest first."`
	}
}

type inviteInput struct {
	Body struct {
		Kind        string    `json:"kind" enum:"join,share"`
		Role        string    `json:"role,omitempty" enum:"creator,manager,admin" doc:"join: what the person becomes."`
		Email       string    `json:"email,omitempty" maxLength:"254" pattern:"^[^\\x00]*$" patternDescription:"text without NUL" doc:"join: only this address may accept."`
		Agency      string    `json:"agency,omitempty" maxLength:"64" doc:"join: the agency of a new manager."`
		Connections []string  `json:"connections,omitempty" maxItems:"100" doc:"share: the connections."`
		Until       time.Time `json:"until,omitempty" doc:"share: when the grant ends, within a year."`
	}
}

func invitationBody(i social.Invitation) InvitationBody {
	return InvitationBody{ID: i.UID, Kind: string(i.Kind), Role: string(i.Role), Email: i.Email, Agency: i.Agency.Name, Connections: append([]string{}, i.Connections...),
		Until: timeOrNil(i.GrantUntil), CreatedAt: i.CreatedAt.UTC(), ExpiresAt: i.ExpiresAt.UTC()}
}

// link writes an invitation with its link.
func (a *api) link(i social.Invitation, text social.Secret) *linkOutput {
	return &linkOutput{LinkBody{Invitation: invitationBody(i), Link: a.public.String() + "/invitation#" + text.Reveal()}}
}

func (a *api) listInvitations(ctx context.Context, _ *struct{}) (*invitationsOutput, error) {
	p, _ := personIn(ctx)
	list, err := a.People.InvitationsOf(ctx, p)
	if err != nil {
		return nil, err
	}
	out := &invitationsOutput{}
	out.Body.Invitations = make([]InvitationBody, len(list))
	for i, inv := range list {
		out.Body.Invitations[i] = invitationBody(inv)
	}
	return out, nil
}

// invite makes a link: to join, for administrators and managers; to share, for creators.
func (a *api) invite(ctx context.Context, in *inviteInput) (*linkOutput, error) {
	p, _ := personIn(ctx)
	if social.InvitationKind(in.Body.Kind) == social.InviteShare {
		return a.inviteToShare(ctx, p, in)
	}
	if p.Role == social.Creator {
		return nil, social.ErrForbidden
	}
	if err := a.proved(ctx); err != nil {
		return nil, err
	}
	i, text, err := a.People.InviteToJoin(ctx, p, social.Invitee{Role: social.Role(in.Body.Role), Email: in.Body.Email, Agency: in.Body.Agency})
	if err != nil {
		return nil, err
	}
	out := a.link(i, text)
	out.Body.Mailed = a.mailed(ctx, i, out.Body.Link)
	return out, nil
}

// mailed mails an invitation that is for an address, if this installation sends mail. The link stands in the answer whatever comes of it.
func (a *api) mailed(ctx context.Context, i social.Invitation, link string) bool {
	if a.Mail == nil || i.Email == "" {
		return false
	}
	err := a.Mail.Invite(ctx, i, link)
	if err != nil {
		a.Log.WarnContext(ctx, "an invitation could not be mailed; its link was shown", "invitation", i.UID, "error", err)
	}
	return err == nil
}

func (a *api) inviteToShare(ctx context.Context, p social.Person, in *inviteInput) (*linkOutput, error) {
	if p.Role != social.Creator {
		return nil, social.ErrForbidden
	}
	own, err := a.Reader.Accounts(ctx, social.View{Person: p.Key})
	if err != nil {
		return nil, err
	}
	uids := make([]string, len(own))
	for i, acc := range own {
		uids[i] = acc.UID
	}
	i, text, err := a.People.InviteToShare(ctx, p, uids, in.Body.Connections, in.Body.Until)
	if err != nil {
		return nil, err
	}
	return a.link(i, text), nil
}

func (a *api) withdrawInvitation(ctx context.Context, in *idInput) (*struct{}, error) {
	p, _ := personIn(ctx)
	return nil, a.People.WithdrawInvitation(ctx, p, in.ID)
}

type openInput struct {
	Body struct {
		Token string `json:"token" maxLength:"200" doc:"What stands behind the # of the link."`
	}
}

// OpenedBody says what a link is good for, to whoever holds it.
type OpenedBody struct {
	Kind     string       `json:"kind" enum:"join,share,password"`
	From     string       `json:"from" doc:"The name of who made it."`
	Role     string       `json:"role,omitempty" enum:"creator,manager,admin"`
	Email    string       `json:"email,omitempty" doc:"The address it is meant for; it cannot be changed."`
	Agency   string       `json:"agency,omitempty" doc:"join: the agency's name."`
	Accounts []SharedBody `json:"accounts" nullable:"false" doc:"share: what would be seen."`
	Until    *time.Time   `json:"until" doc:"share: until when."`
	Expires  time.Time    `json:"expires_at"`
}

// SharedBody is an account that a grant names.
type SharedBody struct {
	Connection string `json:"connection" format:"uuid"`
	Platform   string `json:"platform"`
	Handle     string `json:"handle" doc:"Without @."`
}

type openedOutput struct{ Body OpenedBody }

// invitationProblem tells whoever holds a link that it opens nothing, and never why.
func invitationProblem(err error) error {
	if errors.Is(err, social.ErrNotFound) || errors.Is(err, social.ErrConflict) {
		return problem(http.StatusNotFound, CodeInvitation, "This link is not valid, was used, or is too old. Ask for a new one.")
	}
	return err
}

func (a *api) openInvitation(ctx context.Context, in *openInput) (*openedOutput, error) {
	i, err := a.People.OpenInvitation(ctx, peerIn(ctx), social.Secret(in.Body.Token))
	if err != nil {
		return nil, invitationProblem(err)
	}
	out := &openedOutput{OpenedBody{Kind: string(i.Kind), From: i.Maker.Name, Role: string(i.Role), Email: i.Email, Agency: i.Agency.Name,
		Accounts: []SharedBody{}, Until: timeOrNil(i.GrantUntil), Expires: i.ExpiresAt.UTC()}}
	if i.Kind != social.InviteShare {
		return out, nil
	}
	list, err := a.Reader.Accounts(ctx, social.View{Person: i.Maker.Key, Only: i.Connections})
	if err != nil {
		return nil, err
	}
	for _, acc := range list {
		out.Body.Accounts = append(out.Body.Accounts, SharedBody{acc.UID, string(acc.Platform), acc.Handle})
	}
	return out, nil
}

type acceptInput struct {
	Body struct {
		Token    string `json:"token" maxLength:"200"`
		Email    string `json:"email,omitempty" maxLength:"254" pattern:"^[^\\x00]*$" patternDescription:"text without NUL" doc:"join"`
		Name     string `json:"name,omitempty" maxLength:"100" pattern:"^[^\\x00]*$" patternDescription:"text without NUL" doc:"join"`
		Password string `json:"password,omitempty" maxLength:"1024" doc:"join, password"`
		Agency   string `json:"agency,omitempty" maxLength:"64" doc:"share: for which of one's agencies; needed if there are several."`
	}
}

// acceptInvitation uses a link: it makes a person and signs them in, gives a manager's agency a grant, or sets a new password.
func (a *api) acceptInvitation(ctx context.Context, in *acceptInput) (*sessionOutput, error) {
	i, err := a.People.OpenInvitation(ctx, peerIn(ctx), social.Secret(in.Body.Token))
	if err != nil {
		return nil, invitationProblem(err)
	}
	p, signed := personIn(ctx)
	password := social.Secret(in.Body.Password)
	switch i.Kind {
	case social.InviteJoin:
		p, err = a.Access.Join(ctx, i, in.Body.Email, in.Body.Name, password)
		if errors.Is(err, social.ErrConflict) {
			return nil, problem(http.StatusConflict, CodeConflict, "This link was used, or somebody with this e-mail is here already. If it is you, sign in.")
		}
		signed = true
	case social.InviteShare:
		if !signed {
			return nil, errSignedOut
		}
		if p.Role != social.Manager {
			return nil, problem(http.StatusForbidden, CodeForbidden, "Only a manager of an agency can accept this. Sign in as one.")
		}
		_, err = a.People.TakeGrant(ctx, i, p, in.Body.Agency)
	default:
		err = a.People.ResetPassword(ctx, i, password)
	}
	if err != nil {
		return nil, invitationProblem(err)
	}
	return a.sessionOf(ctx, p, signed)
}
