import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { Change } from '../../engine/model/comparison.ts';
import type { RenderOptions } from '../formats/format.ts';
import { type Annotation, type Level, workflowCommands } from '../formats/github/workflow-command.ts';
import { missedTarget } from '../formats/github.ts';
import { campaignSentence, contextOf } from '../words/campaign.ts';
import { campaignChips } from '../words/campaign-chips.ts';
import { cleanDocument, cleanText } from '../words/clean.ts';
import { changeName, changeStory } from '../words/comparison.ts';
import { detectableClause, nothingDetectable } from '../words/detectable.ts';
import { capital } from '../words/facts.ts';
import { mergeSentence } from '../words/merge.ts';
import type { CampaignFormat } from './format.ts';

/** What stops the merge is an error; what only should be read is a warning. */
function gravity({ exitCode, override, verdict, campaign }: CampaignReport): Level {
  if (exitCode !== 0) return 'error';
  return override !== null || (verdict === 'regressed' && campaign.purpose === 'schedule') ? 'warning' : 'notice';
}

/** The answer: does it block, why, what moved, what could have been noticed. */
function conclusion(report: CampaignReport, reportPath: string | undefined): Annotation {
  const words = campaignChips(report)
    .filter(({ tone }) => tone !== 'neutral')
    .map(({ label, word }) => `${label.toLowerCase()} ${word}`);
  const message = [
    mergeSentence(report),
    campaignSentence(report),
    nothingDetectable(report),
    reportPath !== undefined && `Report: ${cleanText(reportPath)}`,
    `Reproduce: ${report.reproduce}`,
  ];
  return { level: gravity(report), title: `Headroom: ${words.join(', ')}`, message: message.filter(Boolean).join(' ') };
}

function regression(change: Change, report: CampaignReport): Annotation {
  const blocking = report.blocks && report.override === null && (change.primary || change.statistic === 'count');
  return {
    level: blocking ? 'error' : 'warning',
    title: `Regressed: ${changeName(change)}${change.primary || change.statistic === 'count' ? '' : ' (advice, outside of what may block)'}`,
    message: `${capital(changeStory(change, contextOf(report)))}. ${capital(detectableClause(change))}.`,
  };
}

const gravest = (a: Change, b: Change): number => Number(b.primary) - Number(a.primary) || b.change.value - a.change.value;

/** What a campaign concluded, as annotations of a GitHub job: the answer, then each target that was not met and each number that regressed, worst first. */
function render(unclean: CampaignReport, { reportPath, scenarioFile }: RenderOptions = {}): string {
  const report = cleanDocument(unclean);
  const regressed = (report.comparison?.changes ?? []).filter(({ verdict }) => verdict === 'regressed').sort(gravest);
  const stops = report.blocks && report.override === null;
  const annotations = [
    conclusion(report, reportPath),
    ...report.targets
      .flatMap((verdict) => missedTarget(verdict))
      .map((each): Annotation => ({ ...each, level: stops ? 'error' : 'warning' })),
    ...regressed.map((change) => regression(change, report)),
  ];
  return workflowCommands(annotations, scenarioFile === undefined ? undefined : cleanText(scenarioFile));
}

export const github: CampaignFormat = { name: 'github', extension: 'txt', render };
