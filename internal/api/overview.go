package api

import (
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// OverviewData is everything of a person at a glance.
type OverviewData struct {
	TotalFollowers Figure        `json:"total_followers" doc:"Over the platforms whose terms allow it; leaves_out names the rest."`
	TotalPosts     Figure        `json:"total_posts" doc:"Over the platforms whose terms allow it; leaves_out names the rest."`
	Platforms      []AccountCard `json:"platforms" nullable:"false" doc:"Each connected account, in the order of the platforms."`
	RecentPosts    []Post        `json:"recent_posts" nullable:"false" doc:"The ten newest over all accounts, newest first; never ranked across platforms."`
}

// AccountCard is one connected account at a glance.
type AccountCard struct {
	Connection      string          `json:"connection" format:"uuid"`
	Platform        string          `json:"platform"`
	Handle          string          `json:"handle" doc:"Without @."`
	DisplayName     string          `json:"display_name"`
	PictureURL      Text            `json:"picture_url" doc:"At the platform's own host; show it from there."`
	ProfileURL      string          `json:"profile_url"`
	State           DataState       `json:"state" doc:"How complete and fresh this account's figures are."`
	ConnectionState ConnectionState `json:"connection_state"`
	Cause           *Cause          `json:"cause" doc:"What is wrong, if anything."`
	Followers       Figure          `json:"followers"`
	Posts           Figure          `json:"posts"`
	EngagementRate  Figure          `json:"engagement_rate"`
	AverageViews    Figure          `json:"average_views"`
	LastSyncedAt    *time.Time      `json:"last_synced_at"`
	NextSyncAt      *time.Time      `json:"next_sync_at"`
	Sync            *Sync           `json:"sync" doc:"Null while nothing is being read."`
	FollowersSeries Series          `json:"followers_series" doc:"The last 28 days and the day before them."`
	FollowersChange Figure          `json:"followers_change" doc:"Net change over the last 28 days; both ends must have been read."`
	PreviousChange  Figure          `json:"previous_change" doc:"Net change over the 28 days before those."`
}

// TransformSchema implements huma.SchemaTransformer.
func (AccountCard) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return orNull(s, "cause", "sync")
}

type creatorInput struct {
	Creator string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
}

type overviewOutput struct{ Body Envelope[OverviewData] }
