import type { LoadStep } from '../../engine/model/load.ts';
import { type Markup, markup } from '../markup.ts';
import { count, significant, trimmed } from '../words/digits.ts';
import { clock, duration } from '../words/quantity.ts';
import { stepName } from '../words/step.ts';
import { label, line, pixels, stretched } from './draw.ts';
import { figure } from './figure.ts';
import { between, fromZero, timeSteps } from './scale.ts';

const height = 110;

const sizeOf = ({ users, arrivalRate }: LoadStep): number => users ?? arrivalRate ?? 0;

/** The load as it is planned, drawn small: users (or journeys started per second) over time, plateaus as flat stretches; the hold is the part that is judged. Null without load. */
export function profileChart(steps: readonly LoadStep[], many: string, id: string): Markup | null {
  const closed = steps.some(({ users }) => users !== null);
  const drawn = steps.filter(({ users, toS, fromS }) => toS > fromS && (closed ? users !== null : true));
  const end = Math.max(0, ...drawn.map(({ toS }) => toS));
  if (end === 0) return null;
  const x = between(0, end, timeSteps);
  const y = fromZero(Math.max(...drawn.map(sizeOf)), 2);
  const up = (value: number): number => height * (1 - y.at(value));
  const areas = drawn.map((step, index) => {
    const before = step.kind === 'plateau' ? sizeOf(step) : index === 0 ? 0 : sizeOf(drawn[index - 1] ?? step);
    const [from, to] = [pixels(x.at(step.fromS) * 1000), pixels(x.at(step.toS) * 1000)];
    return markup`<path class="column${step.role === 'hold' && ' judged'}" d="M${from} ${height}V${pixels(up(before))}L${to} ${pixels(up(sizeOf(step)))}V${height}Z"/>`;
  });
  return figure(
    {
      id,
      title: 'Load as planned',
      note: `${closed ? many : 'Journeys started per second'} over time; the part that is judged is darker.`,
      description: `Load from 0 to ${duration(end)}: ${drawn.map((step) => stepName(step, many)).join('; ')}.`,
      height,
      className: 'plain',
      data: {
        titles: ['Step', 'From', 'To', closed ? many : 'Per second'],
        rows: steps.map((step) => [
          stepName(step, many),
          duration(step.fromS),
          duration(step.toS),
          step.users === null ? significant(step.arrivalRate ?? 0) : count(step.users),
        ]),
      },
    },
    markup`${stretched(height, areas)}${y.ticks.map((tick) => [
      line(tick === 0 ? 'axis' : 'grid', 0, up(tick), 1, up(tick)),
      label(trimmed(tick), { x: 0, y: up(tick) + 4, dx: -8, anchor: 'end', className: 'soft' }),
    ])}${x.ticks.map((tick) => label(clock(tick, end), { x: x.at(tick), y: height + 16, anchor: 'middle', className: 'soft' }))}`,
  );
}
