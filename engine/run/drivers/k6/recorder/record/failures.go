package record

import "slices"

const (
	mostGroups   = 200
	mostExamples = 3
)

// A failureGroup is what is known about one kind of failure so far; First and Last are unix ms.
type failureGroup struct {
	failureKey
	Count    int64    `json:"n"`
	First    int64    `json:"t"`
	Last     int64    `json:"last"`
	Examples []string `json:"examples"`

	changed bool
}

type failureLine struct {
	Error *failureGroup `json:"error"`
}

// failures groups failed requests and checks. Groups beyond the limit are counted as one.
type failures struct {
	groups map[failureKey]*failureGroup
	order  []*failureGroup
}

func newFailures() *failures {
	return &failures{groups: map[failureKey]*failureGroup{}}
}

func (f *failures) group(key failureKey) *failureGroup {
	if group, ok := f.groups[key]; ok {
		return group
	}
	if len(f.groups) >= mostGroups {
		key = failureKey{Name: "other", Message: "further kinds of failure"}
		if group, ok := f.groups[key]; ok {
			return group
		}
	}
	group := &failureGroup{failureKey: key, Examples: []string{}}
	f.groups[key] = group
	f.order = append(f.order, group)
	return group
}

func (g *failureGroup) add(at int64) {
	if g.Count == 0 || at < g.First {
		g.First = at
	}
	g.Last = max(g.Last, at)
	g.Count++
	g.changed = true
}

func (g *failureGroup) illustrate(example string) {
	if example != "" && !slices.Contains(g.Examples, example) {
		g.Examples = append(g.Examples, example)
	}
}

// changedLines are the groups that grew since the last call.
func (f *failures) changedLines() []failureLine {
	var lines []failureLine
	for _, group := range f.order {
		if group.changed {
			group.changed = false
			lines = append(lines, failureLine{group})
		}
	}
	return lines
}
