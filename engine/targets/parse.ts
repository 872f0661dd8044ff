import { nearNames } from '../model/near-names.ts';
import type { TargetInput } from '../model/scenario.ts';
import type { Operator, Statistic, Target } from '../model/target.ts';
import { mirrored } from './operators.ts';
import { misunderstood, type Token, tokensOf } from './tokens.ts';
import { inBaseUnit, needsUnit, spellingsOf, writtenUnit } from './units.ts';
import { customSubject, hasStatistic, knownSubject, type Subject, statisticOf, statisticsFor, subjectWords } from './vocabulary.ts';

const operators: Readonly<Record<string, Operator>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '==': '==',
  '=': '==',
  '!=': '!=',
};

/** Both forms of a written target as one. */
type WrittenTarget = Omit<TargetInput, keyof Target['scope'] | 'at'> & {
  readonly [Part in keyof Target['scope']]?: Target['scope'][Part] | undefined;
} & { readonly at?: Target['at'] | undefined };

/**
 * Reads a target: `[metric] [statistic] operator number [unit]`, statistic and metric in either order,
 * `per request` after the metric for the reader. Without a metric latency is meant, or the time of the
 * transaction the target is for. A metric that is not in the registry is a script's own.
 *
 * @throws HeadroomError TARGET_SYNTAX naming the word that is wrong and what is possible in its place.
 */
export function parseTarget(input: TargetInput): Target {
  const { target, at, abort, ...scope }: WrittenTarget = input;
  const text = target.trim();
  const reader = new Reader(text);
  const { subject, statistic } = reader.subject(scope.transaction === undefined ? 'latency' : 'transactionTime');
  const operator = reader.operator();
  const expected = reader.limit(subject, statistic, operator);
  return {
    text,
    metric: subject.metric.id,
    statistic,
    operator: subject.complement ? mirrored[operator] : operator,
    expected: subject.complement ? Number((1 - expected).toPrecision(12)) : expected,
    scope: {
      ...(scope.endpoint === undefined ? {} : { endpoint: scope.endpoint }),
      ...(scope.transaction === undefined ? {} : { transaction: scope.transaction }),
      ...(scope.journey === undefined ? {} : { journey: scope.journey }),
      ...(scope.tags === undefined ? {} : { tags: scope.tags }),
    },
    ...(at === undefined ? {} : { at }),
    abort,
    source: 'config',
  };
}

class Reader {
  readonly #text: string;
  readonly #tokens: Token[];

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  subject(usual: string): { subject: Subject; statistic: Statistic } {
    const first = this.#next();
    if (first.kind !== 'word')
      throw this.#wrong(first, `a metric or a statistic, such as ${['p95', ...subjectWords.slice(0, 8)].join(', ')}`);
    const leading = statisticOf(first.text);
    const named = leading === undefined ? first : this.#peek().kind === 'word' ? this.#next() : null;
    const subject = named ? (knownSubject(named.text) ?? customSubject(named.text)) : (knownSubject(usual) ?? customSubject(usual));
    this.#skipPerRequest();
    const trailing = leading === undefined && this.#peek().kind === 'word' ? this.#next() : null;
    const statistic = leading ?? (trailing ? statisticOf(trailing.text) : subject.statistic);
    this.#skipPerRequest();
    if (!statistic) throw this.#withoutStatistic(subject, named ?? first, trailing);
    if (!subject.custom && !hasStatistic(subject.metric, statistic)) {
      throw this.#wrong(trailing ?? first, `${statisticsFor(subject.metric).join(', ')} of ${subject.metric.id}`);
    }
    return { subject, statistic };
  }

  operator(): Operator {
    const token = this.#next();
    const operator = operators[token.text];
    if (token.kind !== 'operator' || !operator) throw this.#wrong(token, '<, <=, >, >=, ==, !=');
    return operator;
  }

  limit(subject: Subject, statistic: Statistic, operator: Operator): number {
    const token = this.#next();
    const amount = Number(token.text);
    if (token.kind !== 'number' || !Number.isFinite(amount)) throw this.#wrong(token, 'a number, such as 300 or 99.9');
    const unit =
      statistic === 'perSecond' ? 'perSecond' : statistic === 'count' ? 'count' : subject.custom ? undefined : subject.metric.unit;
    const written = this.#next();
    const wanted = spellingsOf(unit);
    if (written.kind === 'end') {
      const whole = amount === 1 && (operator === '>=' || operator === '==');
      if (unit && (needsUnit(unit) || (unit === 'fraction' && amount >= 1 && !whole))) throw this.#wrong(written, wanted.join(', '));
      return amount;
    }
    const known = writtenUnit(written.text);
    if (!known || (unit && known.unit !== unit)) throw this.#wrong(written, wanted.length > 0 ? wanted.join(', ') : 'nothing more');
    const rest = this.#next();
    if (rest.kind !== 'end') throw this.#wrong(rest, 'nothing more');
    return inBaseUnit(amount, known);
  }

  #next(): Token {
    return this.#tokens.length > 1 ? (this.#tokens.shift() ?? this.#end()) : this.#end();
  }

  #peek(): Token {
    return this.#tokens[0] ?? this.#end();
  }

  #end(): Token {
    return { kind: 'end', text: '', at: this.#text.length };
  }

  #skipPerRequest(): void {
    if (this.#peek().text !== 'per') return;
    this.#next();
    const what = this.#next();
    if (what.text !== 'request') throw this.#wrong(what, 'request');
  }

  #withoutStatistic(subject: Subject, named: Token, trailing: Token | null) {
    const possible = statisticsFor(subject.metric).join(', ');
    if (trailing) return this.#wrong(trailing, subject.custom ? 'p95, avg, min, max, count, rate, perSecond, value' : possible);
    if (!subject.custom) return this.#wrong(this.#peek(), `${possible} of ${subject.metric.id}`);
    const near = nearNames(named.text, subjectWords);
    const own = `for a metric of your script's own with what of it, such as ${named.text} p95`;
    return this.#wrong(named, `${near.length > 0 ? near.join(', ') : subjectWords.slice(0, 12).join(', ')}, or, ${own}`);
  }

  #wrong(token: Token, possible: string) {
    return misunderstood(this.#text, token, possible);
  }
}
