package record

import (
	"reflect"
	"strings"
	"testing"
)

func TestStandardInputStopsTheRun(t *testing.T) {
	cases := map[string][]string{
		"":                               {engineGone},
		"stop user asked\n":              {"user asked", engineGone},
		"hello\n\n  stop \nstop twice\n": {"asked to", "twice", engineGone},
		"stopping\n":                     {engineGone},
		"stop without a line end":        {"without a line end", engineGone},
	}
	for input, want := range cases {
		var got []string
		gone := 0
		listen(strings.NewReader(input), func(reason string) { got = append(got, reason) }, func() { gone++ })
		if !reflect.DeepEqual(got, want) || gone != 1 {
			t.Errorf("%q: got %q, gone %d", input, got, gone)
		}
	}
}
