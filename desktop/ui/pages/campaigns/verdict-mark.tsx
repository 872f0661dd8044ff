import type { CampaignRow } from '../../../../engine/model/api/listing.ts';
import type { ChangeVerdict } from '../../../../engine/model/comparison.ts';
import { changeChip } from '../../../../reports/words/chips.ts';
import { ChipMark } from '../../parts/chip.tsx';

const verdicts: readonly string[] = ['regressed', 'improved', 'unchanged', 'inconclusive', 'invalid'] satisfies ChangeVerdict[];
const isChange = (word: string): word is ChangeVerdict => verdicts.includes(word);

/** What a campaign concluded, or why it did not. */
export function VerdictMark({ row: { state, verdict, blocks } }: { readonly row: CampaignRow }) {
  if (state !== 'sealed') return <ChipMark chip={{ label: 'State', word: state, tone: state === 'running' ? 'neutral' : 'odd' }} />;
  const chip =
    verdict !== null && isChange(verdict)
      ? changeChip(verdict)
      : { label: 'Verdict', word: verdict ?? 'nothing to compare with', tone: 'neutral' as const };
  return (
    <>
      <ChipMark chip={chip} /> {blocks === true && <strong>blocks</strong>}
    </>
  );
}
