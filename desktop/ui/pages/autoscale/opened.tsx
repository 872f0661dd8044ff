import type { ReactNode } from 'react';
import type { AutoscaleReport } from '../../../../engine/model/autoscale.ts';
import { courseChart } from '../../../../reports/charts/autoscale/course.ts';
import { autoscaleChips } from '../../../../reports/words/autoscale/chips.ts';
import { cleanReport } from '../../../../reports/words/autoscale/clean.ts';
import { autoscaleFacts } from '../../../../reports/words/autoscale/facts.ts';
import { outcomeFigures } from '../../../../reports/words/autoscale/figures.ts';
import { autoscaleSentence, leadOf } from '../../../../reports/words/autoscale/outcome.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Drawing } from '../../parts/drawing.tsx';
import { Figures } from '../../parts/figures.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Facts } from '../capacity/facts.tsx';
import { EachOutcome, SideBySide } from './sections/outcomes.tsx';

/** What policies make of a demand: the answer, the course, the numbers, the manifests; `form` asks for another one. */
export function OpenedAutoscale({ report: unclean, form }: { readonly report: AutoscaleReport; readonly form: ReactNode }) {
  const report = cleanReport(unclean);
  const lead = leadOf(report);
  return (
    <Page title="Autoscale" answer={autoscaleSentence(report)}>
      <ul className="chips">
        {autoscaleChips(report).map((chip) => (
          <li key={chip.label}>
            <ChipMark chip={chip} named />
          </li>
        ))}
      </ul>
      {lead !== undefined && <Figures figures={outcomeFigures(lead, report)} />}
      {lead !== undefined && <Drawing markup={courseChart(lead, 'course')} name="autoscale" />}
      {form}
      <SideBySide report={report} />
      <EachOutcome report={report} />
      <Section id="facts" title="Demand and replica">
        <Facts facts={autoscaleFacts(report)} />
        <p>
          To repeat it: <code>{report.reproduce}</code>
        </p>
      </Section>
    </Page>
  );
}
