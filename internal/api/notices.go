package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/platform"
	"candor/internal/social"
)

// NoticeList is what a person is told and has not seen.
type NoticeList struct {
	Notices []Notice `json:"notices" nullable:"false" doc:"Newest first. What no longer holds is not in it."`
}

// Notice is something that a person is told once about a connection.
type Notice struct {
	ID         string     `json:"id" format:"uuid"`
	Kind       NoticeKind `json:"kind"`
	Platform   string     `json:"platform"`
	Connection string     `json:"connection" format:"uuid"`
	Handle     string     `json:"handle" doc:"Without @."`
	Message    string     `json:"message"`
	At         time.Time  `json:"at"`
	EndsAt     *time.Time `json:"ends_at" doc:"When access ends, where that is known."`
	Action     *Action    `json:"action" doc:"The one thing to do, if there is one."`
}

// TransformSchema implements huma.SchemaTransformer.
func (Notice) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return orNull(s, "action")
}

// NoticeKind is social.NoticeKind with its list in the document.
type NoticeKind social.NoticeKind

// Schema implements huma.SchemaProvider.
func (NoticeKind) Schema(r huma.Registry) *huma.Schema {
	return named(r, "NoticeKind", "What a notice is about.", social.NoticeKinds()...)
}

// noticesShown is how many notices are told at once.
const noticesShown = 50

type noticesOutput struct{ Body NoticeList }

type noticeInput struct {
	ID string `path:"id" maxLength:"64"`
}

func (a *api) listNotices(ctx context.Context, _ *struct{}) (*noticesOutput, error) {
	p, _ := personIn(ctx)
	list, err := a.Notices.Notices(ctx, p.Key, noticesShown)
	if err != nil {
		return nil, err
	}
	out := &noticesOutput{NoticeList{Notices: make([]Notice, len(list))}}
	for i, n := range list {
		out.Body.Notices[i] = a.noticeOf(n)
	}
	return out, nil
}

// seeNotice notes that a person has seen their notice; a second time changes nothing.
func (a *api) seeNotice(ctx context.Context, in *noticeInput) (*successOutput, error) {
	p, _ := personIn(ctx)
	if err := a.Notices.SeeNotice(ctx, p.Key, in.ID, a.Now()); err != nil {
		return nil, err
	}
	return &successOutput{SuccessBody{Success: true}}, nil
}

func (a *api) noticeOf(n social.ToldNotice) Notice { return NoticeOf(n, a.info(n.Account.Platform)) }

// NoticeOf tells a notice. Where the connection's cause has words of its own, they are the notice's.
func NoticeOf(n social.ToldNotice, info platform.Info) Notice {
	out := Notice{ID: n.UID, Kind: NoticeKind(n.Kind), Platform: string(info.Platform), Connection: n.Account.UID, Handle: n.Account.Handle,
		At: n.At.UTC(), EndsAt: timeOrNil(n.EndsAt)}
	if days, ok := noticeWords[n.Kind]; ok {
		out.Message = tell(days, info.Name)
		out.Action = &Action{Kind: ActReconnect, Label: tell("Reconnect %s", info.Name), Href: actionHref(ActReconnect, social.Account{Connection: n.Account})}
		return out
	}
	if n.Kind == social.NoticeClaimed {
		out.Message = tell(claimedWords, info.Name)
		return out
	}
	cause := causeOf(n.Cause, info, social.Account{Connection: n.Account})
	out.Message, out.Action = cause.Message, cause.Action
	return out
}
