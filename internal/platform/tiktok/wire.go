package tiktok

import (
	"encoding/json"

	"candor/internal/platform"
)

// The answers as TikTok sends them. Fields that we do not name are ignored.

// tokenAnswer is the flat answer of the token endpoint. The answer wrapped in data that old guides show belongs to v1.
type tokenAnswer struct {
	AccessToken      platform.Text  `json:"access_token"`
	ExpiresIn        platform.Count `json:"expires_in"` // seconds that are left
	OpenID           platform.ID    `json:"open_id"`
	RefreshToken     platform.Text  `json:"refresh_token"`
	RefreshExpiresIn platform.Count `json:"refresh_expires_in"` // seconds that are left
	Scope            platform.Text  `json:"scope"`              // comma-separated, what the creator agreed to
}

// failure is both error envelopes: flat where tokens are given, {code, message, log_id} where data is read. There, success has an
// error too, with the code "ok".
type failure struct {
	Error       json.RawMessage `json:"error"`
	Description platform.Text   `json:"error_description"`
	LogID       platform.Text   `json:"log_id"`
}

// apiError is the error object of the Display API.
type apiError struct {
	Code    platform.Text `json:"code"`
	Message platform.Text `json:"message"`
	LogID   platform.Text `json:"log_id"`
}

// userAnswer is the answer of user/info. Only the fields that were asked for come back.
type userAnswer struct {
	Data struct {
		User *user `json:"user"`
	} `json:"data"`
}

// user is an account.
type user struct {
	OpenID         platform.ID    `json:"open_id"`  // unique per person and app
	UnionID        platform.ID    `json:"union_id"` // unique per person and developer
	AvatarURL      platform.Text  `json:"avatar_url"`
	DisplayName    platform.Text  `json:"display_name"` // seen absent and null
	Username       platform.Text  `json:"username"`     // the handle; it may change
	Bio            platform.Text  `json:"bio_description"`
	DeepLink       platform.Text  `json:"profile_deep_link"`
	IsVerified     platform.Flag  `json:"is_verified"`
	FollowerCount  platform.Count `json:"follower_count"`
	FollowingCount platform.Count `json:"following_count"`
	LikesCount     platform.Count `json:"likes_count"`
	VideoCount     platform.Count `json:"video_count"`
}

// videoAnswer is one page of video/list, or the answer of video/query.
type videoAnswer struct {
	Data *struct {
		Videos  []video        `json:"videos"`
		Cursor  platform.Count `json:"cursor"` // Unix milliseconds
		HasMore platform.Flag  `json:"has_more"`
	} `json:"data"`

	aiAsked bool // whether is_aigc was among the fields
}

// video is one public video.
type video struct {
	ID            platform.ID    `json:"id"`
	CreateTime    platform.Count `json:"create_time"` // Unix seconds
	CoverImageURL platform.Text  `json:"cover_image_url"`
	ShareURL      platform.Text  `json:"share_url"`
	Description   platform.Text  `json:"video_description"`
	Title         platform.Text  `json:"title"`
	Duration      platform.Count `json:"duration"` // seconds
	IsAIGC        platform.Flag  `json:"is_aigc"`
	LikeCount     platform.Count `json:"like_count"`
	CommentCount  platform.Count `json:"comment_count"`
	ShareCount    platform.Count `json:"share_count"`
	ViewCount     platform.Count `json:"view_count"`
}

// videoList is the body of video/list.
type videoList struct {
	MaxCount int   `json:"max_count"`
	Cursor   int64 `json:"cursor,omitempty"`
}

// videoQuery is the body of video/query.
type videoQuery struct {
	Filters struct {
		IDs []string `json:"video_ids"`
	} `json:"filters"`
}
