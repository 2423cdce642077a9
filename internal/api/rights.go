package api

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/social"
)

type eraseInput struct {
	Platform string `query:"platform" maxLength:"32" doc:"Whose data; without it everything, the person included."`
}

type eraseOutput struct {
	Body struct {
		Code     string `json:"confirmation_code" doc:"The receipt's name."`
		URL      string `json:"url" format:"uri" doc:"Where the receipt can be seen by whoever has the code."`
		Accounts int    `json:"accounts" doc:"How many accounts were erased."`
	}
}

// eraseMine deletes one's own data, at once and for good. It needs a fresh password: it cannot be taken back.
func (a *api) eraseMine(ctx context.Context, in *eraseInput) (*eraseOutput, error) {
	if err := a.proved(ctx); err != nil {
		return nil, err
	}
	p, _ := personIn(ctx)
	if _, ok := a.platformOf(social.Platform(in.Platform)); in.Platform != "" && !ok {
		return nil, social.ErrNotFound
	}
	receipt, err := a.Connect.Erase(ctx, p, social.Platform(in.Platform))
	if err != nil {
		return nil, err
	}
	out := &eraseOutput{}
	out.Body.Code, out.Body.URL, out.Body.Accounts = receipt.Code, a.public.String()+"/deletion/"+receipt.Code, receipt.Accounts
	return out, nil
}

// takeout streams a zip with everything that is here about the person: a folder with JSON lines, one with CSV and one with Parquet. It is recorded before
// the first byte leaves.
func (a *api) takeout(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
	if a.Rights == nil {
		return nil, errNoRoute
	}
	p, _ := personIn(ctx)
	if err := a.Access.Try(ctx, fmt.Sprint("takeout:", int64(p.Key)), 10, time.Hour); err != nil {
		return nil, err
	}
	if err := a.Rights.Record(ctx, social.Audit{Act: social.ActTakenOut, Person: p.Key}); err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(h huma.Context) {
		h.SetHeader("Content-Type", "application/zip")
		h.SetHeader("Content-Disposition", `attachment; filename="candor-takeout.zip"`)
		a.pour(ctx, h, func(to io.Writer) error {
			archive := zip.NewWriter(to)
			if err := a.pack(ctx, archive, p); err != nil {
				return err
			}
			return archive.Close()
		})
	}}, nil
}

const takeoutReadme = `Everything that Candor keeps about you, except what was disconnected and is being deleted.
Each table stands once as JSON (one object a line, in "json/"), once as CSV (in "csv/") and once as Parquet (in "parquet/", every column a text). Times are UTC.
An empty value is unknown, never 0; the column "absent" says why. Figures are the platforms' own.
`

// pack writes each table three times: a zip holds one file after the other, so each is read once for each format.
func (a *api) pack(ctx context.Context, archive *zip.Writer, p social.Person) error {
	readme, err := archive.Create("README.txt")
	if err == nil {
		_, err = readme.Write([]byte(takeoutReadme))
	}
	if err != nil {
		return err
	}
	if err := a.packJSON(ctx, archive, p); err != nil {
		return err
	}
	if err := a.packCSV(ctx, archive, p); err != nil {
		return err
	}
	return a.packParquet(ctx, archive, p)
}

func (a *api) packJSON(ctx context.Context, archive *zip.Writer, p social.Person) error {
	var lines *json.Encoder
	var names []string
	table := func(name string, columns []string) error {
		w, err := archive.Create("json/" + name + ".jsonl")
		lines, names = json.NewEncoder(w), columns
		return err
	}
	return a.Rights.Takeout(ctx, p.Key, table, func(values []any) error {
		object := make(map[string]any, len(names))
		for i, name := range names {
			object[name] = values[i]
		}
		return lines.Encode(object)
	})
}

func (a *api) packCSV(ctx context.Context, archive *zip.Writer, p social.Person) error {
	var sheet *csv.Writer
	end := func() error {
		if sheet == nil {
			return nil
		}
		sheet.Flush()
		return sheet.Error()
	}
	table := func(name string, columns []string) error {
		if err := end(); err != nil {
			return err
		}
		w, err := archive.Create("csv/" + name + ".csv")
		if err != nil {
			return err
		}
		sheet = csv.NewWriter(w)
		return sheet.Write(columns)
	}
	err := a.Rights.Takeout(ctx, p.Key, table, func(values []any) error {
		cells := make([]string, len(values))
		for i, v := range values {
			if v != nil {
				cells[i] = harmless(fmt.Sprint(v))
			}
		}
		return sheet.Write(cells)
	})
	if err != nil {
		return err
	}
	return end()
}

// harmless keeps a spreadsheet from taking a caption for a formula.
func harmless(cell string) string {
	if cell != "" && (cell[0] == '=' || cell[0] == '+' || cell[0] == '@' || cell[0] == '\t') {
		return "'" + cell
	}
	return cell
}
