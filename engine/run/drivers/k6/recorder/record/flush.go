package record

import (
	"cmp"
	"math"
	"slices"
)

// A page collects the lines of one flush, so that they reach the file in one write.
type page struct {
	text    []byte
	scratch []byte
}

// flush appends the windows that ended by until (unix ms), with the metric and series lines they
// need first, then changed failures and the folding warning, and forgets the windows.
func (c *collector) flush(until int64, out *page) error {
	c.decideScales(until)
	var due []*window
	rest := c.open[:0]
	for _, w := range c.open {
		if w.start+windowMs <= until {
			due = append(due, w)
		} else {
			rest = append(rest, w)
		}
	}
	clear(c.open[len(rest):])
	c.open = rest
	slices.SortFunc(due, func(a, b *window) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.series.id, b.series.id))
	})
	for _, w := range due {
		if err := c.flushWindow(w, out); err != nil {
			return err
		}
	}
	return c.flushNotes(out)
}

func (c *collector) flushWindow(w *window, out *page) (err error) {
	m := w.series.metric
	if !m.announced {
		m.announced = true
		if out.text, err = appendJSON(out.text, m.line()); err != nil {
			return err
		}
	}
	if !w.series.announced {
		w.series.announced = true
		if out.text, err = appendJSON(out.text, w.series.line()); err != nil {
			return err
		}
	}
	out.text, out.scratch = w.appendLine(out.text, out.scratch)
	c.release(w)
	return nil
}

func (c *collector) flushNotes(out *page) (err error) {
	for _, line := range c.failures.changedLines() {
		if out.text, err = appendJSON(out.text, line); err != nil {
			return err
		}
	}
	if line, folding := c.guard.warning(); folding {
		out.text, err = appendJSON(out.text, line)
	}
	return err
}

func (c *collector) decideScales(until int64) {
	for _, w := range c.open {
		if w.series.metric.scale == 0 && w.start+windowMs <= until {
			c.decideScale(w.series.metric)
		}
	}
}

// decideScale settles a metric's scale from its open windows.
func (c *collector) decideScale(m *metric) {
	largest := 0.0
	for _, w := range c.open {
		if w.series.metric == m {
			largest = max(largest, math.Abs(w.largest), math.Abs(w.smallest))
		}
	}
	m.decideScale(largest)
	m.undecided = 0
	for _, w := range c.open {
		if w.series.metric == m {
			c.clamped += w.settle()
		}
	}
}
