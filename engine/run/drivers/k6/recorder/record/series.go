package record

// A series is one metric with one set of kept tags, or a threshold's view of a metric.
type series struct {
	id        int
	metric    *metric
	selector  string
	tags      map[string]string
	announced bool
	open      []*window
}

type seriesLine struct {
	Series   int               `json:"series"`
	Metric   string            `json:"metric"`
	Selector string            `json:"selector,omitempty"`
	Tags     map[string]string `json:"tags"`
}

func (s *series) line() seriesLine {
	return seriesLine{Series: s.id, Metric: s.metric.name, Selector: s.selector, Tags: s.tags}
}

// window finds the open window that starts at start; there are rarely more than two.
func (s *series) window(start int64) *window {
	for i := len(s.open) - 1; i >= 0; i-- {
		if s.open[i].start == start {
			return s.open[i]
		}
	}
	return nil
}

// close forgets a window that has been written.
func (s *series) close(done *window) {
	for i, w := range s.open {
		if w == done {
			s.open = append(s.open[:i], s.open[i+1:]...)
			return
		}
	}
}
