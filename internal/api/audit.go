package api

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"time"

	"candor/internal/social"
)

// AuditRow is an entry of the audit chain.
type AuditRow struct {
	Seq     int64             `json:"seq"`
	At      time.Time         `json:"at"`
	Actor   string            `json:"actor" doc:"Who did it: a name, operator (a command), candor (by itself), or a pseudonym once the person was erased."`
	Act     string            `json:"act" example:"grant_given"`
	Subject string            `json:"subject" doc:"To whom or what."`
	Detail  map[string]string `json:"detail" doc:"Words that belong to the act."`
	Hash    string            `json:"hash" doc:"Hexadecimal; covers the entry and the hash before it."`
}

type auditInput struct {
	Act    string    `query:"act" maxLength:"40" doc:"Only this act."`
	Person string    `query:"person" maxLength:"64" doc:"Only what this person did, or what was done to them."`
	Since  time.Time `query:"since"`
	Until  time.Time `query:"until" doc:"Only what was done before."`
	Before int64     `query:"before" minimum:"0" doc:"Only entries with a smaller number."`
	Limit  int       `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

type auditOutput struct {
	Body struct {
		Entries []AuditRow `json:"entries" nullable:"false" doc:"Newest first."`
	}
}

// listAudit shows administrators the audit chain, with the names behind the pseudonyms as long as there are any.
func (a *api) listAudit(ctx context.Context, in *auditInput) (*auditOutput, error) {
	page, err := a.Audit.AuditPage(ctx, social.AuditFilter{Act: social.Act(in.Act), Person: in.Person, Since: in.Since, Until: in.Until,
		Before: in.Before, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	out := &auditOutput{}
	out.Body.Entries = make([]AuditRow, len(page))
	for i, e := range page {
		detail := e.Detail
		if detail == nil {
			detail = map[string]string{}
		}
		out.Body.Entries[i] = AuditRow{Seq: e.Seq, At: e.At.UTC(), Actor: cmp.Or(e.ActorName, e.Actor), Act: string(e.Act),
			Subject: cmp.Or(e.SubjectName, e.Subject), Detail: detail, Hash: hex.EncodeToString(e.Hash)}
	}
	return out, nil
}

type verifyOutput struct {
	Body struct {
		Whole    bool   `json:"whole" doc:"Whether nothing in the chain was changed, removed or added."`
		Entries  int64  `json:"entries" doc:"How many entries were walked."`
		Head     string `json:"head" doc:"The hash at its end, hexadecimal: note it elsewhere, to know later that what stands before it is still the same."`
		BrokenAt *int64 `json:"broken_at" doc:"The first entry that does not fit; null if the chain is whole."`
		What     string `json:"what" doc:"What is wrong there; empty if the chain is whole."`
	}
}

// verifyAudit walks the audit chain from its beginning. It reads everything: an administrator asks for it, nothing does by itself.
func (a *api) verifyAudit(ctx context.Context, _ *struct{}) (*verifyOutput, error) {
	count, head, err := a.Audit.VerifyAudit(ctx)
	out := &verifyOutput{}
	out.Body.Entries, out.Body.Head = count, hex.EncodeToString(head)
	var broken *social.BrokenChain
	switch {
	case errors.As(err, &broken):
		out.Body.BrokenAt, out.Body.What = &broken.Seq, broken.What
	case err != nil:
		return nil, err
	default:
		out.Body.Whole = true
	}
	return out, nil
}
