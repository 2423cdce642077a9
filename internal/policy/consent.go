package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"candor/internal/social"
)

// textOf is the day on which the words below were last written. The version of a consent begins with it.
const textOf = "2026-11-25"

// Subject is a platform as far as its consent text speaks of it.
type Subject struct {
	Platform    social.Platform
	Name        string
	Permissions []Permission  // that Candor asks for
	Terms       string        // address of the platform's terms
	Privacy     string        // of its privacy policy
	Revoke      string        // of the page on which access is taken back there
	Keep        time.Duration // how long data stays when access ended by itself
}

// Permission is one that Candor asks a platform for.
type Permission struct {
	ID       string
	Purpose  string // what it is for, in the creator's words
	Required bool   // without it the account cannot be connected
}

// Point is one thing that a person is told before connecting.
type Point struct{ Title, Text string }

// Consent is what a person reads and accepts before an account is connected.
type Consent struct {
	Version string // changes with every word of it, with the permissions and with the operator
	Points  []Point
}

// ConsentFor writes the consent text of a platform.
func ConsentFor(o Operator, s Subject) Consent {
	c := Consent{Points: []Point{
		{"Who", fmt.Sprintf("%s runs this installation of Candor and answers for what it keeps. Contact: %s.", o.Name, o.Contact)},
		{"What is read", fmt.Sprintf("Through %s's official API, and only what you allow there: your profile, your own posts and their figures. "+
			"Candor never posts, never messages, and never sees your password.", s.Name)},
		{"What for", "To show you how your account develops, and to show it to an agency if you yourself let it in, until a day that you name. " +
			"Nothing is sold, advertised with, or used to judge people."},
		{"How long", howLong(s)},
		{"How to take it back", fmt.Sprintf("Disconnect in Candor, or take access away at %s. Under your own data you can take everything with you and delete it at once. "+
			"What %s itself keeps is not touched by that.", s.Name, s.Name)},
	}}
	c.Points = append(c.Points, platformPoints(s)...)
	c.Version = versionOf(o, s, c.Points)
	return c
}

func howLong(s Subject) string {
	text := fmt.Sprintf("As long as the account is connected. Disconnected: hidden at once, deleted within %s. If access ends by itself: deleted %s later unless you reconnect.",
		days(AfterDisconnect), days(s.Keep))
	if life := RuleOf(s.Platform, Descriptions).Refresh; life > 0 {
		text += fmt.Sprintf(" Names, titles and pictures are read again within %s or deleted.", days(life))
	}
	return text
}

// platformPoints is what one platform's terms ask to be said beside the rest.
func platformPoints(s Subject) []Point {
	if s.Platform != social.YouTube {
		return nil
	}
	return []Point{{"YouTube", "Candor uses YouTube API Services. By connecting a channel you also agree to the YouTube Terms of Service; Google's Privacy Policy says what Google does " +
		"with your data. You can take Candor's access back on the security settings page of your Google Account."}}
}

// versionOf names a text by its day and by a hash of all that stands in it.
func versionOf(o Operator, s Subject, points []Point) string {
	text, _ := json.Marshal([]any{o, s, points}) // strings and a number: it cannot fail
	sum := sha256.Sum256(text)
	return textOf + "." + hex.EncodeToString(sum[:4])
}

// days writes a duration of whole days.
func days(d time.Duration) string {
	n := int(d / day)
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}
