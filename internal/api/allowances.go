package api

import (
	"context"
	"net/http"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// Allowance is what a platform allowed this installation beyond its terms, as recorded.
type Allowance struct {
	Platform   string     `json:"platform"`
	Name       string     `json:"name"`
	What       string     `json:"what" enum:"derived_figures" doc:"derived_figures: Candor may compute figures from the platform's data, and shows them marked as its own. They never enter a total with other platforms."`
	Reference  string     `json:"reference" doc:"What the platform calls its acceptance."`
	Scope      string     `json:"scope" doc:"What it covers, in the platform's words."`
	AllowedOn  social.Day `json:"allowed_on" format:"date"`
	RecordedAt time.Time  `json:"recorded_at"`
}

type allowancesOutput struct {
	Body struct {
		Allowances []Allowance `json:"allowances" nullable:"false"`
	}
}

type allowanceOutput struct{ Body Allowance }

type allowInput struct {
	Platform string `path:"platform" maxLength:"32"`
	Body     struct {
		Reference string     `json:"reference" minLength:"1" maxLength:"200" doc:"What the platform calls its acceptance: a number of the request or of the letter."`
		Scope     string     `json:"scope" minLength:"1" maxLength:"2000" doc:"What it covers, in the platform's words."`
		AllowedOn social.Day `json:"allowed_on" format:"date" doc:"When the platform accepted."`
	}
}

func (a *api) listAllowances(ctx context.Context, _ *struct{}) (*allowancesOutput, error) {
	list, err := a.Operations.Allowances(ctx)
	if err != nil {
		return nil, err
	}
	out := &allowancesOutput{}
	out.Body.Allowances = make([]Allowance, len(list))
	for i, one := range list {
		out.Body.Allowances[i] = a.allowance(one)
	}
	return out, nil
}

func (a *api) allowance(one social.Allowance) Allowance {
	return Allowance{Platform: string(one.Platform), Name: a.info(one.Platform).Name, What: string(one.What), Reference: one.Reference, Scope: one.Scope,
		AllowedOn: one.AllowedOn, RecordedAt: one.RecordedAt.UTC()}
}

// allowDerived records that a platform allowed figures computed from its data. It is a statement that auditors of the platform may ask
// about, so whoever makes it proves who they are.
func (a *api) allowDerived(ctx context.Context, in *allowInput) (*allowanceOutput, error) {
	p, ok := a.platformOf(social.Platform(in.Platform))
	if !ok {
		return nil, social.ErrNotFound
	}
	if err := a.proved(ctx); err != nil {
		return nil, err
	}
	one := social.Allowance{Platform: p.Info.Platform, What: social.DerivedFigures, Reference: in.Body.Reference, Scope: in.Body.Scope, AllowedOn: in.Body.AllowedOn, RecordedAt: a.Now()}
	if p.Info.Derived {
		return nil, problem(http.StatusConflict, CodeConflict, p.Info.Name+"'s terms allow figures computed from its data: there is nothing to record.")
	}
	if err := one.Check(a.Now()); err != nil {
		return nil, err
	}
	if err := a.Operations.Allow(ctx, one); err != nil {
		return nil, err
	}
	return &allowanceOutput{a.allowance(one)}, nil
}

func (a *api) withdrawDerived(ctx context.Context, in *adminPlatformInput) (*struct{}, error) {
	return nil, a.Operations.WithdrawAllowance(ctx, social.Platform(in.Platform), social.DerivedFigures)
}

// derives says of each platform whether figures may be computed from its data here.
func (a *api) derives(ctx context.Context) (map[social.Platform]bool, error) {
	out := map[social.Platform]bool{}
	for _, p := range a.Platforms {
		out[p.Info.Platform] = p.Info.Derived
	}
	list, err := a.Operations.Allowances(ctx)
	for _, one := range list {
		out[one.Platform] = out[one.Platform] || one.What == social.DerivedFigures
	}
	return out, err
}

// terms is what may be done with an account's figures: what its platform's terms allow, and what the platform allowed beyond them.
func (a *api) terms(acc social.Account) analytics.Terms {
	info := a.info(acc.Platform)
	return analytics.Terms{Summable: info.Summable, Derived: info.Derived || acc.MayDerive}
}
