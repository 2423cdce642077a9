package instagram

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"candor/internal/platform"
)

// The answers as Instagram sends them. Fields that we do not name are ignored, enums are kept as text.

// shortToken is the answer to a code. It was documented and captured inside {"data":[…]}, and is still seen flat.
type shortToken struct {
	AccessToken platform.Text `json:"access_token"`
	UserID      platform.ID   `json:"user_id"` // app-scoped; a bare number above 2^53
	Permissions permissions   `json:"permissions"`
}

// longToken is the answer to the second exchange and to a refresh.
type longToken struct {
	AccessToken platform.Text  `json:"access_token"`
	ExpiresIn   platform.Count `json:"expires_in"`
	Permissions permissions    `json:"permissions"`
}

// permissions are the granted scopes: an array in captures, one comma-separated string in the documentation. nil: not said.
type permissions []string

// UnmarshalJSON implements json.Unmarshaler.
func (p *permissions) UnmarshalJSON(b []byte) error {
	*p = nil
	var list []string
	if json.Unmarshal(b, &list) == nil {
		*p = list
		return nil
	}
	var text string
	if json.Unmarshal(b, &text) == nil {
		*p = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
	}
	return nil
}

// me is the account.
type me struct {
	ID             platform.ID    `json:"id"`      // app-scoped
	UserID         platform.ID    `json:"user_id"` // professional, 17841…
	Username       platform.Text  `json:"username"`
	Name           platform.Text  `json:"name"`
	AccountType    platform.Text  `json:"account_type"` // BUSINESS or MEDIA_CREATOR, in any case
	PictureURL     platform.Text  `json:"profile_picture_url"`
	Biography      platform.Text  `json:"biography"`
	Website        platform.Text  `json:"website"`
	FollowersCount platform.Count `json:"followers_count"`
	FollowsCount   platform.Count `json:"follows_count"`
	MediaCount     platform.Count `json:"media_count"`
}

// mediaPage is one page of a listing. Next holds a live token and is only ever compared with "".
type mediaPage struct {
	Data   []media `json:"data"`
	Paging struct {
		Cursors struct {
			After string `json:"after"`
		} `json:"cursors"`
		Next string `json:"next"`
	} `json:"paging"`
}

// media is one post.
type media struct {
	ID               platform.ID    `json:"id"`
	Caption          platform.Text  `json:"caption"`
	MediaType        platform.Text  `json:"media_type"`
	MediaProductType platform.Text  `json:"media_product_type"`
	MediaURL         platform.Text  `json:"media_url"`
	ThumbnailURL     platform.Text  `json:"thumbnail_url"`
	Permalink        platform.Text  `json:"permalink"`
	Timestamp        platform.Text  `json:"timestamp"`
	LikeCount        platform.Count `json:"like_count"`
	CommentsCount    platform.Count `json:"comments_count"`
	CommentsOn       platform.Flag  `json:"is_comment_enabled"`
	IsAIGenerated    platform.Flag  `json:"is_ai_generated"`
	Insights         *insights      `json:"insights"`

	aiAsked bool // whether is_ai_generated was among the fields
}

// insights are the metrics of one post, or of the account over a span. Every metric stands in an entry of its own.
type insights struct {
	Data []insight `json:"data"`
}

type insight struct {
	Name   string `json:"name"`
	Values []struct {
		Value platform.Count `json:"value"`
	} `json:"values"`
	Total *struct {
		Value      platform.Count `json:"value"` // not there with some breakdowns
		Breakdowns []struct {
			Keys    []string `json:"dimension_keys"`
			Results []struct {
				Values []string       `json:"dimension_values"`
				Value  platform.Count `json:"value"`
			} `json:"results"`
		} `json:"breakdowns"`
	} `json:"total_value"`
}

// hours is online_followers: a map from the hour of the day, often empty.
type hours struct {
	Data []struct {
		Values []struct {
			Value map[string]platform.Count `json:"value"`
		} `json:"values"`
	} `json:"data"`
}

// of looks an entry up; nil if the answer does not hold the metric.
func (i *insights) of(name string) *insight {
	for n, entry := range i.Data {
		if entry.Name == name {
			return &i.Data[n]
		}
	}
	return nil
}

// value looks a metric up: the first lifetime value, or the total where there are no values. Absent if the metric is not there.
func (i *insights) value(name string) platform.Count {
	if i == nil {
		return platform.Count{}
	}
	for _, entry := range i.Data {
		switch {
		case entry.Name != name:
		case len(entry.Values) > 0:
			return entry.Values[0].Value
		case entry.Total != nil:
			return entry.Total.Value
		}
	}
	return platform.Count{}
}

// failure is both error envelopes: Graph's, and the flat one of the host that exchanges codes.
type failure struct {
	Error *struct {
		Code        errorCode     `json:"code"`
		Subcode     errorCode     `json:"error_subcode"`
		IsTransient platform.Flag `json:"is_transient"`
		Message     platform.Text `json:"message"`
	} `json:"error"`
	ErrorType    platform.Text `json:"error_type"`
	Code         errorCode     `json:"code"`
	ErrorMessage platform.Text `json:"error_message"`
}

// errorCode is a code, which may be negative; 0 if there is none that can be read.
type errorCode int

// UnmarshalJSON implements json.Unmarshaler.
func (c *errorCode) UnmarshalJSON(b []byte) error {
	n, _ := strconv.Atoi(strings.Trim(string(b), `"`))
	*c = errorCode(n)
	return nil
}

// decode reads an answer that is documented in one form and sent in the other: the only element of {"data":[…]}, or the body itself.
func decode[T any](resp *platform.Response) (T, error) {
	var value T
	var wrapped struct {
		Data []json.RawMessage `json:"data"`
	}
	inner := *resp
	if json.Unmarshal(resp.Body, &wrapped) == nil && len(wrapped.Data) > 0 && bytes.HasPrefix(wrapped.Data[0], []byte("{")) {
		inner.Body = wrapped.Data[0]
	}
	err := inner.Decode(&value)
	return value, err
}
