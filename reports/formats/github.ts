import type { Change } from '../../engine/model/comparison.ts';
import type { Report } from '../../engine/model/report.ts';
import type { Verdict } from '../../engine/model/target.ts';
import { cleanDocument, cleanText } from '../words/clean.ts';
import { changeName, changeStory, comparisonSentence, leadingChange } from '../words/comparison.ts';
import { detectableClause } from '../words/detectable.ts';
import { capital } from '../words/facts.ts';
import { headline } from '../words/headline.ts';
import { healthReasons } from '../words/health.ts';
import { targetName } from '../words/targets.ts';
import { verdictReasons } from '../words/verdicts.ts';
import type { Format, RenderOptions } from './format.ts';
import { type Annotation, workflowCommands } from './github/workflow-command.ts';

function invalidRun({ run, chips }: Report): Annotation[] {
  if (chips.validity !== 'invalid') return [];
  const why = healthReasons(run.health).invalidating.map(capital).join('. ');
  return [{ level: 'error', title: 'The run is invalid', message: `${why === '' ? 'It' : `${why}. It`} says nothing about its targets.` }];
}

const unmet = { fail: 'Target failed', 'no-data': 'No data for a declared target' } as const;

/** A target that was not met. Used for the targets of a campaign too. */
export function missedTarget(verdict: Verdict, custom: Report['custom'] = []): Annotation[] {
  if (verdict.status === 'pass') return [];
  const why = capital(verdictReasons(verdict, custom).join('; '));
  const what = unmet[verdict.status];
  return [{ level: 'error', title: `${what}: ${targetName(verdict.target)}`, message: `${why === '' ? what : why}.` }];
}

/** A run shows a regression and does not end by it, so it is a warning here; the gate's own annotation is an error. */
function regression(change: Change): Annotation {
  const message = `${capital(changeStory(change))}. ${capital(detectableClause(change))}.`;
  return { level: 'warning', title: `Regressed: ${changeName(change)}`, message };
}

/** One sentence for every run, so that a good one is seen too; with what could have been noticed. */
function conclusion(report: Report, reportPath: string | undefined): Annotation {
  const { comparison, run } = report;
  const parts = [
    headline(report),
    comparison?.verdict === 'invalid' && comparisonSentence(comparison),
    comparison !== null && comparison.verdict !== 'invalid' && `${capital(detectableClause(leadingChange(comparison)))}.`,
    reportPath !== undefined && `Report: ${cleanText(reportPath)}`,
  ];
  return {
    level: 'notice',
    title: `Headroom: ${run.scenario} on ${run.environment}`,
    message: [...new Set(parts)].filter(Boolean).join(' '),
  };
}

const gravest = (a: Change, b: Change): number => Number(b.primary) - Number(a.primary) || b.change.value - a.change.value;

/** A run as annotations of a GitHub job: what ended it with a code is an error, a regression that it merely shows a warning. */
function render(unclean: Report, { reportPath, scenarioFile }: RenderOptions = {}): string {
  const report = cleanDocument(unclean);
  const missed = report.chips.validity === 'invalid' ? [] : report.verdicts.flatMap((verdict) => missedTarget(verdict, report.custom));
  const regressed = (report.comparison?.changes ?? []).filter(({ verdict }) => verdict === 'regressed');
  const annotations = [...invalidRun(report), ...missed, ...regressed.sort(gravest).map(regression), conclusion(report, reportPath)];
  return workflowCommands(annotations, scenarioFile === undefined ? undefined : cleanText(scenarioFile));
}

export const github: Format = { name: 'github', extension: 'txt', render };
