import type { Report } from '../../engine/model/report.ts';
import type { Machine } from '../../engine/model/run.ts';
import { count, counted } from './digits.ts';
import { moment } from './moment.ts';
import { duration, quantity } from './quantity.ts';

export type Fact = readonly [name: string, value: string];

const yesOrNo = (yes: boolean): string => (yes ? 'yes' : 'no');

function machineWords({ cpuModel, cpuCount, memoryBytes, platform, kernel, governor, node }: Machine): string {
  const cores = counted(cpuCount, 'core');
  return [`${cpuModel}, ${cores}`, quantity(memoryBytes, 'bytes'), platform, kernel, governor && `governor ${governor}`, `Node ${node}`]
    .filter(Boolean)
    .join(', ');
}

/** Nested facts of the target as dotted names: `switches.indexes` is `on`. */
function flattened(value: unknown, name: string, depth = 0): Fact[] {
  if (typeof value === 'boolean') return [[name, value ? 'on' : 'off']];
  if (typeof value === 'number') return [[name, Number.isInteger(value) ? count(value) : String(value)]];
  if (typeof value === 'string') return [[name, value]];
  if (Array.isArray(value)) return [[name, value.map(String).join(', ')]];
  if (typeof value !== 'object' || value === null || depth > 3) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flattened(inner, name === '' ? key : `${name}.${key}`, depth + 1));
}

/** Where the numbers come from: run, code, tool, scenario. */
export function provenanceFacts({ run }: Report): Fact[] {
  const { git, headroom, driver, scenarioHash, generator, coLocated, targetRestarted, seed, command } = run.provenance;
  const recording = driver.recording === 'recorder' ? 'own recorder' : 'CSV of an unmodified k6';
  return [
    ['Run', run.id],
    ['Scenario', run.scenario],
    ['Environment', run.environment],
    ['Measured', moment(run.startedAt)],
    ['Length', duration(run.durationS)],
    ['Outcome', `${run.outcome}${run.recovered ? ', recovered' : ''}${run.endReason ? `: ${run.endReason}` : ''}`],
    [
      'Commit',
      git === null
        ? 'not in a git repository'
        : `${git.commit}${git.branch === null ? '' : ` on ${git.branch}`}${git.dirty ? ', with uncommitted changes' : ''}`,
    ],
    ['Command', command],
    ['Headroom', headroom],
    [driver.kind, `${driver.version}, ${recording}, ${driver.source}`],
    ['Scenario hash', scenarioHash.slice(0, 16)],
    ['Seed', String(seed)],
    ['Generator', machineWords(generator)],
    ['Generator and target on one machine', yesOrNo(coLocated)],
    ['Target started fresh', yesOrNo(targetRestarted)],
  ];
}

/** What the target said of itself. */
export function targetFacts({ run }: Report): Fact[] {
  return run.provenance.target === null ? [] : flattened(run.provenance.target, '');
}
