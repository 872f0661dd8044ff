import type { Report } from '../../../engine/model/report.ts';
import type { Audience } from '../format.ts';
import type { SectionMaker } from './section.ts';
import { comparison } from './sections/comparison.ts';
import { endpoints, transactions } from './sections/endpoints.ts';
import { errors } from './sections/errors.ts';
import { lab } from './sections/lab.ts';
import { health, notes } from './sections/origin.ts';
import { probes } from './sections/probes.ts';
import { targets } from './sections/targets.ts';
import { loads, time } from './sections/time.ts';
import { checks, custom, secondOpinion, vitals, websocket } from './sections/users.ts';

const rest: readonly SectionMaker[] = [transactions, lab, vitals, websocket, checks, custom];

/** What each reader is shown first; all of them are shown all of it. */
const orders: Readonly<Record<Audience, readonly SectionMaker[]>> = {
  qa: [targets, time, errors, comparison, loads, endpoints, ...rest, probes, secondOpinion, health, notes],
  lead: [loads, time, secondOpinion, probes, targets, endpoints, comparison, errors, ...rest, health, notes],
  ci: [targets, comparison, errors, endpoints, time, loads, ...rest, probes, secondOpinion, health, notes],
};

/** Sections in the reader's order; where the run is invalid, the reason comes before everything. */
export function sectionsFor(report: Report, audience: Audience): readonly SectionMaker[] {
  const order = orders[audience];
  return report.chips.validity === 'invalid' ? [health, ...order.filter((maker) => maker !== health)] : order;
}
