import type { LiveState } from '../../../../engine/model/api/live.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { liveGenerator } from '../../../../reports/words/live.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Section } from '../../parts/page.tsx';
import { LiveCharts } from './charts.tsx';
import { LiveErrors } from './errors.tsx';
import { LiveFigures } from './figures.tsx';
import { Roof } from './roof.tsx';

const tones = { good: 'good', late: 'odd', unknown: 'unsure' } as const;
const words = { good: 'keeps time', late: 'late', unknown: 'not known yet' } as const;

/** The numbers of a run that goes on. */
export function Board({ live }: { readonly live: LiveState }) {
  return (
    <>
      <div className="live-first">
        <Roof live={live} />
        <LiveFigures live={live} />
      </div>
      <Section id="time" title="Over time">
        <LiveCharts seconds={live.seconds} steps={live.steps} step={live.step} limits={live.limits} unit={live.unit} />
      </Section>
      <Section id="errors" title="Errors">
        <LiveErrors errors={live.errors} />
      </Section>
      <Section id="generator" title="Generator">
        <p>
          <ChipMark chip={{ label: 'Generator', word: words[live.generator.state], tone: tones[live.generator.state] }} />{' '}
          {bound(liveGenerator(live.generator))}
        </p>
      </Section>
    </>
  );
}
