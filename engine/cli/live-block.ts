import { count, counted } from '../../reports/words/digits.ts';
import { duration, quantity } from '../../reports/words/quantity.ts';
import type { LiveState } from '../model/api/live.ts';
import type { RunWatch } from '../run/request.ts';
import type { Terminal } from './terminal.ts';

const blocks = '▁▂▃▄▅▆▇█';
const lineEveryS = 10;

/** Shows a run while it goes on: one block redrawn in place on a terminal, elsewhere a line every 10 s. `ceilingMs` is the latency target, if there is one. */
export function liveWatch(terminal: Terminal, interrupted: AbortSignal, ceilingMs: number | null): RunWatch & { done(): void } {
  let drawn = 0;
  let lastLineAt = Number.NEGATIVE_INFINITY;
  const erase = () => {
    if (drawn > 0) process.stderr.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  return {
    interrupted,
    phase: (text) => {
      erase();
      terminal.progress(text);
    },
    live: (state) => {
      if (terminal.live) {
        erase();
        const lines = blockOf(state, ceilingMs);
        process.stderr.write(`${lines.join('\n')}\n`);
        drawn = lines.length;
      } else if (state.elapsedS - lastLineAt >= lineEveryS) {
        lastLineAt = state.elapsedS;
        terminal.progress(lineOf(state));
      }
    },
    done: erase,
  };
}

function lineOf({ elapsedS, plannedS, unit, users, requestsPerSecond, p95Ms, errorRate }: LiveState): string {
  const left = duration(Math.max(0, plannedS - elapsedS));
  return `${duration(elapsedS)}  ${counted(users, unit)}  ${quantity(requestsPerSecond, 'perSecond')}  p95 ${quantity(p95Ms, 'ms')}  errors ${quantity(errorRate, 'fraction')}  ${left} left`;
}

/** At most 80 columns wide. */
function blockOf(state: LiveState, ceilingMs: number | null): string[] {
  const share = state.plannedS === 0 ? 0 : Math.min(1, state.elapsedS / state.plannedS);
  const width = 34;
  const bar = `${'█'.repeat(Math.round(share * width))}${'░'.repeat(width - Math.round(share * width))}`;
  const margin =
    ceilingMs === null || state.p95Ms === null
      ? ''
      : state.p95Ms <= ceilingMs
        ? `${quantity(ceilingMs - state.p95Ms, 'ms')} under ${quantity(ceilingMs, 'ms')}`
        : `${quantity(state.p95Ms - ceilingMs, 'ms')} over ${quantity(ceilingMs, 'ms')}`;
  return [
    `${bar}  ${duration(state.elapsedS)} of ${duration(state.plannedS)}  ${stepName(state)}`,
    `${state.unit}s ${count(state.users).padStart(6)}   ${quantity(state.requestsPerSecond, 'perSecond').padStart(12)}   errors ${quantity(state.errorRate, 'fraction')}   ${state.times === 'wsRoundTrip' ? 'round trips' : 'requests'} ${count(state.requests)}`,
    `p95 ${quantity(state.p95Ms, 'ms').padStart(8)}   ${sparkline(state.seconds.slice(-32).map(({ p95 }) => p95))}  ${margin}`,
  ];
}

function stepName({ steps, step: index, unit }: LiveState): string {
  const step = index === null ? undefined : steps[index];
  if (step === undefined) return '';
  return step.role === 'hold' ? `holding ${counted(step.users ?? 0, unit)}` : step.role.replace('-', ' ');
}

/** Heights over the range of what is shown; a space is a gap. */
function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  const range = Math.max(...known) - least;
  const height = (value: number) => (range === 0 ? 0 : Math.round(((value - least) / range) * (blocks.length - 1)));
  return values
    .slice(-32)
    .map((value) => (value === null ? ' ' : blocks[height(value)]))
    .join('');
}
