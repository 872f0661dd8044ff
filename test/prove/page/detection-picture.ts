import { wilsonInterval } from '../../../engine/stats/wilson.ts';
import { type ShiftedGate, shiftModes, trueShift } from '../synthetic/shifts.ts';
import { dot, line, path, picture, words } from './svg.ts';

const width = 720;
const height = 320;
const [left, right, top, bottom] = [56, 124, 36, 52];
const edges: readonly number[] = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const least = 5;
const label = { duet: 'parallel duet', stored: 'stored baselines' } as const;
const className = { duet: 'first', stored: 'second' } as const;

/** How many gates found a true shift, by how great it was beside the change that the gate said it could detect. */
export function detectionPicture(gates: readonly ShiftedGate[]): string {
  const x = (bin: number) => left + ((bin + 0.5) / edges.length) * (width - left - right);
  const y = (share: number) => top + (1 - share) * (height - top - bottom);
  const curves = shiftModes.flatMap((mode) => {
    const points = edges.flatMap((from, bin) => {
      const to = edges[bin + 1] ?? Number.POSITIVE_INFINITY;
      const inside = gates.filter((gate) => {
        const ratio = gate.detectable === null ? Number.NaN : trueShift(gate.truth) / gate.detectable;
        return gate.mode === mode && ratio >= from && ratio < to;
      });
      if (inside.length < least) return [];
      const found = inside.filter(({ verdict }) => verdict === 'regressed').length;
      return [{ x: x(bin), y: y(found / inside.length), ...wilsonInterval(found, inside.length) }];
    });
    const last = points.at(-1);
    return [
      path(className[mode], points),
      ...points.flatMap((point) => [
        line(`${className[mode]} whisker`, point.x, y(point.low), point.x, y(point.high)),
        dot(className[mode], point.x, point.y),
      ]),
      ...(last ? [words(label[mode], last.x + 12, last.y + 4 + (mode === 'stored' ? 14 : 0))] : []),
    ];
  });
  return picture(
    {
      width,
      height,
      title: 'True slowdowns found, by their size beside the smallest detectable change the gate stated',
      description: 'Share of simulated gates that said regressed, with 95 % intervals, for parallel duets and stored baselines.',
    },
    [
      ...[0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => [
        line(share === 0.8 ? 'limit' : 'grid', left, y(share), width - right, y(share)),
        words(`${Math.round(share * 100)} %`, left - 8, y(share) + 4, { anchor: 'end', className: 'soft' }),
      ]),
      words('found', left - 44, top - 16),
      ...edges.map((from, bin) =>
        words(edges[bin + 1] === undefined ? `over ${from}` : `${from}–${edges[bin + 1]}`, x(bin), height - bottom + 18, {
          anchor: 'middle',
          className: 'soft',
        }),
      ),
      words('true shift, in smallest detectable changes', (left + width - right) / 2, height - 10, { anchor: 'middle' }),
      ...curves,
    ],
  );
}
