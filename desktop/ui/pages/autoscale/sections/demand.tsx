import { useId } from 'react';
import { generatorOf } from '../../../../../engine/capacity/autoscale/demand/usual.ts';
import type { RunRow } from '../../../../../engine/model/api/listing.ts';
import { moment } from '../../../../../reports/words/moment.ts';
import type { Changes } from '../../../data/use-changes.ts';
import { Adjust } from '../../capacity/adjust.tsx';
import type { Adjustable } from '../../capacity/adjustable.ts';
import { demandKind, shapes } from '../question.ts';

const names: Readonly<Record<string, string>> = {
  spike: 'A spike, generated',
  daily: 'A day, generated',
  growth: 'Growth, generated',
  run: 'A past run',
  trace: 'A trace of your own',
};

function adjustables(changes: Changes, capacityPerSecond: number): Adjustable[] {
  const kind = demandKind(changes.values);
  const shape = shapes.find((each) => each === kind) ?? 'spike';
  const base = Number(changes.values.base ?? Number.NaN);
  const usual = generatorOf({ shape, base: Number.isFinite(base) ? base : undefined }, capacityPerSecond);
  const rounded = (value: number): number => Number(value.toPrecision(6));
  const first = generatorOf({ shape }, capacityPerSecond);
  return [
    {
      name: 'base',
      title: 'At rest',
      unit: 'req/s',
      min: 0,
      max: rounded(20 * capacityPerSecond),
      step: 1,
      configured: rounded(first.base),
    },
    {
      name: 'peak',
      title: 'At the top',
      unit: 'req/s',
      min: 0,
      max: rounded(40 * capacityPerSecond),
      step: 1,
      configured: rounded(usual.peak),
    },
    { name: 'length', title: 'Length', unit: 's', min: 60, max: 86_400, step: 60, configured: usual.seconds },
    { name: 'noise', title: 'Noise', unit: '% of a second', min: 0, max: 50, step: 1, configured: usual.noise * 100 },
    { name: 'seed', title: 'Seed', hint: 'the same seed gives the same seconds', min: 1, max: 20, step: 1, configured: usual.seed },
  ];
}

/** What arrives: generated, of a past run, or a trace that somebody pastes. */
export function DemandForm({
  changes,
  capacityPerSecond,
  runs,
  trace,
  onTrace,
}: {
  readonly changes: Changes;
  readonly capacityPerSecond: number;
  readonly runs: readonly RunRow[];
  readonly trace: string;
  readonly onTrace: (text: string) => void;
}) {
  const id = useId();
  const kind = demandKind(changes.values);
  return (
    <fieldset className="adjusts">
      <legend>Demand</legend>
      <label htmlFor={`${id}-kind`}>Where it comes from</label>
      <select
        id={`${id}-kind`}
        value={kind}
        onChange={({ target }) => changes.change('demand', target.value === 'spike' ? null : target.value)}
      >
        {Object.entries(names).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      {kind === 'run' && (
        <>
          <label htmlFor={`${id}-run`}>Run</label>
          <select id={`${id}-run`} value={changes.values.run ?? ''} onChange={({ target }) => changes.change('run', target.value)}>
            <option value="">The newest</option>
            {runs.map((run) => (
              <option key={run.id} value={run.id}>
                {run.scenario ?? run.id}
                {run.startedAt !== null && `, ${moment(run.startedAt)}`}
              </option>
            ))}
          </select>
        </>
      )}
      {kind === 'trace' && (
        <>
          <label htmlFor={`${id}-trace`}>Trace</label>
          <textarea
            id={`${id}-trace`}
            rows={6}
            spellCheck={false}
            value={trace}
            placeholder={'seconds,rate\n0,100\n600,400\n1500,100'}
            aria-describedby={`${id}-trace-hint`}
            onChange={({ target }) => onTrace(target.value)}
          />
          <span id={`${id}-trace-hint`} className="adjust-hint">
            A header seconds,rate, then a row for each change.
          </span>
        </>
      )}
      {kind !== 'run' &&
        kind !== 'trace' &&
        adjustables(changes, capacityPerSecond).map((what) => (
          <Adjust key={what.name} what={what} value={changes.values[what.name]} onChange={(value) => changes.change(what.name, value)} />
        ))}
    </fieldset>
  );
}
