package api

import (
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// words is how a cause is told to a creator, and the one thing to do about it. %s is the platform's name.
type words struct {
	message string
	kind    ActionKind // "" if there is nothing to do
	label   string
}

var causeWords = map[social.Cause]words{
	social.CauseNotConnected:    {"No account is connected yet.", ActConnect, "Connect account"},
	social.CauseFirstSync:       {"The first numbers are on the way.", ActWait, "They appear by themselves"},
	social.CauseRateLimited:     {"%s asked us to slow down. Reading goes on by itself.", ActWait, "Goes on by itself"},
	social.CauseQuota:           {"The day's allowance of calls to %s is used up. Reading goes on when it is renewed.", ActWait, "Goes on by itself"},
	social.CauseUnreachable:     {"%s cannot be reached at the moment. We try again by ourselves.", ActWait, "Goes on by itself"},
	social.CausePlatformError:   {"%s had an error of its own. We try again by ourselves.", ActWait, "Goes on by itself"},
	social.CauseMalformed:       {"%s sent an answer that could not be read. We try again by ourselves.", ActWait, "Goes on by itself"},
	social.CauseIncomplete:      {"%s did not list all posts, so older ones may be missing.", ActWait, "Tried again with the next full reading"},
	social.CauseAccessExpired:   {"Access to this account ran out. Its history is kept.", ActReconnect, "Reconnect %s"},
	social.CauseAccessRevoked:   {"%s withdrew access to this account. Its history is kept.", ActReconnect, "Reconnect %s"},
	social.CauseRefreshUnknown:  {"It is not certain that access to %s could be renewed. Connecting again settles it.", ActReconnect, "Reconnect %s"},
	social.CauseScopeMissing:    {"A permission was not given, so some figures are missing.", ActGrantScope, "Give the permission"},
	social.CauseAccountGone:     {"%s no longer knows this account. Its history is kept.", ActReconnect, "Reconnect %s"},
	social.CauseSuspended:       {"%s has suspended this account. Its history is kept, and reading goes on when the account is back.", ActWait, "Goes on when the account is back"},
	social.CauseNotProfessional: {"%s gives figures of professional accounts only. Switch the account to a professional one there, then connect again.", ActReconnect, "Reconnect %s"},
	social.CauseNoAccount:       {"There is no account of this person at %s yet. Create one there, then connect again.", ActReconnect, "Reconnect %s"},
	social.CauseAppConfig:       {"%s refuses this installation's app. Only its operator can mend that.", ActOperator, "Tell the operator"},
	social.CauseNotConfigured:   {"%s is not set up on this installation.", ActOperator, "Tell the operator"},
	social.CauseLate:            {"A reading is late. It is made up for by itself.", ActWait, "Goes on by itself"},
	social.CauseDowntime:        {"This installation was not running, so nothing was read.", "", ""},
	social.CauseDisconnected:    {"This account is disconnected.", ActConnect, "Connect account"},
	social.CausePolicy:          {"The terms of %s do not allow this.", "", ""},
	social.CausePaused:          {"An administrator has paused this account. Its history is kept.", ActOperator, "Ask the operator"},
	social.CauseInternal:        {"Something went wrong on our side. What is stored is safe, and we try again by ourselves.", ActOperator, "Tell the operator"},
}

// noticeWords warn that access ends. %s is the platform's name.
var noticeWords = map[social.NoticeKind]string{
	social.NoticeEnds14: "Access to this %s account ends within 14 days. Connecting again renews it, and nothing is lost.",
	social.NoticeEnds7:  "Access to this %s account ends within 7 days. Connecting again renews it, and nothing is lost.",
	social.NoticeEnds3:  "Access to this %s account ends within 3 days. Connecting again renews it, and nothing is lost.",
	social.NoticeEnds1:  "Access to this %s account ends within a day. Connecting again renews it, and nothing is lost.",
}

// claimedWords say that somebody else signed in to the account. %s is the platform's name.
const claimedWords = "Somebody else here signed in to this account at %s and tried to connect it. They were refused, and it stays yours. If nobody whom you trust did it, change the account's password there."

// reasonWords say why a figure has no value. %s is the platform's name.
var reasonWords = map[social.Reason]string{
	social.NotOffered:       "%s does not offer it to apps of this kind.",
	social.NotGranted:       "It needs a permission that was not given.",
	social.NotYetSynced:     "It has not been read yet.",
	social.BelowThreshold:   "%s withholds it while the counts are small.",
	social.NotSettled:       "%s is still computing it.",
	social.Gap:              "It was not read on that day.",
	social.NotDue:           "It is not read every day, and this was not its day.",
	social.HiddenByOwner:    "It is hidden at %s.",
	social.TurnedOff:        "It is turned off for this post.",
	social.NotReported:      "%s left it out of its answer.",
	social.BeforeConversion: "The post is older than the professional account.",
	social.NoBase:           "There is nothing above 0 to divide by.",
	social.SignChanged:      "One of the two is a gain, the other a loss: a percentage between them would say nothing.",
	social.TooFewPosts:      "There are not enough posts.",
	social.ByPolicy:         "The terms of %s do not allow it here.",
	social.Expired:          "The terms of %s made us delete it.",
	social.Failed:           "It could not be read.",
}

// tell puts a platform's name into a sentence.
func tell(sentence, name string) string { return strings.ReplaceAll(sentence, "%s", name) }

// causeOf tells what is wrong with an account, and what to do about it.
func causeOf(code social.Cause, info platform.Info, acc social.Account) Cause {
	w, ok := causeWords[code]
	if !ok {
		w = causeWords[social.CauseInternal]
	}
	c := Cause{Code: CauseCode(code), Platform: string(info.Platform), Connection: acc.UID, Until: timeOrNil(acc.CauseUntil), Message: tell(w.message, info.Name)}
	if w.kind != "" {
		c.Action = &Action{Kind: w.kind, Label: tell(w.label, info.Name), Href: actionHref(w.kind, acc)}
	}
	return c
}

// notConnected tells that there is no account. It names no platform, because none is missing more than another.
func notConnected() Cause {
	w := causeWords[social.CauseNotConnected]
	return Cause{Code: CauseCode(social.CauseNotConnected), Message: w.message, Action: &Action{Kind: w.kind, Label: w.label, Href: "/connections"}}
}

func actionHref(kind ActionKind, acc social.Account) string {
	switch kind {
	case ActReconnect, ActGrantScope:
		return "/api/auth/" + string(acc.Platform) + "/connect?connection=" + acc.UID
	case ActConnect:
		return "/connections"
	default:
		return ""
	}
}
