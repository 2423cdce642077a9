package youtube

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"candor/internal/sandbox"
)

// schemas is where Google's own discovery documents lie, beside the project; they are not part of it.
const schemas = "../../../../shared/schemas"

// discovery is the part of a discovery document that describes answers.
type discovery struct {
	Schemas map[string]schema `json:"schemas"`
}

type schema struct {
	Ref        string            `json:"$ref"`
	Type       string            `json:"type"`
	Format     string            `json:"format"`
	Enum       []string          `json:"enum"`
	Properties map[string]schema `json:"properties"`
	Items      *schema           `json:"items"`
	Additional *schema           `json:"additionalProperties"`
}

func readDiscovery(t *testing.T, name string) discovery {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(schemas, name))
	if os.IsNotExist(err) {
		t.Skipf("%s is not here: Google's documents are not part of the project", schemas)
	}
	if err != nil {
		t.Fatal(err)
	}
	var d discovery
	if err := json.Unmarshal(raw, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// problems lists where a value has a property that the schema does not name, or one of another type or format than it says.
func (d discovery) problems(at string, s schema, value any) []string {
	if s.Ref != "" {
		target, ok := d.Schemas[s.Ref]
		if !ok {
			return []string{at + ": the document lacks " + s.Ref}
		}
		s = target
	}
	var found []string
	ok := false
	switch v := value.(type) {
	case map[string]any:
		ok = s.Type == "object"
		for _, name := range slices.Sorted(maps.Keys(v)) {
			switch property, named := s.Properties[name]; {
			case named:
				found = append(found, d.problems(at+"."+name, property, v[name])...)
			case s.Additional != nil:
				found = append(found, d.problems(at+"."+name, *s.Additional, v[name])...)
			default:
				found = append(found, fmt.Sprintf("%s has %q, which the document does not know", at, name))
			}
		}
	case []any:
		ok = s.Type == "array" && s.Items != nil
		for _, inner := range v {
			if ok {
				found = append(found, d.problems(at+"[]", *s.Items, inner)...)
			}
		}
	case string:
		ok = s.Type == "any" || s.Type == "string" && formatted(s, v)
	case bool:
		ok = s.Type == "boolean" || s.Type == "any"
	case json.Number:
		_, err := v.Int64()
		ok = s.Type == "number" || s.Type == "any" || s.Type == "integer" && err == nil
	}
	if !ok {
		found = append(found, fmt.Sprintf("%s is the %T %v, the document says %s %s %v", at, value, value, s.Type, s.Format, s.Enum))
	}
	return found
}

func formatted(s schema, v string) bool {
	var err error
	switch s.Format {
	case "uint64", "int64":
		_, err = strconv.ParseUint(v, 10, 63)
	case "date-time":
		_, err = time.Parse(time.RFC3339, v)
	}
	return err == nil && (len(s.Enum) == 0 || slices.Contains(s.Enum, v))
}

// TestGoogleWouldRecogniseTheAnswers walks through the answers of every account, in every shape of the switches, and holds each against
// Google's documents. (batchGetStats and search are not in the copy of the documents that lies here.)
func TestGoogleWouldRecogniseTheAnswers(t *testing.T) {
	data, reports := readDiscovery(t, "youtube-v3-discovery-trimmed.json"), readDiscovery(t, "youtubeAnalytics-v2-discovery.json")
	checked, items := map[string]int{}, map[string]int{}
	for _, switches := range []map[string]string{nil, {"hidden_subscribers": "absent", "no_uploads": "list"}, {"hidden_subscribers": "number", "testing": "said"}} {
		g := newGoogle(t, switches)
		for _, account := range g.World.Accounts(Platform) {
			for path, name := range g.answersOf(account) {
				document := data
				if name == "QueryResponse" {
					document = reports
				}
				status, body := g.answer(account, path)
				if status == http.StatusNotFound && len(g.World.Posts(account, g.Clock.Now())) == 0 {
					continue // the uploads list of a channel without videos
				}
				if status != http.StatusOK {
					t.Errorf("%s %s answers %d", account.Handle, path, status)
					continue
				}
				checked[name]++
				list, _ := body["items"].([]any)
				rows, _ := body["rows"].([]any)
				items[name] += len(list) + len(rows)
				for _, problem := range document.problems(name, document.Schemas[name], body) {
					t.Errorf("%s: %s", account.Handle, problem)
				}
			}
		}
	}
	for _, name := range []string{"ChannelListResponse", "PlaylistItemListResponse", "VideoListResponse", "QueryResponse"} {
		if checked[name] < 20 || items[name] < 20 {
			t.Errorf("only %d answers with %d items or rows of %s were checked", checked[name], items[name], name)
		}
	}
}

// answersOf lists what is asked for an account, with the schema of each answer.
func (g *google) answersOf(account sandbox.Account) map[string]string {
	var ids []string
	for _, p := range g.World.Posts(account, g.Clock.Now()) {
		if len(ids) < maxIDs {
			ids = append(ids, p.ID)
		}
	}
	if ids == nil {
		ids = []string{"nothere"}
	}
	return map[string]string{
		"/youtube/v3/channels?part=snippet&part=statistics,contentDetails,brandingSettings&mine=true":                                                "ChannelListResponse",
		"/youtube/v3/playlistItems?part=snippet,contentDetails,status&maxResults=50&playlistId=" + uploadsOf(account):                                "PlaylistItemListResponse",
		"/youtube/v3/videos?part=snippet,statistics,contentDetails,status,liveStreamingDetails&id=" + strings.Join(ids, ","):                         "VideoListResponse",
		"/v2/reports?ids=channel==MINE&startDate=2026-11-01&endDate=2026-11-22&dimensions=day&metrics=views,likes,subscribersGained,subscribersLost": "QueryResponse",
		"/v2/reports?ids=channel==MINE&startDate=2026-11-01&endDate=2026-11-22&metrics=views":                                                        "QueryResponse",
	}
}

func (g *google) answer(account sandbox.Account, path string) (int, map[string]any) {
	g.Helper()
	now := g.Clock.Now()
	token := g.Tokens.Issue(sandbox.Token{Platform: Platform, Kind: "access", App: g.app.ID, Account: account.ID(), Scopes: []string{scopeRead, scopeAnalytics},
		Issued: now, Expires: now.Add(time.Hour), Data: map[string]string{"owner": account.Owner}})
	host := "https://youtube.googleapis.com"
	if strings.HasPrefix(path, "/v2/") {
		host = "https://youtubeanalytics.googleapis.com"
	}
	req, err := http.NewRequest(http.MethodGet, host+path, nil)
	if err != nil {
		g.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+token.Value)
	resp, err := g.client.Do(req)
	if err != nil {
		g.Fatal(err)
	}
	defer resp.Body.Close()
	decoder := json.NewDecoder(resp.Body)
	decoder.UseNumber()
	var body map[string]any
	if err := decoder.Decode(&body); err != nil {
		g.Fatalf("%s: %v", path, err)
	}
	return resp.StatusCode, body
}

// TestTheDocumentsRefuse proves that the walk above can fail.
func TestTheDocumentsRefuse(t *testing.T) {
	data := readDiscovery(t, "youtube-v3-discovery-trimmed.json")
	for name, raw := range map[string]string{
		"an unknown name":     `{"items":[{"id":"a","views":1}]}`,
		"a number as a count": `{"items":[{"statistics":{"viewCount":12}}]}`,
		"a text as a number":  `{"pageInfo":{"totalResults":"1"}}`,
		"a count of letters":  `{"items":[{"statistics":{"viewCount":"many"}}]}`,
		"a date that is none": `{"items":[{"snippet":{"publishedAt":"yesterday"}}]}`,
		"an unknown word":     `{"items":[{"status":{"privacyStatus":"secret"}}]}`,
		"null":                `{"items":null}`,
		"an object as a list": `{"items":{}}`,
	} {
		decoder := json.NewDecoder(strings.NewReader(raw))
		decoder.UseNumber()
		var body any
		if err := decoder.Decode(&body); err != nil {
			t.Fatal(err)
		}
		if len(data.problems("", data.Schemas["VideoListResponse"], body)) == 0 {
			t.Errorf("%s is accepted", name)
		}
	}
	if len(data.problems("", data.Schemas["NoSuchResponse"], map[string]any{})) == 0 {
		t.Error("a schema that is not there accepts an answer")
	}
}
