package api

type connectInput struct {
	Platform   string `path:"platform" maxLength:"40"`
	Zone       string `query:"zone" maxLength:"64" doc:"The browser's zone (IANA name), which will cut the account's days."`
	Connection string `query:"connection" maxLength:"64" doc:"The connection to reconnect; without it an account is added."`
}

// ConnectBody is where the consent begins.
type ConnectBody struct {
	URL string `json:"url" format:"uri" doc:"The platform's consent page. Open it; its state is good once, for ten minutes, in this session."`
}

type connectOutput struct {
	CacheControl string `header:"Cache-Control" hidden:"true"`
	Body         ConnectBody
}

type callbackInput struct {
	Platform string `path:"platform" maxLength:"40"`
}

type callbackOutput struct {
	Status       int
	Location     string `header:"Location"`
	CacheControl string `header:"Cache-Control" hidden:"true"`
}

type disconnectInput struct {
	Platform   string `path:"platform" maxLength:"40"`
	Connection string `query:"connection" maxLength:"64" doc:"Which one; needed if there are several."`
}

// SuccessBody says that it was done.
type SuccessBody struct {
	Success bool `json:"success" enum:"true"`
}

type successOutput struct{ Body SuccessBody }
