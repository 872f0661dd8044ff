/** A sample of the Prometheus text format: label text such as `route="/api/orders"` (or nothing), and a value. */
export type Sample = { suffix?: string; labels?: string; value: number };

/** One metric family: what it is, and its samples at the time of asking. */
export type Family = { name: string; type: 'counter' | 'gauge' | 'histogram'; help: string; samples(): Sample[] };

/** The Prometheus text exposition format, version 0.0.4. */
export function exposition(families: readonly Family[]): string {
  const lines: string[] = [];
  for (const family of families) {
    lines.push(`# HELP ${family.name} ${family.help}`, `# TYPE ${family.name} ${family.type}`);
    for (const { suffix = '', labels = '', value } of family.samples()) {
      lines.push(`${family.name}${suffix}${labels === '' ? '' : `{${labels}}`} ${value}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A number that only grows, one per label text. */
export class Counter {
  readonly #values = new Map<string, number>();

  add(amount: number, labels = ''): void {
    this.#values.set(labels, (this.#values.get(labels) ?? 0) + amount);
  }

  samples(): Sample[] {
    if (this.#values.size === 0) return [];
    return [...this.#values].map(([labels, value]) => ({ labels, value }));
  }
}

/** Upper bounds in seconds, from half a millisecond to ten seconds. */
export const SECONDS_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10] as const;

type Cells = { buckets: number[]; sum: number; count: number };

/** Durations in buckets of `SECONDS_BUCKETS`, one set per label text. */
export class DurationHistogram {
  readonly #cells = new Map<string, Cells>();

  observe(seconds: number, labels = ''): void {
    let cells = this.#cells.get(labels);
    if (!cells) {
      cells = { buckets: new Array<number>(SECONDS_BUCKETS.length).fill(0), sum: 0, count: 0 };
      this.#cells.set(labels, cells);
    }
    cells.sum += seconds;
    cells.count += 1;
    const bucket = SECONDS_BUCKETS.findIndex((bound) => seconds <= bound);
    if (bucket >= 0) cells.buckets[bucket] = (cells.buckets[bucket] ?? 0) + 1;
  }

  samples(): Sample[] {
    return [...this.#cells].flatMap(([labels, cells]) => histogramSamples(labels, cells));
  }
}

function histogramSamples(labels: string, cells: Cells): Sample[] {
  const before = labels === '' ? '' : `${labels},`;
  let total = 0;
  const buckets = SECONDS_BUCKETS.map((bound, index) => {
    total += cells.buckets[index] ?? 0;
    return { suffix: '_bucket', labels: `${before}le="${bound}"`, value: total };
  });
  return [
    ...buckets,
    { suffix: '_bucket', labels: `${before}le="+Inf"`, value: cells.count },
    { suffix: '_sum', labels, value: cells.sum },
    { suffix: '_count', labels, value: cells.count },
  ];
}
