import type { GateOutcome } from '../demo/outcome.ts';
import { signedPercent } from '../rate.ts';
import { dot, line, picture, words } from './svg.ts';

const width = 720;
const height = 300;
const [left, right, top, bottom] = [64, 20, 36, 40];
const delta = 0.03;

/** What gates on the demo measured between equal sides, smallest first, each with its interval. */
export function equalDemoPicture(gates: readonly GateOutcome[]): string {
  const changes = gates.flatMap(({ change, verdict }) => (change ? [{ ...change, verdict }] : [])).sort((a, b) => a.value - b.value);
  const most = Math.max(1.2 * delta, ...changes.flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)]));
  const x = (at: number) => left + ((at + 0.5) / Math.max(1, changes.length)) * (width - left - right);
  const y = (change: number) => top + ((most - change) / (2 * most)) * (height - top - bottom);
  const marks = changes.flatMap(({ value, low, high, verdict }, at) => {
    const className = verdict === 'regressed' ? 'second' : verdict === 'unchanged' ? 'first' : 'third';
    return [
      ...(low !== null && high !== null ? [line(`${className} whisker`, x(at), y(low), x(at), y(high))] : []),
      dot(className, x(at), y(value)),
    ];
  });
  return picture(
    {
      width,
      height,
      title: 'What gates on the demo measured between equal sides',
      description: 'Change of the p95 with its 95 % interval, one mark a gate, smallest first; dashed lines at the shift that matters.',
    },
    [
      ...[-delta, 0, delta].flatMap((change) => [
        line(change === 0 ? 'axis' : 'limit', left, y(change), width - right, y(change)),
        words(change === 0 ? '0 %' : signedPercent(change), left - 8, y(change) + 4, { anchor: 'end', className: 'soft' }),
      ]),
      words('change of the p95', left - 50, top - 16),
      words('gates, smallest change first', (left + width - right) / 2, height - 10, { anchor: 'middle' }),
      ...marks,
    ],
  );
}
