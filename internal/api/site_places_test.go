package api

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The server's list of places is the web app's own: one that is missing here would be served as a page that is not there.
func TestEveryPlaceOfTheWebAppIsServed(t *testing.T) {
	source, err := os.ReadFile("../../web/src/app/router.ts")
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, found := range regexp.MustCompile(`(?m)^\s+path: "([^"]+)"`).FindAllStringSubmatch(string(source), -1) {
		places = append(places, regexp.MustCompile(`\$\w+`).ReplaceAllString(found[1], "*"))
	}
	if len(places) < 5 {
		t.Fatalf("web/src/app/router.ts names only %s", strings.Join(places, ", "))
	}
	slices.Sort(places)
	served := slices.Sorted(slices.Values(appRoutes))
	if !slices.Equal(places, served) {
		t.Errorf("the web app's places are %s; the server serves %s", strings.Join(places, " "), strings.Join(served, " "))
	}
}
