import { bound } from '../../../../../reports/words/bind.ts';
import { secondOpinionSentence } from '../../../../../reports/words/opinion.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import type { PartProperties } from '../section.ts';

/** Open arrivals at the rate of the hold: advice beside the verdict. */
export function SecondOpinion({ opened: { report } }: PartProperties) {
  const { secondOpinion: opinion } = report;
  if (opinion === null) return null;
  return (
    <>
      {opinion.hidesWaiting && (
        <p>
          <ChipMark chip={{ label: 'Second opinion', word: 'closed users hide waiting', tone: 'unsure' }} />
        </p>
      )}
      <p>{bound(secondOpinionSentence(opinion))}</p>
    </>
  );
}
