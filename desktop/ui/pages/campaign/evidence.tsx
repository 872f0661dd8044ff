import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import type { Comparison } from '../../../../engine/model/comparison.ts';
import { blocksChart } from '../../../../reports/charts/blocks.ts';
import { deltaOf, type EvidentChange, isEvident } from '../../../../reports/charts/evidence.ts';
import { sessionsChart } from '../../../../reports/charts/sessions.ts';
import { sidesChart } from '../../../../reports/charts/sides.ts';
import { slotChart } from '../../../../reports/charts/slot.ts';
import { contextOf } from '../../../../reports/words/campaign.ts';
import { deviationWords, slotWords } from '../../../../reports/words/campaign-facts.ts';
import { changeChip } from '../../../../reports/words/chips.ts';
import { placeName } from '../../../../reports/words/comparison.ts';
import { familyOf } from '../../../../reports/words/family.ts';
import { evidenceFacts } from '../../../../reports/words/rule.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Drawing } from '../../parts/drawing.tsx';
import { Section } from '../../parts/page.tsx';
import { changeKey } from './change-columns.tsx';
import { Facts } from './facts.tsx';

/** The units behind each verdict: both sides, every difference in the order it was made, whether coming first mattered, the numbers of the test. */
export function Evidence({ report }: { readonly report: CampaignReport }) {
  const { comparison } = report;
  const shown = comparison === null || report.verdict === 'invalid' ? [] : familyOf(comparison).judged.filter(isEvident);
  if (comparison === null || shown.length === 0) return null;
  return (
    <Section id="evidence" title={contextOf(report).unit === 'block' ? 'Block by block' : 'Session by session'}>
      {shown.map((change, index) => (
        <Metric key={changeKey(change)} change={change} comparison={comparison} report={report} index={index} />
      ))}
    </Section>
  );
}

interface Evident {
  readonly change: EvidentChange;
  readonly comparison: Comparison;
  readonly report: CampaignReport;
  readonly index: number;
}

function Metric({ change, comparison, report, index }: Evident) {
  const { unit = 'session' } = contextOf(report);
  const delta = deltaOf(comparison, change);
  const [slot, deviation] = [slotWords(change), deviationWords(change, unit)];
  const names = report.mode === 'schedule' ? { base: 'campaign before', head: 'this campaign' } : { base: 'baselines', head: 'candidate' };
  return (
    <>
      <h3>
        {placeName(change)} <ChipMark chip={changeChip(change.verdict)} />
      </h3>
      <div className="campaign-pair">
        <Drawing markup={sidesChart(change, delta, unit, `sides-${index}`)} name={`sides-${index}`} />
        <Drawing
          markup={blocksChart(change, delta, `blocks-${index}`) ?? sessionsChart(change, names, `sessions-${index}`)}
          name={`units-${index}`}
        />
        <Drawing markup={slotChart(change, `slot-${index}`)} name={`slot-${index}`} />
      </div>
      <Facts
        facts={[
          ...evidenceFacts(change, unit),
          ...(deviation === null ? [] : [['Deviation', deviation] as const]),
          ...(slot === null ? [] : [['Slot effect', slot] as const]),
        ]}
      />
    </>
  );
}
