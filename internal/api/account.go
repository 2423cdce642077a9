package api

import (
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// AccountsData is what is known of a person's accounts on one platform.
type AccountsData struct {
	Accounts []Account `json:"accounts" nullable:"false"`
}

// Account is one account with its profile, newest posts and series.
type Account struct {
	AccountCard
	Profile *ProfileBody `json:"profile" doc:"Null before the first reading."`
	Newest  []Post       `json:"newest_posts" nullable:"false" doc:"Its ten newest posts, newest first."`
	Series  []Series     `json:"series" nullable:"false" doc:"One per profile metric that the platform offers by day."`
}

// TransformSchema implements huma.SchemaTransformer.
func (Account) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return orNull(s, "cause", "sync", "profile")
}

// ProfileBody is how an account describes itself.
type ProfileBody struct {
	Handle      string    `json:"handle"`
	DisplayName Text      `json:"display_name"`
	Bio         Text      `json:"bio"`
	Website     Text      `json:"website"`
	PictureURL  Text      `json:"picture_url"`
	Verified    Flag      `json:"verified"`
	URL         string    `json:"url"`
	FetchedAt   time.Time `json:"fetched_at"`
}

// Flag is a yes or a no that the platform said, or the reason why it said neither.
type Flag struct {
	Value  *bool  `json:"value"`
	Reason Reason `json:"reason,omitempty" doc:"Stands exactly when value is null."`
}

type accountsInput struct {
	Creator    string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	Platform   string `path:"platform" maxLength:"40"`
	Connection string `query:"connection" maxLength:"64" doc:"Only this one."`
	From       string `query:"from" format:"date" doc:"First day of the series; default: 28 days before the last."`
	To         string `query:"to" format:"date" doc:"Last day of the series; default: today in the account's zone."`
}

type accountsOutput struct{ Body Envelope[AccountsData] }
