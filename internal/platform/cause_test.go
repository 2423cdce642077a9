package platform

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"candor/internal/social"
)

// A failure is called what it is: what our side is blamed for is ours, and a platform that answered was reached.
func TestCauseOf(t *testing.T) {
	for _, test := range []struct {
		err  error
		want social.Cause
	}{
		{&Error{Kind: Transient}, social.CauseUnreachable},
		{&Error{Kind: Transient, Status: 503}, social.CausePlatformError},
		{&Error{Kind: OutcomeUnknown}, social.CauseUnreachable},
		{&Error{Kind: OutcomeUnknown, Status: 400}, social.CauseRefreshUnknown},
		{fmt.Errorf("wrapped: %w", &Error{Kind: GrantDead, Status: 400}), social.CauseAccessExpired},
		{&Error{Kind: BadRequest, Status: 400}, social.CauseInternal},
		{errors.New("the database is away"), social.CauseUnreachable},
	} {
		if got := CauseOf(test.err, social.CauseAccessExpired); got != test.want {
			t.Errorf("%v is called %s, want %s", test.err, got, test.want)
		}
	}
	known := social.Causes()
	for k := Transient; k <= OutcomeUnknown; k++ {
		if cause := k.Cause(social.CauseAccessRevoked); !slices.Contains(known, cause) || cause == "" {
			t.Errorf("%s has the cause %q", k, cause)
		}
	}
}
