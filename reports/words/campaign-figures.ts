import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { Change } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { contextOf } from './campaign.ts';
import { timeWords } from './campaign-facts.ts';
import { movement } from './change.ts';
import { changeChip } from './chips.ts';
import { changeName } from './comparison.ts';
import { detectable } from './detectable.ts';
import { count, counted } from './digits.ts';
import { capital } from './facts.ts';
import { familyOf } from './family.ts';
import type { Figure } from './figures.ts';
import { quantity } from './quantity.ts';
import { probability } from './reason.ts';
import { shift } from './shift.ts';

const interval = /^(.*?)(?: (\[.*\]))?$/;

function moved(change: Change): Figure {
  const { unit } = metricById(change.metric);
  const same = change.head === change.base;
  const [, value = '', range = ''] = interval.exec(movement(change)) ?? [];
  return {
    label: capital(changeName(change)),
    value: same ? 'the same' : value,
    range: same ? '' : range,
    beside: same
      ? [`${quantity(change.base, unit)} on both sides`, `smallest detectable change ${detectable(change)}`]
      : [`${quantity(change.base, unit)} to ${quantity(change.head, unit)}`, change.verdict],
    tone: changeChip(change.verdict).tone,
  };
}

function noticeable(change: Change, report: CampaignReport): Figure {
  const rule = report.comparison?.rule ?? null;
  const delta = rule === null ? null : change.scale === 'ratio' ? rule.delta : rule.rateDelta;
  return {
    label: 'Smallest detectable change',
    value: detectable(change),
    range: '',
    beside: delta === null ? [] : [`the shift that matters is ${shift(delta, change)}`],
    tone: 'neutral',
  };
}

function chance({ evidence }: Change, report: CampaignReport): Figure | null {
  if (evidence === null) return null;
  const { unit = 'session' } = contextOf(report);
  const { confirmation } = evidence;
  return {
    label: 'Chance of as much without a change',
    value: probability(evidence.p).replace(/^p = /, '').replace(/^p < /, '< '),
    range: '',
    beside: [
      'one-sided p',
      ...(confirmation === null ? [] : [`${counted(confirmation.units, `fresh ${unit}`)}: ${probability(confirmation.p)}`]),
    ],
    tone: 'neutral',
  };
}

function work({ comparison }: CampaignReport): Figure | null {
  if (comparison === null) return null;
  const { counters, sameCounters } = familyOf(comparison);
  const rose = counters.filter(({ verdict }) => verdict === 'regressed').length;
  const total = counters.length + sameCounters;
  if (total === 0) return null;
  return {
    label: 'Work counters',
    value:
      rose > 0
        ? `${count(rose)} of ${count(total)} rose`
        : counters.length > 0
          ? `${count(counters.length)} of ${count(total)} fell`
          : 'all the same',
    range: '',
    beside: [rose > 0 || counters.length > 0 ? 'counted exactly' : `${counted(total, 'counter')}, counted exactly`],
    tone: rose > 0 ? 'bad' : 'good',
  };
}

function time(report: CampaignReport): Figure {
  const { units } = report;
  const { unit = 'session' } = contextOf(report);
  const [spent = '', ...rest] = timeWords(report).split(', ');
  const [value = '', budget] = spent.split(' of ');
  return {
    label: 'Time spent',
    value,
    range: '',
    beside: [
      [budget !== undefined && `of ${budget}`, ...rest].filter(Boolean).join(', '),
      `${counted(units.detection + units.confirmation, unit)} judged`,
    ].filter((line) => line !== ''),
    tone: 'neutral',
  };
}

/** Three to six numbers that carry the answer of a campaign. An invalid one has no change to show. */
export function campaignFigures(report: CampaignReport): Figure[] {
  const { comparison, verdict } = report;
  const judged = comparison === null || verdict === 'invalid' ? [] : familyOf(comparison).judged;
  const [lead, second] = judged;
  return [
    lead && moved(lead),
    lead && noticeable(lead, report),
    lead && chance(lead, report),
    second && moved(second),
    verdict === 'invalid' ? null : work(report),
    time(report),
  ].filter((figure) => figure !== null && figure !== undefined);
}
