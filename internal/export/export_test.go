package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"candor/internal/analytics"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// Every format read back holds the same figures: values with their states, and reasons where there are none.
func TestExportsReadBackAlike(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		for _, statement := range []string{
			`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'u', 'a@example.org', 'Ada', 'creator', 'x', 0)`,
			`INSERT INTO connection (key, uid, person, platform, external_id, handle, state, zone, connected_at) VALUES (7, 'c', 1, 'instagram', 'acc', '=ada', 'active', 'UTC', 0)`,
			`INSERT INTO reading (connection, metric, day, value, observed_at) VALUES (7, 'followers', '2026-03-01', 0, 1), (7, 'daily_views', '2026-03-01', 9007199254740993, 1)`,
			`INSERT INTO reading (connection, metric, day, value, final, observed_at) VALUES (7, 'daily_likes', '2026-03-01', 4, TRUE, 1000)`,
			`INSERT INTO reading (connection, metric, day, reason, observed_at) VALUES (7, 'daily_reach', '2026-03-01', 'below_threshold', 1)`,
			`INSERT INTO gap (connection, product, from_day, to_day, cause) VALUES (7, 'profile', '2026-03-02', '2026-03-02', 'downtime')`,
			`INSERT INTO post (key, uid, connection, external_id, caption, media_type, duration, posted_at, fetched_at, listed_at) VALUES (1, 'p', 7, 'x', '=1+1', 'photo', 61, 0, 0, 0)`,
			`INSERT INTO post_reading (post, day, views, absent, observed_at) VALUES (1, '2026-03-01', 5, '{"likes":"hidden_by_owner"}', 0)`,
			`INSERT INTO post_detail (post, day, profile_visits, absent, observed_at) VALUES (1, '2026-03-01', 8, '{"follows":"not_settled"}', 0)`,
			`INSERT INTO post (key, uid, connection, external_id, media_type, posted_at, fetched_at, listed_at) VALUES (2, 's', 7, 'st', 'story', 0, 0, 0)`,
			`INSERT INTO post_detail (post, day, replies, observed_at) VALUES (2, '2026-03-01', 0, 0)`,
			`INSERT INTO breakdown (connection, metric, dimension, day, days, parts, observed_at) VALUES (7, 'follower_demographics', 'age', '2026-02-28', 0, '{"18-24":12,"25-34":3}', 1)`,
			`INSERT INTO breakdown (connection, metric, dimension, day, days, reason, observed_at) VALUES (7, 'follower_demographics', 'city', '2026-02-28', 0, 'below_threshold', 1)`,
			`INSERT INTO reading_revision (connection, metric, day, since, until_at, value, observed_at) VALUES (7, 'daily_views', '2026-03-01', 0, 1, 77, 0)`,
		} {
			if _, err := db.Writer().ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
		e := Exporter{Reader: db, Derives: func(social.Account) bool { return true }, Now: func() time.Time { return time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC) }}
		v := social.View{Person: 1}
		want, err := rowsOf(t, e, v, "", "2026-03-01", "2026-03-02")
		if err != nil || len(want) < 20 {
			t.Fatalf("%d rows, %v", len(want), err)
		}
		checkRows(t, want)
		checkFurther(t, e, want)
		checkPartsOfAnExport(t, e, want)
		checkSums(t, e, want)
		checkList(t, e)
		file := func(format string) []byte {
			var body bytes.Buffer
			if err := e.Export(t.Context(), &body, v, "", format, "2026-03-01", "2026-03-02"); err != nil {
				t.Fatal(err)
			}
			return body.Bytes()
		}
		got, err := parquet.Read[Row](bytes.NewReader(file("parquet")), int64(len(file("parquet"))))
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("parquet: %v\n%s", err, diff)
		}
		var fromJSON struct{ Rows []Row }
		if err := json.Unmarshal(file("json"), &fromJSON); err != nil || cmp.Diff(want, fromJSON.Rows) != "" {
			t.Errorf("json: %v\n%s", err, cmp.Diff(want, fromJSON.Rows))
		}
		lines, err := csv.NewReader(bytes.NewReader(file("csv"))).ReadAll()
		if err != nil || len(lines) != len(want)+1 {
			t.Fatalf("csv: %d lines, %v", len(lines), err)
		}
		for i, line := range lines[1:] {
			value := ""
			if want[i].Value != nil {
				value = strconv.FormatInt(*want[i].Value, 10)
			}
			if line[2] != "'=ada" || line[9] != value || line[14] != want[i].Status || line[15] != want[i].Reason || line[18] == "" {
				t.Errorf("csv: %v, want %+v", line, want[i])
			}
		}
		if err := e.Export(t.Context(), io.Discard, v, "", "xml", "2026-03-01", "2026-03-02"); err == nil {
			t.Error("xml was written")
		}
	})
}

func rowsOf(t *testing.T, e Exporter, v social.View, part Part, from, to social.Day) ([]Row, error) {
	t.Helper()
	var all []Row
	err := e.rows(t.Context(), v, part, from, to, func(rows []Row) error { all = append(all, rows...); return nil })
	return all, err
}

func postRowsOf(t *testing.T, e Exporter, v social.View, o social.PostOrder) ([]PostRow, error) {
	t.Helper()
	var all []PostRow
	err := e.postRows(t.Context(), v, o, func(rows []PostRow) error { all = append(all, rows...); return nil })
	return all, err
}

// checkFurther: details only where they were asked for, stories apart, each part of a breakdown or the reason; and the past as it was.
func checkFurther(t *testing.T, e Exporter, rows []Row) {
	t.Helper()
	got := map[string]string{}
	for _, r := range rows {
		word := r.Reason
		if r.Value != nil {
			word = strconv.FormatInt(*r.Value, 10)
		}
		got[r.Object+" "+r.ID+" "+r.Metric+" "+r.Dimension+" "+r.Part] = word
	}
	for key, want := range map[string]string{"post x profile_visits  ": "8", "post x follows  ": "not_settled", "story st replies  ": "0", "breakdown acc follower_demographics age 18-24": "12",
		"breakdown acc follower_demographics city ": "below_threshold", "breakdown acc period_views follow_type ": "not_yet_synced", "post x replies  ": "", "post x views  ": "5"} {
		if got[key] != want {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
	past, err := rowsOf(t, e, social.View{Person: 1, AsOf: time.UnixMilli(0)}, "", "1970-01-01", "2026-03-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range past {
		if r.Metric == "followers" && r.Value != nil || r.Object == "breakdown" && r.Value != nil || r.Metric == "daily_views" && r.Value != nil && *r.Value != 77 {
			t.Errorf("in the past: %+v", r)
		}
	}
}

func checkRows(t *testing.T, rows []Row) {
	t.Helper()
	seen := map[string]string{}
	for _, r := range rows {
		if (r.Value == nil) != (r.Reason != "") || (r.Value == nil) != (r.Status == "missing") {
			t.Errorf("neither or both: %+v", r)
		}
		seen[r.Metric+" "+r.Day] = r.Reason + r.Cause
	}
	for key, want := range map[string]string{"daily_reach 2026-03-01": "below_threshold", "followers 2026-03-02": "gapdowntime", "followers 2026-03-01": ""} {
		if got, ok := seen[key]; !ok || got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

// checkPartsOfAnExport: the parts make the whole, each row in one of them.
func checkPartsOfAnExport(t *testing.T, e Exporter, whole []Row) {
	t.Helper()
	var all []Row
	for _, part := range []Part{Profile, Sums, Posts, Audience} {
		rows, err := rowsOf(t, e, social.View{Person: 1}, part, "2026-03-01", "2026-03-02")
		if err != nil || len(rows) == 0 {
			t.Errorf("%s: %d rows, %v", part, len(rows), err)
		}
		all = append(all, rows...)
	}
	if diff := cmp.Diff(whole, all); diff != "" {
		t.Errorf("the parts are not the whole:\n%s", diff)
	}
}

// checkSums: each flow has its sum and nothing else has one. A sum that is not whole says what is known of it, and one that the terms forbid
// says that.
func checkSums(t *testing.T, e Exporter, whole []Row) {
	t.Helper()
	sums := map[string]Row{}
	for _, r := range whole {
		if r.Object == "period" {
			sums[r.Metric] = r
		}
	}
	for _, o := range social.OffersOf(social.Instagram) {
		m, _ := social.MetricOf(o.Metric)
		r, is := sums[string(m.ID)]
		if flow := m.Scope == social.OfProfile && o.Class == social.Raw && m.Kind == social.FlowKind; is != flow {
			t.Errorf("%s (%s): a sum is there: %v", m.ID, m.Kind, is)
		}
		if is && (r.Formula == "" || r.Class != "derived" || r.Days != 2 || (r.Value == nil) == (r.KnownDays == r.Days)) {
			t.Errorf("%+v", r)
		}
	}
	if r := sums["daily_likes"]; r.Value != nil || r.Reason != "gap" || number(r.KnownValue) != "4" || r.KnownDays != 1 || r.Missing != "2026-03-02: gap" || r.AsOf != "1970-01-01T00:00:01Z" {
		t.Errorf("a sum without a day: %+v", r)
	}
	if r := sums["daily_views"]; r.KnownValue != nil || r.KnownDays != 0 {
		t.Errorf("a sum of days that may still change: %+v", r)
	}
	one := func(derives func(social.Account) bool) Row {
		e.Derives = derives
		rows, err := rowsOf(t, e, social.View{Person: 1}, Sums, "2026-03-01", "2026-03-01")
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if r.Metric == "daily_likes" {
				return r
			}
		}
		return Row{}
	}
	if r := one(e.Derives); number(r.Value) != "4" || r.Status != "final" || r.KnownDays != 1 || r.Missing != "" {
		t.Errorf("a whole sum: %+v", r)
	}
	if r := one(nil); r.Value != nil || r.Reason != "policy" || r.KnownValue != nil {
		t.Errorf("a sum that the terms forbid: %+v", r)
	}
}

// checkList: a list of posts in every format holds the same rows: each count with its value or its reason, and the texts with theirs.
func checkList(t *testing.T, e Exporter) {
	t.Helper()
	v := social.View{Person: 1}
	for _, order := range []social.PostOrder{{Limit: 10}, {Limit: 10, MediaType: social.Story}, {Limit: 10, From: "1970-01-02"}} {
		want, err := postRowsOf(t, e, v, order)
		if err != nil {
			t.Fatal(err)
		}
		checkListed(t, order, want)
		read := map[string][]PostRow{}
		for _, format := range []string{"csv", "json", "parquet"} {
			var out bytes.Buffer
			if err := e.Posts(t.Context(), &out, v, order, format); err != nil || e.ContentType(format) == "" {
				t.Fatal(err)
			}
			body := out.Bytes()
			switch format {
			case "csv":
				lines, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
				if err != nil || len(lines) != len(want)+1 || len(lines[0]) != len(postColumns) {
					t.Errorf("csv: %d lines, %v", len(lines), err)
				}
				for i, line := range lines[1:] {
					if line[13] != number(want[i].Duration) || line[14] != want[i].DurationReason || line[18] != number(want[i].Value) || line[23] != want[i].Status || line[24] != want[i].Reason || line[26] == "" || want[i].Caption != nil && line[5] != "'=1+1" {
						t.Errorf("csv: %v", line)
					}
				}
				continue
			case "json":
				var all struct{ Rows []PostRow }
				err = json.Unmarshal(body, &all)
				read[format] = all.Rows
			case "parquet":
				read[format], err = parquet.Read[PostRow](bytes.NewReader(body), int64(len(body)))
			}
			if len(want)+len(read[format]) > 0 {
				if diff := cmp.Diff(want, read[format]); err != nil || diff != "" {
					t.Errorf("%s: %v\n%s", format, err, diff)
				}
			}
		}
	}
}

func checkListed(t *testing.T, order social.PostOrder, rows []PostRow) {
	t.Helper()
	got := map[string]string{}
	for _, r := range rows {
		if (r.Value == nil) != (r.Reason != "") || (r.Value == nil) != (r.Status == "missing") || r.Definition == "" || (r.Caption == nil) != (r.CaptionReason != "") ||
			(r.Duration == nil) != (r.DurationReason != "") || number(r.Duration) != map[string]string{"x": "61"}[r.ID] {
			t.Errorf("%+v", r)
		}
		got[r.ID+" "+r.Metric] = r.Reason + number(r.Value)
	}
	want := map[string]string{"x views": "5", "x likes": "hidden_by_owner", "x reach": "not_yet_synced", "x dislikes": "not_offered", "x profile_visits": "8", "x follows": "not_settled", "x replies": ""}
	if order.MediaType == social.Story {
		want = map[string]string{"st replies": "0", "st views": "not_yet_synced", "x views": ""}
	} else if order.From != "" {
		want = map[string]string{"x views": ""}
	}
	for key, word := range want {
		if got[key] != word {
			t.Errorf("%s: %q, want %q", key, got[key], word)
		}
	}
}

// TestNoCellIsAFormula: what a platform says, ids included (one in 64 of YouTube's begins with "-"), is no formula to a spreadsheet. The
// other formats hold it as it is.
func TestNoCellIsAFormula(t *testing.T) {
	address := "@example"
	for _, cells := range [][]string{Row{ID: "-a1", Handle: "=b", Part: "+c"}.cells(), PostRow{ID: "-a1", Handle: "=b", Caption: new("\tc"), Permalink: &address}.cells()} {
		quoted := 0
		for _, cell := range cells {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("%q would be taken for a formula", cell)
			}
			if strings.HasPrefix(cell, "'") {
				quoted++
			}
		}
		if quoted < 3 {
			t.Errorf("%d of the texts are there: %q", quoted, cells)
		}
	}
	var out bytes.Buffer
	acc, series := social.Account{Connection: social.Connection{Platform: social.YouTube}}, []analytics.Series{{Metric: social.Views, Points: []analytics.Point{{Day: "2026-03-01", Figure: social.Known(1)}}}}
	if err := (Exporter{}).History(&out, acc, social.Post{ExternalID: "-a1"}, series, "json"); err != nil || !strings.Contains(out.String(), `"id":"-a1"`) {
		t.Errorf("%s, %v", out.String(), err)
	}
}

// A post's history in a file holds each day of each series, with its reason where it was not read.
func TestHistory(t *testing.T) {
	acc := social.Account{Connection: social.Connection{UID: "c", Platform: social.Instagram, Handle: "ada", Zone: "Europe/Berlin"}}
	series := []analytics.Series{{Metric: social.Views, Zone: "Europe/Berlin", Points: []analytics.Point{
		{Day: "2026-03-01", Figure: social.Known(0)}, {Day: "2026-03-02", Figure: social.Missing(social.Gap), Cause: social.CauseDowntime}, {Day: "2026-03-03", Figure: social.Known(7), Provisional: true}}}}
	var body bytes.Buffer
	err := Exporter{}.History(&body, acc, social.Post{ExternalID: "x"}, series, "json")
	var got struct{ Rows []Row }
	if err != nil || json.Unmarshal(body.Bytes(), &got) != nil || len(got.Rows) != 3 {
		t.Fatalf("%s, %v", body.String(), err)
	}
	for i, want := range []string{"2026-03-01 0 final", "2026-03-02  missing gap downtime", "2026-03-03 7 provisional"} {
		r := got.Rows[i]
		if word := strings.TrimSpace(r.Day + " " + number(r.Value) + " " + r.Status + " " + r.Reason + " " + r.Cause); word != want || r.Object != "post" || r.ID != "x" || r.Definition == "" {
			t.Errorf("%q, want %q: %+v", word, want, r)
		}
	}
	if err := (Exporter{}).History(io.Discard, acc, social.Post{}, series, "xml"); err == nil {
		t.Error("xml was written")
	}
}
