package instagram

// languageOf is the language of the texts in answers: the account's own when the app asks for localised texts.
func languageOf(in *session) string {
	if in.app.Switch("localised", "off") != "on" {
		return "en"
	}
	return in.account.Language
}

// localise translates the message and the user texts of a failure, to prove that clients keep to codes.
func (s *Simulator) localise(in *session, f *failure) *failure {
	text, ok := apologies[languageOf(in)]
	if in.account.Key == "" || !ok {
		return f
	}
	out := *f
	out.Message = text
	if out.UserTitle != "" {
		out.UserTitle, out.UserText = text, text
	}
	return &out
}

var apologies = map[string]string{
	"ar": "معلمة غير صالحة",
	"ja": "無効なパラメータです",
}

// titleOf names a metric as the app does.
func titleOf(metric, language string) (title, description string) {
	if t, ok := titles[language][metric]; ok {
		return t, t
	}
	if t, ok := titles["en"][metric]; ok {
		return t, "The number of " + metric + " of this media."
	}
	return metric, ""
}

var titles = map[string]map[string]string{
	"en": {
		"views": "Views", "reach": "Accounts reached", "likes": "Likes", "comments": "Comments", "saved": "Saved", "shares": "Shares",
		"total_interactions": "Interactions", "reposts": "Reposts", "follows": "Follows", "profile_visits": "Profile visits",
		"profile_activity": "Profile activity", "navigation": "Navigation", "replies": "Replies",
	},
	"ar": {"views": "المشاهدات", "reach": "الحسابات التي تم الوصول إليها", "likes": "تسجيلات الإعجاب", "comments": "التعليقات"},
	"ja": {"views": "ビュー", "reach": "リーチしたアカウント数", "likes": "いいね！", "comments": "コメント"},
}
