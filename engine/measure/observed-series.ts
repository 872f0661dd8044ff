import type { Tags } from '../model/measurement.ts';
import type { MetricKind } from '../model/metric.ts';
import { type TemplatingRule, templateUrl } from '../model/templating.ts';
import type { FoldedLine, SeriesLine } from '../model/window-file.ts';

/** Tags that say nothing about what was asked for, or take a value per request. */
const droppedTags = new Set(['url', 'proto', 'subproto', 'tls_version', 'ocsp_status', 'ip', 'vu', 'iter', 'error', 'error_code']);
/** The parts of a request's time are kept by journey: an endpoint's whole time is kept anyway, and six more distributions for each would be most of the file. */
const partMetrics = new Set([
  'http_req_blocked',
  'http_req_connecting',
  'http_req_tls_handshaking',
  'http_req_sending',
  'http_req_waiting',
  'http_req_receiving',
]);
const endpointTags = new Set(['group', 'name', 'method', 'status', 'expected_response']);
/** How many sets of tags a run may have before further ones are folded together. */
const mostTagSets = 1000;
const foldedSet = { tags: { name: 'other' }, identity: '' };
/** How many raw names are remembered with their templated form. */
const mostNames = 10_000;

type Observed = { readonly metric: string; readonly kind: MetricKind; readonly contains: string; readonly tags: Tags };

/** A series and the seconds of it that are still open. */
export class ObservedSeries {
  readonly id: number;
  readonly metric: string;
  readonly kind: MetricKind;
  readonly contains: string;
  announced = false;
  readonly #tags: Tags;
  readonly #selector: string | undefined;
  readonly #seconds = new Map<number, number[]>();

  constructor(id: number, { metric, kind, contains, tags }: Observed, selector?: string) {
    this.id = id;
    this.metric = metric;
    this.kind = kind;
    this.contains = contains;
    this.#tags = tags;
    this.#selector = selector;
  }

  get isIdle(): boolean {
    return this.#seconds.size === 0;
  }

  add(t: number, value: number): void {
    const values = this.#seconds.get(t);
    if (values) values.push(value);
    else this.#seconds.set(t, [value]);
  }

  /** Takes out the seconds that began before a time, the earliest first. */
  take(until: number): [t: number, values: number[]][] {
    const due = [...this.#seconds].filter(([t]) => t < until).sort(([a], [b]) => a - b);
    for (const [t] of due) this.#seconds.delete(t);
    return due;
  }

  line(): SeriesLine {
    const line = { series: this.id, metric: this.metric, tags: this.#tags };
    return this.#selector === undefined ? line : { ...line, selector: this.#selector };
  }
}

interface Selector {
  readonly text: string;
  readonly wanted: readonly (readonly [tag: string, value: string])[];
}

/** Gives observations their series: one by its kept tags, and one for every threshold selector it fits. */
export class SeriesRegistry {
  readonly #templating: readonly TemplatingRule[];
  readonly #selectors = new Map<string, Selector[]>();
  readonly #bySet = new Map<string, Map<string, ObservedSeries>>();
  readonly #bySelector = new Map<string, ObservedSeries>();
  readonly #names = new Map<string, string>();
  #folded: FoldedLine | null = null;
  #lastSet: { readonly raw: Tags; readonly tags: Tags; readonly identity: string } | null = null;
  #lastId = 0;

  constructor(thresholds: Readonly<Record<string, readonly string[]>>, templating: readonly TemplatingRule[]) {
    this.#templating = templating;
    for (const key of Object.keys(thresholds)) {
      const open = key.indexOf('{');
      if (open < 0 || !key.endsWith('}')) continue;
      const metric = key.slice(0, open);
      this.#selectors.set(metric, [...(this.#selectors.get(metric) ?? []), parseSelector(key.slice(open + 1, -1))]);
    }
  }

  seriesOf(observed: Observed): ObservedSeries[] {
    const matching = (this.#selectors.get(observed.metric) ?? []).filter(({ wanted }) =>
      wanted.every(([tag, value]) => observed.tags[tag] === value),
    );
    return [this.#plain(observed), ...matching.map(({ text }) => this.#selected(observed, text))];
  }

  /** The warning that tag sets were folded, once. */
  warnings(): FoldedLine[] {
    const warning = this.#folded;
    this.#folded = null;
    return warning ? [warning] : [];
  }

  #plain(observed: Observed): ObservedSeries {
    const { tags, identity } = partMetrics.has(observed.metric)
      ? this.#guarded(observed.metric, withoutEndpoint(this.#setOf(observed).tags))
      : this.#setOf(observed);
    const set = cached(this.#bySet, identity, () => new Map<string, ObservedSeries>());
    return cached(set, observed.metric, () => this.#made({ ...observed, tags }));
  }

  /** The samples of a request share one tags object: it is looked at once. */
  #setOf({ metric, tags: raw }: Observed): { readonly tags: Tags; readonly identity: string } {
    if (this.#lastSet?.raw === raw) return this.#lastSet;
    this.#lastSet = { raw, ...this.#guarded(metric, this.#kept(raw)) };
    return this.#lastSet;
  }

  /** The set itself, or the folded rest once there are too many. */
  #guarded(metric: string, tags: Tags): { readonly tags: Tags; readonly identity: string } {
    const identity = identityOf(tags);
    const isNew = !this.#bySet.has(identity);
    if (isNew && this.#bySet.size === mostTagSets) this.#folded = { folded: { metric, distinct: mostTagSets + 1 } };
    return isNew && this.#bySet.size >= mostTagSets ? foldedSet : { tags, identity };
  }

  #selected(observed: Observed, selector: string): ObservedSeries {
    return cached(this.#bySelector, `${observed.metric}{${selector}}`, () => this.#made({ ...observed, tags: {} }, selector));
  }

  #made(observed: Observed, selector?: string): ObservedSeries {
    return new ObservedSeries(++this.#lastId, observed, selector);
  }

  #kept(all: Tags): Tags {
    const tags = Object.fromEntries(Object.entries(all).filter(([tag]) => !droppedTags.has(tag)));
    const name = all.name ?? all.url;
    return name === undefined ? tags : { ...tags, name: this.#named(name) };
  }

  #named(name: string): string {
    if (this.#names.size >= mostNames) this.#names.clear();
    return cached(this.#names, name, () => templateUrl(name, this.#templating));
  }
}

function parseSelector(text: string): Selector {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  return {
    text,
    wanted: pairs.map((pair) => [unquoted(pair.split(':', 1)[0] ?? ''), unquoted(pair.slice(pair.indexOf(':') + 1))] as const),
  };
}

const unquoted = (text: string): string => text.trim().replace(/^["']|["']$/g, '');

function withoutEndpoint(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([tag]) => !endpointTags.has(tag)));
}

/** Equal for equal tags; never empty, which stands for the folded rest. */
function identityOf(tags: Tags): string {
  return JSON.stringify(Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function cached<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
