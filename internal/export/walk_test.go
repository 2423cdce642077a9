package export

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/social"
)

// shelf is a reader of one account's posts, which it makes anew for each page. Its hook is told of each page that is asked for.
type shelf struct {
	Reader
	views  []int64 // of each post, the newest first
	before func(page int, o social.PostOrder) error
	pages  int
}

func (s *shelf) Accounts(context.Context, social.View) ([]social.Account, error) {
	return []social.Account{{Connection: social.Connection{Key: 7, UID: "c", Platform: social.Instagram, Handle: "ada", Zone: "UTC"}}}, nil
}

func (s *shelf) PostList(_ context.Context, _ social.View, o social.PostOrder) ([]social.PostNow, int, error) {
	s.pages++
	if err := s.before(s.pages, o); err != nil {
		return nil, 0, err
	}
	values := make([]int64, len(s.views)) // what is sorted by
	order := make([]int, len(s.views))
	for n := range s.views {
		if order[n], values[n] = n, postedAt(n).UnixMilli(); o.By != "" {
			values[n] = s.views[n]
		}
	}
	slices.SortFunc(order, func(x, y int) int {
		return cmp.Or(cmp.Compare(values[y], values[x]), strings.Compare(uid(y), uid(x)))
	})
	var page []social.PostNow
	for _, n := range order {
		after := o.After == nil || values[n] < *o.After.Value || values[n] == *o.After.Value && uid(n) < o.After.UID
		if after && len(page) < o.Limit {
			p := social.PostNow{Post: social.Post{Key: social.Key(n + 1), UID: uid(n), Connection: 7, ExternalID: uid(n), MediaType: social.Reel, PostedAt: postedAt(n), FetchedAt: postedAt(0),
				Caption: social.Says(fmt.Sprint(n, " ", long)), Permalink: social.Says("https://example.org/" + uid(n))}, Figures: social.Figures{social.Views: social.Known(s.views[n])}}
			page = append(page, p)
		}
	}
	return page, len(s.views), nil
}

func uid(n int) string { return fmt.Sprintf("p%05d", n) }

func postedAt(n int) time.Time {
	return time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC).Add(-time.Duration(n) * time.Hour)
}

var long = strings.Repeat("x", 400)

// leaving counts what leaves.
type leaving int

func (l *leaving) Write(b []byte) (int, error) {
	*l += leaving(len(b))
	return len(b), nil
}

// TestAFileLeavesWhileItIsRead: however long a list is, its posts are read a page at a time, and when a page is asked for, those before it
// have left, except for a small rest that does not grow.
func TestAFileLeavesWhileItIsRead(t *testing.T) {
	for _, format := range []string{"csv", "json", "parquet"} {
		for name, put := range map[string]func(Exporter, io.Writer) error{
			"list": func(e Exporter, to io.Writer) error {
				return e.Posts(t.Context(), to, social.View{}, social.PostOrder{}, format)
			},
			"posts": func(e Exporter, to io.Writer) error {
				return e.Export(t.Context(), to, social.View{}, string(Posts), format, "2026-01-01", "2026-01-02")
			},
		} {
			const posts, each = 1750, 100 // bytes that a post takes at least, in the tightest format
			var left leaving
			s := &shelf{views: make([]int64, posts)}
			s.before = func(page int, o social.PostOrder) error {
				if o.MediaType == social.Story {
					return errEnough
				}
				if least := leaving((page-1)*atOnce*each - ahead); o.Limit > atOnce || left < least {
					t.Errorf("%s of %s: page %d of %d posts is asked for when %d bytes have left, want %d", format, name, page, o.Limit, left, least)
				}
				return nil
			}
			err := put(Exporter{Reader: s, Now: time.Now}, &left)
			if want := map[string]error{"posts": errEnough}[name]; !errors.Is(err, want) || s.pages != map[string]int{"list": 4, "posts": 5}[name] {
				t.Errorf("%s of %s: %d pages, %v", format, name, s.pages, err)
			}
		}
	}
}

var errEnough = errors.New("enough")

// TestAListThatMovesIsWhole: posts whose figures change while the list is read stand in the file once each.
func TestAListThatMovesIsWhole(t *testing.T) {
	const posts = 1200
	for name, move := range map[string]func(s *shelf){
		"a post climbs past the mark":  func(s *shelf) { s.views[posts-1] = 1_000_000 },
		"a post falls behind the mark": func(s *shelf) { s.views[3] = 0 },
		"the list falls back for ever": func(s *shelf) {
			for n := range s.views {
				s.views[n] -= 10_000
			}
		},
	} {
		s := &shelf{views: make([]int64, posts)}
		for n := range s.views {
			s.views[n] = int64(1000 + posts - n)
		}
		s.before = func(page int, _ social.PostOrder) error {
			if page == 2 {
				move(s)
			}
			return nil
		}
		rows, err := postRowsOf(t, Exporter{Reader: s, Now: time.Now}, social.View{}, social.PostOrder{By: social.Views})
		had := map[string]int{}
		for _, r := range rows {
			if r.Metric == string(social.Views) {
				had[r.Post]++
			}
		}
		if err != nil || len(had) != posts || slices.Max(slices.Collect(maps.Values(had))) != 1 {
			t.Errorf("%s: %d of %d posts, %v", name, len(had), posts, err)
		}
	}
}

// TestAFailureLeavesNoWholeFile: before the first page nothing has left, and after it the failure is told.
func TestAFailureLeavesNoWholeFile(t *testing.T) {
	for _, format := range []string{"csv", "json", "parquet"} {
		for fails := 1; fails <= 3; fails += 2 {
			var out bytes.Buffer
			s := &shelf{views: make([]int64, 1200), before: func(page int, _ social.PostOrder) error {
				if page == fails {
					return errEnough
				}
				return nil
			}}
			if err := (Exporter{Reader: s, Now: time.Now}).Posts(t.Context(), &out, social.View{}, social.PostOrder{}, format); !errors.Is(err, errEnough) || (fails == 1) != (out.Len() == 0) {
				t.Errorf("%s: page %d fails: %d bytes, %v", format, fails, out.Len(), err)
			}
		}
	}
}
