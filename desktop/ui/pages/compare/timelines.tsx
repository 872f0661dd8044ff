import { loadWords } from '../../../../reports/words/load-words.ts';
import { useDocument } from '../../data/documents.ts';
import { useSettings } from '../../data/settings.ts';
import { TimeChart } from '../../parts/chart/time-chart.tsx';
import { Shown } from '../../parts/document.tsx';
import { Section } from '../../parts/page.tsx';
import { timePanels } from './time-panels.ts';

/** Users, throughput, latency and errors of both runs, one clock each, zoomed together; nothing where the runs are visits of a page, which have no course over time. */
export function Timelines({ base, head }: { readonly base: string; readonly head: string }) {
  const asked = useDocument('run', { path: { run: base } }, base !== '');
  if (asked.data !== undefined && asked.data.report.lab.length > 0) return null;
  return (
    <Section id="time" title="Both runs over time" note="Drag to look closer: both charts show the same stretch of the load.">
      <div className="compare-timelines">
        <Timeline run={base} side="base" />
        <Timeline run={head} side="head" />
      </div>
    </Section>
  );
}

function Timeline({ run, side }: { readonly run: string; readonly side: 'base' | 'head' }) {
  const asked = useDocument('run', { path: { run } }, run !== '');
  const { percentiles } = useSettings();
  return (
    <Shown asked={asked}>
      {({ report }) => (
        <TimeChart
          id={`time-${side}`}
          title={side === 'base' ? 'Base' : 'Head'}
          description={`${loadWords(report.run).Latency}, throughput, users and errors of ${run} over time.`}
          panels={timePanels(report, percentiles)}
          atS={report.timeline.atS}
          steps={report.steps}
          judgedStep={report.judgedStep}
          group="compare"
        />
      )}
    </Shown>
  );
}
