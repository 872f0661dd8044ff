package histogram

type page [pageSize]uint32

// A Histogram holds counts in pages that exist only where something was counted. The zero value is
// empty. Its methods must not be called concurrently.
type Histogram struct {
	pages [pageCount]*page
	pool  *Pool
	total int64
	first int
	last  int
}

// A Pool reuses histograms and their pages; the windows of one second become those of the next.
// Its methods must not be called concurrently.
type Pool struct {
	pages      []*page
	histograms []*Histogram
}

// Get gives an empty histogram.
func (p *Pool) Get() *Histogram {
	if last := len(p.histograms) - 1; last >= 0 {
		h := p.histograms[last]
		p.histograms = p.histograms[:last]
		return h
	}
	return &Histogram{pool: p, first: pageCount, last: -1}
}

// Put empties a histogram and keeps it, with its pages, for the next Get.
func (p *Pool) Put(h *Histogram) {
	for i := h.first; i <= h.last; i++ {
		if counts := h.pages[i]; counts != nil {
			*counts = page{}
			p.pages = append(p.pages, counts)
			h.pages[i] = nil
		}
	}
	h.total, h.first, h.last = 0, pageCount, -1
	p.histograms = append(p.histograms, h)
}

func (p *Pool) page() *page {
	if last := len(p.pages) - 1; last >= 0 {
		counts := p.pages[last]
		p.pages = p.pages[:last]
		return counts
	}
	return new(page)
}

// Record counts value, which is put at the nearer end of [0, Highest] when it lies outside; the
// result says whether it lay inside.
func (h *Histogram) Record(value int64) bool {
	inside := true
	if value < 0 {
		value, inside = 0, false
	} else if value > Highest {
		value, inside = Highest, false
	}
	index := bucketIndex(value)
	number := index >> pageBits
	counts := h.pages[number]
	if counts == nil {
		counts = h.addPage(number)
	}
	counts[index&pageMask]++
	h.total++
	return inside
}

func (h *Histogram) addPage(number int) *page {
	counts := h.pool.page()
	h.pages[number] = counts
	h.first = min(h.first, number)
	h.last = max(h.last, number)
	return counts
}

// Total is the number of recorded values.
func (h *Histogram) Total() int64 { return h.total }
