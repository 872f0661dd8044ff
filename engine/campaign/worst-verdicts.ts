import type { Verdict } from '../model/target.ts';

const worstFirst: readonly Verdict['status'][] = ['fail', 'no-data', 'pass'];

/**
 * One verdict a target over several sessions: the worst one counts, so that a promise holds only when every session kept it. Of two
 * alike the one nearer to its limit; the order is that of the first session.
 */
export function worstVerdicts(sessions: readonly (readonly Verdict[])[]): Verdict[] {
  const worst = new Map<string, Verdict>();
  for (const verdict of sessions.flat()) {
    const key = JSON.stringify(verdict.target);
    const known = worst.get(key);
    if (known === undefined || compare(verdict, known) < 0) worst.set(key, verdict);
  }
  return [...worst.values()];
}

function compare(a: Verdict, b: Verdict): number {
  return (
    worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status) || Number(b.tooClose) - Number(a.tooClose) || distance(b) - distance(a)
  );
}

/** How far on the wrong side of its limit, in the metric's unit; unknown is not far. */
function distance({ target, actual }: Verdict): number {
  if (actual === null) return Number.NEGATIVE_INFINITY;
  return target.operator.startsWith('>') ? target.expected - actual.value : actual.value - target.expected;
}

/** A line for each target that some sessions met and some did not: every session's verdict stays in its own report. */
export function splitTargets(sessions: readonly (readonly Verdict[])[]): string[] {
  const targets = [...new Set(sessions.flat().map(({ target }) => target.text))];
  return targets.flatMap((text) => {
    const verdicts = sessions.flatMap((session) => session.filter(({ target }) => target.text === text));
    const met = verdicts.filter(({ status }) => status === 'pass').length;
    return met === 0 || met === verdicts.length ? [] : [`${text}: met in ${met} of ${verdicts.length} sessions.`];
  });
}
