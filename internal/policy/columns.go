package policy

import "strings"

// columns says of every column of the database what class its data is of. A column that is not here fails a test: nobody has said yet how
// long it may stay, and what makes it go. Keys that join rows are of the class of their row.
var columns = map[string]map[Class]string{
	"connection": {
		Identifiers:  "key uid person platform external_id ids account_type notes",
		Descriptions: "handle display_name",
		Evidence:     "scopes connected_at granted_at ended_at lost_at purge_at",
		Running:      "state cause cause_until zone synced_at halted consents",
	},
	"profile": {
		Identifiers:  "connection external_id url",
		Descriptions: "handle display_name bio website verified absent fetched_at",
		Pictures:     "picture_url",
	},
	"former_handle": {Descriptions: "connection until_at handle"},
	"post": {
		Identifiers:  "key uid connection external_id media_type permalink posted_at",
		Descriptions: "caption duration ai_generated absent fetched_at",
		Pictures:     "media_url thumbnail_url",
		Running:      "listed_at misses missing_since gone_at found_at",
	},
	"token": {Credentials: "connection access refresh key_id issued_at expires_at refresh_expires_at state owner claimed_until fingerprint version failures retry_at " +
		"last_error consented_at orphan orphan_key_id"},
	"reading":               {Statistics: "connection metric day value reason final observed_at since revisions"},
	"reading_revision":      {Statistics: "connection metric day since until_at value reason observed_at"},
	"breakdown":             {Statistics: "connection metric dimension day days parts reason observed_at since"},
	"breakdown_revision":    {Statistics: "connection metric dimension day since until_at days parts reason observed_at"},
	"post_absence":          {Running: "post missing_since gone_at back_at"},
	"post_reading":          {Statistics: "post day views reach likes comments shares saves interactions reposts dislikes absent observed_at"},
	"post_reading_revision": {Statistics: "post day part since until_at figures"},
	"post_detail": {Statistics: "post day follows profile_visits profile_activity watch_time average_watch_time average_view_percentage skip_rate navigation replies engaged_views " +
		"reported_shares bio_link_taps email_taps call_taps text_taps direction_taps other_profile_activity taps_forward taps_back story_exits swipes_forward absent observed_at confirmed_at"},
	"observation": {Statistics: "connection product day observed_at first_at posted_from posted_to"},

	"gap":  {Running: "connection product from_day to_day cause recorded_at"},
	"plan": {Running: "connection product platform next_due slot day trigger_by attempts queued_at read_at held_at"},
	"slot": {Running: "connection product name slots due_at ended_at outcome cause"},
	"sync_run": {Running: "key uid connection platform product slot trigger_by status cursor seen pages items total calls cost error_code message rate_limited reset_at started_at " +
		"beat_at completed_at duration_ms thin"},
	"platform_pause": {Running: "platform since"},
	"push":           {Running: "connection path mark asked_at leased_until renew_at failures"},
	"push_news":      {Identifiers: "connection post", Running: "removed at"},
	"attempt":        {Running: "key count resets_at"},
	"budget":         {Running: "platform bucket window_start window_end used percent blocked_until strikes"},
	"notice":         {Running: "key uid person connection kind cause about at ends_at seen_at settled_at mailed_at"},

	"person":     {People: "key uid email name role zone password_hash created_at disabled_at password_changed_at"},
	"session":    {People: "token_hash person data expires_at uid agent created_at seen_at"},
	"identity":   {People: "issuer subject person since"},
	"agency":     {People: "key uid name created_at"},
	"membership": {People: "agency person since"},
	"invitation": {People: "key uid token_hash kind maker role email agency person connections grant_until created_at expires_at used_at"},
	"api_token":  {People: "key uid person name prefix token_hash scopes created_at expires_at last_used_at revoked_at"},
	"oauth_flow": {People: "state_hash session_hash person platform redirect_uri verifier scopes zone created_at expires_at used_at key_id"},

	"consent":          {Evidence: "person platform version accepted_at"},
	"permission":       {Evidence: "connection granted_at scopes consent"},
	"grant":            {Evidence: "key uid person agency given_at until ended_at ended_by"},
	"grant_connection": {Evidence: "grant_key connection"},
	"pseudonym":        {Evidence: "person name"},
	"audit":            {Evidence: "seq at actor act subject detail hash"},
	"inbound_event":    {Evidence: "key source digest platform kind detail subject occurred_at received_at handled_at outcome receipt"},
	"allowance":        {Evidence: "platform what reference scope allowed_on recorded_at"},
	"erasure":          {Evidence: "code platform origin requested_at done_at accounts"},
	"tombstone":        {Evidence: "subject ended_at erased"},

	"audit_head":       {Machinery: "id seq hash"},
	"installation":     {Machinery: "name value"},
	"schema_migration": {Machinery: "name checksum applied_at"},
}

// ClassOf is the class of a column's data; false if nobody has said it.
func ClassOf(table, column string) (Class, bool) {
	for class, list := range columns[table] {
		for _, name := range strings.Fields(list) {
			if name == column {
				return class, true
			}
		}
	}
	return "", false
}

// Columns calls yield with every column that has a class.
func Columns(yield func(table, column string, class Class) bool) {
	for table, classes := range columns {
		for class, list := range classes {
			for _, name := range strings.Fields(list) {
				if !yield(table, name, class) {
					return
				}
			}
		}
	}
}
