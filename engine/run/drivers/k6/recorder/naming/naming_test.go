package naming

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
)

const project = "../../../../../../"

type urlCase struct{ URL, Name, Masked string }

func fixture(t *testing.T) (cases struct {
	Urls      []urlCase
	Masks     []urlCase
	Messages  []struct{ Text, Template string }
	Overrides []struct {
		Rules json.RawMessage
		Urls  []urlCase
	}
}) {
	t.Helper()
	text, err := os.ReadFile(project + "test/fixtures/templating.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

func load(t *testing.T, overrides string) *Rules {
	t.Helper()
	rules, err := Load(overrides)
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func TestEmbeddedRulesAreTheSharedOnes(t *testing.T) {
	shared, err := os.ReadFile(project + "engine/model/templating.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(shared, embedded) {
		t.Fatal("rules.json differs from engine/model/templating.json: copy it here again")
	}
}

func TestURLs(t *testing.T) {
	cases := fixture(t)
	for _, c := range cases.Urls {
		if got := load(t, "").URL(c.URL); got != c.Name {
			t.Errorf("%q: got %q, want %q", c.URL, got, c.Name)
		}
	}
	for _, override := range cases.Overrides {
		rules := load(t, string(override.Rules))
		for _, c := range override.Urls {
			if got := rules.URL(c.URL); got != c.Name {
				t.Errorf("%q with %s: got %q, want %q", c.URL, override.Rules, got, c.Name)
			}
		}
	}
}

func TestMessages(t *testing.T) {
	rules := load(t, "")
	for _, c := range fixture(t).Messages {
		if got := rules.Message(c.Text); got != c.Template {
			t.Errorf("%q: got %q, want %q", c.Text, got, c.Template)
		}
	}
}

func TestMasks(t *testing.T) {
	rules := load(t, "")
	for _, c := range fixture(t).Masks {
		if got := rules.Mask(c.URL); got != c.Masked {
			t.Errorf("%q: got %q, want %q", c.URL, got, c.Masked)
		}
	}
}

func TestWrongOverridesSaySo(t *testing.T) {
	for _, overrides := range []string{"{", `[{"match":"(","replace":""}]`} {
		if _, err := Load(overrides); err == nil {
			t.Errorf("%s was accepted", overrides)
		}
	}
}

func BenchmarkURL(b *testing.B) {
	rules, _ := Load("")
	for range b.N {
		rules.URL("http://127.0.0.1:8080/api/orders/123456/lines?page=3&size=20")
	}
}
