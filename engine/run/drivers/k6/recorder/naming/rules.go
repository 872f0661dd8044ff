// Package naming turns raw URLs into series names and error texts into group names, by the rules of
// rules.json, a copy of engine/model/templating.json; a test holds the two equal, because Go can
// embed nothing from outside its module.
package naming

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
)

//go:embed rules.json
var embedded []byte

// A Rule replaces what its pattern matches; it may ask for a minimum length of the whole text.
type Rule struct {
	Match      string `json:"match"`
	Replace    string `json:"replace"`
	Minimum    int    `json:"minimum"`
	IgnoreCase bool   `json:"ignoreCase"`

	pattern *regexp.Regexp
}

// Rules names URLs and messages. It is safe for concurrent use.
type Rules struct {
	Segments    []Rule   `json:"segments"`
	Messages    []Rule   `json:"messages"`
	SecretNames []string `json:"secretNames"`

	overrides []Rule
}

// Load compiles the built-in rules and the user's own, a JSON array of {match, replace} or nothing.
func Load(overrides string) (*Rules, error) {
	rules := &Rules{}
	if err := json.Unmarshal(embedded, rules); err != nil {
		return nil, fmt.Errorf("built-in URL rules: %w", err)
	}
	if overrides != "" {
		if err := json.Unmarshal([]byte(overrides), &rules.overrides); err != nil {
			return nil, fmt.Errorf("HEADROOM_RULES is not a JSON array of {match, replace}: %w", err)
		}
	}
	for _, list := range [][]Rule{rules.Segments, rules.Messages, rules.overrides} {
		for i := range list {
			if err := list[i].compile(); err != nil {
				return nil, err
			}
		}
	}
	return rules, nil
}

// JavaScript reads `$1x` as group 1 and an x; Go would look for a group named 1x.
var groupReference = regexp.MustCompile(`\$([0-9])`)

func (r *Rule) compile() error {
	flags := ""
	if r.IgnoreCase {
		flags = "(?i)"
	}
	pattern, err := regexp.Compile(flags + r.Match)
	if err != nil {
		return fmt.Errorf("rule %q: %w", r.Match, err)
	}
	r.pattern = pattern
	r.Replace = groupReference.ReplaceAllString(r.Replace, "$${$1}")
	return nil
}
