import type { CampaignReport } from '../../engine/model/campaign.ts';
import { count } from './digits.ts';
import { type Facts, numberFact, textFact } from './facts.ts';

type Separation = NonNullable<CampaignReport['separation']>;

/** What showed that both sides lead to one target: its counter, where it has one. */
function counterRose(facts: Facts): string {
  const counted = numberFact(facts, 'counted');
  const sent = numberFact(facts, 'sent');
  return counted === null || sent === null
    ? ''
    : ` (its own counter rose by ${count(counted)} for ${count(sent)} requests sent to each side)`;
}

/** Why nothing may be said of two sides: one clause. */
export function notSeparated(facts: Facts): string {
  const begin = 'sides not separated';
  switch (textFact(facts, 'why')) {
    case 'same-url':
      return `${begin}: both URLs lead to the same target${counterRose(facts)}`;
    case 'same-version': {
      const version = textFact(facts, 'version');
      return `${begin}: both answer with the same version${version === null ? '' : `, ${version}`}`;
    }
    case 'requests-crossed':
      return `${begin}: requests of one side reached the target of the other${counterRose(facts)}`;
    case 'not-shown':
      return `${begin}: nothing shows that both were hit, neither a version header nor a request count`;
    default:
      return begin;
  }
}

/** The facts of a refusal with the numbers of the evidence beside it, for a refusal that names none itself. */
export function separationFacts(facts: Facts, separation: Separation | null): Facts {
  if (separation === null) return facts;
  const { base, head } = separation;
  return {
    ...(base.counted !== null && base.sent !== null ? { counted: base.counted, sent: base.sent } : {}),
    ...(base.version !== null && base.version === head.version ? { version: base.version } : {}),
    ...facts,
  };
}

const hits = ({ sent, counted, version }: Separation['base']): string =>
  [version !== null && `version ${version}`, sent !== null && `${count(sent)} sent`, counted !== null && `${count(counted)} counted`]
    .filter(Boolean)
    .join(', ');

/** How the sides were shown to be two, with the numbers of both. */
export function separationSentence(separation: Separation): string {
  const how = {
    version: 'each answers with its own version',
    'request-count': 'each target counted its own requests',
    'start-order': 'only one of them was up at a time',
  };
  const begin = separation.shown
    ? `Sides kept apart${separation.by === null ? '' : `: ${how[separation.by]}`}`
    : 'Sides not shown to be apart';
  const numbers = [
    ['base', hits(separation.base)],
    ['head', hits(separation.head)],
  ].flatMap(([side, words]) => (words === '' ? [] : [`${side} ${words}`]));
  return `${begin}${numbers.length === 0 ? '' : ` (${numbers.join('; ')})`}.`;
}
