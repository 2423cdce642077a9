package social

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestSecretIsNeverPrinted(t *testing.T) {
	const canary = "IGAA-canary"
	held := struct{ Token Secret }{canary}
	asJSON, err := json.Marshal(held)
	if err != nil {
		t.Fatal(err)
	}
	var logged strings.Builder
	slog.New(slog.NewJSONHandler(&logged, nil)).Info("x", "token", held.Token, "held", held)
	for _, text := range []string{
		fmt.Sprint(held.Token), fmt.Sprintf("%v %+v %#v %q %s %x", held, held, held, held.Token, held.Token, held.Token),
		string(asJSON), logged.String(),
	} {
		if strings.Contains(text, canary) || strings.Contains(text, fmt.Sprintf("%x", canary)) {
			t.Errorf("printed: %s", text)
		}
	}
	if held.Token.Reveal() != canary {
		t.Error("Reveal does not give the text")
	}
}
