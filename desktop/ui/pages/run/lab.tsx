import { useState } from 'react';
import type { LabRow } from '../../../../engine/model/lab.ts';
import { metricById } from '../../../../engine/model/metric.ts';
import type { PageVisit, PageVisits } from '../../../../engine/model/page-visit.ts';
import type { Verdict } from '../../../../engine/model/target.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { verdictChip } from '../../../../reports/words/chips.ts';
import { count } from '../../../../reports/words/digits.ts';
import { labMedian, labPlace, labRating, owedWords } from '../../../../reports/words/lab.ts';
import { quantity } from '../../../../reports/words/quantity.ts';
import { targetName } from '../../../../reports/words/targets.ts';
import { ratingTone } from '../../../../reports/words/vitals.ts';
import { addressOf } from '../../../bridge/call.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { LabBand } from './lab-band.tsx';
import { LabWaterfall } from './lab-waterfall.tsx';
import './lab.css';

interface LabProperties {
  readonly run: string;
  readonly visits: PageVisits;
  /** Medians, as the report has them. */
  readonly rows?: readonly LabRow[];
  readonly verdicts?: readonly Verdict[];
}

const budgeted = new Set(['bundle', 'chunk', 'transferred']);

/** What the page lab saw: medians on their rating bands, what each vital is owed to, the picture, and the waterfall of any visit. */
export default function Lab({ run, visits, rows = [], verdicts = [] }: LabProperties) {
  const [chosen, choose] = useState(0);
  const row = rows[chosen];
  const budgets = verdicts.filter(({ target }) => budgeted.has(target.metric));
  if (row === undefined) return <p className="soft">No visit of this run was measured.</p>;
  const own = visits.visits.filter(({ page, profile, view }) => page === row.page && profile === row.profile && view === row.view);
  return (
    <div className="lab">
      <fieldset className="lab-choice">
        <legend className="soft">Page, profile and view</legend>
        {rows.map((each, index) => (
          <button key={labPlace(each)} type="button" aria-pressed={index === chosen} onClick={() => choose(index)}>
            {labPlace(each)}
          </button>
        ))}
      </fieldset>
      {budgets.length > 0 && (
        <ul className="lab-budgets" aria-label="Budgets">
          {budgets.map((verdict) => (
            <li key={targetName(verdict.target)}>
              <ChipMark chip={verdictChip(verdict)} /> {targetName(verdict.target)}:{' '}
              {bound(quantity(verdict.actual?.value ?? null, metricById(verdict.target.metric).unit))}
            </li>
          ))}
        </ul>
      )}
      <div className="lab-first">
        <Medians row={row} />
        {row.picture !== null && (
          <img
            className="lab-picture"
            src={addressOf('picture', { path: { run, picture: row.picture } })}
            alt={`What was seen of ${labPlace(row)}`}
          />
        )}
      </div>
      <Waterfalls key={labPlace(row)} visits={own} />
    </div>
  );
}

function Medians({ row }: { readonly row: LabRow }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={`Medians of ${labPlace(row)}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="number">
              Median
            </th>
            <th scope="col">Rating</th>
            <th scope="col" className="number">
              Visits
            </th>
            <th scope="col">Owed to</th>
          </tr>
        </thead>
        <tbody>
          {row.metrics.map((metric) => (
            <tr key={metric.metric}>
              <th scope="row">{metricById(metric.metric).label}</th>
              <td className="number">{bound(labMedian(metric))}</td>
              <td>
                {metric.rating !== null && (
                  <>
                    <ChipMark chip={{ label: 'Rating', word: labRating(metric), tone: ratingTone(metric.rating) }} />
                    <LabBand metric={metric} />
                  </>
                )}
              </td>
              <td className="number">{count(metric.samples)}</td>
              <td className="lab-owed">{metric.metric === 'chunk' ? row.largestScript : owedWords(row, metric.metric)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Waterfalls({ visits }: { readonly visits: readonly PageVisit[] }) {
  const [index, show] = useState(0);
  const visit = visits[index];
  if (visit === undefined) return null;
  return (
    <section className="lab-visits">
      <h3>What was loaded when</h3>
      <label>
        Visit{' '}
        <select value={index} onChange={({ target }) => show(Number(target.value))}>
          {visits.map((each, at) => (
            <option key={each.atS} value={at}>
              {`${at + 1} of ${visits.length}, loaded in ${quantity(each.loadMs, 'ms')}${each.failed === null ? '' : `, failed: ${each.failed}`}`}
            </option>
          ))}
        </select>
      </label>
      <LabWaterfall resources={visit.resources} />
    </section>
  );
}
