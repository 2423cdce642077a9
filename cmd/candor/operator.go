package main

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"candor/internal/api"
	"candor/internal/platform"
	"candor/internal/policy"
	"candor/internal/social"
)

// operator is who runs this installation, as the settings say.
func (s *Settings) operator() policy.Operator {
	return policy.Operator{Name: strings.TrimSpace(s.OperatorName), Contact: strings.TrimSpace(s.OperatorContact), PrivacyURL: strings.TrimSpace(s.PrivacyURL)}
}

// standsIn reports whether all hosts of a platform are simulators on this machine. Nobody's data comes from there, so nobody needs to be told
// who answers for it.
func standsIn(info platform.Info, env func(string) string) bool {
	hosts := 0
	for _, setting := range info.Settings {
		if !setting.Host {
			continue
		}
		if hosts++; !onLoopback(env(setting.Env)) {
			return false
		}
	}
	return hosts > 0
}

func onLoopback(address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	return err == nil && loopback(u.Hostname())
}

// acceptFor accepts the present consent text of a platform for one of the demo's people.
func (c *candor) acceptFor(ctx context.Context, person social.Person, p social.Platform) error {
	listed, ok := known(p)
	if !ok {
		return fmt.Errorf("platform %q: %w", p, social.ErrNotFound)
	}
	text := policy.ConsentFor(c.set.operator(), api.SubjectOf(listed.Info, c.keepFor(p)))
	return c.db.AcceptConsent(ctx, social.Consent{Person: person.Key, Platform: p, Version: text.Version, AcceptedAt: c.now()})
}

// trialOperator is who a trial on simulators shows in the place of an operator. The address is the trial's own privacy page.
func trialOperator(publicURL string) policy.Operator {
	return policy.Operator{Name: "Candor's demo", Contact: "whoever runs this machine", PrivacyURL: publicURL + "/privacy"}
}
