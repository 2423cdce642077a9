package demo

import (
	"context"
	"fmt"
	"time"

	"candor/internal/access"
	"candor/internal/social"
)

// Manager is the address of the demo's agency manager, and Agency the name of their agency.
const (
	Manager = "agency@candor.demo"
	Agency  = "Northlight Studio"
)

// sharers are the creators who let the agency see what they have connected.
var sharers = []string{"mara@candor.demo", "jonas@candor.demo"}

// sharedFor is how long they let it.
const sharedFor = 90 * 24 * time.Hour

// Sharing makes the demo's agency.
type Sharing struct {
	Access *access.Access
	// Connections lists a person's connections.
	Connections func(ctx context.Context, person social.Key, p social.Platform) ([]social.Connection, error)
	// People are the demo's people by their address.
	People map[string]social.Person
}

// Make adds the agency and its manager. Some creators then make a link to share, and the manager takes what it offers, as they would in the app.
func (s Sharing) Make(ctx context.Context, now time.Time) error {
	manager, err := s.Access.AddPerson(ctx, Manager, "Sofia Berg", social.Manager, Password)
	if err != nil {
		return err
	}
	agency, err := s.Access.AddAgency(ctx, Agency)
	if err != nil {
		return err
	}
	if err := s.Access.SetMember(ctx, agency.UID, manager.UID, true); err != nil {
		return err
	}
	for _, email := range sharers {
		creator, lives := s.People[email]
		if !lives {
			continue
		}
		if err := s.share(ctx, creator, manager, agency, now); err != nil {
			return fmt.Errorf("%s shares: %w", email, err)
		}
	}
	return nil
}

func (s Sharing) share(ctx context.Context, creator, manager social.Person, agency social.Agency, now time.Time) error {
	connections, err := s.Connections(ctx, creator.Key, "")
	if err != nil {
		return err
	}
	var uids []string
	for _, c := range connections {
		uids = append(uids, c.UID)
	}
	link, _, err := s.Access.InviteToShare(social.ActingAs(ctx, social.Actor{Person: creator.Key}), creator, uids, uids, now.Add(sharedFor))
	if err != nil {
		return err
	}
	_, err = s.Access.TakeGrant(social.ActingAs(ctx, social.Actor{Person: manager.Key}), link, manager, agency.UID)
	return err
}
