import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { Change } from '../../engine/model/comparison.ts';
import type { Verdict } from '../../engine/model/target.ts';
import { type Case, suiteXml } from '../formats/junit/suite.ts';
import { campaignReasons, campaignSentence, contextOf } from '../words/campaign.ts';
import { movement } from '../words/change.ts';
import { cleanDocument } from '../words/clean.ts';
import { commitsOf } from '../words/commits.ts';
import { changeReasons, changeSize, placeName } from '../words/comparison.ts';
import { detectableClause } from '../words/detectable.ts';
import { capital } from '../words/facts.ts';
import { mergeSentence } from '../words/merge.ts';
import { estimated, samples } from '../words/quantity.ts';
import { targetName, unitOf } from '../words/targets.ts';
import { verdictReasons } from '../words/verdicts.ts';
import type { CampaignFormat } from './format.ts';

function validityCase(report: CampaignReport): Case {
  const name = 'the measurement is valid';
  const sentence = campaignSentence(report);
  if (report.verdict === 'invalid' || report.blockedBy.includes('invalid')) return { group: 'campaign', name, error: sentence };
  return { group: 'campaign', name, output: `${sentence} ${mergeSentence(report)}` };
}

/** What blocks fails; what would have blocked, had nobody overridden it, is skipped with the reason. */
function blocked(report: CampaignReport, words: string): Pick<Case, 'failure' | 'skipped' | 'output'> {
  if (report.override !== null) return { skipped: `${mergeSentence(report)} ${words}` };
  return report.blocks ? { failure: words } : { output: words };
}

function changeCase(change: Change, report: CampaignReport): Case {
  const of = { group: 'regression', name: `${placeName(change)} is not worse than before` };
  const size = changeSize(change);
  const why = changeReasons(change, contextOf(report)).filter((reason) => reason !== size);
  const words = `${[capital(size), ...why].join(', ')}. ${capital(detectableClause(change))}.`;
  switch (change.verdict) {
    case 'regressed':
      return { ...of, ...blocked(report, words) };
    case 'invalid':
      return { ...of, error: words };
    case 'inconclusive':
      return { ...of, skipped: `Inconclusive: ${[movement(change), ...why].join(', ')}. ${capital(detectableClause(change))}.` };
    default:
      return { ...of, output: words };
  }
}

function targetCase(verdict: Verdict, name: string, report: CampaignReport): Case {
  const { target, actual } = verdict;
  const measured =
    actual === null ? 'nothing measured' : `${estimated(actual, unitOf(target.metric, target.statistic))} (${samples(actual.samples)})`;
  const why = capital(verdictReasons(verdict).join('; '));
  const words = `${why === '' ? '' : `${why}. `}Measured: ${measured}.`;
  const of = { group: 'target', name };
  if (report.verdict === 'invalid') return { ...of, skipped: `The measurement is invalid. ${words}` };
  if (verdict.status === 'pass') return { ...of, output: words };
  const missed = verdict.status === 'no-data' ? `No data. ${words}` : words;
  // A schedule blocks nothing, and ends by its targets all the same.
  return report.override === null ? { ...of, failure: missed } : { ...of, ...blocked(report, missed) };
}

/** Several sessions judge the same target: each has its name once. */
function targetCases(report: CampaignReport): Case[] {
  const seen = new Map<string, number>();
  return report.targets.map((verdict) => {
    const name = targetName(verdict.target);
    const turn = (seen.get(name) ?? 0) + 1;
    seen.set(name, turn);
    return targetCase(verdict, turn === 1 ? name : `${name} (session ${turn})`, report);
  });
}

function changeCases(report: CampaignReport): Case[] {
  const { comparison, verdict } = report;
  const name = 'no regression against the base';
  if (comparison === null || verdict === null) {
    const why = campaignReasons(report).map(capital).join('. ');
    return [{ group: 'regression', name, skipped: why === '' ? 'No baseline yet.' : `${why}.` }];
  }
  const cases = comparison.changes.filter(({ primary }) => primary).map((change) => changeCase(change, report));
  const untold = verdict === 'regressed' && cases.every(({ failure, skipped }) => failure === undefined && skipped === undefined);
  return untold && report.blocks ? [{ group: 'regression', name, failure: campaignSentence(report) }, ...cases] : cases;
}

/** The validity, each number of the gate and each target as tests, for CI servers: only what blocks fails, what is inconclusive is skipped with its reason. */
function render(unclean: CampaignReport): string {
  const report = cleanDocument(unclean);
  const { campaign } = report;
  const { base, head } = commitsOf(report);
  return suiteXml({
    suite: `headroom.${campaign.name ?? campaign.scenario}`,
    environment: campaign.environment,
    startedAt: campaign.startedAt,
    durationS: report.spentS,
    properties: [
      ['campaign', campaign.id],
      ['base', base ?? 'unknown'],
      ['head', head ?? 'unknown'],
      ['reproduce', report.reproduce],
    ],
    cases: [validityCase(report), ...targetCases(report), ...changeCases(report)],
    output: `${campaignSentence(report)} ${mergeSentence(report)}`,
  });
}

export const junit: CampaignFormat = { name: 'junit', extension: 'xml', render };
