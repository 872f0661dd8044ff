import type { Report } from '../../engine/model/report.ts';
import type { Markup } from '../markup.ts';
import { loadWords } from '../words/load-words.ts';
import { duration, quantity } from '../words/quantity.ts';
import { clockFigure } from './clock.ts';
import type { Panel } from './panel.ts';
import { known, simplePanel } from './panels.ts';

type Readings = Report['probes'];

interface Points {
  readonly atS: readonly number[];
  readonly widthS: readonly number[];
  readonly cores: readonly (number | null)[];
  readonly megabytes: readonly (number | null)[];
}

/** Every n-th reading, so that at most `most` are left. */
function everyFew(readings: Readings, most: number): Points {
  const step = Math.ceil(readings.length / most);
  const kept = readings.filter((_, index) => index % step === 0);
  return {
    atS: kept.map(({ atS }) => atS),
    widthS: kept.map(({ atS }, index) => (kept[index + 1]?.atS ?? atS + 1) - atS),
    cores: kept.map(({ cpuCores }) => cpuCores),
    megabytes: kept.map(({ memoryBytes }) => (memoryBytes === null ? null : memoryBytes / 1e6)),
  };
}

function panelsOf({ cores, megabytes }: Points): Panel[] {
  return [
    ...(known(cores).length > 0 ? [simplePanel('CPU, cores busy', 'cpu', cores, 90, (value) => `${quantity(value, 'count')} cores`)] : []),
    ...(known(megabytes).length > 0
      ? [simplePanel('Memory, MB', 'memory', megabytes, 70, (value) => `${quantity(value, 'count')} MB`)]
      : []),
  ];
}

/** CPU and memory of the target over time, under the same bands of load. */
export function probesOverTime({ probes, steps, judgedStep, run }: Report, id: string): Markup | null {
  if (!probes.some(({ cpuCores, memoryBytes }) => cpuCores !== null || memoryBytes !== null)) return null;
  const table = everyFew(probes, 60);
  return clockFigure(
    {
      id,
      title: 'CPU and memory',
      description: 'Cores busy and memory of the system under test, reading by reading.',
      data: {
        titles: ['At', 'Cores busy', 'Memory, MB'],
        rows: table.atS.map((at, index) => [
          duration(at),
          quantity(table.cores[index] ?? null, 'count'),
          quantity(table.megabytes[index] ?? null, 'count'),
        ]),
      },
    },
    { fine: everyFew(probes, 300), coarse: everyFew(probes, 75), panels: panelsOf },
    { steps, judgedStep, many: loadWords(run).many },
  );
}
