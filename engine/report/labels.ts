import type { Report } from '../model/report.ts';
import type { View } from './view.ts';

export type Label = Report['labels'][number];

/** A shorter hold shows that it works, and is no proof for a peak hour. */
const fullHoldS = 300;

/** What limits the conclusions of a run; `further` are those that only its maker knows. */
export function labelsOf({ run, judgedStep }: View, further: readonly Label[]): Label[] {
  const { outcome, recovered, health, provenance } = run;
  const hold = run.steps.find(({ index }) => index === judgedStep);
  const holds: readonly (readonly [Label, boolean])[] = [
    ['partial', outcome !== 'completed'],
    ['recovered', recovered],
    [
      'quick-proof',
      run.kind === 'scenario' && provenance.driver.kind !== 'playwright' && hold !== undefined && hold.toS - hold.fromS < fullHoldS,
    ],
    ['co-located', health.coLocated || provenance.coLocated],
    ['stock-k6', provenance.driver.recording === 'stock'],
    ['target-not-restarted', !provenance.targetRestarted],
  ];
  return [...new Set([...holds.filter(([, does]) => does).map(([label]) => label), ...further])];
}
