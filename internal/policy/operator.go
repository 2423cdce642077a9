package policy

// The settings that say who runs an installation.
const (
	EnvOperatorName    = "CANDOR_OPERATOR_NAME"
	EnvOperatorContact = "CANDOR_OPERATOR_CONTACT"
	EnvPrivacyURL      = "CANDOR_PRIVACY_URL"
)

// Operator is who runs an installation: whom people trust their data to. The platforms' terms ask that people know it before they connect
// an account (Meta Platform Terms 4, TikTok III.2(c), YouTube III.A.2).
type Operator struct {
	Name       string // "Example Agency Ltd"
	Contact    string // where people write to: an address of mail or of a page
	PrivacyURL string // the operator's own privacy policy
}

// Missing lists the settings that an operator has yet to give before anybody may connect an account.
func (o Operator) Missing() []string {
	var missing []string
	for _, s := range []struct{ env, value string }{{EnvOperatorName, o.Name}, {EnvOperatorContact, o.Contact}, {EnvPrivacyURL, o.PrivacyURL}} {
		if s.value == "" {
			missing = append(missing, s.env)
		}
	}
	return missing
}
