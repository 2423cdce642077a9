package policy

import (
	"time"

	"candor/internal/social"
)

const day = 24 * time.Hour

const (
	// AfterDisconnect is how long data may stay when its creator has disconnected the account: hidden at once, and gone by then.
	AfterDisconnect = 7 * day
	// keepAfterYouTube is how long YouTube's data stays when access has ended: its policy allows 30 days where the grant was taken back at
	// Google and 7 where it was taken back here, and from our side the two are not always told apart.
	keepAfterYouTube = 7 * day
	// KeepAfterDefault is how long the others' data stays when access has ended, unless the operator says otherwise. Their terms name no
	// number of days; data that nobody can refresh serves its creator less with every month.
	KeepAfterDefault = 180 * day
	// RecheckLead is how long before the end of its time a connection that nothing has proved counts as lost.
	RecheckLead = 7 * day
	// KeepBackups is how long a backup may be kept.
	KeepBackups = 35 * day
)

// KeepAfterLoss is how long data may stay after a platform has ended our access, unless the creator signs in again. chosen is the operator's
// setting for platforms that name no limit; 0 for the default.
func KeepAfterLoss(p social.Platform, chosen time.Duration) time.Duration {
	if chosen <= 0 {
		chosen = KeepAfterDefault
	}
	if p == social.YouTube {
		return min(chosen, keepAfterYouTube)
	}
	return chosen
}

// Class is a kind of stored data, which has one rule of retention per platform.
type Class string

// The classes of what is read from a platform.
const (
	Descriptions Class = "descriptions" // names, titles, captions, bios: what describes accounts and posts
	Pictures     Class = "pictures"     // addresses of pictures and videos at the platform; never the files
	Statistics   Class = "statistics"   // figures of accounts, posts and audiences, and when they were read
	Identifiers  Class = "identifiers"  // ids of accounts and posts, their dates and their own addresses
	Credentials  Class = "credentials"  // tokens, sealed
)

// The classes of what is our own.
const (
	People    Class = "people"    // who signs in, and what they set
	Evidence  Class = "evidence"  // consents, grants, receipts, the record of acts: proof that the rest was kept to
	Running   Class = "running"   // plans, runs, counters: how reading went
	Machinery Class = "machinery" // names nobody
)

// Classes lists the classes that have a rule per platform.
func Classes() []Class {
	return []Class{Descriptions, Pictures, Statistics, Identifiers, Credentials}
}

// OwnClasses lists the classes of what is our own.
func OwnClasses() []Class { return []Class{People, Evidence, Running, Machinery} }

// Rule is how long data of a class may stay.
type Rule struct {
	// Refresh: read again from the platform within this, or deleted. 0: no limit while the account is connected.
	Refresh time.Duration
	// Recheck: our authorisation is proved anew at least this often, or the data goes. 0: no such demand.
	Recheck time.Duration
	// OwnEnd: each value ends at an instant that the platform states with it, and is neither shown nor kept afterwards.
	OwnEnd bool
	// Clause is where it says so.
	Clause string
}

// rules is the one table of retention while an account is connected. What happens when access ends is the same for all classes of a platform:
// AfterDisconnect, KeepAfterLoss.
var rules = map[social.Platform]map[Class]Rule{
	social.Instagram: {
		Descriptions: {Clause: "Platform Terms 3.d.i.2"},
		Pictures:     {OwnEnd: true, Clause: "Developer Policies 6.2"},
		Statistics:   {Clause: "Platform Terms 12.l, 12.m"},
		Identifiers:  {Clause: "Platform Terms 3.d.i.2"},
		Credentials:  {Clause: "Platform Terms 6.a"},
	},
	social.TikTok: {
		Descriptions: {Clause: "III.3(h)"},
		Pictures:     {OwnEnd: true, Clause: "Video object: cover_image_url"},
		Statistics:   {Clause: "II.1, III.3(h)"},
		Identifiers:  {Clause: "III.3(h)"},
		Credentials:  {Clause: "IV"},
	},
	social.YouTube: {
		Descriptions: {Refresh: 30 * day, Clause: "III.E.4.c"},
		Pictures:     {Refresh: 30 * day, Clause: "III.E.4.c"},
		Statistics:   {Recheck: 30 * day, Clause: "III.E.4.b"},
		Identifiers:  {Recheck: 30 * day, Clause: "III.E.4.b"},
		Credentials:  {Clause: "III.E.4.a"},
	},
}

// RuleOf is the rule of a class of data of a platform. A platform that this build does not know gets the strictest.
func RuleOf(p social.Platform, c Class) Rule {
	if known, ok := rules[p]; ok {
		return known[c]
	}
	return Rule{Refresh: 30 * day, Recheck: 30 * day, OwnEnd: true, Clause: "unknown platform"}
}

// KeepPaused is how long the data of a connection stays that an operator has paused: its grant lives, and nobody proves it anew.
func KeepPaused(p social.Platform, chosen time.Duration) time.Duration {
	if recheck := RuleOf(p, Statistics).Recheck; recheck > 0 {
		return recheck - day
	}
	return KeepAfterLoss(p, chosen)
}
