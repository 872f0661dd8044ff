import { Link } from 'wouter';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';
import type { Change } from '../../../../engine/model/comparison.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { changeChip } from '../../../../reports/words/chips.ts';
import { changeName, changeSize } from '../../../../reports/words/comparison.ts';
import { counted } from '../../../../reports/words/digits.ts';
import { capital } from '../../../../reports/words/facts.ts';
import { worstChanges } from '../../../../reports/words/family.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Section } from '../../parts/page.tsx';
import type { BlockProperties } from './overview.tsx';

const most = 5;
const order: readonly Change['verdict'][] = ['regressed', 'inconclusive', 'improved', 'unchanged', 'invalid'];

interface Move {
  readonly change: Change;
  readonly opened: OpenedRun;
}

/** The worst changes of the newest comparisons, regressions first; those of one run keep their order. */
function worstOf(opened: readonly OpenedRun[]): Move[] {
  return opened
    .flatMap((each) =>
      each.report.comparison === null ? [] : worstChanges(each.report.comparison, most).map((change) => ({ change, opened: each })),
    )
    .filter(({ change }) => change.head !== change.base)
    .sort((a, b) => order.indexOf(a.change.verdict) - order.indexOf(b.change.verdict))
    .slice(0, most);
}

/** What moved: the five worst changes against the baselines, and what else differed. */
export function Moved({ opened }: BlockProperties) {
  const moves = worstOf(opened);
  const compared = opened.filter(({ report }) => report.comparison !== null);
  if (opened.length === 0) return null;
  const differing = compared.flatMap(({ report }) => report.comparison?.differences.map(({ key }) => key) ?? []);
  return (
    <Section id="moved" title="What moved">
      {moves.length === 0 && (
        <p className="soft">
          {compared.length === 0
            ? 'Nothing was compared yet: a run that is approved as a baseline begins it.'
            : 'Nothing moved against the baselines.'}
        </p>
      )}
      <ul className="home-moves">
        {moves.map(({ change, opened: { report } }) => (
          <li key={`${report.run.id} ${changeName(change)}`}>
            <ChipMark chip={changeChip(change.verdict)} /> {bound(`${capital(changeName(change))}: ${changeSize(change)}`)}{' '}
            <Link
              href={`/runs/${encodeURIComponent(report.run.id)}#comparison`}
            >{`${report.run.scenario} on ${report.run.environment}`}</Link>
          </li>
        ))}
      </ul>
      {differing.length > 0 && (
        <p className="soft">{`${counted(new Set(differing).size, 'thing')} differed besides: ${[...new Set(differing)].slice(0, 6).join(', ')}.`}</p>
      )}
    </Section>
  );
}
