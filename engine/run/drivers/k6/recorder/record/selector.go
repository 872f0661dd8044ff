package record

import (
	"strings"

	"go.k6.io/k6/v2/metrics"
)

// A selector is what stands in braces behind a metric in a threshold: a sample belongs to it when
// it carries each of these tags with this value.
type selector struct {
	text   string
	wanted [][2]string
	series *series
}

// parseSelector splits "metric{key:value,...}" the way k6 does; text without braces has no selector.
func parseSelector(threshold string) (metric string, found *selector) {
	open := strings.IndexByte(threshold, '{')
	if open < 0 || !strings.HasSuffix(threshold, "}") {
		return threshold, nil
	}
	found = &selector{text: threshold[open+1 : len(threshold)-1]}
	for _, pair := range strings.Split(strings.TrimSpace(found.text), ",") {
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, ":")
		found.wanted = append(found.wanted, [2]string{unquoted(key), unquoted(value)})
	}
	return threshold[:open], found
}

func unquoted(text string) string {
	return strings.Trim(strings.TrimSpace(text), `"'`)
}

func (s *selector) matches(tags *metrics.TagSet) bool {
	for _, pair := range s.wanted {
		if value, ok := tags.Get(pair[0]); !ok || value != pair[1] {
			return false
		}
	}
	return true
}
