// Package tiktok simulates TikTok's Login Kit for Web v2 and Display API v2 under their real paths:
//
//	GET  /v2/auth/authorize/   consent page: account, one checkbox per scope, allow or deny (POST answers it)
//	POST /v2/oauth/token/      authorization_code, refresh_token, client_credentials
//	POST /v2/oauth/revoke/
//	GET  /v2/user/info/
//	POST /v2/video/list/, /v2/video/query/
//	GET  /tos-maliva-…         the CDN's pictures: 403 once x-expires has passed
//
// The built-in app is a sandbox, as a new app at TikTok is: its key begins with sb, and who is no target user (an account with
// sandbox.TraitOutsider) is turned away. What TikTok's documentation leaves open, or what differs between apps, is a switch of the
// app (POST /apps, "switches"); the first value is the default.
//
//	access_life, refresh_life  7200, 15552000   seconds; 86400 and 31536000 are the older lives
//	code_life                  300              seconds
//	refresh_left               fresh|remainder  the life of a rotated refresh token: anew, or what was left
//	rotation                   always|same|missing|empty   always: the refresh token that was sent is dead at once
//	old_access                 lives|dies       the old access token after a refresh
//	reuse                      refused|grace|ends_grant   a rotated refresh token that is sent again: invalid_grant, good for
//	                                            one more minute, or invalid_grant and the end of the whole grant
//	oauth_status               200|400|401      HTTP status of token errors
//	pkce                       off|hex|base64url|refuse    refuse: a code_challenge_method is errCode 10008
//	scopes                     all four         comma-separated: what the app is approved for
//	approved                   yes|no           no: the key is refused (unauthorized_client)
//	sandbox                    on|off           off: an approved production app, which everybody may connect
//	targets                    ""               comma-separated ids or handles; empty: all but outsiders
//	authorize_errors           redirect|page    where errors about a valid redirect URI go
//	cancel_text                any text         error_description of a creator's no
//	auto_auth                  off|on           on: without disable_auto_auth=1 a browser with a living grant sees no consent page
//	revoke_expired             taken|refused    revoking with an access token that has expired
//	revoke_body                object|empty     {} or nothing
//	scope_error                401|400          scope_not_authorized or scope_permission_missed
//	error_data                 empty|absent     {"data":{}} beside an error, or no data
//	api_status                 real|200         200: errors of the Display API inside a 200
//	rate                       600              calls per endpoint in a sliding minute
//	rate_per                   app|token
//	page_trap                  none|short|empty|loop   see below, for every page
//	is_aigc                    on|off           off: the field is unknown
//	display_name               given|null|absent
//	cover_life                 21600            seconds; 86400 has been seen
//	captions                   cut|whole        cut: titles and descriptions end after 150 characters
//	photos                     listed|left_out  photo posts in listings and counts
//	media_host                 the real host    scheme and host of picture addresses; this handler answers them too
//
// Fault rules may ask for these behaviours of single calls to video/list (by account, nth call, probability):
//
//	page_short     half a page, with more behind it
//	page_empty     no videos, a cursor that goes back in time, and more behind it; when asked again, the same cursor
//	page_loop      more behind it, and the cursor that was sent
//	stale_cursor   a cursor is refused as invalid_params
//	no_counts      the counts are left out
//
// Control actions on an account beside the core's: revoke (the creator removes the app; "app" narrows it), drop_scope ("scope"),
// age_change. These, suspend and delete end the tokens, as they do at TikTok. A refresh answer that is lost after the rotation is
// a fault rule with close and after on /v2/oauth/token/.
package tiktok
