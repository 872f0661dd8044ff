import type { CampaignReport } from '../../engine/model/campaign.ts';
import { count } from './digits.ts';
import { type Facts, numberFact, textFact } from './facts.ts';

type Separation = NonNullable<CampaignReport['separation']>;

interface Counted {
  readonly sent: readonly [base: number, head: number];
  readonly counted: readonly [base: number, head: number];
}

function countedOf(facts: Facts): Counted | null {
  const [baseSent, headSent, base, head] = ['baseSent', 'headSent', 'baseCounted', 'headCounted'].map((name) => numberFact(facts, name));
  if (baseSent == null || headSent == null || base == null || head == null) return null;
  return { sent: [baseSent, headSent], counted: [base, head] };
}

const closeEnough = 0.05;

/** Both counters rose by all that was sent: they are one. */
function isOneCounter({ sent, counted }: Counted): boolean {
  const all = sent[0] + sent[1];
  return counted.every((rise) => Math.abs(rise - all) <= closeEnough * all);
}

function counterRose({ sent: [base, head], counted: [rise] }: Counted): string {
  const sent =
    base === head ? `${count(base)} requests sent to each side` : `${count(base)} and ${count(head)} requests sent to the two sides`;
  return ` (its own counter rose by ${count(rise)} for ${sent})`;
}

/** Why nothing may be said of two sides: one clause. */
export function notSeparated(facts: Facts): string {
  const begin = 'sides not separated';
  const numbers = countedOf(facts);
  const one = `${begin}: both URLs lead to the same target${numbers !== null && isOneCounter(numbers) ? counterRose(numbers) : ''}`;
  switch (textFact(facts, 'why')) {
    case 'same-url':
      return one;
    case 'same-version': {
      const version = textFact(facts, 'version');
      return `${begin}: both answer with the same version${version === null ? '' : `, ${version}`}, and nothing else tells them apart`;
    }
    case 'requests-crossed': {
      if (numbers === null) return `${begin}: requests of one side reached the target of the other`;
      if (isOneCounter(numbers)) return one;
      const [sent, counted] = [numbers.sent, numbers.counted];
      return `${begin}: requests of one side reached the target of the other (base ${count(sent[0])} sent, ${count(counted[0])} counted; head ${count(sent[1])} sent, ${count(counted[1])} counted)`;
    }
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
  const known = { baseSent: base.sent, headSent: head.sent, baseCounted: base.counted, headCounted: head.counted };
  return {
    ...Object.fromEntries(Object.entries(known).filter((entry): entry is [string, number] => entry[1] !== null)),
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
