import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Change, Comparison } from '../../engine/model/comparison.ts';
import { writeResult } from './result.ts';

/** The page lab on the demo, a switch of the demo off against on, by the tool as a user types it. About two minutes a switch. */
const root = path.resolve(import.meta.dirname, '../..');
const main = path.join(root, 'engine/cli/main.ts');
const metrics = ['transferred', 'pageLoad', 'lcp'];
const told = (value: number | null) => (value === null ? null : Number(value.toFixed(1)));
const switches = [
  { name: 'compression', seenAt: 'mobile · first view' },
  { name: 'static-cache', seenAt: 'mobile · repeat view' },
];

function headroom(...args: string[]): unknown {
  const { stdout, error } = spawnSync(process.execPath, [main, ...args, '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  return JSON.parse(stdout.slice(stdout.indexOf('{')));
}

const visited = (...options: string[]): string => (headroom('run', 'vitals', ...options) as { run: string }).run;

const excludesZero = ({ change: { low, high } }: Change): boolean => low !== null && high !== null && (low > 0 || high < 0);

const rows = switches.map(({ name, seenAt }) => {
  const [base, head] = [visited(), visited('--switch', `${name}=off`)];
  const { verdict, changes } = headroom('compare', base, head) as Comparison;
  const shown = changes.filter(({ endpoint, metric }) => endpoint?.endsWith(seenAt) === true && metrics.includes(metric));
  return {
    what: `page lab, ${name} off against on, ${seenAt}`,
    bar: 'a valid comparison, and bytes or load time beyond their interval',
    measured: {
      verdict,
      ...Object.fromEntries(
        shown.map(({ metric, base: on, head: off, change: { value, low, high } }) => [
          metric,
          { on: told(on), off: told(off), shift: told(value), interval: [told(low), told(high)] },
        ]),
      ),
    },
    holds: verdict !== 'invalid' && shown.some((change) => change.metric !== 'lcp' && excludesZero(change)),
  };
});
writeResult('page-lab', rows);
