package policy

import (
	"fmt"
	"strings"

	"candor/internal/social"
)

// Clause is a demand of a platform's terms, what in Candor keeps to it, and the test that shows it.
type Clause struct {
	Platform social.Platform
	Name     string // as the document numbers it
	Read     string // date of the version that was read
	Demands  string
	Enforces string // package or file that keeps to it; "the operator" where code cannot
	Test     string // name of the Go test that shows it; "" only where the operator must
}

const (
	metaRead    = "2026-02-03"
	tiktokRead  = "2025-12-26"
	youtubeRead = "2026-06-25"
	operator    = "the operator"
)

// Clauses is the table of docs/compliance.md. It lists what is enforced; a demand that is not in it is not claimed.
func Clauses() []Clause {
	return []Clause{
		{social.Instagram, "Platform Terms 3.d.i.1", metaRead, "Delete on request, with a clear way to ask.", "internal/inbound, internal/connect/erase.go, /deletion/{code}", "TestDeletion"},
		{social.Instagram, "Platform Terms 3.d.i.2", metaRead, "Delete what is no longer needed.", "internal/policy/retention.go, internal/store/purge.go", "TestClocksAndPurge"},
		{social.Instagram, "Platform Terms 3.d.ii", metaRead, "Keep proof of deletion without personal data.", "internal/store/erasure.go", "TestNothingIsLeftInTheFiles"},
		{social.Instagram, "Platform Terms 12.l", metaRead, "Derived data and history are Platform Data too.", "internal/store/takeout.go (catalogue of tables)", "TestEveryTableIsInTheCatalogue"},
		{social.Instagram, "Platform Terms 5.b", metaRead, "Keep each client's data separate, show it to that client only.", "internal/api, internal/access", "TestRouteMatrix"},
		{social.Instagram, "Platform Terms 6.a", metaRead, "Tokens encrypted.", "internal/seal", "TestSealedValuesOpenOnlyInTheirPlace"},
		{social.Instagram, "Developer Policies 6.2", metaRead, "Pictures are shown by their own addresses, not kept, and not past their end.", "internal/policy/pictures.go, internal/store/pictures.go", "TestTwoYearsOfRetention"},
		{social.Instagram, "Platform Terms 3.a.viii, 12.m", metaRead, "Each kind of stored data has a purpose and a time.", "internal/policy/columns.go", "TestEveryColumnHasAClass"},
		{social.Instagram, "Deauthorize callback", metaRead, "Events are proved, and harm nobody by repetition or delay.", "internal/inbound", "TestRefused"},
		{social.Instagram, "Platform Terms 4", metaRead, "A public page that says what is processed, why, and how to ask for deletion.", "internal/api/privacy.go", "TestPrivacyPage"},
		{social.Instagram, "Platform Terms 4", metaRead, "The operator's own privacy policy is reachable.", operator, ""},
		{social.TikTok, "VI", tiktokRead, "On termination delete all TikTok Information in every form.", "candor purge", "TestPurgeAsksFirst"},
		{social.TikTok, "I.14", tiktokRead, "Copies count too: a restored backup brings nothing back.", "internal/store/tombstone.go", "TestRestoreBringsNobodyBack"},
		{social.TikTok, "Video object", tiktokRead, "A cover's address is good until its x-expires, else six hours: not shown and not kept afterwards.", "internal/policy/pictures.go, internal/api/figure.go", "TestAnExpiredPictureIsNotShown"},
		{social.TikTok, "III.3(n)", tiktokRead, "The source is marked, and the original linked.", "internal/api", "TestDisplayDuties"},
		{social.TikTok, "Webhooks", tiktokRead, "Access taken back there ends here at once.", "internal/inbound/tiktok.go", "TestRevocations"},
		{social.TikTok, "II.1", tiktokRead, "A creator's data is visible only where the creator lets it be.", "internal/api, internal/access", "TestRouteMatrix"},
		{social.TikTok, "III.5", tiktokRead, "People can have their data, and have it erased.", "internal/api/rights.go", "TestTakeout"},
		{social.TikTok, "III.2(c)", tiktokRead, "A full and accurate privacy disclosure.", "internal/api/privacy.go", "TestPrivacyPage"},
		{social.TikTok, "II.4, III.4", tiktokRead, "Proof of consent: scopes, time and version.", "internal/store/consent.go", "TestConsentLedger"},
		{social.TikTok, "III.3(c)", tiktokRead, "Commercial use needs TikTok's written consent.", operator, ""},
		{social.YouTube, "III.D.2 Revocation, 1", youtubeRead, "Disconnecting revokes at Google at once; data goes within 7 days.", "internal/connect/leave.go", "TestDisconnectRenewsAnExpiredTokenToRevokeIt"},
		{social.YouTube, "III.D.2 Revocation, 2", youtubeRead, "A grant taken back at Google: data goes within 30 days (here 7), also when nobody told us.", "internal/inbound/google.go, internal/store/inbound.go", "TestClocksAndPurge"},
		{social.YouTube, "III.E.4.c", youtubeRead, "Names, titles and pictures: read again within 30 days, or deleted.", "internal/store/expire.go", "TestTextsExpire"},
		{social.YouTube, "III.E.4.b", youtubeRead, "Figures stay while the authorisation is proved anew within 30 days, and the video is known to exist.", "internal/store/clocks.go, internal/collect/slots.go", "TestTwoYearsOfRetention"},
		{social.YouTube, "III.E.4.h", youtubeRead, "Nothing is computed from its figures.", "internal/policy/metrics.go, internal/api", "TestEveryMetricHasARule"},
		{social.YouTube, "III.L, derived-metrics amendment", youtubeRead, "Unless YouTube accepted it: recorded with reference, scope and day, shown as Candor's own, in no sum with other platforms.", "internal/store/allowance.go, internal/api/allowances.go", "TestDerivedFiguresNeedARecord"},
		{social.YouTube, "III.A.1, III.F.2, III.I.2", youtubeRead, "The source is marked, the original and the terms are linked, titles are unaltered.", "internal/api, web/src/app/Footer.tsx", "TestDisplayDuties"},
		{social.YouTube, "III.E.3.b", youtubeRead, "Seen by its owner, and by whom the owner lets see it.", "internal/policy/pages.go, internal/access", "TestRouteMatrix"},
		{social.YouTube, "III.E.4.g", youtubeRead, "Deletion on request within 7 days; say that YouTube's own copy stays.", "internal/api/deletion.html", "TestDeletionPage"},
		{social.YouTube, "III.E.2.a", youtubeRead, "No sums over channels or platforms.", "internal/analytics", "TestTotal"},
		{social.YouTube, "III.I.15", youtubeRead, "No API that gives others access to YouTube's data.", "internal/api/withhold.go", "TestNoFigureLeavesTheWebApp"},
		{social.YouTube, "III.A.2", youtubeRead, "What is done with the data is accepted before connecting; nobody connects before it is said who the operator is.", "internal/api/consents.go, cmd/candor/operator.go", "TestNobodyConnectsBeforeItIsSaidWhoRunsCandor"},
		{social.YouTube, "III.E.3.c", youtubeRead, "A change of what is done is accepted anew.", "internal/policy/consent.go", "TestConsentBeforeConnecting"},
		{social.YouTube, "III.D.3", youtubeRead, "More quota only by an audit.", operator, ""},
	}
}

// Render writes the table as docs/compliance.md.
func Render() string {
	var out strings.Builder
	out.WriteString("# How Candor keeps to the platforms' terms\n\nMade from `internal/policy/clauses.go` by `make generate`; do not edit. Not legal advice. " +
		"What is not listed is not claimed; rows of \"" + operator + "\" need a person.\n")
	last := social.Platform("")
	for _, c := range Clauses() {
		if c.Platform != last {
			fmt.Fprintf(&out, "\n## %s\n\n| Clause | Read | Demands | Kept by | Shown by |\n|---|---|---|---|---|\n", c.Platform)
			last = c.Platform
		}
		test := ""
		if c.Test != "" {
			test = "`" + c.Test + "`"
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s |\n", c.Name, c.Read, c.Demands, c.Enforces, test)
	}
	return out.String()
}
