package api

import (
	"cmp"
	"context"
	"encoding/hex"
	"time"
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
	Before int64 `query:"before" minimum:"0" doc:"Only entries with a smaller number."`
	Limit  int   `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

type auditOutput struct {
	Body struct {
		Entries []AuditRow `json:"entries" nullable:"false" doc:"Newest first."`
	}
}

// listAudit shows administrators the audit chain, with the names behind the pseudonyms as long as there are any.
func (a *api) listAudit(ctx context.Context, in *auditInput) (*auditOutput, error) {
	page, err := a.Audit.AuditPage(ctx, in.Before, in.Limit)
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
