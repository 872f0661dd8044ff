import type { Report } from '../../../../engine/model/report.ts';
import type { Verdict } from '../../../../engine/model/target.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { verdictChip } from '../../../../reports/words/chips.ts';
import { estimated } from '../../../../reports/words/quantity.ts';
import { margin, targetName, unitOf } from '../../../../reports/words/targets.ts';
import { ChipMark } from '../../parts/chip.tsx';

const weight = ({ status, tooClose }: Verdict): number => (status === 'fail' ? 0 : status === 'no-data' ? 1 : tooClose ? 2 : 3);

/** Each target with what was measured and its margin, those that failed first. */
export function TargetLines({ verdicts, custom }: { readonly verdicts: readonly Verdict[]; readonly custom: Report['custom'] }) {
  if (verdicts.length === 0) return null;
  return (
    <ul className="home-targets" aria-label="Targets">
      {[...verdicts]
        .sort((a, b) => weight(a) - weight(b))
        .map((verdict) => {
          const { target, actual } = verdict;
          const left = margin(verdict, custom);
          return (
            <li key={targetName(target)}>
              <ChipMark chip={verdictChip(verdict)} /> {bound(targetName(target))}
              <span className="soft">
                {' '}
                {bound(
                  [estimated(actual, unitOf(target.metric, target.statistic, custom)), left].filter((part) => part !== null).join(', '),
                )}
              </span>
            </li>
          );
        })}
    </ul>
  );
}
