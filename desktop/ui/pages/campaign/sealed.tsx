import { useMemo } from 'react';
import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { campaignSentences } from '../../../../reports/words/campaign.ts';
import { campaignFigures } from '../../../../reports/words/campaign-figures.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { Figures } from '../../parts/figures.tsx';
import { Page } from '../../parts/page.tsx';
import { Actions } from './actions.tsx';
import { Answer } from './answer.tsx';
import { Evidence } from './evidence.tsx';
import { Made } from './made.tsx';
import { Numbers } from './numbers.tsx';
import { Reasons } from './reasons.tsx';
import { Release } from './release.tsx';
import { Rule } from './rule.tsx';
import { Runs } from './runs.tsx';
import { Targets } from './targets.tsx';

/** What a gate or a schedule concluded, the answer in at most ten lines, then what it rests on. */
export function Sealed({ unclean }: { readonly unclean: CampaignReport }) {
  const report = useMemo(() => cleanDocument(unclean), [unclean]);
  const { campaign } = report;
  const [answer = ''] = campaignSentences(report);
  const name = campaign.name ?? campaign.scenario;
  return (
    <Page title={campaign.purpose === 'gate' ? `Gate of ${name}` : name} answer={bound(answer)} actions={<Actions report={report} />}>
      <p className="soft campaign-origin">
        {name} on {campaign.environment} · {moment(campaign.startedAt)}
      </p>
      <Answer report={report} />
      <Figures figures={campaignFigures(report)} />
      <Numbers report={report} />
      <Targets verdicts={report.targets} />
      <Evidence report={report} />
      <Release report={report} />
      <Made report={report} />
      <Rule report={report} />
      <Reasons report={report} />
      {campaign.runs.length > 0 && <Runs campaign={campaign} title="Runs of the campaign" />}
    </Page>
  );
}
