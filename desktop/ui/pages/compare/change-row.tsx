import { useState } from 'react';
import type { SideSpreads } from '../../../../engine/model/api/documents.ts';
import type { Change, Comparison } from '../../../../engine/model/comparison.ts';
import { metricById } from '../../../../engine/model/metric.ts';
import { spreadRow } from '../../../../reports/charts/spread.ts';
import { movement } from '../../../../reports/words/change.ts';
import { changeChip } from '../../../../reports/words/chips.ts';
import { placeName } from '../../../../reports/words/comparison.ts';
import { detectable } from '../../../../reports/words/detectable.ts';
import { quantities } from '../../../../reports/words/quantity.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Drawing } from '../../parts/drawing.tsx';
import { ChangeDetail } from './change-detail.tsx';

interface Row {
  readonly id: string;
  readonly change: Change;
  readonly comparison: Comparison;
  readonly spreads: SideSpreads | null;
}

/** One number: its name, both sides on one scale, by how much it moved, what could have been noticed, the verdict; why, when it is opened. */
export function ChangeRow({ id, change, comparison, spreads }: Row) {
  const [open, setOpen] = useState(false);
  const [base, head] = quantities(change.base, change.head, metricById(change.metric).unit);
  const name = placeName(change);
  return (
    <li className="compare-row">
      <h3 className="compare-name">
        <button type="button" aria-expanded={open} aria-controls={`${id}-why`} onClick={() => setOpen(!open)}>
          {name}
        </button>
        {change.primary && <span className="compare-gate soft">gate</span>}
      </h3>
      <div className="compare-spread">
        <Drawing markup={spreadRow(change, spreads, id)} />
      </div>
      <dl className="compare-numbers">
        <div>
          <dt>Base</dt>
          <dd>{base}</dd>
        </div>
        <div>
          <dt>Head</dt>
          <dd>{head}</dd>
        </div>
        <div>
          <dt>Change</dt>
          <dd>{change.head === change.base ? 'same' : movement(change)}</dd>
        </div>
        <div>
          <dt>Detectable</dt>
          <dd>{detectable(change)}</dd>
        </div>
      </dl>
      <div className="compare-verdict">
        <ChipMark chip={changeChip(change.verdict)} />
      </div>
      <div className="compare-why" id={`${id}-why`} hidden={!open}>
        {open && <ChangeDetail id={id} change={change} comparison={comparison} />}
      </div>
    </li>
  );
}
