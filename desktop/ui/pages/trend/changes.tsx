import { Link } from 'wouter';
import type { TrendDocument } from '../../../../engine/model/api/documents.ts';
import { commitRange, type TrendChange, trendChangeSentence } from '../../../../reports/words/trend.ts';
import { Section } from '../../parts/page.tsx';

/** When it moved, newest first: between which sessions and commits, by how much, and the way to compare both. */
export function Changes({ trend }: { readonly trend: TrendDocument }) {
  if (trend.changes.length === 0) return null;
  return (
    <Section id="changes" title="When it moved">
      <ol className="trend-changes">
        {trend.changes.toReversed().map((change) => (
          <li key={change.after.run} className={`trend-change ${change.direction}`}>
            <p>
              <span aria-hidden="true">{change.direction === 'worse' ? '▲ ' : '▼ '}</span>
              {trendChangeSentence(change, trend)}
            </p>
            <p>
              <Link href={placeOf(change)}>Compare the sessions before and after</Link>
              {commitRange(change) !== null && (
                <>
                  {' · '}
                  <code>git log {commitRange(change)}</code>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const placeOf = ({ before, after }: TrendChange): string =>
  `/compare?base=${encodeURIComponent(before.run)}&head=${encodeURIComponent(after.run)}`;
