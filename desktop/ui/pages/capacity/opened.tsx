import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { thinkMsOf } from '../../../../engine/capacity/planning/think-time.ts';
import type { OpenedCapacity } from '../../../../engine/model/api/documents.ts';
import { capacityCeiling } from '../../../../reports/charts/capacity/ceiling.ts';
import { capacityChips } from '../../../../reports/words/capacity/chips.ts';
import { capacityFigures } from '../../../../reports/words/capacity/figures.ts';
import { placeName } from '../../../../reports/words/capacity/place.ts';
import { capacitySentences } from '../../../../reports/words/capacity/sentence.ts';
import { useChanges } from '../../data/use-changes.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Drawing } from '../../parts/drawing.tsx';
import { Figures } from '../../parts/figures.tsx';
import { Page } from '../../parts/page.tsx';
import { adjustablesOf, changeNames } from './adjustables.ts';
import { plannedWith } from './planned.ts';
import { Assumptions } from './sections/assumptions.tsx';
import { BottleneckSection } from './sections/bottleneck.tsx';
import { Curves } from './sections/curves.tsx';
import { Meaning } from './sections/meaning.tsx';
import { Model, Origin } from './sections/model.tsx';
import { Needs } from './sections/needs.tsx';
import { Plateaus } from './sections/plateaus.tsx';
import { Targets } from './sections/targets.tsx';
import { WhatIf } from './what-if.tsx';

/** One capacity, planned with the configuration of today and with what is changed here. */
export function Opened({ opened, actions }: { readonly opened: OpenedCapacity; readonly actions: ReactNode }) {
  const changes = useChanges(changeNames);
  const values = useDeferredValue(changes.values);
  const configured = useMemo(() => plannedWith(opened, {}), [opened]);
  const report = useMemo(() => plannedWith(opened, values), [opened, values]);
  const adjustables = useMemo(() => adjustablesOf({ ...opened, report: configured }), [opened, configured]);
  const [answer = '', ...rest] = capacitySentences(report);
  const plans = report.planning !== null && thinkMsOf(report.points) !== null;
  return (
    <Page title="Capacity" answer={answer} actions={actions}>
      <ul className="chips">
        {capacityChips(report).map((chip) => (
          <li key={chip.label}>
            <ChipMark chip={chip} named />
          </li>
        ))}
        <li className="soft">{placeName(report)}</li>
      </ul>
      {rest.length > 0 && <p>{rest.join(' ')}</p>}
      {report.outcome === 'invalid' && (
        <p className="notice">
          The plateaus below show what was recorded. They describe a generator in trouble as much as the system, and no capacity is drawn
          from them.
        </p>
      )}
      <Figures figures={capacityFigures(report)} />
      <Drawing markup={capacityCeiling(report, 'ceiling')} name="capacity" />
      {plans ? (
        <WhatIf {...adjustables} changes={changes} configured={configured} changed={report} />
      ) : (
        report.model !== null && (
          <p className="soft">
            What these points mean for users, replicas and dates cannot be told: that takes a target, and points that know their journeys.
          </p>
        )
      )}
      {report.planning !== null && <Meaning planning={report.planning} />}
      {report.planning !== null && plans && <Needs planning={report.planning} />}
      <Curves report={report} />
      <Targets report={report} />
      <BottleneckSection report={report} />
      {report.planning !== null && <Assumptions assumptions={report.planning.assumptions} />}
      <Plateaus report={report} />
      <Model report={report} />
      <Origin report={report} />
    </Page>
  );
}
