package record

import (
	"go.k6.io/k6/v2/metrics"
)

// An entry is what the recorder knows about one of k6's tag sets: where its samples go.
type entry struct {
	group   *tagGroup
	name    string
	cells   []cell
	next    int
	failure *failureGroup
}

// A cell is one metric of an entry: the series its samples are added to, the plain one first.
type cell struct {
	source  *metrics.Metric
	metric  *metric
	targets []*series
	signal  signal
}

// mostEntries bounds the memory of scripts with a tag set a request; entries are made again.
const mostEntries = 20_000

// cell finds a metric's cell. The samples of a request come in the same order every time, so the
// one after the last is nearly always right.
func (e *entry) cell(source *metrics.Metric) *cell {
	if e.next < len(e.cells) && e.cells[e.next].source == source {
		found := &e.cells[e.next]
		e.next++
		return found
	}
	for i := range e.cells {
		if e.cells[i].source == source {
			e.next = i + 1
			return &e.cells[i]
		}
	}
	return nil
}

func (c *collector) entry(tags *metrics.TagSet, source *metrics.Metric) *entry {
	if found, ok := c.entries[tags]; ok {
		return found
	}
	if len(c.entries) >= mostEntries {
		clear(c.entries)
	}
	keep := kept(tags.Map(), c.rules)
	made := &entry{group: c.guard.group(keep, source.Name), name: keep["name"]}
	c.entries[tags] = made
	return made
}

func (c *collector) addCell(e *entry, source *metrics.Metric, tags *metrics.TagSet) *cell {
	m := c.metric(source)
	group := e.group
	if partMetrics[source.Name] {
		group = c.guard.group(withoutEndpoint(group.tags), source.Name)
	}
	plain, ok := group.byMetric[m]
	if !ok {
		plain = c.newSeries(m, "", group.tags)
		group.byMetric[m] = plain
	}
	targets := []*series{plain}
	for _, s := range c.selectors[source.Name] {
		if s.matches(tags) {
			if s.series == nil {
				s.series = c.newSeries(m, s.text, map[string]string{})
			}
			targets = append(targets, s.series)
		}
	}
	e.cells = append(e.cells, cell{source: source, metric: m, targets: targets, signal: signals[source.Name]})
	e.next = len(e.cells)
	return &e.cells[len(e.cells)-1]
}
