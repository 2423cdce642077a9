package api

import "time"

// Post is one thing an account published, with its newest figures.
type Post struct {
	ID           string      `json:"id" format:"uuid"`
	Connection   string      `json:"connection" format:"uuid"`
	Platform     string      `json:"platform"`
	Handle       string      `json:"handle" doc:"Of the account, without @."`
	Caption      Text        `json:"caption"`
	MediaType    MediaType   `json:"media_type"`
	MediaURL     Text        `json:"media_url" doc:"At the platform's own host; it may expire."`
	ThumbnailURL Text        `json:"thumbnail_url" doc:"At the platform's own host; it may expire."`
	Permalink    Text        `json:"permalink"`
	PostedAt     time.Time   `json:"posted_at"`
	FetchedAt    time.Time   `json:"fetched_at"`
	GoneAt       *time.Time  `json:"gone_at,omitempty" doc:"When it was confirmed that the platform no longer lists it."`
	Metrics      PostFigures `json:"metrics"`
}

// PostFigures are a post's newest figures. A metric that the platform does not offer is there too, and says so.
type PostFigures struct {
	Views        Figure `json:"views"`
	Reach        Figure `json:"reach"`
	Likes        Figure `json:"likes"`
	Comments     Figure `json:"comments"`
	Shares       Figure `json:"shares"`
	Saves        Figure `json:"saves"`
	Interactions Figure `json:"interactions"`
}

// PostsData is a page of posts.
type PostsData struct {
	Posts      []Post  `json:"posts" nullable:"false"`
	NextCursor *string `json:"next_cursor" doc:"Give it back as cursor for the next page; null on the last."`
	Total      int     `json:"total" doc:"How many posts the filter lets through, over all pages."`
}

type postsInput struct {
	Creator    string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	Platform   string `query:"platform" maxLength:"40"`
	Connection string `query:"connection" maxLength:"64"`
	MediaType  string `query:"media_type" enum:"photo,video,carousel,reel,short,story,live,unknown"`
	Sort       string `query:"sort" enum:"posted_at,views,reach,likes,comments,shares,saves,interactions" default:"posted_at" doc:"Sorting by a metric needs one platform or one connection: posts are never ranked across platforms. Posts without the figure come last."`
	Order      string `query:"order" enum:"asc,desc" default:"desc"`
	Cursor     string `query:"cursor" maxLength:"400"`
	Limit      int    `query:"limit" minimum:"1" maximum:"100" default:"24"`
}

type postsOutput struct{ Body Envelope[PostsData] }

// PostData is one post and its history.
type PostData struct {
	Post   Post     `json:"post"`
	Series []Series `json:"series" nullable:"false" doc:"One per metric that the platform offers, from the day on which the post was first seen."`
}

type postInput struct {
	Creator string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	ID      string `path:"id" maxLength:"64"`
}

type postOutput struct{ Body Envelope[PostData] }
