import type { Investment } from '../../../../../engine/model/roi.ts';
import { cashChart } from '../../../../../reports/charts/plan/cash.ts';
import { tornadoChart } from '../../../../../reports/charts/plan/tornado.ts';
import { exactFacts } from '../../../../../reports/words/plan/exact.ts';
import { methodFacts, rangeSentence, roiChips, roiFigures, roiSentences } from '../../../../../reports/words/plan/roi.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import { Drawing } from '../../../parts/drawing.tsx';
import { Figures } from '../../../parts/figures.tsx';
import { Facts } from '../../capacity/facts.tsx';
import { MoneyAssumptions } from './money-assumptions.tsx';

/** What the change is worth, over the months, and what that depends on. */
export function Worth({ investment }: { readonly investment: Investment }) {
  return (
    <>
      <ul className="chips">
        {roiChips(investment, null).map((chip) => (
          <li key={chip.label}>
            <ChipMark chip={chip} named />
          </li>
        ))}
      </ul>
      <p aria-live="polite">{roiSentences(investment).join(' ')}</p>
      {investment.range !== null && <p>{rangeSentence(investment.range, investment)}</p>}
      <Figures figures={roiFigures(investment)} />
      <div className="capacity-pair">
        <Drawing markup={cashChart(investment, 'cash')} name="plan-cash" />
        <Drawing markup={tornadoChart(investment, 'tornado')} name="plan-tornado" />
      </div>
      <details className="capacity-more" open>
        <summary>To the cent</summary>
        <Facts facts={exactFacts(investment)} />
      </details>
      <details className="capacity-more">
        <summary>Every assumption of the money, and the method</summary>
        <MoneyAssumptions investment={investment} />
        <Facts facts={methodFacts(investment)} />
      </details>
    </>
  );
}
