import { useState } from 'react';
import { Link } from 'wouter';
import { placeWords } from '../../../../reports/words/baselines.ts';
import type { Tone } from '../../../../reports/words/chips.ts';
import { counted } from '../../../../reports/words/digits.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { quantity } from '../../../../reports/words/quantity.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Holds } from './holds.tsx';
import { Retire } from './retire.tsx';
import type { Place, Placed } from './standing.ts';

const tones: Readonly<Record<Place, Tone>> = {
  window: 'good',
  pinned: 'good',
  'before-change': 'neutral',
  older: 'neutral',
  'other-keys': 'odd',
  retired: 'neutral',
};

/** One approved session: whether it counts, who approved it and why, what it holds, and the way to retire it. */
export function Session({ placed, readOnly }: { readonly placed: Placed; readonly readOnly: boolean }) {
  const { row, place, keys } = placed;
  const { baseline, retirement } = row;
  const [retiring, setRetiring] = useState(false);
  const pooled = baseline.series.find(({ metric, endpoint }) => metric === 'latency' && endpoint === null);
  const p95 = pooled?.quantiles.p95;
  return (
    <li className="baselines-session">
      <div className="baselines-head">
        <h3>
          <Link href={`/runs/${encodeURIComponent(baseline.run)}`}>{baseline.run}</Link>
        </h3>
        <ChipMark chip={{ label: 'Baseline', word: placeWords[place], tone: tones[place] }} />
        {baseline.pinned !== null && <strong>{baseline.pinned}</strong>}
      </div>
      <p>
        Measured {moment(baseline.measuredAt)}
        {p95 !== undefined && ` · p95 ${quantity(p95, 'ms')} (${counted(pooled?.count ?? 0, 'sample')})`}
        {keys.length > 0 && ` · differs in ${keys.join(', ')}`}
      </p>
      <p className="soft">
        Approved by {baseline.approved.by} on {moment(baseline.approved.at)}: {baseline.approved.why}
      </p>
      {retirement !== null && (
        <p className="soft">
          Retired by {retirement.retired.by} on {moment(retirement.retired.at)}: {retirement.retired.why}
        </p>
      )}
      <details>
        <summary>What it holds</summary>
        <Holds baseline={baseline} />
      </details>
      {retirement === null && !readOnly && (
        <button type="button" onClick={() => setRetiring(true)}>
          Retire…
        </button>
      )}
      <Retire run={baseline.run} open={retiring} onClose={() => setRetiring(false)} />
    </li>
  );
}
