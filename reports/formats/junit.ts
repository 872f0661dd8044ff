import type { Change } from '../../engine/model/comparison.ts';
import type { Report } from '../../engine/model/report.ts';
import type { Verdict } from '../../engine/model/target.ts';
import { movement } from '../words/change.ts';
import { cleanDocument } from '../words/clean.ts';
import { changeReasons, changeSize, comparisonSentence, placeName } from '../words/comparison.ts';
import { capital } from '../words/facts.ts';
import { targetSentence } from '../words/headline.ts';
import { healthReasons, healthSentence } from '../words/health.ts';
import { estimated, samples } from '../words/quantity.ts';
import { type ReasonContext, unitOfMode } from '../words/reason.ts';
import { targetName, unitOf } from '../words/targets.ts';
import { verdictReasons } from '../words/verdicts.ts';
import type { Format } from './format.ts';
import { type Case, suiteXml } from './junit/suite.ts';

function runCase(report: Report): Case {
  const { health, outcome } = report.run;
  const name = 'the run is valid';
  if (health.validity === 'invalid') {
    const why = healthReasons(health).invalidating.join('; ');
    return { group: 'run', name, error: `The run says nothing about its targets${why === '' ? '' : `: ${why}`}.` };
  }
  if (health.validity === 'unknown')
    return { group: 'run', name, skipped: `${healthSentence(health)}${outcome === 'completed' ? '' : ` The run was ${outcome}.`}` };
  return { group: 'run', name, output: healthSentence(health) };
}

function measured({ target, actual }: Verdict, report: Report): string {
  return actual === null
    ? 'nothing measured'
    : `${estimated(actual, unitOf(target.metric, target.statistic, report.custom))} (${samples(actual.samples)})`;
}

function targetCase(verdict: Verdict, report: Report): Case {
  const name = targetName(verdict.target);
  const why = capital(verdictReasons(verdict, report.custom).join('; '));
  const words = `${why === '' ? '' : `${why}. `}Measured: ${measured(verdict, report)}.`;
  if (report.chips.validity === 'invalid')
    return { group: 'target', name, skipped: `The run is invalid. Measured: ${measured(verdict, report)}.` };
  if (verdict.status === 'fail') return { group: 'target', name, failure: words };
  // No data for a declared target is never a pass: it fails, as the exit code does.
  if (verdict.status === 'no-data') return { group: 'target', name, failure: `No data. ${words}` };
  return { group: 'target', name, output: words };
}

function changeCase(change: Change, context: ReasonContext): Case {
  const name = `${placeName(change)} is not worse than before`;
  const why = changeReasons(change, context).join('; ');
  const size = changeSize(change);
  const words = `${capital(size)}${why === '' || why === size ? '' : `: ${why}`}.`;
  switch (change.verdict) {
    case 'regressed':
      return { group: 'regression', name, failure: words };
    case 'invalid':
      return { group: 'regression', name, error: words };
    case 'inconclusive':
      return { group: 'regression', name, skipped: `Inconclusive: ${movement(change)}${why === '' ? '' : `; ${why}`}.` };
    default:
      return { group: 'regression', name, output: words };
  }
}

/** One case a number of the gate; one for the whole where it says more than they do. */
function regressionCases({ comparison }: Report): Case[] {
  const name = 'no regression against the baseline';
  if (comparison === null) return [{ group: 'regression', name, skipped: 'No baseline yet.' }];
  const cases = comparison.changes
    .filter(({ primary }) => primary)
    .map((change) => changeCase(change, { unit: unitOfMode(comparison.mode) }));
  const whole = comparisonSentence(comparison);
  const told = (kind: 'failure' | 'error') => cases.some((each) => each[kind] !== undefined);
  if (comparison.verdict === 'invalid' && !told('error')) return [{ group: 'regression', name, error: whole }, ...cases];
  if (comparison.verdict === 'regressed' && !told('failure')) return [{ group: 'regression', name, failure: whole }, ...cases];
  return cases.length > 0
    ? cases
    : [{ group: 'regression', name, ...(comparison.verdict === 'inconclusive' ? { skipped: whole } : { output: whole }) }];
}

/** Targets and gate numbers as tests, for CI servers: failed and regressed fail, an invalid run errs, inconclusive is skipped with its reason. */
function render(unclean: Report): string {
  const report = cleanDocument(unclean);
  const { run } = report;
  return suiteXml({
    suite: `headroom.${run.scenario}`,
    environment: run.environment,
    startedAt: run.startedAt,
    durationS: run.durationS,
    properties: [
      ['run', run.id],
      ['commit', run.provenance.git?.commit ?? 'unknown'],
    ],
    cases: [runCase(report), ...report.verdicts.map((verdict) => targetCase(verdict, report)), ...regressionCases(report)],
    output: targetSentence(report),
  });
}

export const junit: Format = { name: 'junit', extension: 'xml', render };
