package access

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"candor/internal/social"
)

// inviteLife is how long a link works; one for a new password works for a day.
const (
	inviteLife = 7 * 24 * time.Hour
	resetLife  = 24 * time.Hour
)

// ErrInvitation is a link that opens nothing: unknown, used, withdrawn, too old, or made by somebody who may not sign in any more. It
// never says which. It is a social.ErrNotFound.
var ErrInvitation = fmt.Errorf("this link is not valid, was used, or is too old: ask for a new one: %w", social.ErrNotFound)

// InviteToJoin makes a link with which somebody becomes a person here. An administrator invites anybody; a manager invites managers
// to an agency of their own.
func (a *Access) InviteToJoin(ctx context.Context, maker social.Person, in social.Invitee) (social.Invitation, social.Secret, error) {
	if !slices.Contains(social.Roles(), in.Role) {
		return social.Invitation{}, "", ErrRole
	}
	if maker.Role != social.Admin && (maker.Role != social.Manager || in.Role != social.Manager || in.Agency == "") || in.Agency != "" && in.Role != social.Manager {
		return social.Invitation{}, "", social.ErrForbidden
	}
	i := social.Invitation{Kind: social.InviteJoin, Role: in.Role, Email: lower(in.Email)}
	if i.Email != "" {
		if _, err := a.barePerson(i.Email, "-", in.Role); err != nil {
			return social.Invitation{}, "", err
		}
	}
	if in.Agency != "" {
		var err error
		if i.Agency, err = a.agencyFor(ctx, maker, in.Agency); err != nil {
			return social.Invitation{}, "", err
		}
	}
	return a.invite(ctx, maker, i, inviteLife)
}

// InviteToShare makes a link with which a manager takes, for an agency, the leave to see a creator's connections until an instant.
// The creator hands it to the agency; nobody sees anything before it is taken.
func (a *Access) InviteToShare(ctx context.Context, creator social.Person, own []string, connections []string, until time.Time) (social.Invitation, social.Secret, error) {
	if err := a.checkGrant(connections, until); err != nil {
		return social.Invitation{}, "", err
	}
	for _, uid := range connections {
		if !slices.Contains(own, uid) {
			return social.Invitation{}, "", social.ErrNotFound
		}
	}
	return a.invite(ctx, creator, social.Invitation{Kind: social.InviteShare, Connections: unique(connections), GrantUntil: until}, inviteLife)
}

// InviteToReset makes a link with which a person chooses a new password. An administrator hands it over; there is no other way back
// in, and no question that anybody could answer for them.
func (a *Access) InviteToReset(ctx context.Context, admin, p social.Person) (social.Invitation, social.Secret, error) {
	return a.invite(ctx, admin, social.Invitation{Kind: social.InvitePassword, Person: p.Key}, resetLife)
}

func (a *Access) invite(ctx context.Context, maker social.Person, i social.Invitation, life time.Duration) (social.Invitation, social.Secret, error) {
	text, hash := newSecret(invitePrefix)
	i.Key, i.UID, i.TokenHash, i.Maker, i.CreatedAt, i.ExpiresAt = social.NewKey(), social.NewUID(), hash, maker, a.now(), a.now().Add(life)
	return i, text, a.store.AddInvitation(ctx, i)
}

// InvitationsOf lists the open invitations that a person made.
func (a *Access) InvitationsOf(ctx context.Context, p social.Person) ([]social.Invitation, error) {
	return a.store.InvitationsBy(ctx, p.Key, a.now())
}

// WithdrawInvitation takes back an invitation. Another person's is social.ErrNotFound, as one that is not there.
func (a *Access) WithdrawInvitation(ctx context.Context, p social.Person, uid string) error {
	return a.store.WithdrawInvitation(ctx, p.Key, uid)
}

const (
	openTries  = 60 // links from one address in a window; a link holds 256 bits, so this guards the database, not the link
	openWindow = 15 * time.Minute
)

// OpenInvitation says what a link is good for, or ErrInvitation.
func (a *Access) OpenInvitation(ctx context.Context, peer string, token social.Secret) (social.Invitation, error) {
	if err := a.Try(ctx, "invitation:peer:"+digest(peerPrefix(peer)), openTries, openWindow); err != nil {
		return social.Invitation{}, err
	}
	i, err := a.store.InvitationByToken(ctx, hashOf(token.Reveal()))
	if errors.Is(err, social.ErrNotFound) || err == nil && (!i.Open(a.now()) || !i.Maker.DisabledAt.IsZero()) {
		return social.Invitation{}, ErrInvitation
	}
	return i, err
}

// Join makes a person of whoever holds an invitation to join, and signs them in.
func (a *Access) Join(ctx context.Context, i social.Invitation, email, name string, password social.Secret) (social.Person, error) {
	if i.Kind != social.InviteJoin || i.Email != "" && i.Email != lower(email) {
		return social.Person{}, ErrInvitation
	}
	p, hash, err := a.newPerson(ctx, email, name, i.Role, password)
	if err != nil {
		return social.Person{}, err
	}
	if err := a.store.Join(ctx, i, p, hash, a.now()); err != nil {
		return social.Person{}, err
	}
	return p, a.enter(ctx, p, "", "invitation")
}

// TakeGrant takes what an invitation to share offers, for one of the manager's agencies; "" is the only one they have.
func (a *Access) TakeGrant(ctx context.Context, i social.Invitation, manager social.Person, agencyUID string) (social.Grant, error) {
	if i.Kind != social.InviteShare || manager.Role != social.Manager {
		return social.Grant{}, ErrInvitation
	}
	mine, err := a.store.AgenciesOf(ctx, manager.Key)
	if err != nil {
		return social.Grant{}, err
	}
	if agencyUID == "" && len(mine) == 1 {
		agencyUID = mine[0].UID
	}
	for _, agency := range mine {
		if agency.UID == agencyUID {
			g := social.Grant{Key: social.NewKey(), UID: social.NewUID(), Person: i.Maker, Agency: agency, GivenAt: a.now(), Until: i.GrantUntil}
			return g, a.store.TakeGrant(ctx, i, g, a.now())
		}
	}
	return social.Grant{}, social.ErrNotFound
}

// ResetPassword gives the person of an invitation a new password. All their sessions end; they sign in with it.
func (a *Access) ResetPassword(ctx context.Context, i social.Invitation, password social.Secret) error {
	if i.Kind != social.InvitePassword {
		return ErrInvitation
	}
	p, err := a.store.PersonByKey(ctx, i.Person)
	if err != nil {
		return err
	}
	if err := CheckPassword(password, p.Email); err != nil {
		return err
	}
	hash, err := a.hash(ctx, password)
	if err != nil {
		return err
	}
	return a.store.ResetPassword(ctx, i, hash, a.now())
}
