package policy

import (
	"time"

	"candor/internal/social"
)

const day = 24 * time.Hour

const (
	// keepAfterYouTube is how long YouTube's data stays when access has ended: its policy allows 30 days where the grant was taken back at
	// Google and 7 where it was taken back here, and from our side the two are not always told apart.
	keepAfterYouTube = 7 * day
	// KeepAfterDefault is how long the others' data stays when access has ended, unless the operator says otherwise. Their terms name no
	// number of days; data that nobody can refresh serves its creator less with every month.
	KeepAfterDefault = 180 * day
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

// TextsLife is how long what describes accounts and posts may stay without being read again; 0 where the terms name no limit.
func TextsLife(p social.Platform) time.Duration {
	if p == social.YouTube {
		return 30 * day // Developer Policies III.E.4.c
	}
	return 0
}
