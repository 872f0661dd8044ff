import { count } from '../rate.ts';
import type { PartState } from './state.ts';
import { cell, table } from './table.ts';

const notYet = 'not measured yet';

/** Every promise with what came of it, part by part. */
export function promises(states: readonly PartState[]): string {
  return states.map(sectionOf).join('\n\n');
}

function sectionOf(state: PartState): string {
  const { part, record, changedSince, bars } = state;
  const head = `### \`${part.name}\`\n\n${part.what}.`;
  if (record === null)
    return `${head}\n\n**${notYet}**${changedSince ? ': what it measures has changed since it last ran' : ''}. \`npm run prove ${part.name}\` measures it.`;
  const rows = bars.map(({ what, bar, measured, holds }) => [cell(what), cell(bar), cell(measured), kept(holds)]);
  return `${head}\n\n${provenance(state)}\n\n${table(['what', 'promise', 'measured', 'kept'], rows)}`;
}

function kept(holds: boolean | null): string {
  return holds === null ? '' : holds ? 'yes' : '**no**';
}

/** When, where, by what, and how many. */
function provenance({ part, record, outcomes, unfinished }: PartState): string {
  const dates = [...new Set(record?.trials.map(({ at }) => at.slice(0, 10)) ?? [])].sort();
  const machines = [
    ...new Set(
      record?.sessions.map(
        ({ machine, versions }) =>
          `${machine.cores} cores of ${machine.cpu}, ${machine.memoryGiB} GiB, kernel ${machine.kernel}; ${Object.entries(versions)
            .map(([name, version]) => `${name} ${version}`)
            .join(', ')}`,
      ) ?? [],
    ),
  ];
  const trials = `${count(outcomes.length)} of ${count(part.trials)} trials${part.gatesInTrial ? ` of ${part.gatesInTrial} gates` : ''}`;
  return `${unfinished ? `**Unfinished**: ${trials}` : trials} · ${dates.join(' to ')} · ${machines.join(' / ')} · seed ${record?.sessions[0]?.seed ?? ''} · rule ${record?.rule ?? ''}`;
}

/** Promises that are not kept, and parts that have not been measured, for who reads nothing else. */
export function notKept(states: readonly PartState[]): string[] {
  return states.flatMap(({ part, record, bars, unfinished }) => {
    if (record === null) return [`\`${part.name}\` is ${notYet}.`];
    const broken = bars.filter(({ holds }) => holds === false);
    return [
      ...broken.map(({ what, bar, measured }) => `\`${part.name}\`: ${what}: promised ${bar}, measured ${measured}.`),
      ...(unfinished ? [`\`${part.name}\` is unfinished.`] : []),
    ];
  });
}
