package record

// mostTagSets is how many distinct sets of kept tags a run may have before further ones are folded.
const mostTagSets = 1000

// A tagGroup is one set of kept tags and its series, one a metric.
type tagGroup struct {
	tags     map[string]string
	byMetric map[*metric]*series
}

// A guard hands out tag groups and folds those beyond the limit into one named "other".
type guard struct {
	groups  map[string]*tagGroup
	other   *tagGroup
	folded  map[string]struct{}
	metric  string
	written bool
}

type foldedLine struct {
	Folded foldedBody `json:"folded"`
}

type foldedBody struct {
	Metric   string `json:"metric"`
	Distinct int    `json:"distinct"`
}

func newGuard() *guard {
	return &guard{groups: map[string]*tagGroup{}, folded: map[string]struct{}{}}
}

// group finds or makes the group of tags; metric is the one that asked, for the warning.
func (g *guard) group(tags map[string]string, metric string) *tagGroup {
	key := identity(tags)
	if group, ok := g.groups[key]; ok {
		return group
	}
	if len(g.groups) < mostTagSets {
		group := newTagGroup(tags)
		g.groups[key] = group
		return group
	}
	if g.other == nil {
		g.other = newTagGroup(map[string]string{"name": "other"})
		g.metric = metric
	}
	if !g.written {
		g.folded[key] = struct{}{}
	}
	return g.other
}

// warning is the line to write once folding has begun; it counts what was distinct by then.
func (g *guard) warning() (foldedLine, bool) {
	if g.other == nil || g.written {
		return foldedLine{}, false
	}
	g.written = true
	distinct := len(g.groups) + len(g.folded)
	g.folded = nil
	return foldedLine{foldedBody{Metric: g.metric, Distinct: distinct}}, true
}

func newTagGroup(tags map[string]string) *tagGroup {
	return &tagGroup{tags: tags, byMetric: map[*metric]*series{}}
}
