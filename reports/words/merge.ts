import type { CampaignReport } from '../../engine/model/campaign.ts';
import { campaignReasons } from './campaign.ts';
import { changeName } from './comparison.ts';
import { counted } from './digits.ts';
import { targetName } from './targets.ts';

type Cause = CampaignReport['blockedBy'][number];

const mostNamed = 2;

function named(all: readonly string[]): string {
  const [first = ''] = all;
  if (all.length <= mostNamed) return all.join(' and ');
  return `${first} and ${counted(all.length - 1, 'other')}`;
}

function causeWords(cause: Cause, report: CampaignReport): string {
  const { comparison, targets } = report;
  const regressed = comparison?.changes.filter(({ verdict }) => verdict === 'regressed') ?? [];
  const of = (all: readonly string[]): string => (all.length === 0 ? '' : ` of ${named(all)}`);
  const asList = (all: readonly string[]): string => (all.length === 0 ? '' : `: ${named(all)}`);
  switch (cause) {
    case 'regression':
      return `a regression${of(regressed.filter(({ primary, statistic }) => primary && statistic !== 'count').map(changeName))}`;
    case 'work-counter':
      return `more work${asList(regressed.filter(({ statistic }) => statistic === 'count').map(({ endpoint, ...change }) => (endpoint === null ? changeName({ endpoint, ...change }) : `${endpoint}, ${changeName({ ...change, endpoint: null })}`)))}`;
    case 'disaster':
      return `a disaster, seen twice${asList(regressed.filter(({ statistic }) => statistic !== 'count').map(changeName))}`;
    case 'target': {
      const failed = targets.filter(({ status }) => status === 'fail').map(({ target }) => targetName(target));
      return failed.length === 0 ? 'a failed target' : `${failed.length === 1 ? 'the target' : 'the targets'} ${named(failed)} failed`;
    }
    case 'checks':
      return 'checks failed';
    case 'no-data': {
      const missing = targets.filter(({ status }) => status === 'no-data').map(({ target }) => targetName(target));
      return `no data for ${missing.length === 0 ? 'a declared target' : named(missing)}`;
    }
    case 'invalid':
      return invalidity(report);
  }
}

/** The reason in short: what stands behind its colon is told elsewhere. */
function invalidity(report: CampaignReport): string {
  const [why] = campaignReasons(report);
  return `the measurement is invalid${why === undefined ? '' : ` (${why.replace(/[:(].*/s, '').trim()})`}`;
}

/** What blocks, or would block: clauses joined. */
function causes(report: CampaignReport): string {
  return report.blockedBy.map((cause) => causeWords(cause, report)).join('; ');
}

function whyNot(report: CampaignReport): string {
  const { verdict, campaign, mode, targets } = report;
  if (campaign.purpose === 'schedule' || mode === 'schedule') return 'a schedule never does';
  const passed =
    targets.length > 0 && targets.every(({ status }) => status === 'pass') ? `${counted(targets.length, 'target')} passed` : '';
  const regression = {
    regressed: 'the regression is outside of what may block',
    improved: 'it improved',
    unchanged: 'no regression',
    inconclusive: 'no regression proven',
    invalid: 'the comparison is invalid',
    none: 'no regression was judged',
  }[verdict ?? 'none'];
  return [regression, passed].filter(Boolean).join(', ');
}

/** Whether the merge is blocked, and why: `Blocks the merge: …`, `Does not block: …`, `Overridden by Ada: why`. */
export function mergeSentence(report: CampaignReport): string {
  const { override, blocks } = report;
  const pardon = override === null ? '' : `Overridden by ${override.by}: ${override.why.replace(/[.\s]+$/, '')}.`;
  // Nobody can override what says nothing.
  if (override !== null && blocks) return `Blocks the merge: ${causeWords('invalid', report)}. ${pardon}`;
  if (override !== null) {
    const would = report.blockedBy.length === 0 ? '' : ` It would have blocked: ${causes(report)}.`;
    return `${pardon}${would}`;
  }
  if (report.campaign.purpose === 'schedule' && report.exitCode === 1)
    return `Does not block: a schedule never does. It ends with exit code 1: ${causeWords(report.targets.some(({ status }) => status === 'fail') ? 'target' : 'no-data', report)}.`;
  if (blocks) return `Blocks the merge: ${causes(report) || 'see the reasons'}.`;
  if (report.exitCode === 2) return `Ends with exit code 2, since --strict was asked for: ${whyNot(report)}.`;
  return `Does not block: ${whyNot(report)}.`;
}
