package youtube

import (
	"encoding/json"

	"candor/internal/platform"
)

// The answers as sent. Only what Candor reads is named; everything else is ignored. Counts of the Data API are strings.

type tokenAnswer struct {
	AccessToken      platform.Text  `json:"access_token"`
	RefreshToken     platform.Text  `json:"refresh_token"`
	ExpiresIn        platform.Count `json:"expires_in"`
	RefreshExpiresIn platform.Count `json:"refresh_token_expires_in"`
	Scope            platform.Text  `json:"scope"`
	IDToken          platform.Text  `json:"id_token"`
}

type errorAnswer struct {
	Error       json.RawMessage `json:"error"` // a word at the token endpoint, an object at the APIs
	Description platform.Text   `json:"error_description"`
}

type apiFailure struct {
	Message platform.Text `json:"message"`
	Status  platform.Text `json:"status"`
	Errors  []struct {
		Reason platform.Text `json:"reason"`
	} `json:"errors"`
	Details []errorDetail `json:"details"`
}

type errorDetail struct {
	Reason   platform.Text `json:"reason"`
	Metadata struct {
		QuotaUnit platform.Text `json:"quota_unit"`
	} `json:"metadata"`
}

type pageInfo struct {
	Total platform.Count `json:"totalResults"`
}

type channelList struct {
	Items    []channel `json:"items"` // the key itself may be missing for an account without a channel
	PageInfo pageInfo  `json:"pageInfo"`
}

type channel struct {
	ID      platform.ID `json:"id"`
	Snippet struct {
		Title       platform.Text `json:"title"`
		Description platform.Text `json:"description"`
		CustomURL   platform.Text `json:"customUrl"`
		Thumbnails  thumbnails    `json:"thumbnails"`
	} `json:"snippet"`
	ContentDetails struct {
		Related struct {
			Uploads platform.ID `json:"uploads"`
		} `json:"relatedPlaylists"`
	} `json:"contentDetails"`
	Statistics struct {
		Views       platform.TextCount `json:"viewCount"`
		Subscribers platform.TextCount `json:"subscriberCount"`
		Hidden      platform.Flag      `json:"hiddenSubscriberCount"`
		Videos      platform.TextCount `json:"videoCount"`
	} `json:"statistics"`
}

// thumbnails by name; YouTube adds names from time to time.
type thumbnails map[string]struct {
	URL platform.Text `json:"url"`
}

type itemList struct {
	Items    []playlistItem `json:"items"`
	Next     platform.Text  `json:"nextPageToken"`
	PageInfo pageInfo       `json:"pageInfo"`
}

type playlistItem struct {
	ContentDetails struct {
		VideoID     platform.ID   `json:"videoId"`
		PublishedAt platform.Text `json:"videoPublishedAt"` // absent for what is not published
	} `json:"contentDetails"`
}

type videoList struct {
	Items    []video  `json:"items"`
	PageInfo pageInfo `json:"pageInfo"`
}

type video struct {
	ID      platform.ID `json:"id"`
	Snippet struct {
		Title       platform.Text `json:"title"`
		PublishedAt platform.Text `json:"publishedAt"`
		Live        platform.Text `json:"liveBroadcastContent"`
		Thumbnails  thumbnails    `json:"thumbnails"`
	} `json:"snippet"`
	ContentDetails struct {
		Duration platform.Text `json:"duration"` // ISO 8601: "PT1H2M3S"
	} `json:"contentDetails"`
	Status struct {
		Upload  platform.Text `json:"uploadStatus"`
		Privacy platform.Text `json:"privacyStatus"`
	} `json:"status"`
	Statistics struct {
		Views    platform.TextCount `json:"viewCount"`
		Likes    platform.TextCount `json:"likeCount"`
		Comments platform.TextCount `json:"commentCount"`
		Dislikes platform.TextCount `json:"dislikeCount"` // for the owner alone
	} `json:"statistics"`
	LiveStreaming json.RawMessage `json:"liveStreamingDetails"` // present for broadcasts only
}

// resultTable is an Analytics report: columns as asked, then rows; no rows at all where there is no data.
type resultTable struct {
	Columns []struct {
		Name platform.Text `json:"name"`
	} `json:"columnHeaders"`
	Rows [][]json.RawMessage `json:"rows"`
}
